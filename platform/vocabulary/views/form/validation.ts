/** What is wrong with a record before it is sent: the same words, expressions and sentences as on the server. */
import type { Finding } from '../../../foundation/errors';
import type { Check, Entity, Field } from '../../../language/contracts';
import { isEmptyValue } from '../../fields/kit/formatted';
import type { RecordValues } from '../../fields/kit/known-values';
import { evaluate, type LiveWorld } from '../../fields/kit/live-record';
import { isLines } from './layout';
import { schemaFindings } from './validator';

/** Findings about one value; paths are relative to the record. */
export function fieldFindings(field: Field, value: unknown, required: boolean, world: LiveWorld): readonly Finding[] {
  if (isLines(field)) return linesFindings(field, value, required, world);
  if (isEmptyValue(value)) return required ? [{ code: 'V001', path: field.name }] : [];
  if (field.word.computation || field.system) return [];
  const coerced = field.word.coerce(value, field);
  if ('findings' in coerced) return coerced.findings.map((each) => ({ ...each, path: joined(field.name, each.path) }));
  if (coerced.value === null) return required ? [{ code: 'V001', path: field.name }] : [];
  return schemaFindings(field, coerced.value, world.snapshot);
}

/** Findings of the entity's checks; told at the field that was changed last, when it takes part in the check. */
export function checkFindings(entity: Entity, record: RecordValues, world: LiveWorld): readonly (Finding & { check: Check })[] {
  return entity.checks.flatMap((check) => {
    const { result, unknown } = evaluate(check.that, record, world);
    if (unknown.length > 0 || result !== false) return [];
    const fields = check.that.paths.map(({ hops: [first], field }) => first ?? field);
    const at = fields.find(({ word, system }) => !word.computation && !system) ?? fields[0];
    return [{ code: 'V019' as const, path: at?.name ?? '', params: { message: check.message }, check }];
  });
}

/** "lines/2/quantity" and "lines.2.quantity" alike: the field of the record, and the rest within it. */
export function splitPath(path: string): { readonly name: string; readonly rest: string } {
  const [name = '', ...rest] = path.split(/[./]/);
  return { name, rest: rest.join('/') };
}

function linesFindings(field: Field, value: unknown, required: boolean, world: LiveWorld): readonly Finding[] {
  const rows: readonly RecordValues[] = Array.isArray(value) ? value : [];
  if (rows.length === 0) return required ? [{ code: 'V001', path: field.name }] : [];
  if (field.relation?.kind !== 'many') return [];
  const { of, by } = field.relation;
  const entity = world.snapshot.entity(of);
  const fields = [...entity.fields.values()].filter(
    (each) => !each.system && !each.word.computation && each.name !== by && each.relation?.kind !== 'many',
  );
  const within = (index: number, each: Finding) => ({ ...each, path: `${field.name}/${index}/${each.path}` });
  return rows.flatMap((row, index) => [
    ...fields.flatMap((each) =>
      fieldFindings(each, row[each.name], each.definition.required === true, world).map((one) => within(index, one)),
    ),
    ...checkFindings(entity, row, world).map(({ check: _, ...one }) => within(index, one)),
  ]);
}

function joined(name: string, inner: string): string {
  return inner ? `${name}/${inner}` : name;
}
