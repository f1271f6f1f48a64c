import type { Context } from '../../foundation/context';
import { type Finding, PlatformError } from '../../foundation/errors';
import { didYouMean } from '../../foundation/suggest';
import type { Entity, Expression, Field } from '../../language/contracts';
import { compileExpression } from '../../language/expression';
import { pointerTo } from '../../language/layers';
import { type Columns, columnsOf } from './columns';
import type { FieldSource, Header, ImportMap, Lookup, WrittenSource } from './contracts';
import type { Dialect } from './detect';
import type { ParsedMap } from './parse-map';
import { lookupOf, notWritable } from './targets';

/** A source whose columns and expressions are found. */
export type Source =
  | { readonly kind: 'column'; readonly index: number; readonly values: WrittenSource['values'] }
  | { readonly kind: 'constant'; readonly value: unknown }
  | { readonly kind: 'expression'; readonly expression: Expression; readonly values: WrittenSource['values'] }
  | { readonly kind: 'parts'; readonly parts: readonly (readonly [string, Source])[] };

/** A map that fits the entity and the file. */
export interface CompiledMap {
  /** The field by which records are recognised: the map's key, or the identity made of the row's place. */
  readonly key: Field | null;
  readonly fields: readonly { readonly field: Field; readonly source: Source; readonly lookup: Lookup | null }[];
  readonly where: Expression | null;
  readonly columns: Columns;
  readonly header: Header;
  readonly nulls: ReadonlySet<string>;
  /** The delimiter with which surplus cells are joined again; null when they are not. */
  readonly rejoin: string | null;
  readonly repeated: 'fail' | 'skip';
  readonly empty: 'clear' | 'keep';
}

/** Looks the map's every name up in the entity and in the file. Throws badRequest with all mistakes, those of its form first. */
export function compileMap(
  { map, findings: found }: ParsedMap,
  entity: Entity,
  file: { readonly header: Header; readonly dialect: Dialect },
  context: Context,
): CompiledMap {
  const findings = [...found];
  const columns = columnsOf(file.header, entity.title.words);
  const compile = sourceCompiler(columns, findings);
  const fields = Object.entries(map.fields).flatMap(([name, written]) => {
    const path = pointerTo('/fields', name);
    const field = writableField(entity, name, path, findings);
    const source = compile(written, path);
    if (!field) return [];
    const by = typeof written === 'object' ? written.lookup : undefined;
    const lookup = by === undefined ? null : lookupOf(field, by, entity, context.snapshot, `${path}/lookup`, findings);
    return source ? [{ field, source, lookup }] : [];
  });
  const where = map.where === undefined ? null : compile.expression(map.where, '/where');
  if (where && where.type !== 'boolean') {
    findings.push({
      code: 'L008',
      path: '/where',
      params: { expected: { en: 'Yes or no', ru: 'да или нет' }, given: where.type },
    });
  }
  const key = map.key === undefined ? null : keyOf(map, map.key, entity, findings);
  if (findings.length > 0) throw new PlatformError('badRequest', { reason: 'the map has mistakes' }, findings);
  return {
    key,
    fields,
    where,
    columns,
    header: file.header,
    nulls: new Set(map.nulls ?? []),
    rejoin: map.rejoin ? file.dialect.delimiter : null,
    repeated: map.repeated ?? 'fail',
    empty: map.empty ?? 'clear',
  };
}

function writableField(entity: Entity, name: string, path: string, findings: Finding[]): Field | null {
  const field = entity.fields.get(name);
  if (!field) findings.push({ code: 'V002', path, params: { name, hint: didYouMean(name, entity.fields.keys()) } });
  else if (notWritable(field)) findings.push({ code: 'V013', path });
  else return field;
  return null;
}

function keyOf(map: ImportMap, name: string, entity: Entity, findings: Finding[]): Field | null {
  const uniques = entity.uniques
    .flatMap(({ fields }) => (fields.length === 1 ? fields : []))
    .filter((field) => !field.system);
  const key = uniques.find((field) => field.name === name);
  const allowed = uniques.map((field) => field.name).join(', ');
  if (!key) findings.push({ code: 'I009', path: '/key', params: { name, allowed } });
  else if (map.fields[name] === undefined && !findings.some(({ path }) => path.startsWith(pointerTo('/fields', name))))
    findings.push({ code: 'I010', path: '/key' });
  return key ?? null;
}

interface SourceCompiler {
  (written: FieldSource, path: string): Source | null;
  expression(text: string, path: string): Expression | null;
}

function sourceCompiler(columns: Columns, findings: Finding[]): SourceCompiler {
  const compile = (written: FieldSource, path: string): Source | null => {
    const source: WrittenSource = typeof written === 'object' ? written : { column: written };
    const { values } = source;
    if (source.column !== undefined) {
      const index = columns.find(source.column, typeof written === 'object' ? `${path}/column` : path, findings);
      return index === undefined ? null : { kind: 'column', index, values };
    }
    if (source.expression !== undefined) {
      const expression = compile.expression(source.expression, `${path}/expression`);
      return expression && { kind: 'expression', expression, values };
    }
    if (source.parts === undefined) return { kind: 'constant', value: source.constant };
    const parts = Object.entries(source.parts).flatMap(([name, part]): readonly (readonly [string, Source])[] => {
      const compiled = compile(part, pointerTo(`${path}/parts`, name));
      return compiled ? [[name, compiled]] : [];
    });
    return { kind: 'parts', parts };
  };
  compile.expression = (text: string, findingPath: string): Expression | null => {
    try {
      return compileExpression(text, columns.row.entity, columns.row.snapshot, { findingPath });
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      findings.push(...error.findings);
      return null;
    }
  };
  return compile;
}
