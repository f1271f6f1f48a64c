import type { Finding } from '../foundation/errors';
import { didYouMean } from '../foundation/suggest';
import type { Entity } from './contracts';

/** K011: an artefact names a field that the entity does not have. */
export function missingField(name: string, entity: Entity, path: string): Finding {
  return { code: 'K011', path, params: { name, entity: entity.name, hint: didYouMean(name, entity.fields.keys()) } };
}

/** K009: an artefact names another that does not exist. */
export function missingArtefact(kind: string, name: string, known: Iterable<string>, path: string): Finding {
  return { code: 'K009', path, params: { kind, name, hint: didYouMean(name, known) } };
}
