/**
 * Which computed fields read which fields: the order of one record's formulas, what must be recomputed
 * elsewhere after a change, and circles, which are refused (also through other entities).
 */
import type { Finding } from '../foundation/errors';
import { conditionPaths } from './condition';
import type { Dependant, Entity, Field, Formula, Path, RollUp } from './contracts';

/** Formulas so that each comes after those of the same record it reads. Circles keep their written order; `findCircles` reports them. */
export function orderFormulas(formulas: readonly Formula[]): readonly Formula[] {
  const byField = new Map(formulas.map((formula) => [formula.field.name, formula]));
  const ordered = new Set<Formula>();
  const visiting = new Set<Formula>();
  const visit = (formula: Formula): void => {
    if (visiting.has(formula)) return;
    visiting.add(formula);
    for (const path of formula.expression.paths) {
      const read = path.hops.length === 0 ? byField.get(path.field.name) : undefined;
      if (read) visit(read);
    }
    ordered.add(formula);
  };
  for (const formula of formulas) visit(formula);
  return Object.freeze([...ordered]);
}

/** entity → computed fields of other records that read it. */
export function findDependants(entities: readonly Entity[]): ReadonlyMap<string, readonly Dependant[]> {
  const found: Found = new Map();
  const byName = new Map(entities.map((entity) => [entity.name, entity]));
  for (const entity of entities) {
    for (const { field, expression } of entity.formulas) {
      for (const path of expression.paths) watchHops(found, { entity, kind: 'formula', field }, [], path);
    }
    for (const rollUp of entity.rollUps) watchRows(found, entity, rollUp, byName);
  }
  return new Map([...found].map(([watched, drafts]) => [watched, [...drafts.values()]]));
}

/** K012 for every circle, with the file path of its first field. */
export function findCircles(entities: readonly Entity[]): readonly (Finding & { readonly entity: string })[] {
  const reads = readsOf(entities);
  const done = new Set<string>();
  const findings: (Finding & { readonly entity: string })[] = [];
  const walk = (node: string, trail: readonly string[]): void => {
    const start = trail.indexOf(node);
    if (start >= 0) {
      const [entity = '', field = ''] = node.split('.');
      const cycle = [...trail.slice(start), node].join(' → ');
      findings.push({ entity, code: 'K012', path: `/fields/${field}`, params: { cycle } });
      return;
    }
    if (done.has(node)) return;
    done.add(node);
    for (const read of reads.get(node) ?? []) walk(read, [...trail, node]);
  };
  for (const entity of entities) for (const field of entity.fields.values()) walk(keyOf(field), []);
  return findings;
}

type Holder = Pick<Dependant, 'entity' | 'kind' | 'field'>;
type Draft = Dependant & { readonly watches: Set<string> };
type Found = Map<string, Map<string, Draft>>;

/** A path reads, at every hop's target, the next reference of the path and at the last one the field itself. */
function watchHops(found: Found, holder: Holder, before: readonly Field[], path: Path): void {
  for (const [index, hop] of path.hops.entries()) {
    if (hop.relation?.kind !== 'one') return;
    const next = path.hops[index + 1] ?? path.field;
    watch(found, hop.relation.to, holder, [...before, ...path.hops.slice(0, index + 1)], [next.name]);
  }
}

/** The rows themselves, and what the roll-up's condition reads beyond them. */
function watchRows(found: Found, entity: Entity, rollUp: RollUp, byName: ReadonlyMap<string, Entity>): void {
  const { field, over, of, where } = rollUp;
  if (over.relation?.kind !== 'many') return;
  const back = byName.get(over.relation.of)?.fields.get(over.relation.by);
  if (!back) return;
  const paths = where ? conditionPaths(where) : [];
  const holder: Holder = { entity, kind: 'rollUp', field };
  const read = paths.map((path) => (path.hops[0] ?? path.field).name);
  watch(found, back.entity, holder, [back], [back.name, ...(of ? [of.name] : []), ...read]);
  for (const path of paths) watchHops(found, holder, [back], path);
}

function watch(found: Found, watched: string, holder: Holder, via: readonly Field[], fields: readonly string[]): void {
  const ofEntity = found.get(watched) ?? new Map<string, Draft>();
  found.set(watched, ofEntity);
  const key = [holder.entity.name, holder.field.name, ...via.map((field) => field.name)].join('.');
  const draft = ofEntity.get(key) ?? { ...holder, via, watches: new Set<string>() };
  for (const name of fields) draft.watches.add(name);
  ofEntity.set(key, draft);
}

/** "entity.field" of every computed field → the computed fields it reads, through whatever references. */
function readsOf(entities: readonly Entity[]): ReadonlyMap<string, readonly string[]> {
  const reads = new Map<string, readonly string[]>();
  const fieldsOn = (paths: readonly Path[]) => paths.flatMap((path) => [...path.hops, path.field]);
  for (const entity of entities) {
    for (const { field, expression } of entity.formulas) reads.set(keyOf(field), fieldsOn(expression.paths).map(keyOf));
    for (const { field, of, where } of entity.rollUps) {
      const read = [...(of ? [of] : []), ...(where ? fieldsOn(conditionPaths(where)) : [])];
      reads.set(keyOf(field), read.map(keyOf));
    }
  }
  return reads;
}

function keyOf(field: Field): string {
  return `${field.entity}.${field.name}`;
}
