/** What the grammar cannot say about shipped records, forms and navigation. */
import { type Finding, LOCALES } from '../foundation/errors';
import type { Artefact, Entity, Field, Snapshot, Text } from './contracts';
import type { Kind } from './kinds';
import { isObject, pointerTo } from './layers';
import { missingField } from './missing';
import { isTranslated } from './translations';

type Check = (artefact: Artefact, snapshot: Snapshot) => readonly Finding[];

export const KIND_CHECKS: Readonly<Partial<Record<Kind, Check>>> = {
  data: checkData,
  form: checkForm,
  workspace: checkWorkspace,
};

const NOT_UNIQUE: Text = { en: 'its values may repeat', ru: 'его значения могут повторяться' };
const NOT_SAME: Text = { en: 'it reads differently in every language', ru: 'на каждом языке оно своё' };
const NO_REFERENCE: Text = { en: 'it is no reference', ru: 'это не ссылка' };
const NOT_MANY: Text = { en: 'it is no collection and no lines', ru: 'это не связанные записи и не строки' };

/** Shipped values must be such as the API would take; the key must be unique and given. */
function checkData(artefact: Artefact, snapshot: Snapshot): readonly Finding[] {
  const entity = entityOf(artefact, snapshot);
  if (!entity) return [];
  const key = String(artefact.key);
  const findings: Finding[] = [];
  if (
    entity.fields.has(key) &&
    !entity.uniques.some((unique) => unique.fields.length === 1 && unique.fields[0]?.name === key)
  ) {
    findings.push({ code: 'K021', path: '/key', params: { name: key, reason: NOT_UNIQUE } });
  }
  if (entity.fields.get(key)?.definition.translated === true)
    findings.push({ code: 'K021', path: '/key', params: { name: key, reason: NOT_SAME } });
  for (const [name, record] of Object.entries(isObject(artefact.records) ? artefact.records : {})) {
    if (!isObject(record)) continue;
    const path = pointerTo('/records', name);
    if (record[key] === undefined) findings.push({ code: 'K005', path, params: { name: key } });
    for (const [fieldName, value] of Object.entries(record)) {
      const field = entity.fields.get(fieldName);
      if (field) findings.push(...checkValue(field, value, pointerTo(path, fieldName), snapshot));
    }
  }
  return findings;
}

function checkValue(field: Field, value: unknown, path: string, snapshot: Snapshot): readonly Finding[] {
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

function checkForm(artefact: Artefact, snapshot: Snapshot): readonly Finding[] {
  const entity = entityOf(artefact, snapshot);
  return Object.entries(isObject(artefact.related) ? artefact.related : {}).flatMap(([key, related]): Finding[] => {
    const name = isObject(related) ? String(related.collection) : '';
    const field = entity?.fields.get(name);
    if (!field || field.relation?.kind === 'many') return [];
    return [{ code: 'K021', path: `${pointerTo('/related', key)}/collection`, params: { name, reason: NOT_MANY } }];
  });
}

/** An item opens a view or holds items. */
function checkWorkspace(artefact: Artefact): readonly Finding[] {
  return itemsIn(artefact.items, '/items');
}

function itemsIn(items: unknown, path: string): readonly Finding[] {
  return Object.entries(isObject(items) ? items : {}).flatMap(([key, item]): readonly Finding[] => {
    const here = pointerTo(path, key);
    if (!isObject(item)) return [];
    if (item.items !== undefined) return itemsIn(item.items, `${here}/items`);
    return item.view === undefined && item.page === undefined
      ? [{ code: 'K005', path: here, params: { name: 'view' } }]
      : [];
  });
}

function entityOf(artefact: Artefact, snapshot: Snapshot): Entity | undefined {
  const name = String(artefact.entity);
  return snapshot.hasEntity(name) ? snapshot.entity(name) : undefined;
}
