/** Field values and their columns: the same on every engine, because each word and each column kind has one codec. */
import { fold } from '../foundation/text';
import type { Column, Field, SqlDialect, Value } from '../language/contracts';
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

/** Appends the driver values of a field's value to `cells`, in the order of `writtenColumns`. */
export type FieldWriter = (value: Value | undefined, cells: unknown[]) => void;

/** Made once for many rows. */
export function fieldWriter(field: Field, dialect: SqlDialect): FieldWriter {
  const { word, columns, folded } = field;
  const kinds = columns.map((column) => column.kind);
  const shown = columns.findIndex((column) => column.name === field.compared?.name);
  const width = kinds.length + (folded ? 1 : 0);
  const [only] = kinds;
  if (width === 1 && only && !word.toColumns)
    return (value, cells) => void cells.push(dialect.encode((value ?? null) as Primitive, only));
  return (value, cells) => {
    if (value === null || value === undefined) {
      for (let index = 0; index < width; index++) cells.push(null);
      return;
    }
    const parts = word.toColumns ? word.toColumns(value, field) : [value as Primitive];
    for (const [index, kind] of kinds.entries()) cells.push(dialect.encode(parts[index] ?? null, kind));
    if (folded) cells.push(dialect.encode(foldedPart(parts[shown], folded), folded.kind));
  };
}

/** Lower case can be longer than the text it is of; what lies beyond the column is beyond any search word too. */
function foldedPart(shown: Primitive | undefined, column: Column): string | null {
  if (shown === null || shown === undefined) return null;
  const small = fold(String(shown));
  return column.kind.kind === 'text' && small.length > column.kind.length
    ? Array.from(small).slice(0, column.kind.length).join('')
    : small;
}
