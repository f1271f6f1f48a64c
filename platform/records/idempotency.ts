import type { Context } from '../foundation/context';
import { PlatformError } from '../foundation/errors';
import { type Database, StorageError } from '../storage/contracts';
import { insertPlain } from '../storage/write';
import type { Unit } from './unit';

const COLUMNS = ['key', 'actor', 'hash', 'answer', 'at'];

/** The answer given before under this key; null when there is none. Throws keyReused when it was given to another request. */
export async function recall(database: Database, context: Context, key: string, hash: string): Promise<unknown> {
  if (key.length === 0 || key.length > 120)
    throw new PlatformError('badRequest', { reason: 'an Idempotency-Key has 1 to 120 characters' });
  const { quote } = database.dialect;
  const [row] = await database.read({
    sql: `SELECT ${quote('hash')}, ${quote('answer')} FROM ${quote('_idempotency')} WHERE ${quote('key')} = ?`,
    values: [ownKey(context, key)],
  });
  if (!row) return null;
  if (row[0] !== hash) throw new PlatformError('keyReused');
  return JSON.parse(String(row[1]));
}

/** Keeps the answer in the transaction that earned it. */
export async function remember(unit: Unit, key: string, hash: string, answer: unknown): Promise<void> {
  const { dialect } = unit.database;
  const { context } = unit;
  const at = dialect.encode(context.now, { kind: 'instant' });
  const row = [ownKey(context, key), context.actor.id ?? context.actor.name, hash, JSON.stringify(answer), at];
  for (const statement of insertPlain(dialect, '_idempotency', COLUMNS, [row])) await unit.transaction.run(statement);
}

/** Two at once with one key: the later one fails on the key, and answers as the earlier one did. */
export async function answerOfTwin(
  database: Database,
  context: Context,
  key: string,
  hash: string,
  error: unknown,
): Promise<unknown> {
  const isTwin = error instanceof StorageError || (error instanceof PlatformError && error.code === 'invalid');
  return isTwin ? recall(database, context, key, hash) : null;
}

/** Keys of one person are nobody else's business. */
function ownKey(context: Context, key: string): string {
  return `${context.actor.id ?? context.actor.name} ${key}`;
}
