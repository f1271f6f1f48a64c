/** What the grammar cannot say about an entity: the other side of relations, names that collide, values that do not fit. */
import type { Finding } from '../foundation/errors';
import { checkDefault } from './check-default';
import { type Attempt, attempted } from './compile-computations';
import { resolveCondition } from './condition';
import type { Artefact, Entity, Field, Snapshot, Text } from './contracts';
import { isObject, pointerTo } from './layers';
import { missingField } from './missing';
import { columnName } from './places';
import { RESERVED_FIELDS, SYSTEM_FIELDS } from './traits';

const PLATFORM: Text = { en: 'the platform', ru: 'платформа' };
const NO_WAY_BACK: Text = { en: 'the rows have no reference to this entity', ru: 'у строк нет ссылки на эту сущность' };
const NOT_BACK: Text = { en: 'it is no reference to this entity', ru: 'это не ссылка на эту сущность' };
const NOT_STORED: Text = { en: 'it stores no value to look up', ru: 'у него нет хранимого значения' };

/** Compiles everything of the entity; what goes wrong is reported, not thrown. */
export function checkEntity(entity: Entity, artefact: Artefact, attempt: Attempt): void {
  attempt.report(takenNames(entity, artefact));
  for (const field of entity.fields.values()) {
    if (!field.system) checkField(field, entity, attempt);
  }
  checkTraits(entity, attempt);
  checkStored(entity, artefact, attempt);
  void [entity.checks, entity.formulas, entity.rollUps];
}

function takenNames(entity: Entity, artefact: Artefact): readonly Finding[] {
  const written = isObject(artefact.fields) ? Object.keys(artefact.fields) : [];
  const findings: Finding[] = written
    .filter((name) => SYSTEM_FIELDS.includes(name) || RESERVED_FIELDS.includes(name))
    .map((name) => ({ code: 'K010', path: pointerTo('/fields', name), params: { name, other: PLATFORM } }));
  const columns = new Map<string, string>();
  for (const field of entity.fields.values()) {
    const stored = [...field.columns, ...(field.folded ? [field.folded] : [])];
    const names = stored.map(({ part }) => columnName(field.name, part));
    for (const name of new Set([field.name, ...names])) {
      const other = columns.get(name.toLowerCase());
      if (other !== undefined && other !== field.name)
        findings.push({ code: 'K010', path: pointerTo('/fields', field.name), params: { name, other } });
      columns.set(name.toLowerCase(), field.name);
    }
  }
  return findings;
}

function checkField(field: Field, entity: Entity, attempt: Attempt): void {
  const path = pointerTo('/fields', field.name);
  const { definition, word, relation } = field;
  if (field.value === 'rows') attempt.report(manyFindings(field, entity, path, attempt.snapshot));
  const speaking = word.borrowed?.(field).word ?? word;
  if ('options' in speaking.options.properties && !['of', 'options', 'from'].some((name) => name in definition)) {
    attempt.report([{ code: 'K005', path, params: { name: 'of' } }]);
  }
  const { snapshot } = attempt;
  if (relation?.kind === 'one' && definition.where !== undefined && snapshot.hasEntity(relation.to)) {
    const target = snapshot.entity(relation.to);
    attempted(attempt, () =>
      resolveCondition(definition.where, target, snapshot, { findingPath: `${path}/where`, outer: entity }),
    );
  }
  checkComputation(field, path, attempt);
  checkDefault(field, entity, `${path}/default`, attempt);
}

function manyFindings(field: Field, entity: Entity, path: string, snapshot: Snapshot): readonly Finding[] {
  const { relation, definition } = field;
  if (!snapshot.hasEntity(String(definition.of))) return [];
  if (relation?.kind !== 'many')
    return [{ code: 'K021', path: `${path}/of`, params: { name: String(definition.of), reason: NO_WAY_BACK } }];
  const target = snapshot.entity(relation.of);
  const back = target.fields.get(relation.by);
  if (!back) return [missingField(relation.by, target, `${path}/by`)];
  const fits = back.relation?.kind === 'one' && back.relation.to === entity.name;
  return fits ? [] : [{ code: 'K021', path: `${path}/by`, params: { name: relation.by, reason: NOT_BACK } }];
}

/** A roll-up that does not say what it does counts nothing that was meant. */
function checkComputation(field: Field, path: string, attempt: Attempt): void {
  const computation = field.word.computation?.(field.definition);
  if (computation?.kind !== 'rollUp' || field.definition[computation.function] !== undefined) return;
  attempt.report([{ code: 'K005', path, params: { name: 'sum | count | min | max | avg | list' } }]);
}

/** A tree and a part hang on references; a tree's leads to itself. */
function checkTraits(entity: Entity, attempt: Attempt): void {
  for (const [trait, property] of [
    ['part', 'of'],
    ['hierarchical', 'by'],
  ] as const) {
    const name = entity.traits.get(trait)?.[property];
    const relation = entity.fields.get(String(name))?.relation;
    if (relation === undefined) continue;
    if (relation?.kind === 'one' && (trait === 'part' || relation.to === entity.name)) continue;
    const reason = trait === 'part' ? { en: 'it is no reference', ru: 'это не ссылка' } : NOT_BACK;
    attempt.report([{ code: 'K021', path: `/traits/${trait}/${property}`, params: { name: String(name), reason } }]);
  }
}

/** The title, indexes and unique combinations need stored values. */
function checkStored(entity: Entity, artefact: Artefact, attempt: Attempt): void {
  const need = (name: unknown, path: string): void => {
    const field = entity.fields.get(String(name));
    if (field && !field.compared)
      attempt.report([{ code: 'K021', path, params: { name: field.name, reason: NOT_STORED } }]);
  };
  if (artefact.title !== undefined) need(artefact.title, '/title');
  for (const part of ['indexes', 'uniques'] as const) {
    for (const [key, index] of Object.entries(isObject(artefact[part]) ? artefact[part] : {})) {
      const names = isObject(index) && Array.isArray(index.fields) ? (index.fields as unknown[]) : [];
      for (const [place, name] of names.entries()) need(name, `${pointerTo(`/${part}`, key)}/fields/${place}`);
    }
  }
}
