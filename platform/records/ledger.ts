import type { Entity, Value, Values } from '../language/contracts';
import { type ChangeAction, same } from './unit';

/** What one unit of work did to one record, however often it was written in it. */
export interface Entry {
  readonly entity: Entity;
  readonly id: string;
  readonly action: ChangeAction;
  /** Stored values at the beginning of the unit; null for a new record. */
  readonly before: Values | null;
  /** Stored values now; the last ones of a deleted record. */
  readonly after: Values;
  readonly version: number;
  /** Collections whose rows were written together with the record. */
  readonly lines: readonly string[];
}

export type Difference = ReadonlyMap<string, { readonly from: Value; readonly to: Value }>;

/** The records a unit of work wrote, in the order of their first writing. One version, one line of history, one announcement each. */
export interface Ledger {
  note(entry: Entry): void;
  entry(entity: string, id: string): Entry | undefined;
  entries(): readonly Entry[];
}

export function createLedger(): Ledger {
  const entries = new Map<string, Entry>();
  const keyOf = (entity: string, id: string) => `${entity} ${id}`;
  return {
    note(entry) {
      const key = keyOf(entry.entity.name, entry.id);
      const known = entries.get(key);
      entries.set(
        key,
        known
          ? {
              ...entry,
              action: joined(known, entry),
              before: known.before,
              lines: [...new Set([...known.lines, ...entry.lines])],
            }
          : entry,
      );
    },
    entry: (entity, id) => entries.get(keyOf(entity, id)),
    entries: () => [...entries.values()],
  };
}

/** Fields of the record's own content that differ; identity, version and stamps are not content. */
export function difference(entry: Pick<Entry, 'entity' | 'before' | 'after'>): Difference {
  const known = differences.get(entry);
  if (known) return known;
  const found = new Map<string, { from: Value; to: Value }>();
  for (const name of contentOf(entry.entity)) {
    const from = (entry.before?.[name] ?? null) as Value;
    const to = (entry.after[name] ?? null) as Value;
    if (!same(from, to)) found.set(name, { from, to });
  }
  differences.set(entry, found);
  return found;
}

function contentOf(entity: Entity): readonly string[] {
  const known = contents.get(entity);
  if (known) return known;
  const fields = [...entity.fields.values()].filter((field) => !field.system && field.columns.length > 0);
  const names = fields.map((field) => field.name);
  contents.set(entity, names);
  return names;
}

const contents = new WeakMap<Entity, readonly string[]>();

/** Entries are never changed: a record written again gets a new one. */
const differences = new WeakMap<object, Difference>();

/** A new record stays new while it is completed; a removal is the last word. */
function joined(known: Entry, entry: Entry): ChangeAction {
  return entry.action === 'update' ? known.action : entry.action;
}
