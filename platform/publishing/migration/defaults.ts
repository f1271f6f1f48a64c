import type { Change } from '../../catalog/contracts';
import type { Entity, Field, SqlDialect, Value } from '../../language/contracts';
import { fieldWriter, writtenColumns } from '../../storage/codec';
import type { Statement } from '../../storage/contracts';

/** Fields that become required and say what an empty one holds: the constant default, put into the records there are. */
export function newlyRequired(change: Change): readonly { readonly field: Field; readonly value: Value }[] {
  return change.after.entityNames.flatMap((name) => {
    const after = change.after.entity(name);
    const before = change.before.entityNames.map((each) => change.before.entity(each)).find(sameTable(after));
    if (!before) return [];
    return [...after.fields.values()].flatMap((field) => {
      const value = isRequired(field) && !wasRequired(before, field) ? constantDefault(field) : null;
      return value === null ? [] : [{ field, value }];
    });
  });
}

/** One statement for each such field, for all records or some only. */
export function fillRequired(dialect: SqlDialect, change: Change, ids?: readonly string[]): readonly Statement[] {
  return newlyRequired(change).map(({ field, value }) => {
    const values: unknown[] = [];
    fieldWriter(field, dialect)(value, values);
    const sets = writtenColumns(field).map((column) => `${dialect.quote(column.name)} = ?`);
    const table = dialect.quote(change.after.entity(field.entity).table);
    const empty = field.columns.map((column) => `${dialect.quote(column.name)} IS NULL`).join(' AND ');
    const only = ids ? ` AND ${dialect.quote('id')} IN (${ids.map(() => '?').join(', ')})` : '';
    return { sql: `UPDATE ${table} SET ${sets.join(', ')} WHERE ${empty}${only}`, values: [...values, ...(ids ?? [])] };
  });
}

function sameTable({ table }: Entity): (other: Entity) => boolean {
  return (other) => other.table === table;
}

function isRequired(field: Field): boolean {
  return field.definition.required === true && field.columns.length > 0;
}

/** A field is the one of before when its values stand in the same column. */
function wasRequired(before: Entity, field: Field): boolean {
  const column = field.columns[0]?.name;
  return [...before.fields.values()].some((each) => each.columns[0]?.name === column && isRequired(each));
}

function constantDefault(field: Field): Value {
  const written = field.definition.default;
  if (written === undefined || written === null) return null;
  if (typeof written === 'object' && Object.keys(written).some((key) => key.startsWith('$'))) return null;
  const coerced = field.word.coerce(written, field);
  return 'findings' in coerced ? null : coerced.value;
}
