/** What the grammar cannot say about scenarios: names of records that nobody gave, values that no field takes. */
import type { Finding } from '../foundation/errors';
import { didYouMean } from '../foundation/suggest';
import { checkValue } from './check-value';
import type { Artefact, Entity, Field, Snapshot } from './contracts';
import { isObject, pointerTo } from './layers';

type Json = Readonly<Record<string, unknown>>;

/** Actions on one record that must be named. */
const ON_A_RECORD: readonly unknown[] = ['update', 'remove', 'read'];
/** Whoever acts is a record of this entity. */
const PERSON = 'user';

interface World {
  readonly snapshot: Snapshot;
  /** The entity of every record that is known so far. */
  readonly records: Map<string, string>;
  readonly findings: Finding[];
}

/** K005, K007, V… about a scenario; steps know what is given and what earlier steps made. */
export function checkScenario(artefact: Artefact, snapshot: Snapshot): readonly Finding[] {
  const world: World = { snapshot, records: new Map(), findings: [] };
  const given = members(artefact.given);
  for (const [name, record] of given) world.records.set(name, String(record.entity));
  for (const [name, record] of given)
    checkValues(record.values, String(record.entity), `${pointerTo('/given', name)}/values`, world);
  checkPerson(artefact.as, '/as', world);
  for (const [key, step] of members(artefact.steps)) checkStep(step, pointerTo('/steps', key), world);
  return world.findings;
}

function checkStep(step: Json, path: string, world: World): void {
  const entity = String(step.entity);
  const when = isObject(step.when) ? step.when : {};
  const then = isObject(step.then) ? step.then : {};
  checkPerson(step.as, `${path}/as`, world);
  checkValues(when.values, entity, `${path}/when/values`, world);
  if (ON_A_RECORD.includes(when.action)) checkRecord(when.record, entity, `${path}/when`, world);
  if (when.action === 'create' && typeof when.record === 'string') world.records.set(when.record, entity);
  checkValues(then.fields, entity, `${path}/then/fields`, world);
  for (const name of Object.keys(isObject(then.sees) ? then.sees : {}))
    checkName(name, world.records.keys(), pointerTo(`${path}/then/sees`, name), world);
}

/** A step on one record names it, and it is one of the step's entity. */
function checkRecord(name: unknown, entity: string, path: string, world: World): void {
  if (name === undefined) world.findings.push({ code: 'K005', path, params: { name: 'record' } });
  else checkName(String(name), namesOf(entity, world), `${path}/record`, world);
}

function checkPerson(person: unknown, path: string, world: World): void {
  if (typeof person === 'string') checkName(person, namesOf(PERSON, world), path, world);
}

function checkValues(values: unknown, name: string, path: string, world: World): void {
  const entity = world.snapshot.hasEntity(name) ? world.snapshot.entity(name) : undefined;
  if (!entity || !isObject(values)) return;
  for (const [key, value] of Object.entries(values)) {
    const field = entity.fields.get(key);
    if (field) checkOne(field, value, pointerTo(path, key), world);
  }
}

function checkOne(field: Field, value: unknown, path: string, world: World): void {
  const target = targetOf(field, world);
  if (isObject(value) && typeof value.$given === 'string') {
    checkName(value.$given, namesOf(target?.name ?? '', world), `${path}/$given`, world);
  } else if (field.relation?.kind === 'many' && target && Array.isArray(value)) {
    checkRows(value, target, path, world);
  } else if (field.relation?.kind !== 'many' && !field.word.computation?.(field.definition)) {
    world.findings.push(...checkValue(field, value, path, world.snapshot));
  }
}

function targetOf({ relation }: Field, { snapshot }: World): Entity | undefined {
  const name = relation?.kind === 'one' ? relation.to : (relation?.of ?? '');
  return snapshot.hasEntity(name) ? snapshot.entity(name) : undefined;
}

function checkRows(rows: readonly unknown[], target: Entity, path: string, world: World): void {
  for (const [index, row] of rows.entries()) checkValues(row, target.name, pointerTo(path, index), world);
}

function checkName(name: string, known: Iterable<string>, path: string, { findings }: World): void {
  const names = [...known];
  if (names.includes(name)) return;
  const params = { value: name, allowed: names.join(', '), hint: didYouMean(name, names) };
  findings.push({ code: 'K007', path, params });
}

function namesOf(entity: string, { records }: World): readonly string[] {
  return [...records].filter(([, of]) => of === entity).map(([name]) => name);
}

function members(of: unknown): readonly (readonly [string, Json])[] {
  return Object.entries(isObject(of) ? of : {}).filter((entry): entry is [string, Json] => isObject(entry[1]));
}
