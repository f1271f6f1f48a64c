/**
 * What a word is. A field type, a view type and a widget is each one folder: `index.ts` says what it
 * means (pure, no React, shared by server and browser), `view.tsx` how it looks. Nothing outside the
 * folder branches on a word's name; whoever needs to know something asks the word through these contracts.
 */
import type { ComponentType } from 'react';
import type { Finding, Locale, SaidFinding } from '../foundation/errors';
import type {
  Artefact,
  Entity,
  Field,
  FieldDefinition,
  Relation,
  Snapshot,
  Text,
  Value,
  ValueType,
} from '../language/contracts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Neutral column kinds; the storage floor knows their SQL types and codecs on each engine. */
export type ColumnKind =
  | { readonly kind: 'uuid' }
  | { readonly kind: 'text'; readonly length: number }
  | { readonly kind: 'longText' }
  | { readonly kind: 'integer' }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  | { readonly kind: 'instant' };

export interface ColumnPart {
  /** '' for the only or main part; otherwise the column is named `<field>_<part>`. */
  readonly part: string;
  readonly column: ColumnKind;
}

export type Operator =
  | '$eq'
  | '$ne'
  | '$gt'
  | '$gte'
  | '$lt'
  | '$lte'
  | '$in'
  | '$nin'
  | '$between'
  | '$contains'
  | '$startsWith'
  | '$endsWith'
  | '$empty'
  | '$under'
  | '$during';

export interface ChoiceOption {
  readonly key: string;
  readonly label: Text;
  readonly color: string | null;
  /** The way through stages ends here. */
  readonly final?: true;
}

/** A field value checked and made canonical, or what is wrong with it (path relative to the field). */
export type Coerced = { readonly value: Value } | { readonly findings: readonly Finding[] };

/** How a computed field gets its value. */
export type Computation =
  | { readonly kind: 'expression'; readonly text: string }
  | {
      readonly kind: 'rollUp';
      readonly over: string;
      readonly function: 'sum' | 'count' | 'min' | 'max' | 'avg' | 'list';
      readonly of: string | null;
      readonly where: unknown;
    }
  /** A number drawn from a sequence when the record is created; `pattern` holds one run of zeros in braces: "D-{00000}". */
  | { readonly kind: 'sequence'; readonly pattern: string };

/** Deterministic source of randomness for samples: 0 ≤ next() < 1. */
export type Random = () => number;

/** Every part of a word gets the compiled field, so a word never needs to look around. */
export interface FieldWord {
  readonly type: string;
  readonly title: Text;
  readonly description: Text;
  /** JSON Schema (an object's `properties` and `required`) of the word's own options in a field definition; each with title and description. */
  readonly options: {
    readonly properties: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  /** A definition that shows the word well, with its options; the contract suite builds its entity from these. */
  readonly examples: readonly FieldDefinition[];
  value(field: SiteOf): ValueType;
  relation?(field: SiteOf): Relation | null;
  computation?(definition: FieldDefinition): Computation;
  /**
   * The word this one speaks for at a field (a formula as money, a roll-up of a date) and the site it is asked about.
   * All functions here already delegate; only the constants `comparedPart`, `operandPart` and `measures` are to be
   * read from the borrowed word: `(word.borrowed?.(field)?.word ?? word).comparedPart`.
   */
  borrowed?(field: SiteOf): { readonly word: FieldWord; readonly site: SiteOf };
  columns(field: SiteOf): readonly ColumnPart[];
  /** The part that conditions, sort, group and aggregates use; '' by default. See `borrowed`. */
  readonly comparedPart?: string;
  /** The part that expressions compute with; '' by default. */
  readonly operandPart?: string;
  /** Which operators a condition may use, for this field. */
  operators(field: SiteOf): readonly Operator[];
  /** JSON Schema of the value as the API sends and takes it. */
  schema(field: SiteOf, locale: Locale): JsonSchema;
  /**
   * Makes a raw API value canonical. `null`, `undefined` and '' mean empty and never reach the word.
   * It may still answer null: nothing was left after trimming ("   ", [], {amount: null}).
   */
  coerce(raw: unknown, field: SiteOf): Coerced;
  /** The primitives of the parts, in the order of `columns`; a single-part word may leave both out (identity). */
  toColumns?(value: Value, field: SiteOf): readonly (string | number | boolean | null)[];
  fromColumns?(cells: readonly (string | number | boolean | null)[], field: SiteOf): Value;
  /** The primitive that conditions (compared) or expressions (operand) see, from a value in memory; identity by default. */
  compared?(value: Value, field: SiteOf): Value;
  operand?(value: Value, field: SiteOf): Value;
  /** Text for people; '' for empty. Instants are shown in `timeZone` (IANA name), UTC when absent. */
  format(value: Value, field: SiteOf, locale: Locale, timeZone?: string): string;
  /** A canonical value (as `coerce` returns it), for contract suites and previews. Words without a column return null. */
  sample(field: SiteOf, random: Random): Value;
  /** Values never repeat by nature: the compiler makes the field unique without being asked. */
  readonly unique?: true;
  /** Which aggregates make sense: sum, avg, min, max, countDistinct. Count always does. Sum and avg only where the value is a number. */
  readonly measures?: readonly ('sum' | 'avg' | 'min' | 'max')[];
}

/** What a word may know of the field it stands at, while the field itself is still being compiled. */
export interface SiteOf {
  readonly name: string;
  readonly entity: string;
  readonly definition: FieldDefinition;
  readonly words: Words;
  readonly options: readonly ChoiceOption[];
  /** Texts of shipped records in every language by what is stored; empty unless the field is translated. */
  readonly translations: ReadonlyMap<string, Text>;
  /** Fields of the site's own target entity that refer back, for words that need the other side. */
  readonly backReferences: (entity: string) => readonly string[];
  /** The site of another field of this or another entity, for words that borrow its type (roll-up); undefined when there is none. */
  readonly siteOf: (entity: string, field: string) => SiteOf | undefined;
}

/** The dictionary that is handed to the language floor. */
export interface Words {
  /** Undefined for a word nobody knows. */
  field(type: string): FieldWord | undefined;
  view(type: string): ViewWord | undefined;
  readonly fieldTypes: readonly string[];
  readonly viewTypes: readonly string[];
}

/** What a view needs from the server, so that exactly what is drawn is sent. */
export interface ViewNeeds {
  readonly fields: readonly string[];
  readonly where?: unknown;
  readonly sort?: readonly string[];
  readonly pageSize: number;
}

export interface ViewWord {
  readonly type: string;
  readonly title: Text;
  readonly description: Text;
  readonly options: {
    readonly properties: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  needs(view: Artefact, entity: Entity): ViewNeeds;
  /** A sensible view of an entity for which none is written. */
  initial(entity: Entity): Artefact;
}

// ── the browser half ───────────────────────────────────────────────────────────────────────────

/** A reference as records carry it on screens and in the API: who it is and how it is called. */
export interface ReferenceValue {
  readonly id: string;
  readonly title: string | null;
}

/** What a word may ask of the application it is drawn in; the only door to the server for `view.tsx` files. */
export interface Surroundings {
  readonly locale: Locale;
  readonly snapshot: Snapshot;
  /** The translated text of a key of the application's catalogue. */
  t(key: string, values?: Readonly<Record<string, unknown>>): string;
  /** Searches records for a picker, at most 20, with an optional condition. */
  lookup(entity: string, search: string, where: unknown): Promise<readonly ReferenceValue[]>;
  /** The first record that meets a condition in an order; null when there is none. */
  first(entity: string, where: unknown, sort: readonly string[]): Promise<ReferenceValue | null>;
  /** Opens a dialog that creates a record (prefilled) and resolves to it, or null when the user cancels or may not. */
  createInline(entity: string, values: Readonly<Record<string, unknown>>): Promise<ReferenceValue | null>;
  mayCreate(entity: string): boolean;
  /** The address of a record's page. */
  recordHref(entity: string, id: string): string;
  /** IANA name of the user's zone, in which instants are shown and typed. */
  readonly timeZone: string;
  /** The currency in which amounts of all currencies are added up; null when the server does not say. */
  readonly baseCurrency: string | null;
  /** What expressions know as `me`: id, name, team, teamsBelow, roles. */
  readonly actor: Readonly<Record<string, Value>>;
  /** Reads fields (dotted paths) of one record, for expressions that follow a reference. */
  read(entity: string, id: string, fields?: readonly string[]): Promise<ViewRecord>;
  /** The looks of a word, for words that draw other words (the cells of lines). Throws for a word nobody knows. */
  fieldView(type: string): FieldView;
}

export interface InputProps {
  readonly id: string;
  readonly field: Field;
  /** API form of the value (a reference is `{id, title}`); undefined and null are empty. */
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly onBlur: () => void;
  readonly disabled: boolean;
  readonly invalid: boolean;
  readonly required: boolean;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  /** The other values of the record being edited (API form), for pickers with a condition. */
  readonly record: Readonly<Record<string, unknown>>;
  /** What is wrong inside a composite value: paths relative to the field, such as `2/quantity`. */
  readonly findings?: readonly SaidFinding[];
  /** What the form says about this field besides its place: `columns` and `totals` of lines, `widget`. */
  readonly layout?: Readonly<Record<string, unknown>>;
  readonly surroundings: Surroundings;
}

export interface CellProps {
  readonly field: Field;
  readonly value: unknown;
  readonly surroundings: Surroundings;
}

/** How the values of a field word are shown. */
export interface FieldCell {
  readonly Cell: ComponentType<CellProps>;
  /** Wants the whole width of a form section. */
  readonly wide?: boolean;
  /** Numbers align right in lists. */
  readonly align?: 'left' | 'right' | 'center';
  /** Preferred width of a list column in pixels. */
  readonly width?: number;
  /** Text whose end may be cut in a crowded list; everything else keeps its width. */
  readonly shrinks?: true;
  /** Draws its own label (a check box). */
  readonly ownLabel?: boolean;
}

/** The looks of a field word. */
export interface FieldView extends FieldCell {
  readonly Input: ComponentType<InputProps>;
  /** The value a pasted text stands for; without it the text itself, which the word's `coerce` reads. */
  readonly read?: (text: string, field: Field, surroundings: Surroundings) => unknown;
}

/** What a view may ask of the application besides what a field may. */
export interface ViewSurroundings extends Surroundings {
  find(
    entity: string,
    request: ViewFind,
  ): Promise<{ records: readonly ViewRecord[]; next: string | null; count?: number }>;
  query(request: ViewQuery): Promise<{ rows: readonly Readonly<Record<string, unknown>>[] }>;
  read(entity: string, id: string, fields?: readonly string[]): Promise<ViewRecord>;
  create(entity: string, values: Readonly<Record<string, unknown>>): Promise<ViewRecord>;
  update(entity: string, id: string, version: number, values: Readonly<Record<string, unknown>>): Promise<ViewRecord>;
  remove(entity: string, id: string, version: number): Promise<void>;
  /** Goes to a record's page, or to the page that creates one (prefilled). */
  open(entity: string, id: string): void;
  openNew(entity: string, values?: Readonly<Record<string, unknown>>): void;
  may(entity: string, action: 'read' | 'create' | 'update' | 'delete' | 'export' | 'import'): boolean;
  mayWrite(entity: string, field: string): boolean;
  /** What this user set up on this screen (column widths, chosen columns), kept per user and key. */
  preference<T>(key: string): T | undefined;
  setPreference(key: string, value: unknown): void;
  /** The signed-in user as a record. */
  readonly me: ReferenceValue;
  /** Says something that passes by: what was done, or why it was not. */
  notify(kind: 'success' | 'error' | 'info', text: string, action?: { readonly label: string; run(): void }): void;
  /** Calls back when records of the entity changed in this window, so that open lists refresh. Returns the unsubscriber. */
  onChanged(entity: string, listener: () => void): () => void;
  readonly dark: boolean;
  /** A screen of phone width. */
  readonly narrow: boolean;
}

export type ViewRecord = { readonly id: string; readonly version: number; readonly [field: string]: unknown };

export interface ViewFind {
  readonly where?: unknown;
  readonly sort?: readonly string[];
  readonly fields?: readonly string[];
  readonly limit?: number;
  readonly offset?: number;
  /** The cursor `next` of the page before; wins over `offset`. */
  readonly after?: string;
  readonly count?: 'none' | 'capped' | 'exact';
  readonly search?: string;
}

export interface ViewQuery {
  readonly from: string;
  readonly where?: unknown;
  readonly search?: string;
  readonly group?: readonly (string | Readonly<Record<string, string>>)[];
  readonly measures?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly sort?: readonly string[];
  readonly limit?: number;
}

export interface ViewProps {
  readonly view: Artefact;
  readonly entity: Entity;
  readonly surroundings: ViewSurroundings;
  /** A condition the place adds to the view's own, for example "of this record" in a related list. */
  readonly where?: unknown;
  /** Values a record created from here begins with. */
  readonly prefill?: Readonly<Record<string, unknown>>;
  /** Drawn inside another page: smaller, without its own heading. */
  readonly embedded?: boolean;
  /** What the user selected (search, filters, order) as the query text of an address; kept inside the view when absent. */
  readonly selection?: string;
  readonly onSelection?: (selection: string) => void;
}

/** The looks of a view word. */
export interface ViewLook {
  readonly View: ComponentType<ViewProps>;
}
