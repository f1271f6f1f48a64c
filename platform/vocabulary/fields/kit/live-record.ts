/**
 * Keeps the computed fields of a record being edited up to date in the browser, with the same compiled
 * expressions as the server: formulas, roll-ups over lines, rows of lines that read their parent, and
 * defaults of fields nobody has touched. The server's own values replace them when the record is saved.
 */
import { Decimal, fixed } from '../../../foundation/decimal';
import type { Entity, Environment, Expression, Field, Scalar, Snapshot } from '../../../language/contracts';
import { firstIn } from '../../../language/first';
import {
  canonical,
  knownValues,
  type RecordValues,
  type RelatedValues,
  referenceId,
  type Unknown,
} from './known-values';
import { type CurrencyRule, hasCurrency, inCurrency, isOpen } from './live-currency';
import { type LiveLines, type LiveRollUp, type LiveRules, liveRules } from './live-rules';
import { rowOperand } from './row-operand';

export interface LiveWorld {
  readonly snapshot: Snapshot;
  readonly environment: Environment;
  readonly related: RelatedValues;
  /** What amounts are worth that name no currency; null when the server does not say. */
  readonly baseCurrency: string | null;
  /** Whether a field still follows its default. */
  readonly followsDefault: (field: string) => boolean;
  /** The record that the edited one is a row of. */
  readonly parent?: { readonly by: string; readonly record: RecordValues };
}

export interface Recomputed {
  readonly record: RecordValues;
  readonly changed: ReadonlySet<string>;
  readonly unknown: readonly Unknown[];
}

const PARENT = 'parent';
const MOST_PASSES = 12;

/** The record with everything recomputed that depends on the given fields ('all' for a new record). */
export function recompute(entity: Entity, record: RecordValues, touched: Touched, world: LiveWorld): Recomputed {
  const run: Run = {
    world,
    rules: liveRules(entity, world.snapshot),
    next: { ...record },
    changed: new Set(),
    unknown: [],
  };
  let dirty = touched;
  for (let pass = 0; pass < MOST_PASSES && (dirty === 'all' || dirty.size > 0); pass++) dirty = passOver(run, dirty);
  return { record: run.next, changed: run.changed, unknown: run.unknown };
}

type Touched = ReadonlySet<string> | 'all';

interface Run {
  readonly world: LiveWorld;
  readonly rules: LiveRules;
  readonly next: Record<string, unknown>;
  readonly changed: Set<string>;
  readonly unknown: Unknown[];
}

/** Computes once what depends on the dirty fields; answers what changed by that. */
function passOver(run: Run, dirty: Touched): ReadonlySet<string> {
  const { rules, next, world } = run;
  const fresh = new Set<string>();
  for (const lines of rules.lines) {
    if (dirty !== 'all' && overlap(lines.parentRoots, dirty))
      put(run, lines.field, followParent(lines, next, world), fresh);
  }
  for (const { field, expression, roots } of rules.defaults) {
    if (overlap(roots, dirty) && world.followsDefault(field.name)) evaluateInto(run, field, expression, fresh);
  }
  for (const rule of rules.currencies.values()) {
    const { name, word } = rule.field;
    if (!word.computation && overlap(new Set([name, ...rule.roots]), dirty)) completeAmount(run, rule, fresh);
  }
  for (const live of rules.rollUps) {
    if (overlap(new Set([live.rollUp.over.name]), dirty)) put(run, live.rollUp.field, summed(live, run), fresh);
  }
  for (const { field, expression, roots } of rules.formulas) {
    if (overlap(roots, dirty)) evaluateInto(run, field, expression, fresh);
  }
  return fresh;
}

function evaluateInto(run: Run, field: Field, expression: Expression, fresh: Set<string>): void {
  const { result, unknown } = evaluate(expression, run.next, run.world);
  if (unknown.length > 0) run.unknown.push(...unknown);
  else if (result !== null || !isLeftAlone(field))
    put(run, field, computedAmount(run, field, fieldValue(field, result), sourcesOf(expression, run.next)), fresh);
}

/** An expression that gives nothing leaves the field to people, or to the first record its default names. */
function isLeftAlone({ definition }: Field): boolean {
  return definition.follows !== undefined || firstIn(definition.default) !== null;
}

/** Gives an amount that names no currency the one its definition computes now, or the base currency. */
function completeAmount(run: Run, rule: CurrencyRule, fresh: Set<string>): void {
  const value = run.next[rule.field.name];
  if (!isOpen(value)) return;
  const code = currencyOf(run, rule);
  const amount = code === undefined ? null : inCurrency(value, code ?? run.world.baseCurrency);
  if (amount) put(run, rule.field, amount, fresh);
}

/** A computed amount: in the currency of its definition, else of what it was computed from, else in the base currency. */
function computedAmount(run: Run, field: Field, value: unknown, sources: readonly unknown[]): unknown {
  if (!hasCurrency(value) || value.currency !== null) return value;
  const rule = run.rules.currencies.get(field.name);
  const source = [run.next[field.name], ...sources].find((each) => hasCurrency(each) && each.currency !== null);
  const found = (rule && currencyOf(run, rule)) ?? (hasCurrency(source) ? source.currency : run.world.baseCurrency);
  return { ...value, currency: found };
}

/** The currency that a rule gives now; null for none, undefined while it is not known. */
function currencyOf(run: Run, { code, expression }: CurrencyRule): string | null | undefined {
  if (!expression) return code;
  const { result, unknown } = evaluate(expression, run.next, run.world);
  run.unknown.push(...unknown);
  if (unknown.length > 0) return undefined;
  return typeof result === 'string' ? result : null;
}

function sourcesOf(expression: Expression, record: RecordValues): readonly unknown[] {
  return expression.paths.map(({ hops: [first], field }) => record[(first ?? field).name]);
}

function put(run: Run, field: Field, value: unknown, fresh: Set<string>): void {
  if (sameValue(run.next[field.name], value) || sameRecord(field, run.next[field.name], value)) return;
  run.next[field.name] = value;
  run.changed.add(field.name);
  fresh.add(field.name);
}

/** Whether any of the fields is among the dirty ones. */
export function overlap(roots: ReadonlySet<string>, dirty: Touched): boolean {
  if (dirty === 'all') return true;
  for (const name of roots) if (dirty.has(name)) return true;
  return false;
}

/** The result of an expression over a record; with something unknown there is no result yet. */
export function evaluate(
  expression: Expression,
  record: RecordValues,
  world: Pick<LiveWorld, 'environment' | 'related' | 'parent' | 'snapshot'>,
): { readonly result: Scalar; readonly unknown: readonly Unknown[] } {
  const { values, unknown } = knownValues(expression.paths, withParent(record, world), relatedOf(world));
  if (unknown.length > 0) return { result: null, unknown: unknown.map((each) => beyondParent(each, world) ?? each) };
  return { result: expression.evaluate(values, world.environment), unknown };
}

/** What a scalar is as the value of a field, in API form: a number gets the scale of its column. */
export function fieldValue(field: Field, scalar: Scalar): unknown {
  if (scalar === null || typeof scalar === 'boolean') return scalar;
  const text = typeof scalar === 'object' && !Array.isArray(scalar) ? inScale(field, String(scalar)) : scalar;
  const value = canonical(field, text);
  return value ?? text;
}

/** Whether two values of a record are the same as JSON. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (Object.is(left, right) || ((left ?? null) === null && (right ?? null) === null)) return true;
  return typeof left === 'object' && typeof right === 'object' && JSON.stringify(left) === JSON.stringify(right);
}

/** A reference that was chosen has its title, one that was computed is an id. */
function sameRecord(field: Field, left: unknown, right: unknown): boolean {
  return field.relation?.kind === 'one' && referenceId(right) !== null && referenceId(left) === referenceId(right);
}

function inScale(field: Field, number: string): string {
  const kind = field.columns[0]?.kind;
  const decimal = new Decimal(number);
  if (kind?.kind === 'decimal') return fixed(decimal, kind.scale);
  return kind?.kind === 'integer' ? fixed(decimal, 0) : decimal.toString();
}

function followParent(lines: LiveLines, record: RecordValues, world: LiveWorld): unknown {
  const rows = record[lines.field.name];
  if (!Array.isArray(rows)) return rows;
  const inner: LiveWorld = { ...world, followsDefault: () => false, parent: { by: lines.by, record } };
  return rows.map((row: RecordValues) => {
    const next = recompute(lines.rows, row, new Set([lines.by]), inner);
    return next.changed.size > 0 ? next.record : row;
  });
}

function aggregate(live: LiveRollUp, record: RecordValues, world: LiveWorld): unknown {
  const { field, over, of, function: name } = live.rollUp;
  const rows = record[over.name];
  if (!Array.isArray(rows)) return record[field.name];
  const counted = live.matches ? rows.filter((row: RecordValues) => isCounted(live, row, world)) : rows;
  if (name === 'count' || !of) return counted.length;
  const operands = counted.map((row: RecordValues) => rowOperand(of, row)).filter((text) => text !== null);
  if (name === 'list') return operands.join(', ') || null;
  return fieldValue(field, of.value === 'number' ? total(name, operands) : extreme(name, operands));
}

function summed(live: LiveRollUp, run: Run): unknown {
  const { field, over, of } = live.rollUp;
  const rows = run.next[over.name];
  const sources = of && Array.isArray(rows) ? rows.map((row: RecordValues) => row[of.name]) : [];
  return computedAmount(run, field, aggregate(live, run.next, run.world), sources);
}

function isCounted(live: LiveRollUp, row: RecordValues, world: LiveWorld): boolean {
  const { values } = knownValues(live.paths, row, world.related);
  return live.matches?.(values, world.environment) === true;
}

/** A sum over nothing is zero, as on the server; every other aggregate of nothing is empty. */
function total(name: 'sum' | 'min' | 'max' | 'avg', texts: readonly string[]): Decimal | null {
  const numbers = texts.map((text) => new Decimal(text));
  const sum = numbers.reduce((left, right) => left.plus(right), new Decimal(0));
  if (name === 'sum') return sum;
  if (numbers.length === 0) return null;
  if (name === 'avg') return sum.div(numbers.length);
  return name === 'min' ? Decimal.min(...numbers) : Decimal.max(...numbers);
}

function extreme(name: string, texts: readonly string[]): string | null {
  const sorted = [...texts].sort();
  return (name === 'min' ? sorted[0] : sorted.at(-1)) ?? null;
}

function withParent(record: RecordValues, { parent }: Pick<LiveWorld, 'parent'>): RecordValues {
  return parent ? { ...record, [parent.by]: PARENT } : record;
}

function relatedOf(world: Pick<LiveWorld, 'parent' | 'related' | 'snapshot'>): RelatedValues {
  const { parent, related } = world;
  if (!parent) return related;
  return {
    value(entity, id, path) {
      if (id !== PARENT) return related.value(entity, id, path);
      if (!path.includes('.')) return parent.record[path] ?? null;
      const beyond = beyondParent({ entity, id, path }, world);
      return beyond ? related.value(beyond.entity, beyond.id, beyond.path) : null;
    },
  };
}

/** Where a path over the parent leads: a field of the record that the parent points to. */
function beyondParent(
  { entity, id, path }: Unknown,
  { parent, snapshot }: Pick<LiveWorld, 'parent' | 'snapshot'>,
): Unknown | null {
  const [first = '', ...rest] = path.split('.');
  const relation = id === PARENT ? snapshot.entity(entity).fields.get(first)?.relation : null;
  const target = referenceId(parent?.record[first]);
  return relation?.kind === 'one' && target ? { entity: relation.to, id: target, path: rest.join('.') } : null;
}
