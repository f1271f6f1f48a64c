import { Decimal } from '../../foundation/decimal';
import type { Finding } from '../../foundation/errors';
import type { Environment, Scalar, Values } from '../../language/contracts';
import type { CompiledMap, Source } from './compile-map';
import type { PreparedRow } from './contracts';
import { fitted } from './fit';
import type { InputRow } from './rows';

/** A row as values; or why it is passed over or refused. */
export type Prepared =
  | { readonly row: PreparedRow }
  | { readonly outcome: 'skipped' | 'failed'; readonly finding: Finding | null };

interface Cells {
  /** As they stand; null is empty. */
  readonly raw: readonly (string | null)[];
  readonly record: Values;
  readonly environment: Environment;
}

/** What a row says, by the map: the same for the same row each time it is read. */
export function prepare({ number, cells, fault }: InputRow, map: CompiledMap, environment: Environment): Prepared {
  if (fault) return { outcome: 'failed', finding: fault };
  const fit = fitted(cells, map.header.width, map.rejoin);
  if (!fit)
    return {
      outcome: 'failed',
      finding: { code: 'I003', path: '', params: { cells: cells.length, columns: map.header.width } },
    };
  const raw = fit.map((cell) => (isNull(cell.trim(), map.nulls) ? null : cell));
  if (raw.every((cell) => cell === null)) return { outcome: 'skipped', finding: { code: 'I011', path: '' } };
  const trimmed = raw.map((cell) => cell?.trim() ?? null);
  const read: Cells = { raw, record: map.columns.record(trimmed), environment };
  if (map.where && map.where.evaluate(read.record, environment) !== true) return { outcome: 'skipped', finding: null };
  return { row: rowOf(number, map, read) };
}

function rowOf(number: number, map: CompiledMap, read: Cells): PreparedRow {
  const values: Record<string, unknown> = {};
  const wanted = new Map<string, string>();
  for (const { field, source, lookup } of map.fields) {
    const value = valueFrom(source, read);
    if (value === null && map.empty === 'keep') continue;
    if (lookup && value !== null) wanted.set(field.name, String(value).trim());
    else values[field.name] = value;
  }
  return { number, values, wanted };
}

function isNull(text: string, nulls: ReadonlySet<string>): boolean {
  return text === '' || nulls.has(text);
}

function valueFrom(source: Source, read: Cells): unknown {
  if (source.kind === 'constant') return source.value ?? null;
  if (source.kind === 'column') {
    const value = read.raw[source.index] ?? null;
    return value === null ? null : meantBy(value, source.values);
  }
  if (source.kind === 'expression') {
    const value = plain(source.expression.evaluate(read.record, read.environment));
    return typeof value === 'string' ? meantBy(value, source.values) : value;
  }
  const parts = source.parts.map(([name, part]) => [name, valueFrom(part, read)] as const);
  return parts.some(([, value]) => value !== null) ? Object.fromEntries(parts) : null;
}

function meantBy(text: string, values: Readonly<Record<string, string>> = {}): string {
  const known = text.trim();
  return Object.hasOwn(values, known) ? (values[known] ?? text) : text;
}

function plain(value: Scalar): unknown {
  return Decimal.isDecimal(value) ? value.toFixed() : value;
}
