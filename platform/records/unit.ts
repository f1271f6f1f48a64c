import type { Policy } from '../access/contracts';
import type { Context } from '../foundation/context';
import type { Finding } from '../foundation/errors';
import type { Entity, Environment, Field, Path, Value, Values } from '../language/contracts';
import type { Database, Transaction } from '../storage/contracts';
import type { RecordInput } from './contracts';
import type { Ledger } from './ledger';
import type { WritePlan } from './plan';

export type ChangeAction = 'create' | 'update' | 'delete' | 'restore';

/** The state of a record while it is being saved: stored fields by name, values beyond references by dotted path. */
export type State = Record<string, Value | readonly Values[] | undefined>;

/** One record on its way through the steps. */
export interface Change {
  readonly action: ChangeAction;
  readonly id: string;
  /** Where the caller wrote it, in front of the paths of findings: "", "create/5/", "lines/2/". */
  readonly at: string;
  readonly input: RecordInput;
  /** The version the caller saw; null means the current one. */
  readonly seen: number | null;
  /** What is stored, since `load`; null for a new record. */
  before: Values | null;
  /** The new state, since `coerce`. */
  state: State;
  /** Canonical values the caller gave and may give, since `coerce`. */
  readonly given: Map<string, Value>;
  /** Fields whose value differs from what is stored; `write` writes exactly these. */
  readonly changed: Set<string>;
  /** References beyond which something changed: computations that look through them run too. */
  readonly stirred: ReadonlySet<string>;
  /** The record whose `lines` this row is written in. */
  readonly parent: Change | null;
}

/** Changes of one entity, which pass each step together, so that a step costs the same statements for one and for many. */
export interface Work {
  readonly entity: Entity;
  readonly plan: WritePlan;
  readonly changes: readonly Change[];
  /** Rows that follow a decision already made: lines of a record that may be written, rows removed with their parent. */
  readonly follows: boolean;
  /** The reference to the parent, for rows written inside it. */
  readonly by: Field | null;
}

/** Everything between BEGIN and COMMIT. Made anew when the database asks to repeat a unit of work. */
export interface Unit {
  readonly context: Context;
  readonly policy: Policy;
  readonly environment: Environment;
  readonly database: Database;
  readonly transaction: Transaction;
  /** A step may add works for the steps to come: lines, rows removed with their parent. */
  readonly works: Work[];
  readonly findings: Finding[];
  /** Where a given value has findings already: whether it is empty too is not asked. */
  readonly flawed: Set<string>;
  readonly conflicts: {
    readonly change: Change;
    readonly field: string;
    readonly mine: Value;
    readonly theirs: Value;
  }[];
  /** For changes on an older version: what others changed since. */
  readonly since: Map<Change, ReadonlySet<string>>;
  readonly ledger: Ledger;
  /** Rows with roll-ups that were locked before their parts were written, by entity and id. */
  readonly holders: Map<string, Map<string, Values>>;
  /** Values beyond references, by entity; see neighbours.ts. */
  readonly neighbours: Map<string, Neighbours>;
  /** The currency in which amounts of all currencies are compared. */
  readonly baseCurrency: string;
  readonly rates: Map<string, string | null>;
}

export interface Neighbours {
  readonly paths: Map<string, Path>;
  /** Null for an id that does not exist. */
  readonly rows: Map<string, Values | null>;
}

/** A change that begins its way. */
export function newChange(
  action: ChangeAction,
  id: string,
  from: Partial<Pick<Change, 'at' | 'input' | 'seen' | 'before' | 'parent' | 'stirred'>> = {},
): Change {
  return {
    action,
    id,
    at: from.at ?? '',
    input: from.input ?? {},
    seen: from.seen ?? null,
    before: from.before ?? null,
    state: {},
    given: new Map(),
    changed: new Set(),
    stirred: from.stirred ?? NOTHING_STIRRED,
    parent: from.parent ?? null,
  };
}

const NOTHING_STIRRED: ReadonlySet<string> = new Set();

const indexes = new WeakMap<readonly Change[], ReadonlyMap<string, Change>>();

/** The change of a record among many, if it is there. */
export function changeOf(work: Work, id: string): Change | undefined {
  const known = indexes.get(work.changes) ?? new Map(work.changes.map((change) => [change.id, change]));
  indexes.set(work.changes, known);
  return known.get(id);
}

/** Records that are written with values: new and changed ones. */
export function written(work: Work): readonly Change[] {
  return work.changes.filter((change) => change.action === 'create' || change.action === 'update');
}

/** Whether a step that reads these fields has anything new to see. */
export function concerns(change: Change, fields: ReadonlySet<string>): boolean {
  if (change.action !== 'update') return true;
  for (const name of fields) if (change.changed.has(name) || change.stirred.has(name)) return true;
  return false;
}

/** Equality of values in memory, whatever their form. */
export function same(left: unknown, right: unknown): boolean {
  const a = left ?? null;
  const b = right ?? null;
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
