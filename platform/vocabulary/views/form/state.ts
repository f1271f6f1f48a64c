import type { Finding } from '../../../foundation/errors';
import type { Entity } from '../../../language/contracts';
import { expressionIn, firstIn } from '../../../language/first';
import type { Surroundings } from '../../contracts';
import { environmentHere } from '../../fields/kit/environment';
import type { RecordValues, Unknown } from '../../fields/kit/known-values';
import { type LiveWorld, recompute } from '../../fields/kit/live-record';
import { createRelatedCache, type RelatedCache } from '../../fields/kit/related-cache';
import { createCells } from './cells';
import { changedInput, creationInput, isWritable, sameMeaning } from './changes';
import { type Chooser, createChooser } from './chosen';
import { type Decision, decide } from './decide';
import { type FormLayout, placesOf } from './layout';
import { liveView } from './live-view';
import { learnRelated } from './needed';
import { type FormRules, formRules } from './rules';
import { checkFindings, fieldFindings, placed, splitPath } from './validation';

export interface FieldState extends Decision {
  readonly value: unknown;
  /** Paths from the record. */
  readonly findings: readonly Finding[];
}

export interface FormStatus {
  readonly dirty: boolean;
  /** Findings that belong to no field of this form. */
  readonly general: readonly Finding[];
  /** Tabs that hold a field with findings. */
  readonly faultyTabs: readonly string[];
  /** How many fields have findings. */
  readonly faults: number;
}

export interface FormOptions {
  readonly entity: Entity;
  readonly layout: FormLayout;
  readonly surroundings: Surroundings;
  /** API form; for a new record what it begins with. */
  readonly record: RecordValues;
  readonly isNew: boolean;
  readonly mayWrite: (field: string) => boolean;
}

type Names = ReadonlySet<string> | 'all';

const STATUS = 'status';

/**
 * A record being edited, outside React: its values, what is wrong with them, and what the rules say
 * about each field. Every field has its own subscribers, so a keystroke draws one field anew.
 */
export class FormState {
  readonly entity: Entity;
  readonly layout: FormLayout;
  readonly isNew: boolean;
  /** The values as they are at the moment of reading; the object itself stays the same. */
  readonly record: RecordValues = liveView(() => this.#values);
  readonly #options: FormOptions;
  readonly #rules: FormRules;
  readonly #related: RelatedCache;
  readonly #chooser: Chooser;
  /** Fields somebody may look at: those of the form, those of the header, the title. */
  readonly #watched: ReadonlySet<string>;
  readonly #fields = createCells<FieldState>(sameState);
  readonly #parts = createCells<boolean>(Object.is);
  readonly #statuses = createCells<FormStatus>((left, right) => JSON.stringify(left) === JSON.stringify(right));
  readonly #editors = new Set<() => void>();
  readonly #decisions = { fields: new Map<string, Decision>(), parts: new Map<string, boolean>() };
  readonly #findings = new Map<string, readonly Finding[]>();
  readonly #touched = new Set<string>();
  readonly #dirty = new Set<string>();
  #general: readonly Finding[] = [];
  #ground: RecordValues = {};
  #base: RecordValues = {};
  #values: RecordValues = {};

  constructor(options: FormOptions) {
    this.#options = options;
    this.entity = options.entity;
    this.layout = options.layout;
    this.isNew = options.isNew;
    this.#rules = formRules(options.layout, options.entity, options.surroundings.snapshot);
    this.#related = createRelatedCache(options.surroundings.read);
    this.#chooser = createChooser({
      entity: this.entity,
      surroundings: options.surroundings,
      values: () => this.#values,
      follows: (name) => this.#world().followsDefault(name),
      take: (name, value) => this.#lay(name, value),
    });
    const header = options.layout.header.map(({ field }) => field.name);
    this.#watched = new Set([...this.#rules.fields.keys(), ...header, options.entity.title.name]);
    this.#begin(options.record);
  }

  field(name: string): FieldState {
    return this.#fields.get(name) ?? NOTHING;
  }

  subscribeField(name: string, listener: () => void): () => void {
    return this.#fields.subscribe(name, listener);
  }

  /** Whether a tab or section shows. */
  shown(part: string): boolean {
    return this.#parts.get(part) ?? true;
  }

  subscribePart(part: string, listener: () => void): () => void {
    return this.#parts.subscribe(part, listener);
  }

  status(): FormStatus {
    return this.#statuses.get(STATUS) ?? CLEAN;
  }

  subscribeStatus(listener: () => void): () => void {
    return this.#statuses.subscribe(STATUS, listener);
  }

  /** Calls back after every change of a value by the user. Returns the unsubscriber. */
  onEdit(listener: () => void): () => void {
    this.#editors.add(listener);
    return () => void this.#editors.delete(listener);
  }

  set(name: string, value: unknown): void {
    this.#touched.add(name);
    this.#lay(name, value);
    for (const listener of [...this.#editors]) listener();
  }

  /** The user left the field: what he typed is checked. */
  leave(name: string): void {
    if (!this.#touched.has(name)) return;
    const before = [...this.#findings.keys()];
    this.#check(name);
    this.#checkTogether((fields) => fields.has(name));
    this.#draw(new Set([...before, ...this.#findings.keys(), name]), []);
  }

  /** Checks everything; true when nothing is wrong. */
  validate(): boolean {
    this.#general = [];
    this.#findings.clear();
    for (const { field } of placesOf(this.layout)) this.#check(field.name);
    this.#checkTogether(() => true);
    this.#draw('all', []);
    return this.#findings.size === 0 && this.#general.length === 0;
  }

  /** Puts findings (of the server) beside their fields. */
  refuse(findings: readonly Finding[]): void {
    this.#findings.clear();
    this.#general = [];
    for (const finding of findings) this.#blame(placed(finding, this.entity));
    this.#draw('all', []);
  }

  /** The first field with findings in reading order. */
  firstFault(): { readonly tab: string; readonly section: string; readonly name: string } | null {
    for (const tab of this.layout.tabs) {
      for (const section of tab.sections) {
        const place = section.places.find(({ field }) => this.#findings.has(field.name));
        if (place) return { tab: tab.key, section: section.key, name: place.field.name };
      }
    }
    return null;
  }

  /** The record as the server sent it last, without what the user changed. */
  get ground(): RecordValues {
    return this.#ground;
  }

  /** What to send: the changed fields, or everything of a new record. */
  input(): RecordValues {
    const { snapshot } = this.#options.surroundings;
    if (this.isNew) return creationInput(this.entity, this.#values, this.#touched, snapshot);
    const written = [...this.#dirty].filter((name) => !this.#isFollowing(name));
    return changedInput(this.entity, this.#values, new Set(written), snapshot);
  }

  /** Changed values as they stand on the screen, for a draft. */
  pending(): RecordValues {
    return Object.fromEntries([...this.#dirty].map((name) => [name, this.#values[name] ?? null]));
  }

  /** Puts pending values on top of the record. */
  restore(pending: RecordValues): void {
    for (const [name, value] of Object.entries(pending)) if (this.entity.fields.has(name)) this.set(name, value);
  }

  /** Takes the server's record as the new ground; `keep` stays on top of it as the user's own. */
  settle(record: RecordValues, keep: RecordValues = {}): void {
    this.#touched.clear();
    this.#dirty.clear();
    this.#findings.clear();
    this.#general = [];
    this.#begin(record);
    this.restore(keep);
  }

  /** Puts a value into the record, with all that follows from it. */
  #lay(name: string, value: unknown): void {
    const next = recompute(this.entity, { ...this.#values, [name]: value }, new Set([name]), this.#world());
    const changed = new Set([name, ...next.changed]);
    this.#values = next.record;
    if (this.isNew && this.#touched.size === 0) this.#base = this.#values;
    for (const each of changed) this.#note(each);
    if (this.#findings.has(name)) this.#check(name);
    this.#draw(changed, next.unknown);
    this.#chooser.follow(changed);
  }

  #world(): LiveWorld {
    const { surroundings, record } = this.#options;
    return {
      snapshot: surroundings.snapshot,
      environment: environmentHere(surroundings),
      related: this.#related,
      baseCurrency: surroundings.baseCurrency,
      followsDefault: (name) => this.isNew && !this.#touched.has(name) && !(name in record),
    };
  }

  #begin(record: RecordValues): void {
    const { snapshot } = this.#options.surroundings;
    this.#ground = record;
    learnRelated(record, this.layout, this.entity, snapshot, this.#related);
    const begun = this.isNew ? recompute(this.entity, withConstants(this.entity, record), 'all', this.#world()) : null;
    this.#values = begun?.record ?? record;
    this.#base = this.#values;
    this.#draw('all', begun?.unknown ?? []);
    if (this.isNew) this.#chooser.follow('all');
  }

  /** Whether the platform writes the field at the moment. */
  #isFollowing(name: string): boolean {
    const follows = this.entity.fields.get(name)?.definition.follows !== undefined;
    return follows && (this.#decisions.fields.get(name) ?? NOTHING).readOnly;
  }

  /** Remembers whether a field differs from the record as it was read. */
  #note(name: string): void {
    const field = this.entity.fields.get(name);
    if (!field || !isWritable(field)) return;
    if (sameMeaning(field, this.#base[name], this.#values[name], this.#options.surroundings.snapshot))
      this.#dirty.delete(name);
    else this.#dirty.add(name);
  }

  #check(name: string): void {
    const field = this.entity.fields.get(name);
    const { visible, required, readOnly } = this.#decisions.fields.get(name) ?? NOTHING;
    this.#findings.delete(name);
    if (!field || !visible || readOnly || !isWritable(field)) return;
    const found = fieldFindings(field, this.#values[name], required, this.#world());
    if (found.length > 0) this.#findings.set(name, found);
  }

  /** The entity's checks; those that fail and concern the given fields are told, those that hold again are taken back. */
  #checkTogether(concerns: (fields: ReadonlySet<string>) => boolean): void {
    for (const { failed, fields, finding } of checkFindings(this.entity, this.#values, this.#world())) {
      const others = (this.#findings.get(finding.path) ?? []).filter(
        (each) => each.params?.check !== finding.params?.check,
      );
      if (others.length > 0) this.#findings.set(finding.path, others);
      else this.#findings.delete(finding.path);
      if (failed && concerns(fields)) this.#blame(finding);
    }
  }

  #blame(finding: Finding): void {
    const { name } = splitPath(finding.path);
    if (this.#rules.fields.has(name)) this.#findings.set(name, [...(this.#findings.get(name) ?? []), finding]);
    else this.#general = [...this.#general, finding];
  }

  /** Tells the subscribers what became different, and fetches what is still unknown. */
  #draw(names: Names, unknown: readonly Unknown[]): void {
    const decided = decide(this.#rules, this.#values, names, this.#world(), this.#decisions);
    for (const [name, decision] of decided.fields) this.#decisions.fields.set(name, decision);
    for (const [key, shown] of decided.parts) {
      this.#decisions.parts.set(key, shown);
      this.#parts.put(key, shown);
    }
    const drawn = names === 'all' ? this.#watched : new Set([...names, ...decided.fields.keys()]);
    for (const name of drawn) this.#fields.put(name, this.#stateOf(name));
    this.#statuses.put(STATUS, this.#statusNow());
    void this.#fetch([...unknown, ...decided.unknown]);
  }

  async #fetch(unknown: readonly Unknown[]): Promise<void> {
    if (unknown.length === 0) return;
    await this.#related.load(unknown);
    const references = [...this.entity.fields.values()].filter(({ relation }) => relation?.kind === 'one');
    const next = recompute(this.entity, this.#values, new Set(references.map(({ name }) => name)), this.#world());
    this.#values = next.record;
    if (this.isNew && this.#touched.size === 0) this.#base = this.#values;
    for (const name of next.changed) this.#note(name);
    this.#draw('all', next.unknown);
    this.#chooser.follow(next.changed);
  }

  #stateOf(name: string): FieldState {
    const decision = this.#decisions.fields.get(name) ?? NOTHING;
    const field = this.entity.fields.get(name);
    const fixed = !field || !isWritable(field) || !this.#options.mayWrite(name);
    return {
      ...decision,
      readOnly: decision.readOnly || fixed,
      value: this.#values[name],
      findings: this.#findings.get(name) ?? NONE,
    };
  }

  #statusNow(): FormStatus {
    const faulty = this.layout.tabs.filter(({ sections }) =>
      sections.some(({ places }) => places.some(({ field }) => this.#findings.has(field.name))),
    );
    return {
      dirty: this.#dirty.size > 0,
      general: this.#general,
      faultyTabs: faulty.map(({ key }) => key),
      faults: this.#findings.size,
    };
  }
}

const NONE: readonly Finding[] = [];
const NOTHING: FieldState = { value: undefined, visible: true, required: false, readOnly: false, findings: NONE };
const CLEAN: FormStatus = { dirty: false, general: NONE, faultyTabs: [], faults: 0 };

/** A new record begins with the defaults that are constants; those that are expressions follow by themselves. */
function withConstants(entity: Entity, record: RecordValues): RecordValues {
  const constants = [...entity.fields.values()].flatMap(({ name, definition: { default: value } }) =>
    value === undefined || value === null || name in record || isComputed(value) ? [] : [[name, value]],
  );
  return { ...Object.fromEntries(constants), ...record };
}

function isComputed(value: unknown): boolean {
  return expressionIn(value) !== null || firstIn(value) !== null;
}

function sameState(left: FieldState, right: FieldState): boolean {
  return (
    Object.is(left.value, right.value) &&
    left.visible === right.visible &&
    left.required === right.required &&
    left.readOnly === right.readOnly &&
    left.findings === right.findings
  );
}
