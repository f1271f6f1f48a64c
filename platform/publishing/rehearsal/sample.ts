/** The newest records of every entity with all they refer to, copied from one database into another. */
import { type Context, SYSTEM_ACTOR } from '../../foundation/context';
import type { Condition, Entity, Field, Path, Snapshot, Values } from '../../language/contracts';
import { environmentOf } from '../../language/environment';
import type { Database, Selection } from '../../storage/contracts';
import { EVERYTHING } from '../../storage/scope';
import { compileSelection } from '../../storage/select';
import { copySequences } from '../../storage/sequence';
import { insertRows } from '../../storage/write';
import type { Sampled } from './contracts';

const ROWS_AT_ONCE = 1000;

export interface Side {
  readonly database: Database;
  readonly snapshot: Snapshot;
}

type Rows = Map<string, Values>;

/** Copies `most` records of each entity, and whatever they refer to, however far; both sides have the same entities. */
export async function copySample(from: Side, to: Side, most: number): Promise<readonly Sampled[]> {
  const found = new Map<string, Rows>();
  for (const name of from.snapshot.entityNames)
    add(found, name, await readRows(from, name, { where: null, limit: most }));
  for (let missing = missingIn(found, from.snapshot); missing.size > 0; missing = missingIn(found, from.snapshot))
    for (const [name, ids] of missing) await follow(from, name, ids, found);
  await to.database.write(async (transaction) => {
    await transaction.run({ sql: 'PRAGMA defer_foreign_keys = ON', values: [] });
    for (const [name, rows] of found)
      for (const statement of insertRows(to.database.dialect, to.snapshot.entity(name), [...rows.values()]))
        await transaction.run(statement);
    await copySequences(from.database, transaction, to.database.dialect);
  });
  return [...found].map(([entity, rows]) => ({ entity, records: rows.size }));
}

async function follow(from: Side, name: string, ids: readonly string[], found: Map<string, Rows>): Promise<void> {
  const id = pathOf(fieldOf(from.snapshot.entity(name), 'id'));
  for (let start = 0; start < ids.length; start += ROWS_AT_ONCE) {
    const operands = ids.slice(start, start + ROWS_AT_ONCE).map((constant) => ({ constant }));
    const where: Condition = { op: 'compare', path: id, operator: '$in', operands };
    const rows = await readRows(from, name, { where, limit: ROWS_AT_ONCE });
    if (rows.length < operands.length) throw new Error(`${name}: a reference leads to no record`);
    add(found, name, rows);
  }
}

function add(found: Map<string, Rows>, name: string, rows: readonly Values[]): void {
  const known = found.get(name) ?? new Map<string, Values>();
  for (const row of rows) known.set(String(row['id']), row);
  found.set(name, known);
}

/** Records that found ones refer to and that are not found yet, by entity. */
function missingIn(found: ReadonlyMap<string, Rows>, snapshot: Snapshot): ReadonlyMap<string, readonly string[]> {
  const missing = new Map<string, Set<string>>();
  for (const [name, rows] of found) {
    for (const { name: field, relation } of storedFields(snapshot.entity(name))) {
      if (relation?.kind !== 'one') continue;
      const there = found.get(relation.to);
      for (const row of rows.values()) {
        const id = row[field];
        if (typeof id !== 'string' || there?.has(id)) continue;
        missing.set(relation.to, (missing.get(relation.to) ?? new Set()).add(id));
      }
    }
  }
  return new Map([...missing].map(([name, ids]) => [name, [...ids]]));
}

/** Identities begin with the moment at which they were made: the greatest is the newest. */
async function readRows(
  { database, snapshot }: Side,
  name: string,
  { where, limit }: Pick<Selection, 'where' | 'limit'>,
): Promise<readonly Values[]> {
  const entity = snapshot.entity(name);
  const compiled = compileSelection(database.dialect, {
    snapshot,
    entity,
    fields: storedFields(entity).map(pathOf),
    where,
    visible: EVERYTHING,
    environment: environmentOf(contextOf(snapshot)),
    sort: [{ path: pathOf(fieldOf(entity, 'id')), descending: true }],
    limit,
    withDeleted: true,
  });
  return (await database.read(compiled.statement)).map((row) => compiled.decode(row));
}

function contextOf(snapshot: Snapshot): Context {
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  return { actor: SYSTEM_ACTOR, snapshot, now: new Date(), log: quiet, channel: 'system' };
}

function storedFields(entity: Entity): readonly Field[] {
  return [...entity.fields.values()].filter((field) => field.columns.length > 0);
}

function fieldOf(entity: Entity, name: string): Field {
  const field = entity.fields.get(name);
  if (!field) throw new Error(`${entity.name} has no field ${name}`);
  return field;
}

function pathOf(field: Field): Path {
  return { entity: field.entity, hops: [], field, text: field.name };
}
