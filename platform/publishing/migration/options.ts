/** Options that get another key, in every stored value of every field that chooses among them. */
import type { Change } from '../../catalog/contracts';
import type { Field, Snapshot, SqlDialect } from '../../language/contracts';
import { atLast, type Operation } from '../../language/operations';
import type { Statement } from '../../storage/contracts';

export type OptionRename = Extract<Operation, { what: 'option' }>;

/** A column that holds keys of the option's list, one in each row or a set: "|one|other|". */
export interface KeyColumn {
  readonly field: Field;
  readonly table: string;
  readonly column: string;
}

/** What becomes of the values that hold the old key. */
export interface Replacement {
  /** The rows that hold it, and with which values the statement asks for them. */
  readonly where: Statement;
  /** What such a row holds afterwards. */
  readonly becomes: Statement;
}

/** Stored keys of renamed and merged options, as the plan shows them. */
export function alterations(dialect: SqlDialect, { after, operations }: Change): readonly Statement[] {
  return optionRenames(operations).flatMap(({ rename }) =>
    keyColumns(after, rename).map((column) => replacing(dialect, column, rename)),
  );
}

/** The operations on options with their places, each with the names that fields and lists have after all of them. */
export function optionRenames(
  operations: readonly Operation[],
): readonly { readonly rename: OptionRename; readonly place: number }[] {
  return operations.flatMap((operation, place) =>
    operation.what === 'option' ? [{ rename: atLast(operation, operations.slice(place + 1)), place }] : [],
  );
}

export function keyColumns(snapshot: Snapshot, rename: OptionRename): readonly KeyColumn[] {
  return fieldsChoosing(snapshot, rename).flatMap((field) =>
    field.columns.map(({ name }) => ({ field, table: snapshot.entity(field.entity).table, column: name })),
  );
}

/** Every stored field whose options are those of the operation. */
export function fieldsChoosing(snapshot: Snapshot, operation: OptionRename): readonly Field[] {
  return snapshot.entityNames.flatMap((name) =>
    [...snapshot.entity(name).fields.values()].filter((field) => field.columns.length > 0 && chooses(field, operation)),
  );
}

function chooses(field: Field, operation: OptionRename): boolean {
  if ('choices' in operation) return field.options.length > 0 && field.definition.of === operation.choices;
  return field.entity === operation.entity && field.name === operation.field;
}

export function replacing(dialect: SqlDialect, at: KeyColumn, rename: OptionRename): Statement {
  const { where, becomes } = replacement(dialect, at, rename);
  return {
    sql: `UPDATE ${dialect.quote(at.table)} SET ${dialect.quote(at.column)} = ${becomes.sql} WHERE ${where.sql}`,
    values: [...becomes.values, ...where.values],
  };
}

/** A single key is replaced; in a set it is replaced or, where the new one is there too, dropped. */
export function replacement(
  { quote }: SqlDialect,
  { field, column }: KeyColumn,
  { from, to }: OptionRename,
): Replacement {
  const name = quote(column);
  if (field.value !== 'set')
    return { where: { sql: `${name} = ?`, values: [from] }, becomes: { sql: '?', values: [to] } };
  const [old, fresh] = [`|${from}|`, `|${to}|`];
  return {
    where: { sql: `INSTR(${name}, ?) > 0`, values: [old] },
    becomes: {
      sql: `REPLACE(${name}, ?, CASE WHEN INSTR(${name}, ?) > 0 THEN '|' ELSE ? END)`,
      values: [old, fresh, fresh],
    },
  };
}
