import type { Condition, Entity, Path, Values } from '../language/contracts';
import type { Database, Selection, Transaction } from '../storage/contracts';
import { EVERYTHING } from '../storage/scope';
import { compileSelection } from '../storage/select';
import { idIs } from './by-id';
import type { Unit } from './unit';

/** Ids of one statement. */
export const CHUNK = 1000;

export interface RowsRequest {
  readonly entity: Entity;
  readonly paths: readonly Path[];
  readonly where: Condition | null;
  readonly withDeleted?: boolean;
  readonly sort?: Selection['sort'];
  /** The first rows only. */
  readonly limit?: number;
  /** Keep others from changing these rows until this unit of work ends. */
  readonly lock?: boolean;
}

/** Rows for the platform's own work, whoever the caller is: all that a condition selects, a thousand at a time, by id. */
export async function readRows(unit: Unit, request: RowsRequest): Promise<readonly Values[]> {
  const found: Values[] = [];
  for await (const page of pagesOf(unit, request)) found.push(...page);
  return found;
}

/** As readRows, page by page, for what may not fit into memory. */
export async function* pagesOf(unit: Unit, request: RowsRequest): AsyncGenerator<readonly Values[]> {
  const selection = selectionOf(unit, request);
  for (let after: Selection['after'] | null; after !== null; ) {
    const compiled = compileSelection(unit.database.dialect, { ...selection, ...(after ? { after } : {}) });
    const rows = await readLocked(unit.transaction, unit.database, compiled.statement, request.lock === true);
    if (rows.length > 0) yield rows.map((row) => compiled.decode(row));
    const last = rows.at(-1);
    after = last && rows.length === CHUNK && request.limit === undefined ? compiled.keyset(last) : null;
  }
}

/** Rows by their ids (or by another reference), however many ids there are. */
export async function readRowsBy(
  unit: Unit,
  request: RowsRequest,
  ids: readonly string[],
  field = 'id',
): Promise<readonly Values[]> {
  const found: Values[] = [];
  for (let start = 0; start < ids.length; start += CHUNK) {
    const those = idIs(request.entity, ids.slice(start, start + CHUNK), field);
    const where: Condition = request.where ? { op: 'and', of: [those, request.where] } : those;
    found.push(...(await readRows(unit, { ...request, where })));
  }
  return found;
}

/** A field of an entity as a path. */
export function ownPath(entity: Entity, name: string): Path {
  const field = entity.fields.get(name);
  if (!field) throw new Error(`${entity.name} has no field ${name}`);
  return { entity: entity.name, hops: [], field, text: name };
}

function selectionOf(unit: Unit, request: RowsRequest): Selection {
  return {
    snapshot: unit.context.snapshot,
    entity: request.entity,
    fields: request.paths,
    where: request.where,
    visible: EVERYTHING,
    environment: unit.environment,
    sort: request.sort ?? [],
    limit: Math.min(request.limit ?? CHUNK, CHUNK),
    ...(request.withDeleted ? { withDeleted: true } : {}),
  };
}

function readLocked(
  transaction: Transaction,
  database: Database,
  statement: { readonly sql: string; readonly values: readonly unknown[] },
  lock: boolean,
) {
  const locked = lock && database.dialect.engine === 'mysql';
  return transaction.read(locked ? { ...statement, sql: `${statement.sql} FOR UPDATE` } : statement);
}
