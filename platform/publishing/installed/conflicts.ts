/** What people have to decide after an upgrade, and what waits for a package's return, as records. */
import { CUSTOMER } from '../../catalog/compose';
import { type Context, SYSTEM_ACTOR } from '../../foundation/context';
import type { RecordBody, RecordInput, Records } from '../../records/contracts';
import type { Conflict } from './contracts';

export type Decision = 'mine' | 'theirs';

export interface StoredConflict extends Conflict {
  readonly id: string;
  readonly state: 'open' | Decision;
  /** What ran before. */
  readonly revision: string;
}

export interface ConflictStore {
  /** Resolves to the ids of what was written. */
  save(context: Context, conflicts: readonly Conflict[], revision: string): Promise<readonly string[]>;
  forget(context: Context, ids: readonly string[]): Promise<void>;
  /** Throws notFound. */
  read(context: Context, id: string): Promise<StoredConflict>;
  /** What was set aside when a package went and has not come back, oldest first. */
  asideOf(context: Context, name: string): Promise<readonly StoredConflict[]>;
  /** Those about a package's entities that were decided for ours. */
  keptOf(context: Context, name: string): Promise<readonly StoredConflict[]>;
  settle(context: Context, ids: readonly string[], decision: Decision): Promise<void>;
}

const ENTITY = 'packageConflict';
const AT_ONCE = 200;
const VALUES = ['base', 'mine', 'theirs', 'setAside'] as const;

export function conflictStore(records: Records): ConflictStore {
  return {
    async save(context, conflicts, revision) {
      const ids: string[] = [];
      for (let first = 0; first < conflicts.length; first += AT_ONCE) {
        const create = conflicts.slice(first, first + AT_ONCE).map((conflict) => toRecord(conflict, revision));
        const { created } = await records.batch(asPlatform(context), ENTITY, { create });
        ids.push(...created.map(({ id }) => id));
      }
      return ids;
    },
    async forget(context, ids) {
      if (ids.length === 0) return;
      await records.batch(asPlatform(context), ENTITY, { delete: ids.map((id) => ({ id })) });
    },
    read: async (context, id) => fromRecord(await records.read(context, ENTITY, id)),
    asideOf: (context, name) => all(context, { package: name, clash: 'uninstalled', state: 'open', layer: CUSTOMER }),
    keptOf: (context, name) => all(context, { package: name, clash: 'removedByVendor', state: 'mine', kind: 'entity' }),
    async settle(context, ids, state) {
      for (const id of ids) await records.update(asPlatform(context), ENTITY, id, { state }, null);
    },
  };

  /** Oldest first. */
  async function all(context: Context, where: Readonly<Record<string, unknown>>): Promise<readonly StoredConflict[]> {
    if (!context.snapshot.hasEntity(ENTITY)) return [];
    const found: StoredConflict[] = [];
    for (;;) {
      const request = { where, sort: ['createdAt', 'id'], limit: AT_ONCE, offset: found.length };
      const page = (await records.find(asPlatform(context), ENTITY, request)).records;
      found.push(...page.map(fromRecord));
      if (page.length < AT_ONCE) return found;
    }
  }
}

function toRecord(conflict: Conflict, revision: string): RecordInput {
  const values = VALUES.map((key) => [key, conflict[key] === undefined ? null : JSON.stringify(conflict[key])]);
  return { ...conflict, ...Object.fromEntries(values), revision };
}

function fromRecord(record: RecordBody): StoredConflict {
  const values = VALUES.map((key) => {
    const text = record[key];
    return [key, typeof text === 'string' && text !== '' ? JSON.parse(text) : undefined];
  });
  return {
    ...(record as unknown as Omit<StoredConflict, 'pointer'>),
    pointer: typeof record['pointer'] === 'string' ? record['pointer'] : '',
    ...Object.fromEntries(values),
  };
}

/** Nobody types a conflict in: the platform writes it, in the name of whoever installs. */
function asPlatform(context: Context): Context {
  return { ...context, actor: { ...context.actor, kind: SYSTEM_ACTOR.kind } };
}
