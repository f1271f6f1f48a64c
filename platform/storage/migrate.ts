/**
 * From a snapshot to tables. The planner compares what metadata asks for with what is there and only ever creates,
 * adds and widens: nothing is dropped, and a column whose values would have to change meaning is a finding, not a step.
 * Planning again after any interruption gives the rest of the steps.
 */
import { type Finding, PlatformError } from '../foundation/errors';
import type { Entity, Snapshot, SqlDialect } from '../language/contracts';
import { fits } from './column-types';
import type { Database, StorageDatabase } from './contracts';
import { CORE_TABLES } from './core-tables';
import {
  addColumn,
  addForeignKey,
  addIndex,
  addLiveColumn,
  createTable,
  hasLive,
  isUniquePossible,
  neededIndexes,
  needsLive,
  type Outside,
  widenColumn,
} from './ddl';
import { rowBudget } from './row-budget';
import { readSchema, type TableNow } from './schema-now';
import { entityTable, type ForeignKeyShape, type TableShape } from './table-shape';

export interface SchemaStep {
  readonly kind:
    | 'createTable'
    | 'addColumn'
    | 'fillColumn'
    | 'widenColumn'
    | 'addIndex'
    | 'mendReference'
    | 'addForeignKey';
  readonly table: string;
  /** The column, index or key; the table's own name for a new table. */
  readonly name: string;
  readonly sql: string;
}

export interface SchemaPlan {
  readonly steps: readonly SchemaStep[];
  /** Why some of the metadata cannot be stored (K019, K021). */
  readonly findings: readonly Finding[];
}

interface Draft {
  readonly dialect: SqlDialect;
  readonly steps: SchemaStep[];
  readonly findings: Finding[];
}

const NOTHING: TableNow = { columns: new Map(), indexes: new Set(), foreignKeys: new Set(), references: [] };

/** What is missing for a snapshot (and for the platform's own tables), in the order in which it must be made. */
export async function planSchema(database: Database, snapshot: Snapshot): Promise<SchemaPlan> {
  const now = await readSchema(database);
  const draft = draftOfCore(database, now);
  for (const name of snapshot.entityNames) {
    const entity = snapshot.entity(name);
    planTable(entityTable(entity, snapshot), now.get(entity.table), entity, draft);
  }
  return { steps: inOrder(draft.steps), findings: draft.findings };
}

/** Makes only the platform's own tables: where revisions live before any metadata is known. */
export async function applyCoreTables(database: StorageDatabase): Promise<void> {
  await perform(database, async () => draftOfCore(database, await readSchema(database)));
}

/** Plans and performs. Throws invalidMetadata when the plan has findings, and then has changed nothing. */
export async function applySchema(database: StorageDatabase, snapshot: Snapshot): Promise<SchemaPlan> {
  return perform(database, async () => {
    const plan = await planSchema(database, snapshot);
    if (plan.findings.length > 0) throw new PlatformError('invalidMetadata', {}, plan.findings);
    return plan;
  });
}

/** Another node may be making the same tables: as long as every new plan is shorter than the last one, somebody gets on. */
async function perform(database: StorageDatabase, plan: () => Promise<SchemaPlan>): Promise<SchemaPlan> {
  const first = await plan();
  let open = first;
  while (open.steps.length > 0) {
    const failure = await database.define(open.steps.map((step) => step.sql)).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    const rest = await plan();
    if (rest.steps.length >= open.steps.length) throw failure?.error ?? new Error('The schema does not come to rest.');
    open = rest;
  }
  return first;
}

function draftOfCore(database: Database, now: ReadonlyMap<string, TableNow>): Draft {
  const draft: Draft = { dialect: database.dialect, steps: [], findings: [] };
  for (const table of CORE_TABLES) planTable(table, now.get(table.name), null, draft);
  return draft;
}

function planTable(table: TableShape, found: TableNow | undefined, entity: Entity | null, draft: Draft): void {
  const now = found ?? NOTHING;
  const { outside, excess } =
    draft.dialect.engine === 'mysql' ? rowBudget(table, now.columns) : { outside: new Set<string>(), excess: null };
  if (excess)
    draft.findings.push({ code: 'K019', path: '/fields', params: { entity: table.entity ?? table.name, ...excess } });
  const possible = {
    ...table,
    indexes: neededIndexes(table, draft.dialect).filter((index) => allowUnique(table, index, outside, draft)),
  };
  if (!found) {
    for (const sql of createTable(possible, outside, draft.dialect))
      draft.steps.push({ kind: 'createTable', table: table.name, name: table.name, sql });
    return;
  }
  planColumns(possible, now, outside, draft);
  if (entity) planFolded(entity, now, draft);
  planKeys(possible, now, outside, draft);
}

function allowUnique(table: TableShape, index: TableShape['indexes'][number], outside: Outside, draft: Draft): boolean {
  if (isUniquePossible(table, index, outside, draft.dialect)) return true;
  draft.findings.push({
    code: 'K021',
    path: '/uniques',
    params: {
      name: index.name,
      reason: { en: 'the texts are too long to be unique.', ru: 'тексты слишком длинны, чтобы быть уникальными.' },
    },
  });
  return false;
}

function planColumns(table: TableShape, now: TableNow, outside: Outside, draft: Draft): void {
  const step = (kind: SchemaStep['kind'], name: string, sql: string) =>
    draft.steps.push({ kind, table: table.name, name, sql });
  for (const column of table.columns) {
    const declared = now.columns.get(column.name);
    if (declared === undefined) {
      step('addColumn', column.name, addColumn(table, column, outside, draft.dialect));
      continue;
    }
    const fit = fits(column.kind, declared, draft.dialect.engine);
    if (fit === 'widen') step('widenColumn', column.name, widenColumn(table, column, draft.dialect));
    if (fit === 'other') draft.findings.push(meansOtherwise(table, column.name, declared));
  }
  if (draft.dialect.engine === 'mysql' && needsLive(table) && !hasLive(now.columns))
    step('addColumn', '_live', addLiveColumn(table, draft.dialect));
}

/** A field that becomes searchable gets its folded column filled at once, or lists would miss the rows there are. */
function planFolded(entity: Entity, now: TableNow, draft: Draft): void {
  const { quote, fold } = draft.dialect;
  for (const field of entity.fields.values()) {
    const { folded, compared } = field;
    if (!folded || !compared || now.columns.has(folded.name) || !now.columns.has(compared.name)) continue;
    const sql = `UPDATE ${quote(entity.table)} SET ${quote(folded.name)} = ${fold(quote(compared.name))} WHERE ${quote(compared.name)} IS NOT NULL`;
    draft.steps.push({ kind: 'fillColumn', table: entity.table, name: folded.name, sql });
  }
}

function planKeys(table: TableShape, now: TableNow, outside: Outside, draft: Draft): void {
  for (const index of table.indexes) {
    if (now.indexes.has(index.name)) continue;
    const sql = addIndex(table, index, outside, draft.dialect);
    draft.steps.push({ kind: 'addIndex', table: table.name, name: index.name, sql });
  }
  if (draft.dialect.engine === 'sqlite') return;
  for (const key of table.foreignKeys) {
    if (now.foreignKeys.has(key.name)) continue;
    if (now.columns.has(key.column)) draft.steps.push(mendReference(table.name, key, draft.dialect));
    const sql = addForeignKey(table, key, draft.dialect);
    draft.steps.push({ kind: 'addForeignKey', table: table.name, name: key.name, sql });
  }
}

/** A reference that was left aside may lead to a record that was removed meanwhile. */
function mendReference(table: string, key: ForeignKeyShape, { quote }: SqlDialect): SchemaStep {
  const column = quote(key.column);
  const there = `SELECT ${quote('id')} FROM (SELECT ${quote('id')} FROM ${quote(key.table)}) AS there`;
  const sql = `UPDATE ${quote(table)} SET ${column} = NULL WHERE ${column} IS NOT NULL AND ${column} NOT IN (${there})`;
  return { kind: 'mendReference', table, name: key.column, sql };
}

function meansOtherwise(table: TableShape, column: string, declared: string): Finding {
  return {
    code: 'K021',
    path: `/fields/${column}`,
    params: {
      name: `${table.entity ?? table.name}.${column}`,
      reason: {
        en: `the database already keeps it as ${declared}; use another name.`,
        ru: `в базе оно уже хранится как ${declared}; возьмите другое имя.`,
      },
    },
  };
}

const RANK: Readonly<Record<SchemaStep['kind'], number>> = {
  createTable: 0,
  widenColumn: 1,
  addColumn: 2,
  fillColumn: 3,
  addIndex: 4,
  mendReference: 5,
  addForeignKey: 6,
};

/** Foreign keys last, when every table is there. */
function inOrder(steps: readonly SchemaStep[]): readonly SchemaStep[] {
  return [...steps].sort((a, b) => RANK[a.kind] - RANK[b.kind]);
}
