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
import { type LiveLines, type LiveRollUp, type LiveRules, liveRules } from './live-rules';
import { rowOperand } from './row-operand';

export interface LiveWorld {
  readonly snapshot: Snapshot;
  readonly environment: Environment;
  readonly related: RelatedValues;
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
  for (const live of rules.rollUps) {
    if (overlap(new Set([live.rollUp.over.name]), dirty)) put(run, live.rollUp.field, summed(live, next, world), fresh);
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
    put(run, field, inCurrency(fieldValue(field, result), run.next[field.name], expression, run.next), fresh);
}

/** An expression that gives nothing leaves the field to people, or to the first record its default names. */
function isLeftAlone({ definition }: Field): boolean {
  return definition.follows !== undefined || firstIn(definition.default) !== null;
}

/** The browser knows no rates: a computed amount keeps its currency, or has that of an amount it was computed from. */
function inCurrency(value: unknown, before: unknown, expression: Expression, record: RecordValues): unknown {
  if (!hasCurrency(value) || value.currency !== null) return value;
  const sources = [before, ...expression.paths.map(({ hops: [first], field }) => record[(first ?? field).name])];
  const source = sources.find((each) => hasCurrency(each) && each.currency !== null);
  return hasCurrency(source) ? { ...value, currency: source.currency } : value;
}

function hasCurrency(value: unknown): value is { readonly currency: unknown } {
  return typeof value === 'object' && value !== null && 'currency' in value;
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
  world: Pick<LiveWorld, 'environment' | 'related' | 'parent'>,
): { readonly result: Scalar; readonly unknown: readonly Unknown[] } {
  const { values, unknown } = knownValues(expression.paths, withParent(record, world), relatedOf(world));
  if (unknown.length > 0) return { result: null, unknown };
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

/** A total has the currency it had, or that of the rows. */
function summed(live: LiveRollUp, record: RecordValues, world: LiveWorld): unknown {
  const value = aggregate(live, record, world);
  const { field, over, of } = live.rollUp;
  if (!hasCurrency(value) || value.currency !== null || !of) return value;
  const rows: unknown = record[over.name];
  const sources = [record[field.name], ...(Array.isArray(rows) ? rows.map((row: RecordValues) => row[of.name]) : [])];
  const source = sources.find((each) => hasCurrency(each) && each.currency !== null);
  return hasCurrency(source) ? { ...value, currency: source.currency } : value;
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

function relatedOf({ parent, related }: Pick<LiveWorld, 'parent' | 'related'>): RelatedValues {
  if (!parent) return related;
  return {
    value: (entity, id, path) => {
      if (id !== PARENT) return related.value(entity, id, path);
      const [first = '', ...rest] = path.split('.');
      if (rest.length === 0) return parent.record[first] ?? null;
      return null;
    },
  };
}
