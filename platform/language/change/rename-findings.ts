/** Whether a rename may be: the old name must be there and changeable, the new one free and well formed. */
import type { Finding } from '../../foundation/errors';
import { didYouMean } from '../../foundation/suggest';
import type { Words } from '../../vocabulary/contracts';
import type { Snapshot, Text } from '../contracts';
import { isObject, keysOf, pointerTo, type Stack } from '../layers';
import { missingArtefact, missingField } from '../missing';
import { schemasOf } from '../schemas';
import { RESERVED_FIELDS, SYSTEM_FIELDS } from '../traits';
import { at, parentOf } from './json';
import type { Rename } from './turn';

type Of<What extends Rename['what']> = Extract<Rename, { what: What }>;

const PLATFORM: Text = { en: 'the platform', ru: 'платформа' };
const FROM_TRAIT: Text = { en: 'a trait of the entity brings this field', ru: 'это поле приносит свойство сущности' };
const SYSTEM: Text = { en: 'every record has this field', ru: 'это поле есть у каждой записи' };

/** K008, K009, K010, K011, K015, K021: why a rename is refused; none when it may be. */
export function renameFindings(rename: Rename, stack: Stack, snapshot: Snapshot, words: Words): readonly Finding[] {
  switch (rename.what) {
    case 'field':
      return fieldFindings(rename, stack, snapshot, words);
    case 'artefact':
      return artefactFindings(rename, snapshot, words);
    case 'option':
      return optionFindings(rename, snapshot, words);
    case 'element':
      return elementFindings(rename, snapshot, words);
  }
}

function fieldFindings(rename: Of<'field'>, stack: Stack, snapshot: Snapshot, words: Words): readonly Finding[] {
  const { entity: name, from, to } = rename;
  if (!snapshot.hasEntity(name)) return [missingArtefact('entity', name, snapshot.entityNames, '')];
  const entity = snapshot.entity(name);
  const path = pointerTo('/fields', from);
  const field = entity.fields.get(from);
  if (!field) return [missingField(from, entity, path)];
  const refused = (reason: Text): readonly Finding[] => [{ code: 'K021', path, params: { name: from, reason } }];
  if (field.system) return refused(SYSTEM);
  const parts = stack.get('entity')?.get(name) ?? [];
  const definer = parts.findIndex(({ body }) => typeof at(body, `${path}/type`) === 'string');
  if (definer < 0) return refused(FROM_TRAIT);
  const prefix = definer > 0 ? (parts[definer]?.layer.prefix ?? '') : '';
  const misnamed: readonly Finding[] = to.startsWith(prefix) ? [] : [{ code: 'K015', path, params: { prefix } }];
  const reserved = [...SYSTEM_FIELDS, ...RESERVED_FIELDS].includes(to);
  return [...formFindings(to, 'name', path, words), ...takenFindings(to, entity.fields, path, reserved), ...misnamed];
}

function artefactFindings({ kind, from, to }: Of<'artefact'>, snapshot: Snapshot, words: Words): readonly Finding[] {
  const names = snapshot.artefacts(kind).map((artefact) => artefact.name);
  if (!names.includes(from)) return [missingArtefact(kind, from, names, '/name')];
  const others = new Map(names.filter((name) => name !== from).map((name) => [name, name]));
  return [...formFindings(to, 'name', '/name', words), ...takenFindings(to, others, '/name')];
}

function optionFindings(rename: Of<'option'>, snapshot: Snapshot, words: Words): readonly Finding[] {
  const { from, to } = rename;
  const holder = 'choices' in rename ? '/options' : `${pointerTo('/fields', rename.field)}/options`;
  const artefact =
    'choices' in rename ? snapshot.artefact('choices', rename.choices) : snapshot.artefact('entity', rename.entity);
  return namedPart(at(artefact, holder), pointerTo(holder, from), to, words, rename.merge === true);
}

function elementFindings({ kind, name, pointer, to }: Of<'element'>, snapshot: Snapshot, words: Words) {
  return namedPart(at(snapshot.artefact(kind, name), parentOf(pointer)), pointer, to, words, false);
}

/** A key among its siblings; a merge wants the new name to be there, everything else wants it free. */
function namedPart(siblings: unknown, path: string, to: string, words: Words, merges: boolean): readonly Finding[] {
  const from = keysOf(path).at(-1) ?? '';
  const known = isObject(siblings) ? Object.keys(siblings) : [];
  const wanted = merges ? [from, to] : [from];
  const missing = wanted.filter((name) => !known.includes(name));
  if (missing.length > 0)
    return missing.map((name) => ({ code: 'K004', path, params: { name, hint: didYouMean(name, known) } }));
  if (merges) return [];
  const others = new Map(known.filter((name) => name !== from).map((name) => [name, name]));
  return [...formFindings(to, 'key', path, words), ...takenFindings(to, others, path, RESERVED_FIELDS.includes(to))];
}

function formFindings(name: string, form: 'name' | 'key', path: string, words: Words): readonly Finding[] {
  const rule = at(schemasOf(words).documents.get('common.json'), `/$defs/${form}`);
  const { pattern, maxLength } = rule as { pattern: string; maxLength: number };
  if (new RegExp(pattern).test(name) && name.length <= maxLength) return [];
  return [{ code: 'K008', path, params: { value: name, pattern } }];
}

/** Capitals do not tell names apart everywhere: tables and files. */
function takenFindings(
  name: string,
  known: ReadonlyMap<string, unknown>,
  path: string,
  reserved = false,
): readonly Finding[] {
  if (reserved) return [{ code: 'K010', path, params: { name, other: PLATFORM } }];
  const other = [...known.keys()].find((each) => each.toLowerCase() === name.toLowerCase());
  return other === undefined || path.endsWith(`/${other}`) ? [] : [{ code: 'K010', path, params: { name, other } }];
}
