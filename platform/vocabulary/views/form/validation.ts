/** What is wrong with a record before it is sent: the same words, expressions and sentences as on the server. */
import type { Finding } from '../../../foundation/errors';
import type { Check, Entity, Field } from '../../../language/contracts';
import { isEmptyValue } from '../../fields/kit/formatted';
import { type RecordValues, rootsOf } from '../../fields/kit/known-values';
import { evaluate, type LiveWorld } from '../../fields/kit/live-record';
import { isWritable } from './changes';
import { schemaFindings } from './json-check';
import { isLines } from './layout';

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

export interface CheckResult {
  readonly failed: boolean;
  /** The fields of the record that take part. */
  readonly fields: ReadonlySet<string>;
  /** Told at the first of them that people can write. */
  readonly finding: Finding;
}

/** What the entity's checks say; one that cannot be decided yet has not failed. */
export function checkFindings(entity: Entity, record: RecordValues, world: LiveWorld): readonly CheckResult[] {
  return entity.checks.map((check) => {
    const { result, unknown } = evaluate(check.that, record, world);
    return {
      failed: unknown.length === 0 && result === false,
      fields: rootsOf(check.that.paths),
      finding: { code: 'V019', path: placeOf(check), params: { message: check.message, check: check.name } },
    };
  });
}

/** The server tells a failed check about the record as a whole; on a form it stands at a field. */
export function placed(finding: Finding, entity: Entity): Finding {
  const check = entity.checks.find(({ name }) => name === finding.params?.check);
  return finding.path === '' && check ? { ...finding, path: placeOf(check) } : finding;
}

function placeOf({ that }: Check): string {
  const fields = that.paths.map(({ hops: [first], field }) => first ?? field);
  return (fields.find(isWritable) ?? fields[0])?.name ?? '';
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
    (each) => isWritable(each) && each.name !== by && each.relation?.kind !== 'many',
  );
  const within = (index: number, each: Finding) => ({ ...each, path: `${field.name}/${index}/${each.path}` });
  return rows.flatMap((row, index) => [
    ...fields.flatMap((each) =>
      fieldFindings(each, row[each.name], each.definition.required === true, world).map((one) => within(index, one)),
    ),
    ...checkFindings(entity, row, world).flatMap(({ failed, finding }) => (failed ? [within(index, finding)] : [])),
  ]);
}

function joined(name: string, inner: string): string {
  return inner ? `${name}/${inner}` : name;
}
