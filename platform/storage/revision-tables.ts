/** Where the catalogue keeps its revisions: every body once, every revision as a list of bodies. */
import type { ArtefactVersion, RevisionHead, RevisionTables } from '../catalog/contracts';
import type { SqlDialect } from '../language/contracts';
import type { ColumnKind } from '../vocabulary/contracts';
import type { Database, Row, Transaction } from './contracts';
import { CORE_TABLES } from './core-tables';
import { chunks, insertPlain } from './write';

const HEAD = ['id', 'parent', 'content', 'at', 'author', 'comment', 'packages', 'outcome'] as const;
const VERSION = ['id', 'package', 'kind', 'name', 'file', 'body'] as const;
const IDS_AT_ONCE = 1000;

/** The tables must be there (`applyCoreTables`). */
export function createRevisionTables(database: Database): RevisionTables {
  const { dialect } = database;
  const heads = `SELECT ${selected('_revision', HEAD, dialect, 'r')} FROM ${dialect.quote('_revision')} AS r ORDER BY r.${dialect.quote('id')} DESC LIMIT ?`;
  const list = async (limit: number) => {
    const rows = await database.read({ sql: heads, values: [limit] });
    return rows.map((row) => readRow<RevisionHead>('_revision', HEAD, row, dialect));
  };
  return {
    list,
    latest: async () => (await list(1))[0] ?? null,
    async artefacts(revision) {
      const { quote } = dialect;
      const sql = `SELECT ${selected('_artefact', VERSION, dialect, 'a')} FROM ${quote('_revisionArtefact')} AS l JOIN ${quote('_artefact')} AS a ON a.${quote('id')} = l.${quote('artefact')} WHERE l.${quote('revision')} = ? ORDER BY l.${quote('position')}`;
      const rows = await database.read({ sql, values: [revision] });
      return rows.map((row) => readRow<ArtefactVersion>('_artefact', VERSION, row, dialect));
    },
    save: (head, artefacts) =>
      database.write(async (transaction) => {
        await insert(transaction, '_revision', HEAD, [head], dialect);
        await insert(transaction, '_artefact', VERSION, await missing(transaction, artefacts, dialect), dialect);
        const listed = artefacts.map(({ id }, position) => ({
          id: `${head.id}/${position}`,
          revision: head.id,
          position: String(position),
          artefact: id,
        }));
        await insert(transaction, '_revisionArtefact', ['id', 'revision', 'position', 'artefact'], listed, dialect);
      }),
  };
}

/** Bodies that no revision before had. */
async function missing(
  transaction: Transaction,
  artefacts: readonly ArtefactVersion[],
  dialect: SqlDialect,
): Promise<readonly ArtefactVersion[]> {
  const wanted = new Map(artefacts.map((artefact) => [artefact.id, artefact]));
  const id = dialect.quote('id');
  for (const ids of chunks([...wanted.keys()], IDS_AT_ONCE)) {
    const marks = ids.map(() => '?').join(', ');
    const sql = `SELECT ${id} FROM ${dialect.quote('_artefact')} WHERE ${id} IN (${marks})`;
    for (const [known] of await transaction.read({ sql, values: ids })) wanted.delete(String(known));
  }
  return [...wanted.values()];
}

async function insert<T extends object>(
  transaction: Transaction,
  table: string,
  columns: readonly (keyof T & string)[],
  rows: readonly T[],
  dialect: SqlDialect,
): Promise<void> {
  const cells = rows.map((row) =>
    columns.map((column) => dialect.encode((row[column] ?? null) as string | null, kindOf(table, column))),
  );
  for (const statement of insertPlain(dialect, table, columns, cells)) await transaction.run(statement);
}

function selected(table: string, columns: readonly string[], dialect: SqlDialect, alias: string): string {
  return columns.map((column) => dialect.select(`${alias}.${dialect.quote(column)}`, kindOf(table, column))).join(', ');
}

function readRow<T>(table: string, columns: readonly string[], row: Row, dialect: SqlDialect): T {
  return Object.fromEntries(
    columns.map((column, index) => [column, dialect.decode(row[index], kindOf(table, column))]),
  ) as T;
}

function kindOf(table: string, column: string): ColumnKind {
  const shape = CORE_TABLES.find((candidate) => candidate.name === table);
  return shape?.columns.find((candidate) => candidate.name === column)?.kind ?? { kind: 'longText' };
}
