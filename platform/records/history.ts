import type { Policy } from '../access/contracts';
import type { Context } from '../foundation/context';
import type { Entity, Snapshot, Value } from '../language/contracts';
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
    const rows = await database.read(statement(database, name, parts, id, start));
    seen.push(...rows.map((row) => entryOf(database, context, policy, entity, row)).filter(tellsSomething));
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

function statement(database: Database, name: string, parts: readonly string[], id: string, start: number) {
  const { quote } = database.dialect;
  const columns = COLUMNS.map(quote).join(', ');
  const own = `SELECT ${quote('id')}, ${columns} FROM ${quote('_history')} WHERE ${quote('entity')} = ? AND ${quote('record')} = ?`;
  const inner = `SELECT ${quote('id')}, ${columns} FROM ${quote('_history')} WHERE ${quote('parent')} = ? AND ${quote('entity')} IN (${parts.map(() => '?').join(', ')})`;
  const both = parts.length > 0 ? `${own} UNION ALL ${inner}` : own;
  return {
    sql: `SELECT ${columns} FROM (${both}) AS past ORDER BY ${quote('id')} DESC LIMIT ${CHUNK} OFFSET ${start}`,
    values: [name, id, ...(parts.length > 0 ? [id, ...parts] : [])],
  };
}

function entryOf(database: Database, context: Context, policy: Policy, entity: Entity, row: Row): HistoryEntry {
  const [of, record, action, at, by, byName, channel, changes, version] = row;
  const name = String(of);
  const said = JSON.parse(String(changes)) as Readonly<Record<string, readonly [Value, Value] | null>>;
  const shown = Object.entries(said).filter(
    ([field, pair]) => pair !== null && policy.mayRead(name, field) && context.snapshot.hasEntity(name),
  );
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
