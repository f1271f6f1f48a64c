/**
 * Options merged into one are alike ever after, so a publication that merges remembers what each row held. Who takes it back
 * finds the rows as they were; a row that was written meanwhile keeps what was written.
 */
import type { Change } from '../../catalog/contracts';
import type { SqlDialect } from '../../language/contracts';
import { operationName } from '../../language/operations';
import type { Statement, Transaction } from '../../storage/contracts';
import { type KeyColumn, keyColumns, type OptionRename, optionRenames, replacement, replacing } from './options';

type How = 'renamed' | 'merged';

/** Changes stored keys in the order of the operations, in all rows or in those of some records only. May be repeated. */
export async function alterOptions(
  transaction: Transaction,
  dialect: SqlDialect,
  change: Change,
  ids?: readonly string[],
): Promise<void> {
  for (const { rename, place } of optionRenames(change.operations)) {
    for (const at of keyColumns(change.after, rename)) {
      const memory = memoryOf(transaction, dialect, at, ids);
      const name = operationName(change.after.revision, place);
      if (rename.undoes === undefined) await memory.perform(name, rename, holdsOption(change, at, rename.to));
      else await memory.takeBack(name, rename);
    }
  }
}

function memoryOf(transaction: Transaction, dialect: SqlDialect, at: KeyColumn, ids: readonly string[] | undefined) {
  const { quote } = dialect;
  const memory = quote('_optionChange');
  const [table, column, id] = [quote(at.table), quote(at.column), quote('id')];
  const change = (operation: string): string => `${operation}/${at.table}.${at.column}`;
  const only = ids ? ` AND ${id} IN (${ids.map(() => '?').join(', ')})` : '';
  const within = ({ sql, values }: Statement): Statement => ({
    sql: `${sql}${only}`,
    values: [...values, ...(ids ?? [])],
  });

  async function how(operation: string): Promise<How | null> {
    const sql = `SELECT ${quote('how')} FROM ${memory} WHERE ${id} = ?`;
    const [row] = await transaction.read({ sql, values: [change(operation)] });
    return row ? (row[0] as How) : null;
  }

  async function decide(operation: string, rename: OptionRename, isOption: boolean): Promise<How> {
    const known = await how(operation);
    if (known) return known;
    const { where } = replacement(dialect, at, { ...rename, from: rename.to, to: rename.from });
    const held = await transaction.read({
      sql: `SELECT 1 FROM ${table} WHERE ${where.sql} LIMIT 1`,
      values: where.values,
    });
    const decided = isOption || held.length > 0 ? 'merged' : 'renamed';
    const sql = `INSERT INTO ${memory} (${id}, ${quote('change')}, ${quote('how')}) VALUES (?, ?, ?)`;
    await transaction.run({ sql, values: [change(operation), '', decided] });
    return decided;
  }

  async function remember(operation: string, rename: OptionRename): Promise<void> {
    const { where, becomes } = replacement(dialect, at, rename);
    const rows = within(where);
    const line = dialect.concat(['?', id]);
    const into = ['id', 'change', 'record', 'was', 'became'].map((name) => quote(name)).join(', ');
    await transaction.run({
      sql: `REPLACE INTO ${memory} (${into}) SELECT ${line}, ?, ${id}, ${column}, ${becomes.sql} FROM ${table} WHERE ${rows.sql}`,
      values: [`${change(operation)}/`, change(operation), ...becomes.values, ...rows.values],
    });
  }

  return {
    async perform(operation: string, rename: OptionRename, isOption: boolean): Promise<void> {
      if ((await decide(operation, rename, isOption)) === 'merged') await remember(operation, rename);
      await transaction.run(within(replacing(dialect, at, rename)));
    },
    /** A column of which nothing is known was not in use when the operation was performed: it holds what it held. */
    async takeBack(operation: string, rename: OptionRename): Promise<void> {
      const known = await how(rename.undoes ?? '');
      if (known === 'renamed') return this.perform(operation, rename, false);
      if (known === null) return;
      const found = `SELECT m.${quote('was')} FROM ${memory} AS m WHERE m.${quote('change')} = ? AND m.${quote('record')} = ${table}.${id} AND m.${quote('became')} = ${table}.${column}`;
      const values = [change(rename.undoes ?? '')];
      const where = within({ sql: `EXISTS (${found})`, values });
      await transaction.run({
        sql: `UPDATE ${table} SET ${column} = (${found}) WHERE ${where.sql}`,
        values: [...values, ...where.values],
      });
    },
  };
}

/** Whether a key was an option of the field before, whatever the field was called. */
function holdsOption({ before }: Change, { table, column }: KeyColumn, key: string): boolean {
  return before.entityNames
    .map((name) => before.entity(name))
    .filter((entity) => entity.table === table)
    .flatMap((entity) => [...entity.fields.values()])
    .some((field) => field.columns[0]?.name === column && field.options.some((option) => option.key === key));
}
