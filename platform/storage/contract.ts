/**
 * What only the revision before needed: indexes, unique combinations and foreign keys of columns and tables that are named
 * no longer. Values are never touched. SQLite cannot drop a foreign key, so there a left reference is moved aside into a
 * plain column (`…__kept`), from which it comes back.
 */
import type { Snapshot, SqlDialect } from '../language/contracts';
import type { Database, StorageDatabase } from './contracts';
import { type ForeignKeyNow, readSchema, type TableNow } from './schema-now';
import { entityTable, type TableShape } from './table-shape';

const OURS = /^(ix|ux|rx|fk)_/;
const KEPT = '__kept';

export interface ContractStep {
  readonly kind: 'dropForeignKey' | 'dropIndex' | 'keepReference' | 'returnReference';
  readonly table: string;
  readonly name: string;
  readonly sql: readonly string[];
}

/** What a snapshot no longer needs, foreign keys before the indexes they stand on. Performing it twice changes nothing. */
export async function planContraction(database: Database, snapshot: Snapshot): Promise<readonly ContractStep[]> {
  const now = await readSchema(database);
  const wanted = new Map(
    snapshot.entityNames
      .map((name) => entityTable(snapshot.entity(name), snapshot))
      .map((table) => [table.name, table]),
  );
  const steps: ContractStep[] = [];
  for (const [name, table] of now) {
    if (name.startsWith('_') || name.startsWith('sqlite_')) continue;
    steps.push(...keysLeft(name, table, wanted.get(name), database.dialect));
  }
  return steps;
}

/** Drops what the snapshot does not need. */
export async function contractSchema(database: StorageDatabase, snapshot: Snapshot): Promise<void> {
  const steps = await planContraction(database, snapshot);
  if (steps.length > 0) await database.define(steps.flatMap((step) => step.sql));
}

/** Brings references back that were kept aside, before a snapshot that names them again is current. */
export async function returnReferences(database: StorageDatabase, snapshot: Snapshot): Promise<void> {
  const steps = (await planContraction(database, snapshot)).filter((step) => step.kind === 'returnReference');
  if (steps.length > 0) await database.define(steps.flatMap((step) => step.sql));
}

function keysLeft(
  name: string,
  now: TableNow,
  shape: TableShape | undefined,
  dialect: SqlDialect,
): readonly ContractStep[] {
  const quoted = dialect.quote(name);
  const isMysql = dialect.engine === 'mysql';
  const keys = new Set(shape?.foreignKeys.map((key) => key.name));
  const references = new Set(shape?.foreignKeys.map((key) => key.column));
  const indexes = new Set(shape?.indexes.map((index) => index.name));
  const foreign = isMysql
    ? [...now.foreignKeys]
        .filter((key) => OURS.test(key) && !keys.has(key))
        .map((key): ContractStep => {
          const sql = [`ALTER TABLE ${quoted} DROP FOREIGN KEY ${dialect.quote(key)}`];
          return { kind: 'dropForeignKey', table: name, name: key, sql };
        })
    : now.references.flatMap((reference) => keptOrReturned(name, now, reference, references, dialect));
  const dropped = [...now.indexes]
    .filter((index) => OURS.test(index) && !indexes.has(index) && !(isMysql && keys.has(index)))
    .map((index): ContractStep => {
      const sql = isMysql
        ? `ALTER TABLE ${quoted} DROP INDEX ${dialect.quote(index)}`
        : `DROP INDEX IF EXISTS ${dialect.quote(index)}`;
      return { kind: 'dropIndex', table: name, name: index, sql: [sql] };
    });
  return [...foreign, ...dropped];
}

/** A left reference goes aside; one that is wanted again comes back where its record still is. */
function keptOrReturned(
  table: string,
  now: TableNow,
  { column, target }: ForeignKeyNow,
  wanted: ReadonlySet<string>,
  dialect: SqlDialect,
): readonly ContractStep[] {
  const [at, name, kept] = [table, column, `${column}${KEPT}`].map((each) => dialect.quote(each));
  const isKept = now.columns.has(`${column}${KEPT}`);
  if (wanted.has(column)) {
    if (!isKept) return [];
    const there = `${kept} IN (SELECT ${dialect.quote('id')} FROM ${dialect.quote(target)})`;
    const sql = [`UPDATE ${at} SET ${name} = ${kept}, ${kept} = NULL WHERE ${name} IS NULL AND ${there}`];
    return [{ kind: 'returnReference', table, name: column, sql }];
  }
  const sql = [
    ...(isKept ? [] : [`ALTER TABLE ${at} ADD COLUMN ${kept} TEXT(36)`]),
    `UPDATE ${at} SET ${kept} = ${name}, ${name} = NULL WHERE ${name} IS NOT NULL`,
  ];
  return [{ kind: 'keepReference', table, name: column, sql }];
}
