/** Where the catalogue keeps its revisions: every body once, every revision as a list of bodies. */
import type { ArtefactVersion, RevisionHead, RevisionTables } from '../catalog/contracts';
import type { SqlDialect } from '../language/contracts';
import { type KnownPlace, placeKey } from '../language/evolution';
import type { ColumnKind } from '../vocabulary/contracts';
import type { Database, Row, Transaction } from './contracts';
import { CORE_TABLES } from './core-tables';
import { chunks, insertPlain } from './write';

const HEAD = ['id', 'parent', 'content', 'at', 'author', 'comment', 'packages', 'places', 'outcome'] as const;
const VERSION = ['id', 'package', 'kind', 'name', 'file', 'body'] as const;
const PLACE = ['id', 'entity', 'field', 'mark', 'columns', 'gone'] as const;
const IDS_AT_ONCE = 1000;

/** The tables must be there (`applyCoreTables`). */
export function createRevisionTables(database: Database): RevisionTables {
  const { dialect } = database;
  const heads = async (rest: string, values: readonly unknown[]) => {
    const sql = `SELECT ${selected('_revision', HEAD, dialect, 'r')} FROM ${dialect.quote('_revision')} AS r ${rest}`;
    const rows = await database.read({ sql, values });
    return rows.map((row) => readRow<RevisionHead>('_revision', HEAD, row, dialect));
  };
  const id = `r.${dialect.quote('id')}`;
  const list = (limit: number, before?: string) =>
    before === undefined
      ? heads(`ORDER BY ${id} DESC LIMIT ?`, [limit])
      : heads(`WHERE ${id} < ? ORDER BY ${id} DESC LIMIT ?`, [before, limit]);
  return {
    list,
    latest: async () => (await list(1))[0] ?? null,
    head: async (revision) => (await heads(`WHERE ${id} = ?`, [revision]))[0] ?? null,
    places: () => readPlaces(database),
    async artefacts(revision) {
      const { quote } = dialect;
      const sql = `SELECT ${selected('_artefact', VERSION, dialect, 'a')} FROM ${quote('_revisionArtefact')} AS l JOIN ${quote('_artefact')} AS a ON a.${quote('id')} = l.${quote('artefact')} WHERE l.${quote('revision')} = ? ORDER BY l.${quote('position')}`;
      const rows = await database.read({ sql, values: [revision] });
      return rows.map((row) => readRow<ArtefactVersion>('_artefact', VERSION, row, dialect));
    },
    save: ({ head, artefacts, places }, also) =>
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
        await replacePlaces(transaction, places, dialect);
        await also(transaction);
      }),
  };
}

interface PlaceRow {
  readonly id: string;
  readonly entity: string;
  readonly field: string;
  readonly mark: string;
  readonly columns: string;
  readonly gone: string | null;
}

async function readPlaces(database: Database): Promise<readonly KnownPlace[]> {
  const { dialect } = database;
  const gone = `p.${dialect.quote('gone')}`;
  const sql = `SELECT ${selected('_place', PLACE, dialect, 'p')} FROM ${dialect.quote('_place')} AS p ORDER BY ${gone} DESC, p.${dialect.quote('id')}`;
  const rows = await database.read({ sql, values: [] });
  return rows.map((row) => {
    const { id, columns, ...rest } = readRow<PlaceRow>('_place', PLACE, row, dialect);
    const [table = '', base = ''] = id.split('.');
    return { ...rest, table, base, columns: JSON.parse(columns) as readonly string[] };
  });
}

async function replacePlaces(
  transaction: Transaction,
  places: readonly KnownPlace[],
  dialect: SqlDialect,
): Promise<void> {
  const id = dialect.quote('id');
  for (const some of chunks(places.map(placeKey), IDS_AT_ONCE)) {
    const marks = some.map(() => '?').join(', ');
    await transaction.run({ sql: `DELETE FROM ${dialect.quote('_place')} WHERE ${id} IN (${marks})`, values: some });
  }
  const rows = places.map(
    (place): PlaceRow => ({ ...place, id: placeKey(place), columns: JSON.stringify(place.columns) }),
  );
  await insert(transaction, '_place', PLACE, rows, dialect);
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
