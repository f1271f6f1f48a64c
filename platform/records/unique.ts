import { type Finding, PlatformError } from '../foundation/errors';
import type { Condition, Entity, Field, Values } from '../language/contracts';
import type { StorageError, Transaction } from '../storage/contracts';
import { uniqueOf } from '../storage/table-shape';
import { ownPath, readRows } from './rows';
import { ownTitlePath, titleOf } from './title';
import { type Change, changeOf, same, type Unit, type Work, written } from './unit';

type Unique = Entity['uniques'][number];

/** Combinations of one statement; plain values of one field stand in a list and may be more. */
const CHUNK = 200;
const LIST = 1000;

/** Values that another record holds already (V012 with its title), found for all changes at once. Numbers of a sequence never repeat. */
export async function findTaken(unit: Unit, work: Work): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const drawn = new Set(work.plan.sequences.map(({ field }) => field.name));
  for (const unique of work.entity.uniques) {
    if (unique.fields.every((field) => drawn.has(field.name))) continue;
    const asking = holdersToBe(work, unique);
    const mine = new Map<string, Change>();
    for (const change of asking) {
      const key = keyOf(unique, change.state);
      const twin = mine.get(key);
      if (twin) findings.push(taken(change, unique, titleIn(unit, work.entity, twin.state)));
      else mine.set(key, change);
    }
    for (const row of await holdersOf(unit, work.entity, unique, [...mine.values()])) {
      const change = mine.get(keyOf(unique, row));
      if (change && change.id !== row['id'] && !isLeaving(work, String(row['id']), unique)) {
        findings.push(taken(change, unique, await visibleTitle(unit, work.entity, row)));
      }
    }
  }
  return findings;
}

/** What the database refused, in the words of the record: who holds the value, or which reference leads nowhere. */
export async function explainViolation(unit: Unit, error: StorageError): Promise<unknown> {
  if (error.reason === 'full') return new PlatformError('storageFull');
  if (error.reason === 'gone') return new PlatformError('unavailable');
  if (error.reason === 'foreignKey') return dangling(unit);
  if (error.reason !== 'unique') return error;
  const { database } = unit;
  const reader: Transaction = {
    read: (statement) => database.read(statement),
    run: async () => 0,
    part: (work) => work(),
  };
  const outside: Unit = { ...unit, transaction: reader };
  const findings = (await Promise.all(unit.works.map((work) => findTaken(outside, work)))).flat();
  return new PlatformError('invalid', {}, findings.length > 0 ? findings : generic(unit, error));
}

/** A record was removed, or is being used, while we wrote. */
function dangling(unit: Unit): PlatformError {
  const isRemoval = unit.works.every((work) => work.changes.every((change) => change.action === 'delete'));
  if (isRemoval) return new PlatformError('inUse', { where: '…' });
  return new PlatformError('invalid', {}, [{ code: 'V011', path: '', params: { value: '…' } }]);
}

/** The holder may be gone again, or hidden from us; the field can still be named. */
function generic(unit: Unit, error: StorageError): readonly Finding[] {
  for (const work of unit.works) {
    const field = uniqueOf(work.entity, error.constraint)?.fields[0];
    if (field) return [{ code: 'V012', path: `${work.changes[0]?.at ?? ''}${field.name}`, params: { title: '…' } }];
  }
  return [{ code: 'V012', path: '', params: { title: '…' } }];
}

function holdersToBe(work: Work, unique: Unique): readonly Change[] {
  const alive = [...written(work), ...work.changes.filter((change) => change.action === 'restore')];
  return alive.filter((change) => {
    const touched = change.action !== 'update' || unique.fields.some((field) => change.changed.has(field.name));
    return touched && unique.fields.every((field) => compared(field, change.state) !== null);
  });
}

async function holdersOf(
  unit: Unit,
  entity: Entity,
  unique: Unique,
  changes: readonly Change[],
): Promise<readonly Values[]> {
  const paths = [...unique.fields.map((field) => ownPath(entity, field.name)), ...titlePaths(unit, entity)];
  const found: Values[] = [];
  const [only] = unique.fields;
  const isList = unique.fields.length === 1 && only?.value !== 'set';
  const size = isList ? LIST : CHUNK;
  for (let start = 0; start < changes.length; start += size) {
    const some = changes.slice(start, start + size);
    const where = isList && only ? holdsOneOf(entity, only, some) : holdsAny(entity, unique, some);
    found.push(...(await readRows(unit, { entity, where, paths })));
  }
  return found;
}

function holdsOneOf(entity: Entity, field: Field, changes: readonly Change[]): Condition {
  const operands = changes.map((change) => ({ constant: compared(field, change.state) as string }));
  const operator = operands.length === 1 ? '$eq' : '$in';
  return { op: 'compare', path: ownPath(entity, field.name), operator, operands };
}

function holdsAny(entity: Entity, unique: Unique, changes: readonly Change[]): Condition {
  const of = changes.map((change) => holds(entity, unique, change));
  return of.length === 1 && of[0] ? of[0] : { op: 'or', of };
}

function holds(entity: Entity, unique: Unique, change: Change): Condition {
  const of = unique.fields.map((field): Condition => {
    const constant = compared(field, change.state);
    return {
      op: 'compare',
      path: ownPath(entity, field.name),
      operator: '$eq',
      operands: [{ constant: constant as string }],
    };
  });
  return of.length === 1 && of[0] ? of[0] : { op: 'and', of };
}

function compared(field: Field, values: Values): unknown {
  const value = values[field.name] ?? null;
  return value === null ? null : (field.word.compared?.(value as string, field) ?? value);
}

function keyOf(unique: Unique, values: Values): string {
  return JSON.stringify(unique.fields.map((field) => compared(field, values)));
}

/** A holder that gives the value up in the same unit of work is no obstacle. */
function isLeaving(work: Work, id: string, unique: Unique): boolean {
  const change = changeOf(work, id);
  if (!change) return false;
  return (
    change.action === 'delete' ||
    unique.fields.some((field) => !same(change.state[field.name], change.before?.[field.name]))
  );
}

function taken(change: Change, unique: Unique, title: string | null): Finding {
  const [field] = unique.fields;
  return { code: 'V012', path: `${change.at}${field?.name ?? ''}`, params: { title: title ?? '…' } };
}

function titlePaths(unit: Unit, entity: Entity) {
  const path = ownTitlePath(entity.title, unit.context.snapshot, unit.policy.mayRead);
  return path ? [path] : [];
}

function titleIn(unit: Unit, entity: Entity, values: Values): string | null {
  const [path = null] = titlePaths(unit, entity);
  const { locale, timeZone } = unit.context.actor;
  return titleOf(path, values, { locale, timeZone });
}

/** The holder is named only to those who may see it. */
async function visibleTitle(unit: Unit, entity: Entity, row: Values): Promise<string | null> {
  const where = unit.policy.rows(entity, 'read');
  if (where !== null) {
    const id: Condition = {
      op: 'compare',
      path: ownPath(entity, 'id'),
      operator: '$eq',
      operands: [{ constant: String(row['id']) }],
    };
    const seen = await readRows(unit, { entity, where: { op: 'and', of: [id, where] }, paths: [], limit: 1 });
    if (seen.length === 0) return null;
  }
  return titleIn(unit, entity, row);
}
