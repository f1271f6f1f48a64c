/** What the database holds already, asked in one query per catalogue table, never per table of ours. */
import type { Database } from './contracts';

/** A foreign key that SQLite keeps in the column's own definition, without a name of its own to drop it by. */
export interface ForeignKeyNow {
  readonly column: string;
  readonly target: string;
}

export interface TableNow {
  /** Declared type by column. */
  readonly columns: ReadonlyMap<string, string>;
  readonly indexes: ReadonlySet<string>;
  readonly foreignKeys: ReadonlySet<string>;
  /** SQLite only. */
  readonly references: readonly ForeignKeyNow[];
}

interface Found {
  readonly columns: Map<string, string>;
  readonly indexes: Set<string>;
  readonly foreignKeys: Set<string>;
  readonly references: ForeignKeyNow[];
}

const SQLITE_COLUMNS = `SELECT m.name, c.name, c.type FROM sqlite_schema AS m JOIN pragma_table_xinfo(m.name) AS c
  WHERE m.type = 'table'`;
const SQLITE_INDEXES = `SELECT tbl_name, name FROM sqlite_schema WHERE type = 'index'`;
const SQLITE_REFERENCES = `SELECT m.name, f."from", f."table" FROM sqlite_schema AS m
  JOIN pragma_foreign_key_list(m.name) AS f WHERE m.type = 'table'`;
const MYSQL_COLUMNS = `SELECT table_name, column_name, column_type FROM information_schema.columns
  WHERE table_schema = DATABASE()`;
const MYSQL_INDEXES = `SELECT DISTINCT table_name, index_name FROM information_schema.statistics
  WHERE table_schema = DATABASE()`;
const MYSQL_FOREIGN_KEYS = `SELECT table_name, constraint_name FROM information_schema.table_constraints
  WHERE table_schema = DATABASE() AND constraint_type = 'FOREIGN KEY'`;

/** The tables there are, by name. */
export async function readSchema(database: Database): Promise<ReadonlyMap<string, TableNow>> {
  const tables = new Map<string, Found>();
  const at = (name: unknown): Found => {
    const known = tables.get(String(name)) ?? {
      columns: new Map(),
      indexes: new Set(),
      foreignKeys: new Set(),
      references: [],
    };
    tables.set(String(name), known);
    return known;
  };
  const ask = (sql: string) => database.read({ sql, values: [] });
  const sqlite = database.dialect.engine === 'sqlite';
  for (const [table, column, type] of await ask(sqlite ? SQLITE_COLUMNS : MYSQL_COLUMNS)) {
    at(table).columns.set(String(column), String(type));
  }
  for (const [table, index] of await ask(sqlite ? SQLITE_INDEXES : MYSQL_INDEXES)) at(table).indexes.add(String(index));
  if (sqlite) {
    for (const [table, column, target] of await ask(SQLITE_REFERENCES))
      at(table).references.push({ column: String(column), target: String(target) });
  }
  if (!sqlite) for (const [table, key] of await ask(MYSQL_FOREIGN_KEYS)) at(table).foreignKeys.add(String(key));
  return tables;
}
