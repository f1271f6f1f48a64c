/**
 * Where the database keeps what metadata names. A field stands in columns called like it, unless it was renamed (then the
 * values stay where they are) or took a name whose column holds other values (then it gets a column of its own). So no
 * publication renames, converts in place or drops: the revision before goes on unharmed, and a revert finds its values.
 */
import type { ColumnKind } from '../vocabulary/contracts';

/** Table by "entity", first part of the column names by "entity.field"; what is kept under its own name is left out. */
export type Places = Readonly<Record<string, string>>;

/** What a compiler asks while it names tables and columns. */
export interface Placement {
  table(entity: string): string;
  column(entity: string, field: string, shape: FieldShape): string;
}

/** What decides whether a column can go on holding a field's values. */
export interface FieldShape {
  /** The word, and where a reference leads. */
  readonly type: string;
  readonly columns: readonly { readonly part: string; readonly kind: ColumnKind }[];
}

/** Every field under its own name. */
export const OWN_NAMES: Placement = { table: (entity) => entity, column: (_, field) => field };

/** The places of a stored revision. */
export function placedAt(places: Places): Placement {
  return {
    table: (entity) => places[entity] ?? entity,
    column: (entity, field) => places[`${entity}.${field}`] ?? field,
  };
}

/** Two shapes with the same mark hold the same values: lengths and precision may differ, as columns are widened in place. */
export function markOf({ type, columns }: FieldShape): string {
  return [type, ...columns.map(({ part, kind }) => `${part}:${markOfKind(kind)}`)].join(' ');
}

function markOfKind(kind: ColumnKind): string {
  return kind.kind === 'decimal' ? `decimal.${kind.scale}` : kind.kind;
}

/** The columns of a field whose names begin with `base`, the folded one included, which it may get at any time. */
export function columnNames(base: string, { columns }: FieldShape): readonly string[] {
  return [...columns.map(({ part }) => columnName(base, part)), columnName(base, 'folded')];
}

export function columnName(base: string, part: string): string {
  return part === '' ? base : `${base}_${part}`;
}
