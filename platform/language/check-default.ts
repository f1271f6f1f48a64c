import type { Finding } from '../foundation/errors';
import { didYouMean } from '../foundation/suggest';
import { type Attempt, attempted, typed } from './compile-computations';
import type { Entity, Field, Text } from './contracts';
import { compileFirst } from './first';
import { isObject, pointerTo } from './layers';

const NO_REFERENCE: Text = {
  en: 'only a reference can be the first record',
  ru: 'первой записью может быть только ссылка',
};
const AN_OBJECT: Text = { en: 'an object', ru: 'объект' };
const A_LIST: Text = { en: 'a list of paths', ru: 'список путей' };
const PARTS = ['where', 'sort'];

/** A default is a value of its field, an expression (`$`), the first record that fulfils a condition (`$first`), or one after the other. */
export function checkDefault(field: Field, entity: Entity, path: string, attempt: Attempt): void {
  const written = field.definition.default;
  if (written === undefined || written === null || written === '') return;
  if (isObject(written) && ('$' in written || '$first' in written))
    checkComputed(written, field, entity, path, attempt);
  else checkConstant(written, field, path, attempt);
}

function checkConstant(written: unknown, field: Field, path: string, attempt: Attempt): void {
  const coerced = field.word.coerce(written, field);
  if (!('findings' in coerced)) return;
  attempt.report(
    coerced.findings.map((finding) => ({ ...finding, path: finding.path ? `${path}/${finding.path}` : path })),
  );
}

type Computed = Readonly<Record<string, unknown>>;

function checkComputed(written: Computed, field: Field, entity: Entity, path: string, attempt: Attempt): void {
  if (typeof written.$ === 'string') typed(written.$, 'none', entity, pointerTo(path, '$'), attempt);
  if (!('$first' in written)) return;
  const findings = wrongForm(written.$first, field, pointerTo(path, '$first'));
  if (findings.length > 0) attempt.report(findings);
  else attempted(attempt, () => compileFirst(field, entity, attempt.snapshot, path));
}

function wrongForm(first: unknown, field: Field, path: string): readonly Finding[] {
  if (field.relation?.kind !== 'one') return [{ code: 'K021', path, params: { name: '$first', reason: NO_REFERENCE } }];
  if (!isObject(first)) return [{ code: 'K006', path, params: { expected: AN_OBJECT } }];
  const unknown = Object.keys(first)
    .filter((name) => !PARTS.includes(name))
    .map(
      (name): Finding => ({
        code: 'K004',
        path: pointerTo(path, name),
        params: { name, hint: didYouMean(name, PARTS) },
      }),
    );
  const { sort } = first;
  const isSort = sort === undefined || (Array.isArray(sort) && sort.every((each) => typeof each === 'string'));
  return isSort ? unknown : [...unknown, { code: 'K006', path: pointerTo(path, 'sort'), params: { expected: A_LIST } }];
}
