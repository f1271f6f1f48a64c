import type { App } from '../../platform/app';
import { isId } from '../../platform/foundation/id';

/** A value of a captured statement: a constant, the record the request is about, or an id made anew per request. */
export type Slot =
  | { readonly constant: unknown }
  | { readonly target: true }
  | { readonly fresh: number }
  | { readonly unique: string };

export interface Captured {
  readonly statements: readonly { readonly sql: string; readonly slots: readonly Slot[] }[];
  /** Statements within a transaction. */
  readonly writes: boolean;
}

/**
 * What one request makes our server say to the database, as a template the bare server can repeat: the record's id becomes
 * a slot, ids made during the request become fresh ones, unique texts get a new tail.
 */
export async function capture(
  app: App,
  request: () => Promise<unknown>,
  target: string | undefined,
  uniques: readonly string[],
): Promise<Captured> {
  const heard: { sql: string; values: readonly unknown[] }[] = [];
  const since = Date.now();
  const stop = app.database.onStatement((sql, values) => heard.push({ sql, values }));
  try {
    await request();
  } finally {
    stop();
  }
  const fresh = new Map<string, number>();
  const statements = heard
    .filter(({ sql }) => !/^(BEGIN|COMMIT|START|ROLLBACK)/i.test(sql))
    .map(({ sql, values }) => ({ sql, slots: values.map((value) => slot(value)) }));
  return { statements, writes: statements.some(({ sql }) => /^(INSERT|UPDATE|DELETE)/i.test(sql)) };

  function slot(value: unknown): Slot {
    if (value === target) return { target: true };
    if (isId(value) && madeAfter(value, since)) {
      const known = fresh.get(value) ?? fresh.size;
      fresh.set(value, known);
      return { fresh: known };
    }
    if (typeof value === 'string' && uniques.includes(value)) return { unique: value };
    return { constant: typeof value === 'bigint' ? Number(value) : value };
  }
}

/** Whether a UUIDv7 carries a time at or after a moment. */
function madeAfter(id: string, moment: number): boolean {
  return id[14] === '7' && Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) >= moment;
}
