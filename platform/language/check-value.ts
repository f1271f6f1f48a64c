/** Whether a value written in metadata is such as the API would take for a field. */
import { type Finding, LOCALES } from '../foundation/errors';
import type { Field, Snapshot, Text } from './contracts';
import { isObject, pointerTo } from './layers';
import { missingField } from './missing';
import { isTranslated } from './translations';

const NO_REFERENCE: Text = { en: 'it is no reference', ru: 'это не ссылка' };

/** A constant, `{"$ref": {…}}` for a reference, or a text in every language for a translated field. */
export function checkValue(field: Field, value: unknown, path: string, snapshot: Snapshot): readonly Finding[] {
  if (value === null || value === '') return [];
  if (isObject(value) && isObject(value.$ref)) return checkReference(field, value.$ref, path, snapshot);
  if (field.definition.translated === true && isTranslated(value)) return checkTranslated(field, value, path, snapshot);
  const coerced = field.word.coerce(value, field);
  if (!('findings' in coerced)) return [];
  return coerced.findings.map((finding) => ({ ...finding, path: finding.path ? `${path}/${finding.path}` : path }));
}

/** A text in every language, each such as the API would take. */
function checkTranslated(field: Field, value: Text, path: string, snapshot: Snapshot): readonly Finding[] {
  return LOCALES.flatMap((locale): readonly Finding[] => {
    const here = pointerTo(path, locale);
    const text = value[locale];
    return text ? checkValue(field, text, here, snapshot) : [{ code: 'K018', path: here, params: { locale } }];
  });
}

function checkReference(
  field: Field,
  where: Readonly<Record<string, unknown>>,
  path: string,
  snapshot: Snapshot,
): readonly Finding[] {
  if (field.relation?.kind !== 'one')
    return [{ code: 'K021', path, params: { name: field.name, reason: NO_REFERENCE } }];
  if (!snapshot.hasEntity(field.relation.to)) return [];
  const target = snapshot.entity(field.relation.to);
  const strangers = Object.keys(where).filter((name) => !target.fields.has(name));
  return strangers.map((name) => missingField(name, target, `${path}/$ref/${name}`));
}
