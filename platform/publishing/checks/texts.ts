/** What people read: labels that repeat, texts that nobody translated, headings that are cut off. */
import { LOCALES } from '../../foundation/errors';
import type { Text } from '../../language/contracts';
import { isObject, pointerTo } from '../../language/layers';
import type { Candidate, PlacedMention } from './candidate';
import { elements, type Named, patchAt, type Remark, remark, repeated, safely } from './rule';

const LONGEST_HEADING = 40;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const TWO_WORDS = /\p{Ll}{2,}\s+\p{Ll}{2,}/u;

/** C024: Russian letters in the English text, or an English sentence in the Russian one. Names and abbreviations may be the same. */
export function textThatIsNotTranslated(candidate: Candidate): readonly Remark[] {
  return textsOf(candidate).flatMap(({ about, pointer, text: { en = '', ru = '' } }) => {
    if (CYRILLIC.test(en) && !/\p{Script=Latin}/u.test(en))
      return [remark('C024', about, pointerTo(pointer, 'en'), { text: en })];
    if (en === ru && !CYRILLIC.test(ru) && TWO_WORDS.test(ru))
      return [remark('C024', about, pointerTo(pointer, 'ru'), { text: ru })];
    return [];
  });
}

/** C025 */
export function labelTooLong(candidate: Candidate): readonly Remark[] {
  return textsOf(candidate)
    .filter(({ pointer }) => /^\/fields\/[^/]+\/label$|^\/columns\/.+\/label$/.test(pointer))
    .flatMap(({ about, pointer, text }) => {
      const length = Math.max(...LOCALES.map((locale) => (text[locale] ?? '').length));
      return length > LONGEST_HEADING ? [remark('C025', about, pointer, { length, limit: LONGEST_HEADING })] : [];
    });
}

/** C026 */
export function straySpaces(candidate: Candidate): readonly Remark[] {
  return textsOf(candidate).flatMap(({ about, pointer, text }) =>
    LOCALES.flatMap((locale) => {
      const written = text[locale] ?? '';
      const neat = written.trim().replace(/ {2,}/g, ' ');
      if (neat === written) return [];
      const at = pointerTo(pointer, locale);
      return [remark('C026', about, at, {}, safely('Removes the spaces.', 'Убирает пробелы.', patchAt(at, neat)))];
    }),
  );
}

/** C013 */
export function fieldsOfOneLabel({ entities }: Candidate): readonly Remark[] {
  return entities.flatMap(({ name, fields }) => {
    const own = [...fields.values()].filter((field) => !field.system);
    return sameLabels(own, (field) => field.label).map(([field, other, label]) =>
      remark('C013', { kind: 'entity', name }, `${pointerTo('/fields', field.name)}/label`, {
        label,
        other: other.name,
      }),
    );
  });
}

/** C019 */
export function entitiesOfOneLabel({ entities }: Candidate): readonly Remark[] {
  return sameLabels(entities, ({ label }) => label).map(([{ name }, other, label]) =>
    remark('C019', { kind: 'entity', name }, '/label', { label, other: other.name }),
  );
}

/** C052: options of a list, tabs of a form, selections of a view, items of a workspace, workspaces. */
export function neighboursOfOneLabel(candidate: Candidate): readonly Remark[] {
  const within = (about: Named, pointer: string, part: unknown) =>
    sameLabels(elements(part), ([, element]) => labelOf(element)).map(([[key], , label]) =>
      remark('C052', about, pointerTo(pointer, key), { label }),
    );
  const ownOptions = candidate.entities.flatMap(({ name, definition }) =>
    elements(definition.fields).flatMap(([field, { options: part }]) =>
      within({ kind: 'entity', name }, `${pointerTo('/fields', field)}/options`, part),
    ),
  );
  const options = candidate
    .artefacts('choices')
    .flatMap(({ name, options: part }) => within({ kind: 'choices', name }, '/options', part));
  const tabs = candidate
    .artefacts('form')
    .flatMap(({ name, tabs: part }) => within({ kind: 'form', name }, '/tabs', part));
  const presets = candidate
    .artefacts('view')
    .flatMap(({ name, presets: part }) => within({ kind: 'view', name }, '/presets', part));
  const workspaces = sameLabels(candidate.artefacts('workspace'), ({ label }) => label ?? {}).map(
    ([{ name }, , label]) => remark('C052', { kind: 'workspace', name }, '/label', { label }),
  );
  return [...options, ...ownOptions, ...tabs, ...presets, ...workspaces, ...itemsOfOneLabel(candidate)];
}

function itemsOfOneLabel(candidate: Candidate): readonly Remark[] {
  const shown = (item: Readonly<Record<string, unknown>>): Text =>
    labelOf(item) ?? candidate.snapshot.artefact('view', String(item.view))?.label ?? {};
  const within = (name: string, pointer: string, part: unknown): readonly Remark[] => [
    ...sameLabels(elements(part), ([, item]) => shown(item)).map(([[key], , label]) =>
      remark('C052', { kind: 'workspace', name }, pointerTo(pointer, key), { label }),
    ),
    ...elements(part).flatMap(([key, item]) => within(name, `${pointerTo(pointer, key)}/items`, item.items)),
  ];
  return candidate.artefacts('workspace').flatMap(({ name, items }) => within(name, '/items', items));
}

/** The items whose label in some language an earlier one has, with that one and the label. */
function sameLabels<T>(
  items: readonly T[],
  labelOf: (item: T) => Text | undefined,
): readonly (readonly [T, T, string])[] {
  const found = LOCALES.flatMap((locale) =>
    repeated(items, (item) => labelOf(item)?.[locale]?.toLowerCase()).map(
      ([item, other]) => [item, other, labelOf(item)?.[locale] ?? ''] as const,
    ),
  );
  return [...new Map(found.reverse().map((each) => [each[0], each])).values()];
}

function labelOf(element: Readonly<Record<string, unknown>>): Text | undefined {
  return isObject(element.label) ? (element.label as Text) : undefined;
}

function textsOf({ mentions }: Candidate): readonly (PlacedMention & { readonly text: Text })[] {
  return mentions.flatMap((mention) =>
    mention.as === 'text' && isObject(mention.value) ? [{ ...mention, text: mention.value as Text }] : [],
  );
}
