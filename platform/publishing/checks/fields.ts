/** What a field says of itself, and what of it is of no effect. */
import { isSettable } from '../../access/fields';
import type { Finding } from '../../foundation/errors';
import { sayFinding } from '../../foundation/errors';
import { attempted } from '../../language/compile-computations';
import type { Entity, Field, Text } from '../../language/contracts';
import { compileExpression } from '../../language/expression';
import { isObject, pointerTo } from '../../language/layers';
import { TYPE_NAMES } from '../../language/scalars';
import type { Candidate } from './candidate';
import { isCurrencyCode } from './expression-places';
import { isNever } from './flags';
import { type Named, offer, patchAt, type Remark, remark, safely } from './rule';

/** C004 */
export const requiredFieldNobodyMayFill = eachField((field, entity) => {
  const { required, readOnly, default: value } = field.definition;
  if (required !== true || readOnly !== true || value !== undefined || !isSettable(field)) return [];
  return [remark('C004', of(entity), at(field))];
});

/** C005 */
export const requiredFieldNeverVisible = eachField((field, entity, candidate) => {
  const { required, visible } = field.definition;
  if (required === undefined || required === false || !isNever(visible, entity, candidate)) return [];
  const pointer = `${at(field)}/required`;
  const repair = safely(
    `Removes “required” from “${field.name}”.`,
    `Убирает «required» у «${field.name}».`,
    patchAt(pointer, null),
  );
  return [remark('C005', of(entity), pointer, {}, repair)];
});

const LIMITS = [
  ['min', 'max'],
  ['minLength', 'maxLength'],
] as const;

/** C006 */
export const limitsThatCross = eachField((field, entity) =>
  LIMITS.flatMap(([low, high]) => {
    const { [low]: least, [high]: most } = field.definition;
    if (typeof least !== 'number' || typeof most !== 'number' || least <= most) return [];
    const repair = offer(
      `Exchanges “${low}” and “${high}” of “${field.name}”.`,
      `Меняет местами «${low}» и «${high}» у «${field.name}».`,
      patchAt(at(field), { [low]: most, [high]: least }),
    );
    return [remark('C006', of(entity), `${at(field)}/${low}`, { low, high }, repair)];
  }),
);

/** C007 */
export const defaultOfComputedField = eachField((field, entity) => {
  if (field.definition.default === undefined || !field.word.computation?.(field.definition)) return [];
  return [remark('C007', of(entity), `${at(field)}/default`, {}, without(field, 'default'))];
});

const SEARCHED: ReadonlySet<string> = new Set(['text', 'set', 'number']);

/** C008 */
export const searchableFieldWithoutText = eachField((field, entity) => {
  if (field.definition.searchable !== true || SEARCHED.has(field.value)) return [];
  return [remark('C008', of(entity), `${at(field)}/searchable`, {}, without(field, 'searchable'))];
});

/** C009 */
export const requiredReferenceThatEmpties = eachReference((field, target, entity) => {
  if (field.definition.required !== true || field.definition.onDelete !== 'setNull') return [];
  const pointer = `${at(field)}/onDelete`;
  const repair = offer(
    `Refuses to delete what “${field.name}” leads to.`,
    `Запрещает удалять то, на что указывает «${field.name}».`,
    patchAt(pointer, 'restrict'),
  );
  return [remark('C009', of(entity), pointer, { target: target.label }, repair)];
});

/** C010 */
export const referenceSilentOnDelete = eachReference((field, target, entity) => {
  const written = isObject(entity.definition.fields) && Object.hasOwn(entity.definition.fields, field.name);
  if (!written || field.definition.onDelete !== undefined) return [];
  const repair = safely(
    `Writes what holds now: “onDelete” of “${field.name}” is “restrict”.`,
    `Записывает то, что есть: «onDelete» у «${field.name}» — «restrict».`,
    patchAt(`${at(field)}/onDelete`, 'restrict'),
  );
  return [remark('C010', of(entity), at(field), { target: target.label }, repair)];
});

/** C011 */
export const currencyThatLeadsNowhere = eachField((field, entity, { snapshot }) => {
  const { currency } = field.definition;
  if (typeof currency !== 'string' || isCurrencyCode(currency)) return [];
  const findings: Finding[] = [];
  const attempt = { snapshot, report: (found: readonly Finding[]) => void findings.push(...found) };
  const expression = attempted(attempt, () => compileExpression(currency, entity, snapshot));
  if (expression?.type === 'text') return [];
  const [first] = findings;
  const reason: Text = first
    ? { en: sayFinding(first, 'en').message, ru: sayFinding(first, 'ru').message }
    : TYPE_NAMES[expression?.type ?? 'none'];
  return [remark('C011', of(entity), `${at(field)}/currency`, { value: currency, reason })];
});

/** C012 */
export function uniqueCombinationWithEmptyValues({ entities }: Candidate): readonly Remark[] {
  return entities.flatMap((entity) =>
    entity.uniques.flatMap(({ name, fields }) => {
      const open = fields.length > 1 ? fields.find(mayBeEmpty) : undefined;
      if (!open) return [];
      return [remark('C012', of(entity), pointerTo('/uniques', name), { field: open.name })];
    }),
  );
}

function mayBeEmpty(field: Field): boolean {
  const { required, default: value } = field.definition;
  return required !== true && value === undefined && !field.word.computation?.(field.definition) && !field.system;
}

function eachField(say: (field: Field, entity: Entity, candidate: Candidate) => readonly Remark[]) {
  return (candidate: Candidate): readonly Remark[] =>
    candidate.entities.flatMap((entity) =>
      [...entity.fields.values()].flatMap((field) => (field.system ? [] : say(field, entity, candidate))),
    );
}

function eachReference(say: (field: Field, target: Entity, entity: Entity) => readonly Remark[]) {
  return eachField((field, entity, { snapshot }) =>
    field.relation?.kind === 'one' && field.columns.length > 0
      ? say(field, snapshot.entity(field.relation.to), entity)
      : [],
  );
}

function without(field: Field, option: string) {
  return safely(
    `Removes “${option}” from “${field.name}”.`,
    `Убирает «${option}» у «${field.name}».`,
    patchAt(`${at(field)}/${option}`, null),
  );
}

function at(field: Field): string {
  return pointerTo('/fields', field.name);
}

function of({ name }: Entity): Named {
  return { kind: 'entity', name };
}
