import type { Change } from '../../catalog/contracts';
import type { Field, Snapshot, SqlDialect } from '../../language/contracts';
import type { Operation } from '../../language/operations';
import type { Statement } from '../../storage/contracts';

type OptionRename = Extract<Operation, { what: 'option' }>;

/** Stored keys of renamed and merged options, changed in every field that chooses among them. */
export function alterations(dialect: SqlDialect, { after, operations }: Change): readonly Statement[] {
  return operations.flatMap((operation) =>
    operation.what === 'option'
      ? fieldsChoosing(after, operation).flatMap((field) => rename(dialect, after, field, operation))
      : [],
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

/** A single key is replaced; in a set, which is kept as "|one|other|", it is replaced or, where the new one is there too, dropped. */
function rename(
  dialect: SqlDialect,
  snapshot: Snapshot,
  field: Field,
  { from, to }: OptionRename,
): readonly Statement[] {
  const table = dialect.quote(snapshot.entity(field.entity).table);
  return field.columns.flatMap((column): readonly Statement[] => {
    const name = dialect.quote(column.name);
    if (field.value !== 'set')
      return [{ sql: `UPDATE ${table} SET ${name} = ? WHERE ${name} = ?`, values: [to, from] }];
    const [old, fresh] = [`|${from}|`, `|${to}|`];
    const replaced = `UPDATE ${table} SET ${name} = REPLACE(${name}, ?, ?) WHERE INSTR(${name}, ?) > 0`;
    return [
      { sql: `${replaced} AND INSTR(${name}, ?) > 0`, values: [old, '|', old, fresh] },
      { sql: replaced, values: [old, fresh, old] },
    ];
  });
}
