import type { Environment, Values } from '../../../language/contracts';
import type { Surroundings } from '../../contracts';

/** What expressions may use in the browser besides the record: this moment, the user's zone, the user. */
export function environmentHere(surroundings: Surroundings, record?: Values): Environment {
  const { timeZone, actor } = surroundings;
  return { now: new Date(), timeZone, me: actor, ...(record ? { record } : {}) };
}
