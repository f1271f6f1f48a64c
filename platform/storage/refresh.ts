/** Computed values written beside the records' own life: no new version, so that nobody's open form meets a conflict. */
import type { Entity, SqlDialect, Value } from '../language/contracts';
import { fieldWriter, writtenColumns } from './codec';
import type { Statement } from './contracts';
import { chunks, type RowChange } from './write';

const ROWS_AT_ONCE = 500;

/** New values of rows that the caller holds locked and that exist. All changes name the same fields. */
export function refreshRows(dialect: SqlDialect, entity: Entity, changes: readonly RowChange[]): readonly Statement[] {
  const fields = Object.keys(changes[0]?.values ?? {}).flatMap((name) => entity.fields.get(name) ?? []);
  const columns = fields.flatMap((field) => writtenColumns(field).map((column) => dialect.quote(column.name)));
  const writers = fields.map((field) => ({ name: field.name, write: fieldWriter(field, dialect) }));
  const cellsOf = (change: RowChange): unknown[] => {
    const cells: unknown[] = [];
    for (const { name, write } of writers) write(change.values[name] as Value | undefined, cells);
    return cells;
  };
  const [table, id, version] = [dialect.quote(entity.table), dialect.quote('id'), dialect.quote('version')];
  if (dialect.engine === 'sqlite') {
    const sql = `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE ${id} = ?`;
    return changes.map((change) => ({ sql, values: [...cellsOf(change), change.id] }));
  }
  const row = `(${[id, version, ...columns].map(() => '?').join(', ')})`;
  const sets = columns.map((column) => `${column} = VALUES(${column})`).join(', ');
  return chunks(changes, ROWS_AT_ONCE).map((chunk) => ({
    sql: `INSERT INTO ${table} (${[id, version, ...columns].join(', ')}) VALUES ${chunk.map(() => row).join(', ')} ON DUPLICATE KEY UPDATE ${sets}`,
    values: chunk.flatMap((change) => [change.id, 1, ...cellsOf(change)]),
  }));
}
