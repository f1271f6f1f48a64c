/** InnoDB refuses a table whose rows could be too wide; which texts must lie outside the row is decided before that. */
import { canLieOutside, columnBytes, columnType, PAGE_BYTES, ROW_BYTES } from './column-types';
import type { Outside } from './ddl';
import type { ColumnShape, TableShape } from './table-shape';

export interface RowBudget {
  readonly outside: Outside;
  /** Set when the table is too wide even so. */
  readonly excess: { readonly bytes: number; readonly limit: number } | null;
}

const OVERHEAD_BYTES = 64;

/**
 * Moves the widest new texts outside the row until the row fits: first those that no index needs. Columns that
 * exist keep their type (`existing`: declared types by column).
 */
export function rowBudget(table: TableShape, existing: ReadonlyMap<string, string>): RowBudget {
  const outside = new Set<string>();
  const typeOf = (column: ColumnShape) =>
    existing.get(column.name) ?? columnType(column.kind, 'mysql', outside.has(column.name));
  const indexed = new Set(table.indexes.flatMap((index) => index.columns));
  const movable = table.columns
    .filter((column) => !existing.has(column.name) && canLieOutside(column.kind) && column.name !== table.primary)
    .sort((a, b) => Number(indexed.has(a.name)) - Number(indexed.has(b.name)) || lengthOf(b) - lengthOf(a));
  const weigh = () => weight(table.columns.map(typeOf));
  for (const column of movable) {
    const { row, page } = weigh();
    if (row <= ROW_BYTES && page <= PAGE_BYTES) break;
    outside.add(column.name);
  }
  const { row, page } = weigh();
  if (row > ROW_BYTES) return { outside, excess: { bytes: row, limit: ROW_BYTES } };
  return { outside, excess: page > PAGE_BYTES ? { bytes: page, limit: PAGE_BYTES } : null };
}

function weight(types: readonly string[]): { row: number; page: number } {
  const sum = { row: Math.ceil(types.length / 8) + OVERHEAD_BYTES, page: Math.ceil(types.length / 8) + OVERHEAD_BYTES };
  for (const type of types) {
    const { row, page } = columnBytes(type);
    sum.row += row;
    sum.page += page;
  }
  return sum;
}

function lengthOf(column: ColumnShape): number {
  return column.kind.kind === 'text' ? column.kind.length : 0;
}
