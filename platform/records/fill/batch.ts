import type { Context } from '../../foundation/context';
import type { RollUp, Values } from '../../language/contracts';
import type { Selection, Transaction } from '../../storage/contracts';
import { refreshRows } from '../../storage/refresh';
import { EVERYTHING } from '../../storage/scope';
import { compileSelection } from '../../storage/select';
import type { RowChange } from '../../storage/write';
import { totals } from '../aggregates';
import { groupBy } from '../group';
import { convert, keepWorth } from '../money';
import { reach } from '../neighbours';
import { planOf, readsOf } from '../plan';
import { ownPath } from '../rows';
import { type Kernel, newUnit } from '../save';
import { coerceValue, setValue } from '../steps/coerce';
import { rawOf } from '../steps/defaults';
import { type Change, newChange, type Unit } from '../unit';
import type { Stage } from './stages';

/** So many that a batch takes some milliseconds: on the embedded database nothing else runs meanwhile. */
const ROWS = 250;

export interface Filled {
  /** The last record looked at; null when there were no more. */
  readonly last: string | null;
  readonly records: number;
  /** Records whose stored values were others. */
  readonly changed: number;
  /** Values that do not fit their field and stay empty. */
  readonly unfit: number;
}

/**
 * Computes the fields of a stage for the next records after an id, the ones in the bin too, and writes those that differ.
 * The records are locked meanwhile: whoever changes one or what it reads comes before and is read, or comes after and
 * computes it himself. Their versions, stamps and histories stay as they are.
 */
export async function fillNext(
  kernel: Kernel,
  context: Context,
  transaction: Transaction,
  stage: Stage,
  after: string,
): Promise<Filled> {
  const unit = newUnit(kernel, context, transaction);
  const rows = await readNext(unit, stage, after);
  const changes = rows.map((before) => {
    const id = String(before['id']);
    return Object.assign(newChange('update', id, { before, at: `${id}/` }), { state: { ...before } });
  });
  if (changes.length > 0) await compute(unit, stage, changes);
  const unfit = emptyUnfit(unit, changes);
  const changed = changes.filter((change) => change.changed.size > 0);
  await store(unit, stage, changed);
  const last = rows.length < ROWS ? null : String(rows.at(-1)?.['id']);
  return { last, records: rows.length, changed: changed.length, unfit };
}

async function readNext(unit: Unit, { entity, fields }: Stage, after: string): Promise<readonly Values[]> {
  const plan = planOf(entity, unit.context.snapshot);
  const currencies = plan.converted.flatMap(({ currency }) => (currency ? [...readsOf(currency.paths).own] : []));
  const read = fields.flatMap(({ field, formula }) => [
    field.name,
    ...(formula ? readsOf(formula.expression.paths).own : []),
  ]);
  const selection: Selection = {
    snapshot: unit.context.snapshot,
    entity,
    fields: [...new Set(['id', ...read, ...currencies])].map((name) => ownPath(entity, name)),
    where: null,
    visible: EVERYTHING,
    environment: unit.environment,
    sort: [],
    limit: ROWS,
    withDeleted: true,
    ...(after === '' ? {} : { after: [after] }),
  };
  const { statement, decode } = compileSelection(unit.database.dialect, selection);
  const lock = unit.database.dialect.engine === 'mysql' ? ' FOR UPDATE' : '';
  const found = await unit.transaction.read({ ...statement, sql: `${statement.sql}${lock}` });
  return found.map(decode);
}

/** Roll-ups first: formulas read those of their own record. */
async function compute(unit: Unit, { entity, fields }: Stage, changes: readonly Change[]): Promise<void> {
  const plan = planOf(entity, unit.context.snapshot);
  const asked = new Set(fields.map(({ field }) => field.name));
  const rollUps = fields.flatMap(({ rollUp }) => rollUp ?? []);
  for (const group of groupBy(rollUps, ({ over }) => over).values()) await total(unit, group, changes);
  const formulas = plan.formulas.filter(({ field }) => asked.has(field.name));
  const converted = plan.converted.filter(({ field }) => asked.has(field.name));
  const currencies = converted.flatMap(({ currency }) => (currency ? readsOf(currency.paths).beyond : []));
  const beyond = [...formulas.flatMap((formula) => formula.beyond), ...currencies];
  const states = changes.map((change) => change.state);
  if (beyond.length > 0) await reach(unit, entity, states, beyond);
  for (const { field, expression } of formulas) {
    for (const change of changes) {
      const value = coerceValue(unit, change, field, rawOf(expression.evaluate(change.state, unit.environment)));
      setValue(change, field.name, keepWorth(change.before?.[field.name], value ?? null));
    }
  }
  await convert(unit, { ...plan, converted }, changes);
}

async function total(unit: Unit, rollUps: readonly RollUp[], changes: readonly Change[]): Promise<void> {
  const ids = changes.map((change) => change.id);
  const found = await totals(unit, rollUps, ids);
  for (const change of changes) {
    for (const { field } of rollUps) {
      const value = coerceValue(unit, change, field, found.get(change.id)?.get(field.name) ?? null);
      setValue(change, field.name, keepWorth(change.before?.[field.name], value ?? null));
    }
  }
}

/** A person would be told; here nobody is asked, and an old value would be a wrong one. */
function emptyUnfit(unit: Unit, changes: readonly Change[]): number {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const unfit = new Map(unit.findings.map(({ path }) => [path.split('/').slice(0, 2).join('/'), path.split('/')]));
  for (const [id = '', name = ''] of unfit.values()) {
    const change = byId.get(id);
    if (change) setValue(change, name, null);
  }
  return unfit.size;
}

async function store(unit: Unit, { entity }: Stage, changes: readonly Change[]): Promise<void> {
  const rows = changes.map((change): RowChange => {
    const values = [...change.changed].map((name) => [name, change.state[name] ?? null] as const);
    return { id: change.id, values: Object.fromEntries(values) as Values };
  });
  for (const alike of groupBy(rows, ({ values }) => Object.keys(values).toSorted().join(' ')).values()) {
    for (const statement of refreshRows(unit.database.dialect, entity, alike)) await unit.transaction.run(statement);
  }
}
