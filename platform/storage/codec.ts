/** Field values and their columns: the same on every engine, because each word and each column kind has one codec. */
import { Decimal } from '../foundation/decimal';
import { fold } from '../foundation/text';
import type { Column, Field, Scalar, SqlDialect, Value } from '../language/contracts';
import type { Row } from './contracts';

type Primitive = string | number | boolean | null;

/** What stands in a select list for a field, under a table alias. */
export function selectedColumns(field: Field, alias: string, dialect: SqlDialect): readonly string[] {
  return field.columns.map((column) => dialect.select(`${alias}.${dialect.quote(column.name)}`, column.kind));
}

/** Reads a field's value from the cells of a row that begin at a position. All cells empty is null. */
export function fieldReader(field: Field, at: number, dialect: SqlDialect): (row: Row) => Value {
  const kinds = field.columns.map((column) => column.kind);
  const first = kinds[0];
  const { word } = field;
  if (!first) return () => null;
  if (kinds.length === 1) {
    return (row) => {
      const cell = dialect.decode(row[at], first);
      return cell === null || !word.fromColumns ? cell : word.fromColumns([cell], field);
    };
  }
  return (row) => {
    const cells = kinds.map((kind, index) => dialect.decode(row[at + index], kind));
    return word.fromColumns && cells.some((cell) => cell !== null) ? word.fromColumns(cells, field) : null;
  };
}

/** The columns a field is written to: its own, then its folded one. */
export function writtenColumns(field: Field): readonly Column[] {
  return field.folded ? [...field.columns, field.folded] : field.columns;
}

/** The driver values of a field, in the order of `writtenColumns`. */
export function writtenCells(field: Field, value: Value | undefined, dialect: SqlDialect): readonly unknown[] {
  const cells = primitives(field, value);
  const encoded = field.columns.map((column, index) => dialect.encode(scalar(cells[index]), column.kind));
  if (!field.folded) return encoded;
  const shown = cells[field.columns.findIndex((column) => column.name === field.compared?.name)] ?? null;
  return [...encoded, dialect.encode(shown === null ? null : folded(String(shown), field.folded), field.folded.kind)];
}

function primitives(field: Field, value: Value | undefined): readonly Primitive[] {
  if (value === null || value === undefined) return [];
  if (field.word.toColumns) return field.word.toColumns(value, field);
  return [value as Primitive];
}

function scalar(cell: Primitive | undefined): Scalar {
  return typeof cell === 'number' ? new Decimal(cell) : (cell ?? null);
}

/** Lower case can be longer than the text it is of; what lies beyond the column is beyond any search word too. */
function folded(text: string, column: Column): string {
  const small = fold(text);
  return column.kind.kind === 'text' && small.length > column.kind.length
    ? Array.from(small).slice(0, column.kind.length).join('')
    : small;
}
