import { createHash } from 'node:crypto';
import { conditionPaths } from '../../language/condition';
import type { Field, Formula, Path, RollUp, Snapshot } from '../../language/contracts';
import { targetOf } from '../../language/paths';

/** A field whose stored values are computed from other fields. */
export interface Computed {
  /** "entity.field". */
  readonly name: string;
  readonly field: Field;
  readonly formula: Formula | null;
  readonly rollUp: RollUp | null;
  /** All paths it reads, those of a roll-up as seen from its rows. */
  readonly paths: readonly Path[];
}

/** What changes nothing in the value of a computed field. */
const LOOKS = ['label', 'description', 'visible', 'readOnly', 'required', 'searchable', 'unique', 'after', 'before'];
/** Raised when the platform itself computes otherwise than before: then all computed fields are filled anew. */
const EDITION = 1;

const known = new WeakMap<Snapshot, ReadonlyMap<string, Computed>>();

/** The computed fields of a snapshot by name. */
export function computedOf(snapshot: Snapshot): ReadonlyMap<string, Computed> {
  const found = known.get(snapshot) ?? collect(snapshot);
  known.set(snapshot, found);
  return found;
}

/**
 * For every computed field a text that is another one whenever its values may be: with the expression, the result type, what a
 * roll-up adds up and where, the form of the fields read, and the signatures of the computed fields among them.
 */
export function signaturesOf(snapshot: Snapshot): ReadonlyMap<string, string> {
  const all = computedOf(snapshot);
  const signatures = new Map<string, string>();
  for (const name of all.keys()) signatureOf(name);
  return signatures;

  function signatureOf(name: string): string {
    const ready = signatures.get(name);
    const computed = all.get(name);
    if (ready !== undefined || !computed) return ready ?? '';
    const read = readFields(computed).map((field) => [form(field), signatureOf(nameOf(field))]);
    const said = [EDITION, form(computed.field), definitionOf(computed.field), titlesOf(computed, snapshot), read];
    const signature = createHash('sha256').update(JSON.stringify(said)).digest('hex');
    signatures.set(name, signature);
    return signature;
  }
}

/** Fields that a computation reads, with those of the references on the way. */
export function readFields({ rollUp, paths }: Computed): readonly Field[] {
  const own = rollUp ? [rollUp.over, ...(rollUp.of ? [rollUp.of] : [])] : [];
  return [...own, ...paths.flatMap((path) => [...path.hops, path.field])];
}

export function nameOf(field: Field): string {
  return `${field.entity}.${field.name}`;
}

function collect(snapshot: Snapshot): ReadonlyMap<string, Computed> {
  const found = new Map<string, Computed>();
  const add = (computed: Omit<Computed, 'name'>) => {
    const name = nameOf(computed.field);
    found.set(name, { name, ...computed });
  };
  for (const entity of snapshot.entityNames.map((name) => snapshot.entity(name))) {
    for (const formula of entity.formulas)
      add({ field: formula.field, formula, rollUp: null, paths: formula.expression.paths });
    for (const rollUp of entity.rollUps)
      add({ field: rollUp.field, formula: null, rollUp, paths: rollUp.where ? conditionPaths(rollUp.where) : [] });
  }
  return found;
}

/** How a field is stored and where it leads. */
function form(field: Field): unknown {
  return [nameOf(field), field.value, field.relation, field.columns];
}

function definitionOf(field: Field): unknown {
  return Object.entries(field.definition)
    .filter(([key]) => !LOOKS.includes(key))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** A list of references is a list of titles, and one of choices a list of labels. */
function titlesOf({ rollUp }: Computed, snapshot: Snapshot): unknown {
  if (rollUp?.function !== 'list' || !rollUp.of) return null;
  return [rollUp.of.options, targetOf(rollUp.of, snapshot)?.title.name ?? null];
}
