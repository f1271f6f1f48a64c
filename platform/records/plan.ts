import { isSettable } from '../access/fields';
import {
  conditionPaths,
  conditionRecordPaths,
  needsDatabase,
  resolveCondition,
  toPredicate,
} from '../language/condition';
import type {
  Check,
  Condition,
  Entity,
  Environment,
  Expression,
  Field,
  Formula,
  Path,
  Snapshot,
  Values,
} from '../language/contracts';
import { compileExpression } from '../language/expression';
import { compileFirst, expressionIn, type First } from '../language/first';
import { targetOf } from '../language/paths';
import { type OwnTotals, ownTotalsOf } from './own-totals';
import { ownTitlePath } from './title';

/** What a computation reads: the record's own fields and the values beyond its references. */
export interface Reads {
  /** First segments of all paths: when one of these fields changes, the answer may change. */
  readonly own: ReadonlySet<string>;
  readonly beyond: readonly Path[];
  /** Paths through collections. */
  readonly rows: readonly Path[];
}

export interface DynamicDefault extends Reads {
  readonly field: Field;
  readonly value: { readonly constant: unknown } | { readonly expression: Expression | null };
  /** The record that a reference begins with when its expression (if there is one) gives nothing. */
  readonly first: First | null;
}

/** A property that is a constant or an expression, for example when a field is required. */
export interface Dynamic extends Reads {
  readonly field: Field;
  readonly when: true | Expression;
}

export interface ReferenceRule extends Reads {
  readonly field: Field;
  readonly target: Entity;
  /** The condition on the target; `reads` are its paths from the target. */
  readonly where: {
    readonly condition: Condition;
    readonly reads: readonly Path[];
    /** Null when only the database can tell (collections, trees). */
    readonly holds: ((values: Values, environment: Environment) => boolean | null) | null;
  } | null;
}

export interface LinesRule {
  readonly field: Field;
  readonly target: Entity;
  readonly by: Field;
}

/** What is read of the records that references lead to, whatever it is needed for. */
export interface Target {
  readonly entity: Entity;
  readonly references: readonly Field[];
  readonly paths: readonly Path[];
}

/** All that saving needs to know of an entity, worked out once. */
export interface WritePlan {
  readonly stored: readonly Field[];
  /** All that a state may hold, still empty. States are copies of it: an object that grows field by field is copied a hundred times slower. */
  readonly blank: Values;
  readonly defaults: readonly DynamicDefault[];
  readonly sequences: readonly { readonly field: Field; readonly pattern: string }[];
  readonly required: readonly Dynamic[];
  readonly visible: ReadonlyMap<string, Dynamic | false>;
  readonly readOnly: readonly Dynamic[];
  readonly references: readonly ReferenceRule[];
  readonly lines: readonly LinesRule[];
  readonly formulas: readonly (Formula & Reads)[];
  readonly ownTotals: OwnTotals;
  readonly checks: readonly (Check & Reads)[];
  /** Fields with an amount, its currency and the amount in the base currency; the currency may be computed when none is given. */
  readonly converted: readonly { readonly field: Field; readonly currency: Expression | null }[];
  /** All paths beyond references that computations read. */
  readonly beyond: readonly Path[];
  /** Fields whose change makes a computation read beyond references. */
  readonly wakes: ReadonlySet<string>;
  readonly targets: readonly Target[];
}

const plans = new WeakMap<Entity, WritePlan>();

/** The plan of an entity; entities belong to one snapshot, and so do plans. */
export function planOf(entity: Entity, snapshot: Snapshot): WritePlan {
  const known = plans.get(entity);
  if (known) return known;
  const plan = makePlan(entity, snapshot);
  plans.set(entity, plan);
  return plan;
}

/** What an expression or several paths read. */
export function readsOf(paths: readonly Path[]): Reads {
  const isRows = (path: Path) => [...path.hops, path.field].some((field) => field.relation?.kind === 'many');
  return {
    own: new Set(paths.map((path) => path.hops[0]?.name ?? path.field.name)),
    beyond: paths.filter((path) => path.hops.length > 0 && !isRows(path)),
    rows: paths.filter(isRows),
  };
}

function makePlan(entity: Entity, snapshot: Snapshot): WritePlan {
  const fields = [...entity.fields.values()];
  const settable = fields.filter(isSettable);
  const lines = fields.flatMap((field) => linesOf(field, snapshot));
  const rules = {
    stored: fields.filter((field) => field.columns.length > 0),
    defaults: settable
      .filter((field) => field.definition.default !== undefined)
      .map((field) => defaultOf(field, entity, snapshot)),
    sequences: fields.flatMap(sequenceOf),
    required: settable.flatMap((field) => dynamic(field, field.definition.required, entity, snapshot)),
    visible: visibleOf(settable, entity, snapshot),
    readOnly: settable.flatMap((field) => dynamic(field, field.definition.readOnly, entity, snapshot)),
    references: settable
      .filter((field) => field.relation?.kind === 'one')
      .map((field) => referenceOf(field, entity, snapshot)),
    lines,
    formulas: entity.formulas.map((formula) => ({ ...formula, ...readsOf(formula.expression.paths) })),
    ownTotals: ownTotalsOf(
      entity,
      snapshot,
      lines.map(({ by }) => by),
    ),
    checks: entity.checks.map((check) => ({ ...check, ...readsOf(check.that.paths) })),
    converted: fields.filter(isConverted).map((field) => ({ field, currency: currencyOf(field, entity, snapshot) })),
  };
  const reach = beyondOf(snapshot, rules);
  const names = [...rules.stored.map((field) => field.name), ...reach.beyond.map((path) => path.text)];
  return { ...rules, ...reach, blank: Object.fromEntries(names.map((name) => [name, null])) };
}

type Rules = Omit<WritePlan, 'blank' | 'beyond' | 'wakes' | 'targets'>;

function beyondOf(snapshot: Snapshot, rules: Rules): Pick<WritePlan, 'beyond' | 'wakes' | 'targets'> {
  const visible = [...rules.visible.values()].filter((rule) => rule !== false);
  const currencies = rules.converted.flatMap(({ currency }) => (currency ? [readsOf(currency.paths)] : []));
  const readers: Reads[] = [
    ...rules.formulas,
    ...rules.checks,
    ...rules.required,
    ...visible,
    ...rules.references,
    ...currencies,
  ];
  const wakes = new Set(readers.filter((reads) => reads.beyond.length > 0).flatMap((reads) => [...reads.own]));
  for (const formula of [...rules.formulas].reverse()) {
    if (wakes.has(formula.field.name)) for (const name of formula.own) wakes.add(name);
  }
  const beyond = [...new Map(readers.flatMap((reads) => reads.beyond).map((path) => [path.text, path])).values()];
  return { beyond, wakes, targets: targetsOf(snapshot, rules.references, beyond) };
}

function targetsOf(
  snapshot: Snapshot,
  references: readonly ReferenceRule[],
  beyond: readonly Path[],
): readonly Target[] {
  const found = new Map<string, { entity: Entity; references: Map<string, Field>; paths: Map<string, Path> }>();
  const at = (field: Field, target: Entity) => {
    const known = found.get(target.name) ?? { entity: target, references: new Map(), paths: new Map() };
    found.set(target.name, known);
    known.references.set(field.name, field);
    return known.paths;
  };
  for (const { field, target, where } of references) {
    const paths = at(field, target);
    const title = ownTitlePath(target.title, snapshot, () => true);
    for (const path of [...(title ? [title] : []), ...(where?.reads ?? [])]) paths.set(path.text, path);
  }
  for (const path of beyond) {
    const [first, ...hops] = path.hops;
    const target = first && targetOf(first, snapshot);
    if (!first || !target) continue;
    const text = path.text.slice(first.name.length + 1);
    at(first, target).set(text, { entity: target.name, hops, field: path.field, text });
  }
  return [...found.values()].map((each) => ({
    entity: each.entity,
    references: [...each.references.values()],
    paths: [...each.paths.values()],
  }));
}

/** The expression in a definition's `currency`; null when there is none or it is a plain code. */
function currencyOf(field: Field, entity: Entity, snapshot: Snapshot): Expression | null {
  const written = field.definition['currency'];
  if (typeof written !== 'string' || /^[A-Z]{3}$/.test(written)) return null;
  return compileExpression(written, entity, snapshot);
}

function defaultOf(field: Field, entity: Entity, snapshot: Snapshot): DynamicDefault {
  const written = field.definition.default;
  const text = expressionIn(written);
  const first = compileFirst(field, entity, snapshot);
  if (text === null && !first) return { field, value: { constant: written }, first, ...readsOf([]) };
  const expression = text === null ? null : compileExpression(text, entity, snapshot);
  const asked = first?.condition ? conditionRecordPaths(first.condition) : [];
  return { field, value: { expression }, first, ...readsOf([...(expression?.paths ?? []), ...asked]) };
}

function sequenceOf(field: Field): readonly { field: Field; pattern: string }[] {
  const computation = field.word.computation?.(field.definition);
  return computation?.kind === 'sequence' ? [{ field, pattern: computation.pattern }] : [];
}

function dynamic(
  field: Field,
  written: boolean | string | undefined,
  entity: Entity,
  snapshot: Snapshot,
): readonly Dynamic[] {
  if (written === undefined || written === false) return [];
  if (written === true) return [{ field, when: true, ...readsOf([]) }];
  const when = compileExpression(written, entity, snapshot);
  return [{ field, when, ...readsOf(when.paths) }];
}

function visibleOf(fields: readonly Field[], entity: Entity, snapshot: Snapshot): ReadonlyMap<string, Dynamic | false> {
  const found = new Map<string, Dynamic | false>();
  for (const field of fields) {
    const { visible } = field.definition;
    if (visible === false) found.set(field.name, false);
    const [rule] = typeof visible === 'string' ? dynamic(field, visible, entity, snapshot) : [];
    if (rule) found.set(field.name, rule);
  }
  return found;
}

function referenceOf(field: Field, entity: Entity, snapshot: Snapshot): ReferenceRule {
  const target = targetOf(field, snapshot);
  if (!target) throw new Error(`${entity.name}.${field.name} leads nowhere`);
  const written = field.definition['where'];
  if (written === undefined || written === null) return { field, target, where: null, ...readsOf([]) };
  const condition = resolveCondition(written, target, snapshot, { outer: entity });
  const onDatabase = needsDatabase(condition);
  const where = {
    condition,
    reads: onDatabase ? [] : conditionPaths(condition),
    holds: onDatabase ? null : toPredicate(condition),
  };
  return { field, target, where, ...readsOf(conditionRecordPaths(condition)) };
}

function linesOf(field: Field, snapshot: Snapshot): readonly LinesRule[] {
  if (field.relation?.kind !== 'many' || !field.relation.owned) return [];
  const target = targetOf(field, snapshot);
  const by = target?.fields.get(field.relation.by);
  return target && by ? [{ field, target, by }] : [];
}

/** The word may be any that keeps these parts. */
function isConverted(field: Field): boolean {
  const parts = field.columns.map((column) => column.part);
  return parts.includes('base') && parts.includes('currency');
}
