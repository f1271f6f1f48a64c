import { policyOf } from '../access/policy';
import type { Context } from '../foundation/context';
import type { Events } from '../foundation/events';
import { environmentOf } from '../language/environment';
import { type Database, StorageError, type Transaction } from '../storage/contracts';
import { createLedger } from './ledger';
import { announce } from './steps/announce';
import { authorize } from './steps/authorize';
import { coerce } from './steps/coerce';
import { defaults } from './steps/defaults';
import { formulas } from './steps/formulas';
import { history } from './steps/history';
import { load } from './steps/load';
import { refuse } from './steps/refuse';
import { rollUps } from './steps/roll-ups';
import { rules } from './steps/rules';
import { validate } from './steps/validate';
import { write } from './steps/write';
import { explainViolation } from './unique';
import type { Unit, Work } from './unit';

/** What saving stands on. */
export interface Kernel {
  readonly database: Database;
  readonly events: Events;
  readonly baseCurrency: string;
}

/** Each of these looks at all changes of one entity at once; together they find every mistake before anything is written. */
const PREPARING: readonly ((unit: Unit, work: Work) => Promise<void> | void)[] = [
  load,
  authorize,
  coerce,
  defaults,
  formulas,
  validate,
  rules,
];

/** Each of these looks at the whole unit of work; the commit follows the last one. */
const WRITING: readonly ((unit: Unit) => Promise<void>)[] = [write, rollUps, history];

/**
 * The life of a record, the same for every channel: load → authorize → coerce → defaults → formulas →
 * validate → rules → write → roll-ups → history → commit → announce. `begin` says which changes; it is asked
 * again when the database wants the unit of work repeated. Throws invalid (all findings), conflict,
 * forbidden, notFound, inUse; then nothing was written.
 */
export async function save(
  kernel: Kernel,
  context: Context,
  begin: (unit: Unit) => Promise<readonly Work[]> | readonly Work[],
  beforeCommit?: (unit: Unit) => Promise<void>,
): Promise<Unit> {
  let last: Unit | undefined;
  try {
    const unit = await kernel.database.write(async (transaction) => {
      last = newUnit(kernel, context, transaction);
      last.works.push(...(await begin(last)));
      await pass(last);
      await beforeCommit?.(last);
      return last;
    });
    announce(kernel.events, unit);
    return unit;
  } catch (error) {
    if (last && error instanceof StorageError) throw await explainViolation(last, error);
    throw error;
  }
}

/** Works that a step adds take that step and all that follow. */
async function pass(unit: Unit): Promise<void> {
  for (const step of PREPARING) {
    for (const work of unit.works) await step(unit, work);
  }
  refuse(unit);
  for (const step of WRITING) await step(unit);
}

/** An empty unit of work. */
export function newUnit(kernel: Kernel, context: Context, transaction: Transaction): Unit {
  return {
    context,
    policy: policyOf(context.snapshot, context.actor),
    environment: environmentOf(context),
    database: kernel.database,
    transaction,
    works: [],
    findings: [],
    flawed: new Set(),
    conflicts: [],
    since: new Map(),
    ledger: createLedger(),
    holders: new Map(),
    neighbours: new Map(),
    baseCurrency: kernel.baseCurrency,
    rates: new Map(),
  };
}
