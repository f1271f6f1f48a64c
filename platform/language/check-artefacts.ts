/** What the grammar cannot say about shipped records, forms, navigation and scenarios. */
import type { Finding } from '../foundation/errors';
import { checkScenario } from './check-scenario';
import { checkValue } from './check-value';
import type { Artefact, Entity, Snapshot, Text } from './contracts';
import type { Kind } from './kinds';
import { isObject, pointerTo } from './layers';

type Check = (artefact: Artefact, snapshot: Snapshot) => readonly Finding[];

export const KIND_CHECKS: Readonly<Partial<Record<Kind, Check>>> = {
  data: checkData,
  form: checkForm,
  scenario: checkScenario,
  workspace: checkWorkspace,
};

const NOT_UNIQUE: Text = { en: 'its values may repeat', ru: 'его значения могут повторяться' };
const NOT_SAME: Text = { en: 'it reads differently in every language', ru: 'на каждом языке оно своё' };
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
