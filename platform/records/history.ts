import type { Policy } from '../access/contracts';
import type { Context } from '../foundation/context';
import type { Entity, Snapshot, Value } from '../language/contracts';
import { formerNames } from '../language/former-names';
import type { Database, Row } from '../storage/contracts';
import type { HistoryEntry } from './contracts';
import { read, readable } from './find';
import { whole } from './list-request';

/** Lines of history of one statement. */
const CHUNK = 500;
const COLUMNS = ['entity', 'record', 'action', 'at', 'by', 'byName', 'channel', 'changes', 'version'];

/**
 * What happened to a record and to the rows that are part of it, newest first. The caller must be able to read the
 * record, and sees only the fields he may read. Throws notFound, forbidden.
 */
export async function history(
  database: Database,
  context: Context,
  name: string,
  id: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly HistoryEntry[]> {
  const { entity, policy } = readable(context, name);
  const limit = whole('limit', page.limit, 1, 1000) ?? 50;
  const offset = whole('offset', page.offset, 0, 1_000_000) ?? 0;
  await read(database, database, context, name, id, []);
  const parts = partsOf(entity, context.snapshot).filter((part) => policy.may(part, 'read'));
  const seen: HistoryEntry[] = [];
  for (let start = 0; seen.length < offset + limit; start += CHUNK) {
    const rows = await database.read(statement(database, context.snapshot, name, parts, id, start));
    seen.push(...rows.map((row) => entryOf(database, context, policy, entity, parts, row)).filter(tellsSomething));
    if (rows.length < CHUNK) break;
  }
  return seen.slice(offset, offset + limit);
}

/** A change of fields one may not see did not happen; one of lines is told by the lines. */
function tellsSomething(entry: HistoryEntry): boolean {
  return entry.action !== 'update' || entry.changes.length > 0;
}

/** Entities whose rows are parts of this one's records. */
function partsOf(entity: Entity, snapshot: Snapshot): readonly string[] {
  const lines = [...entity.fields.values()].flatMap(({ relation }) => (relation?.kind === 'many' ? [relation.of] : []));
  return [...new Set(lines)].filter((name) => {
    const relation = snapshot.entity(name).part?.relation;
    return relation?.kind === 'one' && relation.to === entity.name;
  });
}

function statement(
  database: Database,
  snapshot: Snapshot,
  name: string,
  parts: readonly string[],
  id: string,
  start: number,
) {
  const { quote } = database.dialect;
  const columns = COLUMNS.map(quote).join(', ');
  const [mine, inside] = [everCalled([name], snapshot), everCalled(parts, snapshot)];
  const among = (names: readonly string[]) => `${quote('entity')} IN (${names.map(() => '?').join(', ')})`;
  const from = `SELECT ${quote('id')}, ${columns} FROM ${quote('_history')} WHERE`;
  const own = `${from} ${among(mine)} AND ${quote('record')} = ?`;
  const both = parts.length > 0 ? `${own} UNION ALL ${from} ${quote('parent')} = ? AND ${among(inside)}` : own;
  return {
    sql: `SELECT ${columns} FROM (${both}) AS past ORDER BY ${quote('id')} DESC LIMIT ${CHUNK} OFFSET ${start}`,
    values: [...mine, id, ...(parts.length > 0 ? [id, ...inside] : [])],
  };
}

/** Lines of history stand under the name that the entity had when they were written. */
function everCalled(entities: readonly string[], snapshot: Snapshot): readonly string[] {
  return entities.flatMap((name) => [name, ...formerNames(snapshot.entity(name).definition)]);
}

/** What a line calls an entity, as it is called now. */
function presentEntity(written: string, entities: readonly string[], snapshot: Snapshot): string {
  if (snapshot.hasEntity(written)) return written;
  return entities.find((name) => formerNames(snapshot.entity(name).definition).includes(written)) ?? written;
}

/** What a line calls a field, as it is called now. */
function presentField(written: string, name: string, snapshot: Snapshot): string {
  if (!snapshot.hasEntity(name)) return written;
  const { fields } = snapshot.entity(name);
  if (fields.has(written)) return written;
  return [...fields.values()].find(({ definition }) => formerNames(definition).includes(written))?.name ?? written;
}

function entryOf(
  database: Database,
  context: Context,
  policy: Policy,
  entity: Entity,
  parts: readonly string[],
  row: Row,
): HistoryEntry {
  const [of, record, action, at, by, byName, channel, changes, version] = row;
  const name = presentEntity(String(of), [entity.name, ...parts], context.snapshot);
  const said = JSON.parse(String(changes)) as Readonly<Record<string, readonly [Value, Value] | null>>;
  const shown = Object.entries(said)
    .map(([field, pair]) => [presentField(field, name, context.snapshot), pair] as const)
    .filter(([field, pair]) => pair !== null && policy.mayRead(name, field) && context.snapshot.hasEntity(name));
  return {
    at: String(database.dialect.decode(at, { kind: 'instant' })),
    by: { id: by === null || by === undefined ? null : String(by), title: String(byName) },
    action: String(action) as HistoryEntry['action'],
    channel: String(channel),
    version: Number(version),
    ...(name === entity.name ? {} : { of: { entity: name, id: String(record) } }),
    changes: shown.map(([field, pair]) => ({ field, from: pair?.[0] ?? null, to: pair?.[1] ?? null })),
  };
}
