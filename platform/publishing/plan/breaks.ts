/** Names that a change takes away while others still use them, and what may have been meant instead. */
import type { Finding } from '../../foundation/errors';
import { at } from '../../language/change/json';
import type { Snapshot } from '../../language/contracts';
import { isObject, type Layer, stackLayers } from '../../language/layers';
import type { Operation } from '../../language/operations';
import { looseSnapshot } from '../../language/snapshot';
import { words } from '../../vocabulary/words';
import type { Break } from '../contracts';

/** K009 and K011 about what was there before, each name with all its uses. */
export function breaksAmong(
  findings: readonly Finding[],
  before: Snapshot,
  layers: readonly Layer[],
): readonly Break[] {
  const gone = new Map<string, Finding[]>();
  for (const finding of findings) if (wasThere(finding, before)) gather(gone, finding);
  if (gone.size === 0) return [];
  const after = looseSnapshot(layers, stackLayers(layers), words);
  return [...gone.values()].map((uses) => breakOf(uses, before, after));
}

function wasThere({ code, params = {} }: Finding, before: Snapshot): boolean {
  if (code === 'K009') return before.artefact(String(params['kind']), String(params['name'])) !== undefined;
  const entity = String(params['entity']);
  return code === 'K011' && before.hasEntity(entity) && before.entity(entity).fields.has(String(params['name']));
}

function gather(gone: Map<string, Finding[]>, finding: Finding): void {
  const { params = {} } = finding;
  const key = `${String(params['kind'] ?? params['entity'])} ${String(params['name'])}`;
  gone.set(key, [...(gone.get(key) ?? []), finding]);
}

function breakOf(findings: readonly Finding[], before: Snapshot, after: Snapshot): Break {
  const [{ code = '', params = {} } = {}] = findings;
  const name = String(params['name']);
  const of = String(code === 'K011' ? params['entity'] : params['kind']);
  const uses = findings.map(({ file = '', path }) => ({ file, path }));
  const count = uses.length;
  const called = code === 'K011' ? `${of}.${name}` : `${of} ${name}`;
  return {
    sentence: {
      en: `${called} goes while it is used in ${count} ${count === 1 ? 'place' : 'places'}.`,
      ru: `${called} исчезает, хотя используется (мест: ${count}).`,
    },
    uses,
    offers: code === 'K011' ? fieldOffers(of, name, before, after) : artefactOffers(of, name, before, after),
  };
}

function fieldOffers(entity: string, from: string, before: Snapshot, after: Snapshot): readonly Operation[] {
  const [was, is] = [fieldsOf(before, entity), fieldsOf(after, entity)];
  const type = at(was, `/${from}/type`);
  return Object.keys(is)
    .filter((to) => !Object.hasOwn(was, to) && at(is, `/${to}/type`) === type)
    .map((to) => ({ what: 'field', entity, from, to }));
}

function fieldsOf(snapshot: Snapshot, entity: string): Readonly<Record<string, unknown>> {
  const fields = snapshot.artefact('entity', entity)?.['fields'];
  return isObject(fields) ? fields : {};
}

function artefactOffers(kind: string, from: string, before: Snapshot, after: Snapshot): readonly Operation[] {
  const about = (snapshot: Snapshot, name: string) => snapshot.artefact(kind, name)?.['entity'];
  return after
    .artefacts(kind)
    .filter(({ name }) => before.artefact(kind, name) === undefined && about(after, name) === about(before, from))
    .map(({ name: to }) => ({ what: 'artefact', kind, from, to }));
}
