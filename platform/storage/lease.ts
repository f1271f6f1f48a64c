/** One node at a time does what all nodes could do. */
import type { ColumnKind } from '../vocabulary/contracts';
import { type Database, StorageError, type Transaction } from './contracts';

const INSTANT: ColumnKind = { kind: 'instant' };

export interface Lease {
  readonly name: string;
  /** Who holds it: an id made anew at every start. */
  readonly owner: string;
  readonly now: Date;
  /** For how long nobody else gets it, unless it is given back. */
  readonly milliseconds: number;
}

/**
 * Takes or prolongs a lease; resolves to whether the owner has it now. One compare-and-set on one row, so it also holds
 * where locks are only those of one node of a cluster; a conflict of two nodes repeats the unit and the later one has lost.
 */
export async function claim(database: Database, lease: Lease): Promise<boolean> {
  try {
    return await database.write(async (transaction) => {
      if (await prolong(database, transaction, lease)) return true;
      return insert(database, transaction, lease);
    });
  } catch (error) {
    if (error instanceof StorageError && error.reason === 'unique') return false;
    throw error;
  }
}

/** The same inside a unit of work, which then is only committed by the holder. The lease must have been claimed before. */
export async function prolong(database: Database, transaction: Transaction, lease: Lease): Promise<boolean> {
  const { quote, encode } = database.dialect;
  const changed = await transaction.run({
    sql: `UPDATE ${quote('_lease')} SET ${quote('owner')} = ?, ${quote('until')} = ?, ${quote('version')} = ${quote('version')} + 1
      WHERE ${quote('name')} = ? AND (${quote('owner')} = ? OR ${quote('until')} < ?)`,
    values: [lease.owner, encode(end(lease), INSTANT), lease.name, lease.owner, encode(lease.now, INSTANT)],
  });
  return changed > 0;
}

/** Gives a lease back; somebody else's stays. */
export async function release(database: Database, { name, owner }: Pick<Lease, 'name' | 'owner'>): Promise<void> {
  const { quote } = database.dialect;
  const sql = `DELETE FROM ${quote('_lease')} WHERE ${quote('name')} = ? AND ${quote('owner')} = ?`;
  await database.write((transaction) => transaction.run({ sql, values: [name, owner] }));
}

async function insert(database: Database, transaction: Transaction, lease: Lease): Promise<boolean> {
  const { quote, encode } = database.dialect;
  const held = await transaction.read({
    sql: `SELECT ${quote('name')} FROM ${quote('_lease')} WHERE ${quote('name')} = ?`,
    values: [lease.name],
  });
  if (held.length > 0) return false;
  await transaction.run({
    sql: `INSERT INTO ${quote('_lease')} (${['name', 'owner', 'until', 'version'].map(quote).join(', ')}) VALUES (?, ?, ?, 1)`,
    values: [lease.name, lease.owner, encode(end(lease), INSTANT)],
  });
  return true;
}

function end({ now, milliseconds }: Lease): Date {
  return new Date(now.getTime() + milliseconds);
}
