/**
 * References that depend on other fields of the record: which one a new record begins with (`$first` of a default), and
 * what becomes of a chosen one when what its condition reads has changed. The server answers, so access is its own.
 */
import { PlatformError } from '../../../foundation/errors';
import { conditionRecordPaths, resolveCondition } from '../../../language/condition';
import type { Entity, Field, Snapshot } from '../../../language/contracts';
import { expressionIn, firstIn, type WrittenFirst } from '../../../language/first';
import type { ReferenceValue, Surroundings } from '../../contracts';
import { type RecordValues, referenceId, rootsOf } from '../../fields/kit/known-values';
import { overlap } from '../../fields/kit/live-record';
import { pickerCondition } from '../../fields/reference/where';

interface DependentReference {
  readonly field: Field;
  readonly target: string;
  readonly first: WrittenFirst | null;
  /** Fields of the record that its conditions read. */
  readonly roots: ReadonlySet<string>;
}

const known = new WeakMap<Entity, readonly DependentReference[]>();

/** References with a first record as their default, or with a condition over the record. */
function dependentReferences(entity: Entity, snapshot: Snapshot): readonly DependentReference[] {
  const found = known.get(entity) ?? [...entity.fields.values()].flatMap((field) => dependent(field, entity, snapshot));
  known.set(entity, found);
  return found;
}

/** What the form tells whoever chooses for it, and how it takes the answer. */
export interface Choosing {
  readonly entity: Entity;
  readonly surroundings: Surroundings;
  values(): RecordValues;
  /** Whether a field still follows its default. */
  follows(name: string): boolean;
  take(name: string, value: ReferenceValue | null): void;
}

export interface Chooser {
  /** Looks at the references whose conditions read one of these fields; 'all' where a new record begins. */
  follow(changed: ReadonlySet<string> | 'all'): void;
}

/** Keeps dependent references fitting. An answer that comes after another question, or after the user chose himself, is dropped. */
export function createChooser(choosing: Choosing): Chooser {
  const { entity, surroundings } = choosing;
  const turns = new Map<string, object>();

  async function choose(reference: DependentReference): Promise<void> {
    const { name, definition } = reference.field;
    const turn = {};
    turns.set(name, turn);
    const values = choosing.values();
    const before = values[name];
    const begins = choosing.follows(name) && expressionIn(definition.default) === null;
    const chosen = await chosenFor(reference, values, begins ? null : before, surroundings).catch(() => undefined);
    if (chosen === undefined || turns.get(name) !== turn || !Object.is(choosing.values()[name], before)) return;
    if ((chosen?.id ?? null) !== referenceId(before)) choosing.take(name, chosen);
  }

  return {
    follow(changed) {
      for (const reference of dependentReferences(entity, surroundings.snapshot)) {
        if (!overlap(reference.roots, changed)) continue;
        const { name } = reference.field;
        const begins = reference.first !== null && choosing.follows(name);
        if (begins || (changed !== 'all' && referenceId(choosing.values()[name]) !== null)) void choose(reference);
      }
    },
  };
}

/** The chosen record while it fits, else the default's first, else nothing. */
async function chosenFor(
  { field, target, first }: DependentReference,
  record: RecordValues,
  current: unknown,
  surroundings: Surroundings,
): Promise<ReferenceValue | null> {
  const own = await pickerCondition(field.definition.where, field.entity, record, surroundings);
  if (own.needs.length > 0) return null;
  const id = referenceId(current);
  if (id !== null) {
    const same = await surroundings.first(target, both(own.where, { id }), []);
    if (same) return same;
  }
  if (!first) return null;
  const asked = await pickerCondition(first.where, field.entity, record, surroundings);
  return surroundings.first(target, both(own.where, asked.where), first.sort ?? []);
}

function dependent(field: Field, entity: Entity, snapshot: Snapshot): DependentReference[] {
  const { relation, definition } = field;
  if (relation?.kind !== 'one' || !snapshot.hasEntity(relation.to)) return [];
  const target = snapshot.entity(relation.to);
  const first = firstIn(definition.default);
  const conditions = [definition.where, first?.where].filter((each) => each !== undefined && each !== null);
  const roots = conditions.flatMap((written) => [...rootsIn(written, target, entity, snapshot)]);
  return first || roots.length > 0 ? [{ field, target: relation.to, first, roots: new Set(roots) }] : [];
}

/** What a condition cannot be resolved by (a field this user may not see) is left to the server. */
function rootsIn(written: unknown, target: Entity, entity: Entity, snapshot: Snapshot): ReadonlySet<string> {
  try {
    return rootsOf(conditionRecordPaths(resolveCondition(written, target, snapshot, { outer: entity })));
  } catch (error) {
    if (error instanceof PlatformError) return new Set();
    throw error;
  }
}

function both(left: unknown, right: unknown): unknown {
  const given = [left, right].filter((each) => each !== undefined && each !== null);
  return given.length > 1 ? { $and: given } : given[0];
}
