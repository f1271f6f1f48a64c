import type { Locale } from '../foundation/errors';
import type { Field, Path, Snapshot, Value, Values } from '../language/contracts';
import { beyond, targetOf } from '../language/paths';

/** Who may read which field; hidden fields do not exist for the caller. */
export type MayRead = (entity: string, field: string) => boolean;

/** How values are shown to people. */
export interface Manner {
  readonly locale: Locale;
  readonly timeZone: string;
}

/** A title that is itself a reference is named by that record's title, at most this many records far. */
const FARTHEST = 3;

/** The path from a reference to the field that names its target; null when the caller may not read it. */
export function titlePath(reference: Path, snapshot: Snapshot, mayRead: MayRead): Path | null {
  let at = reference;
  for (let hop = 0; hop < FARTHEST; hop++) {
    const target = targetOf(at.field, snapshot);
    if (!target || !mayRead(target.name, target.title.name)) return null;
    at = beyond(at, { entity: target.name, hops: [], field: target.title, text: target.title.name });
    if (at.field.relation?.kind !== 'one') return at;
  }
  return null;
}

/** The path to what names the records of an entity: its title field, or beyond it when that is a reference. */
export function ownTitlePath(title: Field, snapshot: Snapshot, mayRead: MayRead): Path | null {
  if (!mayRead(title.entity, title.name)) return null;
  const path: Path = { entity: title.entity, hops: [], field: title, text: title.name };
  return title.relation?.kind === 'one' ? titlePath(path, snapshot, mayRead) : path;
}

/** The text of a title among the values of a record; null when it is empty or hidden. */
export function titleOf(path: Path | null, values: Values, manner: Manner): string | null {
  if (!path) return null;
  const value = values[path.text] ?? null;
  return value === null ? null : formatted(path.field, value as Value, manner);
}

function formatted(field: Field, value: Value, manner: Manner): string {
  return field.word.format(value, field, manner.locale, manner.timeZone);
}
