import type { Policy } from '../access/contracts';
import { policyOf, visibility } from '../access/policy';
import type { Context } from '../foundation/context';
import { PlatformError } from '../foundation/errors';
import { isId } from '../foundation/id';
import type { Entity, Values } from '../language/contracts';
import { environmentOf } from '../language/environment';
import type { Database, Row, Selection } from '../storage/contracts';
import { compileCount, compileSelection } from '../storage/select';
import { idIs, type Source } from './by-id';
import type { FindAnswer, FindRequest, RecordBody } from './contracts';
import { readCursor, shapeOf, writeCursor } from './cursor';
import { expand } from './expand';
import { listSelection } from './list-request';
import { type Reading, readingOf } from './reading';
import type { Manner } from './title';

/** "More than this many" is all that a capped count says. */
const CAP = 1000;

/**
 * A page of records the caller may see: one statement, one more per expanded `lines`, and the count
 * beside them when it is asked for. Throws forbidden, badRequest, badCondition, badCursor.
 */
export async function find(
  database: Database,
  context: Context,
  name: string,
  request: FindRequest,
): Promise<FindAnswer> {
  const { entity, policy } = readable(context, name);
  const reading = readingOf(context.snapshot, policy, entity, request.fields, mannerOf(context));
  const selection = { ...listSelection(context, policy, entity, request), fields: reading.paths };
  const shape = () => shapeOf(name, request.where, request.sort, request.search?.trim(), request.deleted === true);
  const after =
    request.after === undefined ? {} : { after: readCursor(request.after, shape(), selection.sort.length + 1) };
  const [page, count] = await Promise.all([
    readPage(database, { ...selection, ...after, limit: selection.limit + 1 }, reading, context, policy),
    countOf(database, selection, request.count ?? 'none'),
  ]);
  const more = page.bodies.length > selection.limit;
  const last = more ? page.keyset(selection.limit - 1) : null;
  return {
    records: more ? page.bodies.slice(0, selection.limit) : page.bodies,
    next: last ? writeCursor(shape(), last) : null,
    ...(count === null ? {} : { count }),
  };
}

/** One record the caller may see. Throws notFound for what does not exist and for what may not be seen alike. */
export async function read(
  source: Source,
  database: Database,
  context: Context,
  name: string,
  id: string,
  fields?: readonly string[],
): Promise<RecordBody> {
  const { entity, policy } = readable(context, name);
  const reading = readingOf(context.snapshot, policy, entity, fields, mannerOf(context));
  if (!isId(id)) throw new PlatformError('notFound');
  const selection: Selection = {
    snapshot: context.snapshot,
    entity,
    fields: reading.paths,
    where: idIs(entity, [id]),
    visible: visibility(policy),
    environment: environmentOf(context),
    sort: [],
    limit: 1,
  };
  const compiled = compileSelection(database.dialect, selection);
  const [row] = await source.read(compiled.statement);
  if (!row) throw new PlatformError('notFound');
  const [body] = await expand(source, database, context, policy, reading, [compiled.decode(row)]);
  if (!body) throw new PlatformError('notFound');
  return body;
}

/** The entity and the caller's policy, when the caller may read it at all. */
export function readable(context: Context, name: string): { entity: Entity; policy: Policy } {
  const entity = context.snapshot.entity(name);
  const policy = policyOf(context.snapshot, context.actor);
  if (!policy.may(name, 'read')) throw new PlatformError('forbidden');
  return { entity, policy };
}

export function mannerOf(context: Context): Manner {
  return { locale: context.actor.locale, timeZone: context.actor.timeZone };
}

async function readPage(database: Database, selection: Selection, reading: Reading, context: Context, policy: Policy) {
  const compiled = compileSelection(database.dialect, selection);
  const rows: readonly Row[] = await database.read(compiled.statement);
  const values: Values[] = rows.map((row) => compiled.decode(row));
  const bodies = await expand(database, database, context, policy, reading, values);
  return {
    bodies,
    keyset: (index: number) => {
      const row = rows[index];
      return row ? compiled.keyset(row) : null;
    },
  };
}

async function countOf(
  database: Database,
  selection: Selection,
  count: 'none' | 'capped' | 'exact',
): Promise<number | null> {
  if (count === 'none') return null;
  const [row] = await database.read(
    compileCount(database.dialect, selection, count === 'capped' ? CAP + 1 : undefined),
  );
  return Number(row?.[0] ?? 0);
}
