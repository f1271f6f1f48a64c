/**
 * Statements whose text is the same but for their values are compiled once for each published metadata. What a request
 * brings is taken apart: its shape finds the template, its values fill it.
 */
import { conditionToSql } from '../language/condition';
import type { Condition, Environment, Snapshot, SqlDialect, SqlScope } from '../language/contracts';
import type { ColumnKind } from '../vocabulary/contracts';
import { createBindings, type Slot, type Template } from './bindings';
import type { Statement, Visibility } from './contracts';
import { createSource, type Source } from './scope';

/** A part of a request: what of it stands in the text, and its values in the order in which they are bound. */
export interface Part {
  readonly shape: string;
  readonly values: readonly unknown[];
}

export type Parts = Readonly<Record<string, Part>>;

interface Request {
  readonly snapshot: Snapshot;
  readonly visible: Visibility;
  readonly environment: Environment;
}

interface Variant {
  readonly template: Template;
  readonly more: unknown;
}

/** The rules of access in a statement say something else for each user. */
interface Entry {
  readonly rules: ReadonlyMap<string, Condition>;
  readonly variants: Map<string, Variant>;
}

const MOST_ENTRIES = 2000;
const MOST_VARIANTS = 20;
const known = new WeakMap<Snapshot, WeakMap<Visibility, Map<string, Entry>>>();

/**
 * The statement of a request: `key` and the shapes of `parts` decide its text, `write` makes it when it is new.
 * `more` is what goes with the text, for example the readers of its rows; `late` gives parts that need it.
 */
export function fromTemplate<T>(
  dialect: SqlDialect,
  request: Request,
  key: string,
  parts: Parts,
  write: (source: Source) => { readonly sql: string; readonly more: T },
  late: (more: T) => Parts = () => ({}),
): { readonly statement: Statement; readonly more: T } {
  const entries = entriesOf(request);
  const whole = `${dialect.engine} ${key} ${Object.values(parts)
    .map(({ shape }) => shape)
    .join(' ¦ ')}`;
  const entry = entries.get(whole);
  const ruled = entry && rulesOf(entry.rules, dialect, request.environment);
  const variant = ruled && entry.variants.get(shapeOf(ruled));
  if (variant)
    return { statement: filled(variant.template, parts, ruled, late(variant.more as T)), more: variant.more as T };
  const source = createSource(dialect, request.snapshot, request.environment, createBindings(dialect));
  const { sql, more } = write(source);
  const rules = entry?.rules ?? source.rules;
  const made: Entry = entry ?? { rules, variants: new Map() };
  if (entries.size >= MOST_ENTRIES) entries.clear();
  if (made.variants.size >= MOST_VARIANTS) made.variants.clear();
  entries.set(whole, made);
  made.variants.set(shapeOf(rulesOf(rules, dialect, request.environment)), {
    template: source.bindings.template(sql),
    more,
  });
  return { statement: source.bindings.statement(sql), more };
}

/** A condition as a part: written once more with names instead of columns. */
export function conditionPart(condition: Condition | null, dialect: SqlDialect, environment: Environment): Part {
  return condition === null ? NOTHING : outlined(dialect, (scope) => conditionToSql(condition, scope, environment));
}

/** What anything that writes into a scope would write and bind. */
export function outlined(dialect: SqlDialect, write: (scope: SqlScope) => string): Part {
  const values: unknown[] = [];
  const shape = write(outline(dialect, values));
  return { shape, values };
}

/** A single value. */
export function valuePart(value: unknown): Part {
  return { shape: '?', values: [value] };
}

export const NOTHING: Part = { shape: '', values: [] };
const PLAIN: ColumnKind = { kind: 'text', length: 0 };

function outline(dialect: SqlDialect, values: unknown[]): SqlScope {
  const scope: SqlScope = {
    dialect,
    column: (path, use) => `${path.text}/${use}`,
    bind(value, kind) {
      values.push(dialect.encode(value, kind ?? PLAIN));
      return kind ? dialect.constant('?', kind) : '?';
    },
    exists: (path, inner) => `exists ${path.text} (${inner(scope)})`,
    aggregate: (path, name, inner) => `${name} ${path.text} (${inner ? inner(scope) : '*'})`,
    under: (path, node) => `${path.text} under ${node}`,
  };
  return scope;
}

function entriesOf({ snapshot, visible }: Request): Map<string, Entry> {
  const bySight = known.get(snapshot) ?? new WeakMap<Visibility, Map<string, Entry>>();
  known.set(snapshot, bySight);
  const entries = bySight.get(visible) ?? new Map<string, Entry>();
  bySight.set(visible, entries);
  return entries;
}

function rulesOf(rules: ReadonlyMap<string, Condition>, dialect: SqlDialect, environment: Environment): Parts {
  if (rules.size === 0) return NO_PARTS;
  return Object.fromEntries([...rules].map(([name, rule]) => [name, conditionPart(rule, dialect, environment)]));
}

const NO_PARTS: Parts = {};

function shapeOf(parts: Parts): string {
  return parts === NO_PARTS
    ? ''
    : Object.values(parts)
        .map(({ shape }) => shape)
        .join(' ¦ ');
}

function filled(template: Template, ...from: readonly Parts[]): Statement {
  const valueAt = (slot: Slot): unknown => {
    if ('value' in slot) return slot.value;
    for (const parts of from) {
      const part = parts[slot.part];
      if (part) return part.values[slot.place];
    }
    throw new Error(`a statement without its ${slot.part}`);
  };
  return { sql: template.sql, values: template.slots.map(valueAt) };
}
