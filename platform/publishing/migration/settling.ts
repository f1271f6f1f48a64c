/**
 * While a revision is published, others go on writing on the one before: requests that began earlier, nodes that have not
 * heard yet. What they wrote of a field whose values were converted or renamed meanwhile is carried over afterwards, again
 * and again until they are quiet. Which revision wrote a record last stands in the outbox.
 */
import type { Change } from '../../catalog/contracts';
import { placesOf, revisionName, type Store } from '../../catalog/store';
import { type Context, type Log, SYSTEM_ACTOR } from '../../foundation/context';
import { PlatformError } from '../../foundation/errors';
import type { Entity, Field, Snapshot } from '../../language/contracts';
import type { Move } from '../../language/evolution';
import { placedAt } from '../../language/places';
import { compileSnapshot } from '../../language/snapshot';
import type { Database, Transaction } from '../../storage/contracts';
import {
  createSettlingTable,
  floorOf,
  hasSeen,
  type Seen,
  type SettlingRow,
  type WriteLine,
} from '../../storage/settling-table';
import { chunks } from '../../storage/write';
import { words } from '../../vocabulary/words';
import { findRevision, revisionOf } from '../revisions';
import { conversions } from './convert';
import { fillRequired, newlyRequired } from './defaults';
import { alterOptions } from './option-memory';
import { keyColumns, optionRenames } from './options';

const SETTLE_MS = 3000;
const RECORDS_AT_ONCE = 500;

export interface Settling {
  /** Carries over what was written late so far; `done` when nobody writes on older metadata any more. */
  run(): Promise<'done' | 'open'>;
}

export interface SettlingParts {
  readonly database: Database;
  readonly store: Store;
  readonly log: Log;
  readonly clock?: () => Date;
  readonly settleMilliseconds?: number;
}

/** A change of stored values, as far as it is known from what was stored of it. */
type Known = Change & { readonly row: SettlingRow };

/** A field whose values a change touched, as each revision calls it. */
interface Touched {
  readonly table: string;
  readonly before: readonly [entity: string, field: string];
  readonly after: readonly [entity: string, field: string];
}

export function createSettling(parts: SettlingParts): Settling {
  const { database, store, log, clock = () => new Date(), settleMilliseconds = SETTLE_MS } = parts;
  const table = createSettlingTable(database);
  const changes = new Map<string, Known>();
  const quiet = new Map<string, { readonly since: number; readonly newest: number }>();

  async function run(): Promise<'done' | 'open'> {
    const rows = (await table.rows()).toSorted((a, b) => numberOf(a.revision) - numberOf(b.revision));
    let open = 0;
    for (const row of rows) if (!(await settle(await known(row)))) open++;
    if (rows.length === 0) changes.clear();
    return open === 0 ? 'done' : 'open';
  }

  /** Whether nobody writes on what was before this change any more. */
  async function settle(change: Known): Promise<boolean> {
    const { revision, converted, altered } = change.row;
    const late = (await table.foreign(floorOfRow(change.row), revision)).filter(
      ({ sequence, revision: made }) =>
        isOlder(made, revision) && !(hasSeen(converted, sequence) && hasSeen(altered, sequence)),
    );
    const newest = late.at(-1)?.sequence ?? 0;
    const was = quiet.get(revision);
    if (was?.newest !== newest) {
      await carryOver(change, late);
      quiet.set(revision, { since: clock().getTime(), newest });
      return false;
    }
    if (clock().getTime() - was.since < settleMilliseconds) return false;
    await table.finish(revision);
    quiet.delete(revision);
    return true;
  }

  async function carryOver(change: Known, late: readonly Pick<WriteLine, 'entity' | 'record'>[]): Promise<void> {
    const touched = touchedBy(change);
    for (const name of new Set(touched.map((each) => each.table))) {
      const here = touched.filter((each) => each.table === name);
      const names = new Set(here.map(({ before: [entity] }) => entity));
      const ids = [...new Set(late.filter(({ entity }) => names.has(entity)).map(({ record }) => record))];
      for (const some of chunks(ids, RECORDS_AT_ONCE))
        await database.write((transaction) => carryRows(transaction, change, here, some));
    }
  }

  async function carryRows(
    transaction: Transaction,
    change: Known,
    touched: readonly Touched[],
    ids: readonly string[],
  ): Promise<void> {
    await table.hold(transaction, touched[0]?.table ?? '', ids);
    const { revision, converted, altered } = change.row;
    const lines = await table.linesOf(transaction, floorOfRow(change.row), ids);
    const lateIds = (of: Touched, seen: Seen) => lastWrittenBefore(of, lines, revision, seen);
    const { repeat } = conversions(database, change.before, systemContext(change.after));
    for (const move of change.evolved.moves) {
      const of = touched.find(({ after: [entity, field] }) => entity === move.entity && field === move.field);
      const late = of ? lateIds(of, converted) : [];
      if (late.length > 0) await repeat(transaction, move, late);
    }
    const late = [...new Set(touched.flatMap((of) => lateIds(of, altered)))];
    if (late.length === 0) return;
    await alterOptions(transaction, database.dialect, change, late);
    for (const statement of fillRequired(database.dialect, change, late)) await transaction.run(statement);
  }

  async function known(row: SettlingRow): Promise<Known> {
    const ready = changes.get(row.revision);
    if (ready) return ready;
    const head = await findRevision(store, row.revision);
    const [before, after] = [await compiled(head.parent), await compiled(head.id)];
    const evolved = { places: {}, fresh: [], left: [], restored: [], moves: JSON.parse(row.moves) as readonly Move[] };
    const change = { row, before, after, evolved, operations: revisionOf(head).operations };
    changes.set(row.revision, change);
    return change;
  }

  async function compiled(id: string | null): Promise<Snapshot> {
    const head = id === null ? null : await store.head(id);
    const layers = head ? await store.layersOf(head) : [];
    const placement = placedAt(head ? placesOf(head) : {});
    const { snapshot, findings } = compileSnapshot(layers, words, head ? revisionName(head) : '0', placement);
    if (!snapshot) throw new PlatformError('invalidMetadata', {}, findings);
    return snapshot;
  }

  function systemContext(snapshot: Snapshot): Context {
    return { actor: SYSTEM_ACTOR, snapshot, now: clock(), log, channel: 'publish' };
  }

  return { run };
}

/** Every field whose stored values a change converts, renames or fills. */
export function touchedBy(change: Change): readonly Touched[] {
  const moved = change.evolved.moves
    .filter((move) => move.field !== '')
    .map(({ entity, field, from }): Touched => {
      return { table: from.table, before: [from.entity, from.field], after: [entity, field] };
    });
  const renamed = optionRenames(change.operations).flatMap(({ rename }) => keyColumns(change.after, rename));
  const filled = newlyRequired(change).map(({ field }) => field);
  const changed = [...new Set([...renamed.map(({ field }) => field), ...filled])];
  return [...moved, ...changed.flatMap((field) => touchedInPlace(change, field))];
}

function touchedInPlace({ before, after }: Change, field: Field): readonly Touched[] {
  const { table } = after.entity(field.entity);
  const column = field.columns[0]?.name;
  const was = before.entityNames
    .map((name) => before.entity(name))
    .filter((entity: Entity) => entity.table === table)
    .flatMap((entity) => [...entity.fields.values()])
    .find((each) => each.columns[0]?.name === column);
  return was ? [{ table, before: [was.entity, was.name], after: [field.entity, field.name] }] : [];
}

/** Records of which the last change of the field, or their making, came from an older revision. */
function lastWrittenBefore(
  { before, after }: Touched,
  lines: readonly WriteLine[],
  revision: string,
  seen: Seen,
): readonly string[] {
  const last = new Map<string, boolean>();
  for (const line of lines) {
    const isOld = isOlder(line.revision, revision);
    if (isOld && hasSeen(seen, line.sequence)) continue;
    const [entity, field] = isOld ? before : after;
    if (line.entity === entity && (line.fields.includes(field) || (isOld && !last.has(line.record))))
      last.set(line.record, isOld);
  }
  return [...last].filter(([, isOld]) => isOld).map(([record]) => record);
}

function floorOfRow({ converted, altered }: SettlingRow): number {
  return Math.min(floorOf(converted), floorOf(altered));
}

function isOlder(revision: string, than: string): boolean {
  return numberOf(revision) < numberOf(than);
}

function numberOf(revision: string): number {
  return Number.parseInt(revision, 10);
}
