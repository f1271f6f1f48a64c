import { LOCALES } from '../../foundation/errors';
import type { Field, Value } from '../../language/contracts';

/** A value in the terms of another field; null when it cannot be said there. */
export type Converted = { readonly value: Value } | null;

/**
 * A value of one field as another takes it: as it is, by its main part, as one of a set or a set of one, as it is written
 * for people in any of our languages, or an option by its label. `title` names the record a reference leads to.
 */
export function convertValue(from: Field, value: Value, to: Field, title: string | null): Converted {
  if (value === null) return { value: null };
  for (const candidate of candidates(from, value, to, title)) {
    const coerced = to.word.coerce(candidate, to);
    if (!('findings' in coerced) && coerced.value !== null) return { value: coerced.value };
  }
  return null;
}

function* candidates(from: Field, value: Value, to: Field, title: string | null): Generator<unknown> {
  if (to.relation?.kind === 'one') {
    if (from.relation?.kind === 'one' && from.relation.to === to.relation.to) yield value;
    return;
  }
  if (from.relation?.kind === 'one') {
    if (title !== null) yield* told(title, to);
    return;
  }
  yield value;
  const main = mainPart(from, value);
  if (main !== undefined) yield main;
  if (Array.isArray(value)) {
    if (value.length === 1) yield* told(value[0], to);
  } else yield [value];
  for (const locale of LOCALES) yield* told(from.word.format(value, from, locale), to);
  if (typeof value === 'string') yield* told(value.slice(0, 'YYYY-MM-DD'.length), to);
}

/** A text itself, or the option it is the label of. */
function* told(text: unknown, to: Field): Generator<unknown> {
  yield text;
  if (typeof text !== 'string') return;
  const wanted = text.trim().toLowerCase();
  const option = to.options.find(
    ({ key, label }) =>
      key.toLowerCase() === wanted || LOCALES.some((locale) => label[locale]?.toLowerCase() === wanted),
  );
  if (!option) return;
  yield option.key;
  yield [option.key];
}

/** Of a value in parts, the one that conditions compare. */
function mainPart(from: Field, value: Value): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return (value as Readonly<Record<string, Value>>)[from.compared?.part ?? ''];
}
