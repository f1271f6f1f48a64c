/** Values put into rows that are there, beside the life of a record: no new version, no history. For fills and conversions. */
import type { Field, SqlDialect, Value } from '../language/contracts';
import { fieldWriter, writtenColumns } from './codec';
import type { Statement } from './contracts';
import { chunks } from './write';

export interface Assignment {
  readonly id: string;
  readonly value: Value;
}

const MOST_VALUES = 20_000;
const MOST_ROWS = 500;

/** Sets one field in many rows of its table. */
export function assignField(
  dialect: SqlDialect,
  table: string,
  field: Field,
  rows: readonly Assignment[],
): readonly Statement[] {
  const columns = writtenColumns(field).map((column) => dialect.quote(column.name));
  const write = fieldWriter(field, dialect);
  const size = Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_VALUES / (columns.length + 1))));
  return chunks(rows, size).map((some) => {
    const values: unknown[] = [];
    for (const { id, value } of some) {
      values.push(id);
      write(value, values);
    }
    return { sql: assignText(dialect, table, columns, some.length), values };
  });
}

function assignText(dialect: SqlDialect, table: string, columns: readonly string[], rows: number): string {
  const { quote } = dialect;
  const marks = ['?', ...columns.map(() => '?')];
  if (dialect.engine === 'sqlite') {
    const sets = columns.map((column, place) => `${column} = v.column${place + 2}`).join(', ');
    const given = Array(rows)
      .fill(`(${marks.join(', ')})`)
      .join(', ');
    return `UPDATE ${quote(table)} SET ${sets} FROM (VALUES ${given}) AS v WHERE ${quote(table)}.${quote('id')} = v.column1`;
  }
  const named = marks.map((mark, place) => `${mark} AS c${place}`).join(', ');
  const given = [`SELECT ${named}`, ...Array(rows - 1).fill(`SELECT ${marks.join(', ')}`)].join(' UNION ALL ');
  const sets = columns.map((column, place) => `t.${column} = v.c${place + 1}`).join(', ');
  return `UPDATE ${quote(table)} AS t JOIN (${given}) AS v ON t.${quote('id')} = v.c0 SET ${sets}`;
}
