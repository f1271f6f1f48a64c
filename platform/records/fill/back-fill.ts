/**
 * Stored computed values of records that were there before their formula or roll-up. What all records have is remembered as a
 * signature for each computed field; where the metadata says another one, the records are walked through in batches.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import { type Context, type Log, SYSTEM_ACTOR } from '../../foundation/context';
import { newId } from '../../foundation/id';
import type { Snapshot } from '../../language/contracts';
import { createFillTable, type FillRow, LAST } from '../../storage/fill-table';
import { claim, type Lease, prolong, release } from '../../storage/lease';
import type { Kernel } from '../save';
import { type Filled, fillNext } from './batch';
import { signaturesOf } from './signatures';
import { type Stage, stagesOf } from './stages';
import { createTally } from './tally';

const LEASE = 'fill';
const LEASE_MS = 30_000;
/** For so long others may write on older metadata: nodes that have not heard yet, requests that began before. */
const SETTLE_MS = 3000;

/** `done`: all records have what the metadata says. `open`: ask again soon. */
export type FillOutcome = 'done' | 'open';

export interface BackFill {
  /**
   * Goes on filling until all is done, the time is over, another snapshot is asked for, or another node is found at work.
   * A killed filling goes on where it was; one that met writers with older metadata begins once more when they are gone.
   */
  run(snapshot: Snapshot, most?: { readonly milliseconds: number }): Promise<FillOutcome>;
  /** Computed fields that some existing records lack, as this node last saw it. */
  open(): number;
  /** Ends what is going on, at the next batch. */
  stop(): Promise<void>;
}

export interface BackFillParts extends Kernel {
  readonly log: Log;
  readonly clock?: () => Date;
  readonly settleMilliseconds?: number;
}

export function createBackFill(parts: BackFillParts): BackFill {
  const { database, log, clock = () => new Date(), settleMilliseconds = SETTLE_MS } = parts;
  const table = createFillTable(database);
  const owner = newId();
  let asked: Snapshot | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let done: Snapshot | null = null;
  let open = 0;
  /** Since when, and after which change of theirs, writers with older metadata are quiet. */
  let quiet: { readonly snapshot: Snapshot; readonly since: number; readonly foreign: number | null } | null = null;

  const lease = (): Lease => ({ name: LEASE, owner, now: clock(), milliseconds: LEASE_MS });

  async function go(snapshot: Snapshot, end: number): Promise<FillOutcome> {
    if (done === snapshot) return 'done';
    const rows = await missing(snapshot);
    if (rows.length === 0) return finished(snapshot);
    open = rows.filter(({ position }) => position !== LAST).length;
    if (!(await claim(database, lease()))) return 'open';
    try {
      return await fill(snapshot, await begun(rows), end);
    } finally {
      await release(database, { name: LEASE, owner });
    }
  }

  /** Computed fields whose records have another computation, or none; what is no computed field any more is forgotten. */
  async function missing(snapshot: Snapshot): Promise<readonly FillRow[]> {
    const signatures = signaturesOf(snapshot);
    const rows = new Map((await table.rows()).map((row) => [row.name, row]));
    await table.forget([...rows.keys()].filter((name) => !signatures.has(name)));
    const mark = (await table.newestChange()) ?? 0;
    return [...signatures].flatMap(([name, wanted]): FillRow[] => {
      const row = rows.get(name);
      if (row?.wanted === wanted) return [row];
      return row?.done === wanted && row.wanted === null ? [] : [{ name, done: null, wanted, position: '', mark }];
    });
  }

  /** The same rows, all of them begun; in a base without any record there is nothing to fill. */
  async function begun(rows: readonly FillRow[]): Promise<readonly FillRow[]> {
    if ((await table.newestChange()) === null) {
      await table.finish(rows.map(({ name, wanted }) => ({ name, done: wanted })));
      return [];
    }
    await table.want(rows.filter((row) => row.position === ''));
    return rows;
  }

  async function fill(snapshot: Snapshot, rows: readonly FillRow[], end: number): Promise<FillOutcome> {
    if (rows.length === 0) return finished(snapshot);
    const positions = new Map(rows.map(({ name, position }) => [name, position]));
    const unfilled = rows.filter(({ position }) => position !== LAST).map(({ name }) => name);
    for (const stage of stagesOf(snapshot, new Set(unfilled))) {
      open = unfilled.filter((name) => positions.get(name) !== LAST).length;
      if (!(await walk(snapshot, stage, positions, end))) return 'open';
    }
    open = 0;
    return settle(snapshot, rows);
  }

  /** All records of a stage; false when it ended before the last one. */
  async function walk(snapshot: Snapshot, stage: Stage, positions: Map<string, string>, end: number): Promise<boolean> {
    const names = stage.fields.map(({ name }) => name);
    const tally = createTally(log, clock, names);
    let position = names.map((name) => positions.get(name) ?? '').toSorted()[0] ?? '';
    while (position !== LAST) {
      if (asked !== snapshot || clock().getTime() >= end) return false;
      const filled = await next(snapshot, stage, names, position);
      if (!filled) return false;
      position = filled.last ?? LAST;
      tally.add(filled);
      await breathe();
    }
    for (const name of names) positions.set(name, LAST);
    tally.end();
    return true;
  }

  /** One batch, committed only while the lease is ours; null when it is lost. */
  async function next(
    snapshot: Snapshot,
    stage: Stage,
    names: readonly string[],
    after: string,
  ): Promise<Filled | null> {
    const context: Context = { actor: SYSTEM_ACTOR, snapshot, now: clock(), log, channel: 'system' };
    return database.write(async (transaction) => {
      if (!(await prolong(database, transaction, lease()))) return null;
      const filled = await fillNext(parts, context, transaction, stage, after);
      await table.move(transaction, names, filled.last ?? LAST);
      return filled;
    });
  }

  /** Records written meanwhile on older metadata lack the new values: when such writers are quiet, all begins once more. */
  async function settle(snapshot: Snapshot, rows: readonly FillRow[]): Promise<FillOutcome> {
    const mark = Math.min(...rows.map((row) => row.mark));
    const foreign = await table.newestForeignChange(mark, snapshot.revision);
    const now = clock().getTime();
    if (quiet?.snapshot !== snapshot || quiet.foreign !== foreign) quiet = { snapshot, since: now, foreign };
    if (now - quiet.since < settleMilliseconds) return 'open';
    if (foreign === null) {
      await table.finish(rows.map(({ name, wanted }) => ({ name, done: wanted })));
      return finished(snapshot);
    }
    const again = (await table.newestChange()) ?? 0;
    await table.want(rows.map((row) => ({ ...row, mark: again })));
    return 'open';
  }

  function finished(snapshot: Snapshot): FillOutcome {
    done = snapshot;
    open = 0;
    quiet = null;
    return 'done';
  }

  return {
    run(snapshot, most) {
      asked = snapshot;
      const end = most ? clock().getTime() + most.milliseconds : Number.POSITIVE_INFINITY;
      const mine = turn.then(() => (asked === snapshot ? go(snapshot, end) : ('open' as const)));
      turn = mine.catch(() => undefined);
      return mine;
    },
    open: () => open,
    async stop() {
      asked = null;
      await turn;
    },
  };
}
