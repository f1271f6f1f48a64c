import type { Context } from '../foundation/context';
import type { Environment, Values } from './contracts';

/** What conditions and expressions may use in a unit of work: its moment, the user's zone, the user, and a record they are evaluated for. */
export function environmentOf(context: Context, record?: Values): Environment {
  const { actor } = context;
  return {
    now: context.now,
    timeZone: actor.timeZone,
    me: { id: actor.id, team: actor.team, teamsBelow: actor.teamsBelow, roles: actor.roles, name: actor.name },
    ...(record ? { record } : {}),
  };
}
