/**
 * The shapes the floors above the language share: what published metadata looks like once it is
 * compiled (Snapshot, Entity, Field), and what conditions and expressions become (Condition,
 * Expression) before a closure or SQL is made of them.
 */
import type { Decimal } from '../foundation/decimal';
import type { Finding, Locale } from '../foundation/errors';
import type { ChoiceOption, ColumnKind, FieldWord, Operator, SiteOf, Words } from '../vocabulary/contracts';

export type Text = Readonly<Partial<Record<Locale, string>>>;

/** An artefact as it is written in a file, or as it is after all layers are merged. */
export interface Artefact {
  readonly name: string;
  readonly label?: Text;
  readonly [property: string]: unknown;
}

/** A field as entities write it. A word reads its own options from the generated type of its definition. */
export interface FieldDefinition {
  readonly type: string;
  readonly label?: Text;
  readonly description?: Text;
  readonly required?: boolean | string;
  readonly visible?: boolean | string;
  readonly readOnly?: boolean | string;
  readonly default?: unknown;
  readonly unique?: boolean;
  readonly searchable?: boolean;
  readonly [option: string]: unknown;
}

/** The kinds of value the two languages know. `rows` is a to-many relation; `none` cannot be computed with. */
export type ValueType = 'text' | 'number' | 'boolean' | 'date' | 'instant' | 'reference' | 'set' | 'rows' | 'none';

/** A value of a record in memory: JSON only. Decimals are canonical strings, dates "YYYY-MM-DD", instants ISO UTC with milliseconds. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [part: string]: Value };

/**
 * A record in memory, keyed by dotted path from the record: `{ "stage": "<id>", "stage.probability": "50" }`.
 * A to-one hop's field stands under its whole path; a to-many relation holds an array of Values.
 * A reference's value is always the id of its target.
 */
export type Values = Readonly<Record<string, Value | readonly Values[] | undefined>>;

/** A physical column of a field. */
export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  /** The word's part this column holds; '' for the only or main one. */
  readonly part: string;
}

export type Relation =
  | { readonly kind: 'one'; readonly to: string }
  /** `by` is the reference field of the target that points back; `owned` rows are edited inside the parent. */
  | { readonly kind: 'many'; readonly of: string; readonly by: string; readonly owned: boolean };

/** A compiled field is also the site its word is asked about: `field.word.coerce(raw, field)`. */
export interface Field extends SiteOf {
  readonly name: string;
  readonly entity: string;
  /** The name of the word. Only the vocabulary may branch on it. */
  readonly type: string;
  readonly label: Text;
  readonly definition: FieldDefinition;
  readonly word: FieldWord;
  readonly words: Words;
  readonly value: ValueType;
  readonly relation: Relation | null;
  /** Empty when the field stores nothing (a collection, lines). */
  readonly columns: readonly Column[];
  /** The column that conditions, sort, group and aggregates use; null when there is none. */
  readonly compared: Column | null;
  /** The column that expressions use. */
  readonly operand: Column | null;
  /** The shadow column with folded text, when the field is searchable or the entity's title. */
  readonly folded: Column | null;
  /** Set by the platform alone: id, version, stamps. */
  readonly system: boolean;
  /** Options of a choice, in order; empty for other words. */
  readonly options: readonly ChoiceOption[];
}

export interface Check {
  readonly name: string;
  readonly that: Expression;
  readonly message: Text;
}

/** A stored computed field, in the order in which the formulas of one record must run. */
export interface Formula {
  readonly field: Field;
  readonly expression: Expression;
}

/** A stored aggregate over a to-many relation. `of` is the aggregated field of the target (absent for count). */
export interface RollUp {
  readonly field: Field;
  readonly over: Field;
  readonly function: 'sum' | 'count' | 'min' | 'max' | 'avg' | 'list';
  readonly of: Field | null;
  readonly where: Condition | null;
}

export interface Entity {
  readonly name: string;
  readonly table: string;
  readonly label: Text;
  readonly plural: Text;
  readonly icon: string | null;
  readonly definition: Artefact;
  /** All fields: written, brought by traits, and system ones (id, version, createdAt, createdBy, updatedAt, updatedBy, deletedAt). */
  readonly fields: ReadonlyMap<string, Field>;
  /** The field whose formatted value names a record. */
  readonly title: Field;
  readonly traits: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** The reference to the parent record when rows of this entity are parts of another's record (trait `part`); access follows the parent. */
  readonly part: Field | null;
  readonly archivable: boolean;
  readonly searchable: readonly Field[];
  readonly uniques: readonly { readonly name: string; readonly fields: readonly Field[] }[];
  readonly indexes: readonly { readonly name: string; readonly fields: readonly Field[] }[];
  readonly checks: readonly Check[];
  readonly formulas: readonly Formula[];
  readonly rollUps: readonly RollUp[];
}

/** A computed field elsewhere that must be recomputed after records of the watched entity changed. */
export interface Dependant {
  /** The entity that holds the computed field. */
  readonly entity: Entity;
  readonly kind: 'formula' | 'rollUp';
  readonly field: Field;
  /** Fields of the watched entity whose change matters; create, delete and restore always matter to roll-ups. */
  readonly watches: ReadonlySet<string>;
  /** For a formula: the references that lead from the holder to the watched entity. For a roll-up: the back reference of the watched entity (one field). */
  readonly via: readonly Field[];
}

/** Which layer set a property, newest first. */
export interface Origin {
  readonly layer: string;
  readonly file: string;
  readonly value: unknown;
}

/** Published metadata, deep-frozen and indexed. */
export interface Snapshot {
  readonly revision: string;
  readonly packages: readonly { readonly name: string; readonly version: string; readonly prefix: string }[];
  artefact(kind: string, name: string): Artefact | undefined;
  /** Throws unknownArtefact with "did you mean". */
  artefactOrThrow(kind: string, name: string): Artefact;
  artefacts(kind: string): readonly Artefact[];
  /** Compiled on first use, then kept. Throws unknownEntity with "did you mean". */
  entity(name: string): Entity;
  hasEntity(name: string): boolean;
  readonly entityNames: readonly string[];
  /** Computed fields of other records (or of other entities) that read this entity. */
  dependants(entity: string): readonly Dependant[];
  /** Options of a `choices` artefact, in order. */
  options(choices: string): readonly ChoiceOption[];
  /** The layers behind one property (JSON pointer), newest first. */
  provenance(kind: string, name: string, pointer: string): readonly Origin[];
}

/** A dotted path from an entity: references to hop over, then a field. */
export interface Path {
  readonly entity: string;
  readonly hops: readonly Field[];
  readonly field: Field;
  /** As written: "account.industry". */
  readonly text: string;
}

/** What values a condition or expression may use besides the record. */
export interface Environment {
  readonly now: Date;
  readonly timeZone: string;
  /** The acting user: `me.id`, `me.team`, `me.teamsBelow`, `me.roles`, `me.name`. */
  readonly me: Readonly<Record<string, Value>>;
  /** Named parameters and, under `record`, the record a picker or a default is evaluated for: Values by dotted path. */
  readonly record?: Values;
  /** All ids at or below a node of a tree, for `$under` in memory. */
  readonly under?: (entity: string, id: string) => ReadonlySet<string>;
}

/** A scalar while an expression runs. */
export type Scalar = string | boolean | null | Decimal | readonly string[];

/** What a value depends on besides records: "today()", "me.id", a sentence part. */
export type Ambient = string | Text;

export interface Expression {
  readonly text: string;
  readonly type: ValueType;
  /** The first thing it reads that depends on the moment or on who asks; null when there is none. */
  readonly ambient: Ambient | null;
  /** Every path it reads, including those inside aggregates over a collection (whose `hops` hold the collection's own field last). */
  readonly paths: readonly Path[];
  /** The paths it reads of the outer record (`record.…`, and the record being edited in a reference's `where`), from `environment.record`. */
  readonly recordPaths: readonly Path[];
  evaluate(values: Values, environment: Environment): Scalar;
  toSql(scope: SqlScope, environment: Environment): string;
}

export type Operand = { readonly constant: Scalar } | { readonly expression: Expression };

/** A condition resolved against metadata. Three-valued as in SQL: a comparison with null is unknown, and unknown selects nothing. */
export type Condition =
  | { readonly op: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'compare'; readonly path: Path; readonly operator: Operator; readonly operands: readonly Operand[] }
  | {
      readonly op: 'quantify';
      readonly path: Path;
      readonly quantifier: 'some' | 'none' | 'every';
      readonly of: Condition;
    }
  | { readonly op: 'constant'; readonly value: boolean | null };

/** What SQL is written against: the query compiler of the storage floor implements it and adds joins as paths ask for them. */
export interface SqlScope {
  readonly dialect: SqlDialect;
  /** The qualified column of a path; joins are added once per hop. */
  column(path: Path, use: 'compared' | 'operand' | 'folded'): string;
  /**
   * A placeholder for a value, encoded and typed for the column kind it meets (an untyped plain text when none).
   * It may stand anywhere in the text, and more than once.
   */
  bind(value: Scalar | Date, kind?: ColumnKind): string;
  /** EXISTS over the target rows of a to-many path that the caller may see; `inner` writes the row's condition. */
  exists(path: Path, inner: (scope: SqlScope) => string): string;
  /** A scalar aggregate over the target rows of a to-many path; `inner` writes the aggregated expression or null for a count. */
  aggregate(
    path: Path,
    name: 'sum' | 'count' | 'min' | 'max' | 'avg',
    inner: ((scope: SqlScope) => string) | null,
  ): string;
  /** "the path's target is at or below this node" through the tree's parent reference. */
  under(path: Path, node: string): string;
}

/** The texts in which engines differ. Arguments are SQL texts. Numbers are exact decimals on both engines. */
export interface SqlDialect {
  readonly engine: 'sqlite' | 'mysql';
  quote(identifier: string): string;
  /** A column of a kind as an operand of an expression (a scaled integer becomes a decimal, an instant a comparable text). */
  operand(column: string, kind: ColumnKind): string;
  /** A bound placeholder where the engine must be told the type of the value: an exact decimal, a date, an instant. */
  constant(placeholder: string, kind: ColumnKind): string;
  /** A driver value as stored for a kind, from its neutral form. */
  encode(value: Scalar | Date | number, kind: ColumnKind): unknown;
  /** The neutral form of a driver value of a kind. */
  decode(raw: unknown, kind: ColumnKind): string | number | boolean | null;
  /** A column in a select list, so that `decode` gets an exact value. */
  select(column: string, kind: ColumnKind): string;
  fold(text: string): string;
  concat(parts: readonly string[]): string;
  /** LIKE with `\` as the escape character on folded texts. */
  like(text: string, pattern: string): string;
  add(left: string, right: string): string;
  subtract(left: string, right: string): string;
  multiply(left: string, right: string): string;
  divide(left: string, right: string): string;
  compareNumbers(left: string, operator: '=' | '<>' | '<' | '<=' | '>' | '>=', right: string): string;
  /** A function of the expression language's table by name. */
  call(name: string, args: readonly string[], environment: Environment): string;
  /** The bucket text ("2026", "2026-Q4", "2026-11", "2026-W47", "2026-11-23") of a date or instant column. */
  bucket(
    column: string,
    kind: ColumnKind,
    unit: 'year' | 'quarter' | 'month' | 'week' | 'day',
    timeZone: string,
  ): string;
}

/** What the compiler of artefacts returns: a snapshot, or all findings at once. */
export type Compiled =
  | { readonly snapshot: Snapshot; readonly findings: readonly Finding[] }
  | { readonly snapshot: null; readonly findings: readonly Finding[] };
