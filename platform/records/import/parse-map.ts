import type { Finding } from '../../foundation/errors';
import { didYouMean } from '../../foundation/suggest';
import { isObject, pointerTo } from '../../language/layers';
import type { ImportMap, WrittenSource } from './contracts';
import { ENCODINGS } from './detect';

type Check = (value: unknown, path: string, findings: Finding[]) => void;
type Shape = Readonly<Record<string, Check>>;

const TEXT = typed('string', 'a text', 'текст');
const FLAG = typed('boolean', 'true or false', 'true или false');
const TEXTS = expected(
  (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
  'a list of texts',
  'список текстов',
);
const VALUES = expected(
  (value) => isObject(value) && Object.values(value).every((each) => typeof each === 'string'),
  'texts by text',
  'тексты по текстам',
);
const COLUMN = expected(isColumn, 'the name of a column or its number from 1', 'имя столбца или его номер от 1');
const ANYTHING: Check = () => undefined;

const MAP: Shape = {
  $schema: TEXT,
  description: ANYTHING,
  key: TEXT,
  encoding: oneOf(ENCODINGS),
  delimiter: TEXT,
  header: FLAG,
  nulls: TEXTS,
  where: TEXT,
  rejoin: FLAG,
  repeated: oneOf(['fail', 'skip']),
  empty: oneOf(['clear', 'keep']),
  fields: checkFields,
};

const ORIGINS = ['column', 'constant', 'expression', 'parts'];
const SOURCE: Shape = {
  column: COLUMN,
  constant: ANYTHING,
  expression: TEXT,
  parts: checkFields,
  lookup: TEXT,
  values: VALUES,
};

export interface ParsedMap {
  readonly map: ImportMap;
  readonly findings: readonly Finding[];
}

/** A map as JSON, without what is wrong in it, and every mistake of its form (K004 to K007). */
export function parseMap(raw: unknown): ParsedMap {
  const findings: Finding[] = [];
  if (!isObject(raw)) {
    findings.push({ code: 'K006', path: '', params: { expected: { en: 'an object {…}', ru: 'объект {…}' } } });
    return { map: { fields: {} }, findings };
  }
  if (raw['fields'] === undefined) findings.push({ code: 'K005', path: '', params: { name: 'fields' } });
  checkShape(raw, MAP, '', findings);
  return { map: sound(raw, findings), findings };
}

/** A property or a field with a mistake is left out, so that the rest can be looked at as well. */
function sound(raw: Readonly<Record<string, unknown>>, findings: readonly Finding[]): ImportMap {
  const isSound = (path: string) =>
    !findings.some((finding) => finding.path === path || finding.path.startsWith(`${path}/`));
  const fields = isObject(raw['fields']) ? raw['fields'] : {};
  const kept = Object.fromEntries(Object.entries(raw).filter(([name]) => name !== 'fields' && isSound(`/${name}`)));
  const soundFields = Object.entries(fields).filter(([name]) => isSound(pointerTo('/fields', name)));
  return { ...kept, fields: Object.fromEntries(soundFields) } as unknown as ImportMap;
}

function checkShape(value: Readonly<Record<string, unknown>>, shape: Shape, path: string, findings: Finding[]): void {
  for (const [name, each] of Object.entries(value)) {
    const at = pointerTo(path, name);
    const check = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (check) check(each, at, findings);
    else findings.push({ code: 'K004', path: at, params: { name, hint: didYouMean(name, Object.keys(shape)) } });
  }
}

function checkFields(value: unknown, path: string, findings: Finding[]): void {
  if (!isObject(value)) {
    findings.push({ code: 'K006', path, params: { expected: { en: 'fields by name', ru: 'поля по именам' } } });
    return;
  }
  for (const [name, source] of Object.entries(value)) checkSource(source, pointerTo(path, name), findings);
}

function checkSource(value: unknown, path: string, findings: Finding[]): void {
  if (!isObject(value)) {
    COLUMN(value, path, findings);
    return;
  }
  checkShape(value, SOURCE, path, findings);
  const origins = ORIGINS.filter((name) => (value as WrittenSource)[name as keyof WrittenSource] !== undefined);
  if (origins.length === 1) return;
  const en = `exactly one of: ${ORIGINS.join(', ')}`;
  findings.push({ code: 'K006', path, params: { expected: { en, ru: `ровно одно из: ${ORIGINS.join(', ')}` } } });
}

function isColumn(value: unknown): boolean {
  return typeof value === 'string' || (typeof value === 'number' && Number.isInteger(value) && value >= 1);
}

function typed(type: string, en: string, ru: string): Check {
  return expected((value) => typeof value === type, en, ru);
}

function expected(holds: (value: unknown) => boolean, en: string, ru: string): Check {
  return (value, path, findings) => {
    if (!holds(value)) findings.push({ code: 'K006', path, params: { expected: { en, ru } } });
  };
}

function oneOf(allowed: readonly string[]): Check {
  return (value, path, findings) => {
    if (typeof value === 'string' && allowed.includes(value)) return;
    const hint = didYouMean(String(value), allowed);
    findings.push({ code: 'K007', path, params: { value, allowed: allowed.join(', '), hint } });
  };
}
