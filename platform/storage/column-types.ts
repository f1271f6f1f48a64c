/** The SQL type of each neutral column kind on each engine, what it weighs there, and which changes lose nothing. */
import type { ColumnKind } from '../vocabulary/contracts';

type Engine = 'sqlite' | 'mysql';

/** MariaDB and MySQL: what all columns of a row may declare together, and what a row may take of an InnoDB page. */
export const ROW_BYTES = 65_535;
export const PAGE_BYTES = 8126;
/** What a column costs in the page when its value lies outside it. */
const OUTSIDE_BYTES = 22;
/** Longer declared texts are kept outside the row from the start. */
const LONGEST_VARCHAR = 1024;
const TEXT_BYTES = 65_535;
const BYTES_PER_CHARACTER = 4;
const INTERNAL = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin';
const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/**
 * The type a column is created with. SQLite keeps a decimal as an integer of its smallest unit; the scale stands in
 * the declared type, so that a later change of scale is noticed instead of changing every value.
 */
export function columnType(kind: ColumnKind, engine: Engine, outside = false): string {
  return engine === 'sqlite' ? sqliteType(kind) : mysqlType(kind, outside);
}

/** What a column adds to ROW_BYTES and PAGE_BYTES. */
export function columnBytes(type: string): { readonly row: number; readonly page: number } {
  const size = /^varchar\((\d+)\)/i.exec(type);
  if (size) {
    const bytes = Number(size[1]) * (/ascii/i.test(type) ? 1 : BYTES_PER_CHARACTER);
    const length = bytes > 255 ? 2 : 1;
    return { row: bytes + length, page: bytes > 255 ? OUTSIDE_BYTES : bytes + length };
  }
  if (/text|blob/i.test(type)) return { row: 12, page: OUTSIDE_BYTES };
  const fixed = fixedBytes(type);
  return { row: fixed, page: fixed };
}

/** Whether a text of this kind could live outside the row. */
export function canLieOutside(kind: ColumnKind): boolean {
  return kind.kind === 'text';
}

/** 'same' when a column of this declared type serves the kind, 'widen' when a lossless change makes it serve, else 'other'. */
export function fits(kind: ColumnKind, declared: string, engine: Engine): 'same' | 'widen' | 'other' {
  if (engine === 'sqlite') return fitsSqlite(kind, declared);
  const have = declared.toLowerCase();
  if (kind.kind === 'text') return fitsText(kind.length, have);
  if (kind.kind === 'longText') return /text$/.test(have) ? 'same' : 'other';
  if (kind.kind === 'decimal') return fitsDecimal(kind.precision, kind.scale, have);
  if (kind.kind === 'integer') return /^(big|medium|small)?int/.test(have) ? 'same' : 'other';
  return bareType(have) === bareType(mysqlType(kind, false)) ? 'same' : 'other';
}

function sqliteType(kind: ColumnKind): string {
  switch (kind.kind) {
    case 'uuid':
      return 'TEXT(36)';
    case 'text':
      return `TEXT(${kind.length})`;
    case 'longText':
      return 'TEXT';
    case 'integer':
      return 'INTEGER';
    case 'decimal':
      return `INTEGER(${kind.precision},${kind.scale})`;
    case 'boolean':
      return 'INTEGER(1)';
    case 'date':
      return 'TEXT(10)';
    case 'instant':
      return 'TEXT(24)';
  }
}

function mysqlType(kind: ColumnKind, outside: boolean): string {
  switch (kind.kind) {
    case 'uuid':
      return `CHAR(36) ${ASCII}`;
    case 'text':
      if (!outside && kind.length <= LONGEST_VARCHAR) return `VARCHAR(${kind.length}) ${INTERNAL}`;
      return `${kind.length * BYTES_PER_CHARACTER > TEXT_BYTES ? 'LONGTEXT' : 'TEXT'} ${INTERNAL}`;
    case 'longText':
      return `LONGTEXT ${INTERNAL}`;
    case 'integer':
      return 'BIGINT';
    case 'decimal':
      return `DECIMAL(${kind.precision},${kind.scale})`;
    case 'boolean':
      return 'TINYINT(1)';
    case 'date':
      return 'DATE';
    case 'instant':
      return 'DATETIME(3)';
  }
}

function fixedBytes(type: string): number {
  const decimal = /^decimal\((\d+),(\d+)\)/i.exec(type);
  if (decimal) {
    const scale = Number(decimal[2]);
    return Math.ceil((Number(decimal[1]) - scale) / 9) * 4 + Math.ceil(scale / 9) * 4;
  }
  if (/^char\((\d+)\)/i.test(type)) return Number(/\d+/.exec(type)?.[0]);
  if (/^bigint/i.test(type)) return 8;
  if (/^datetime/i.test(type)) return 7;
  return 4;
}

function fitsText(length: number, declared: string): 'same' | 'widen' | 'other' {
  const size = /^varchar\((\d+)\)/.exec(declared);
  if (size) return Number(size[1]) >= length ? 'same' : 'widen';
  if (/^(medium|long)text/.test(declared)) return 'same';
  if (!declared.startsWith('text')) return 'other';
  return length * BYTES_PER_CHARACTER <= TEXT_BYTES ? 'same' : 'widen';
}

function fitsDecimal(precision: number, scale: number, declared: string): 'same' | 'widen' | 'other' {
  const have = /^decimal\((\d+),(\d+)\)/.exec(declared);
  if (!have || Number(have[2]) !== scale) return 'other';
  return Number(have[1]) >= precision ? 'same' : 'widen';
}

/** SQLite does not enforce lengths and precision; what a stored value means is its affinity and its scale. */
function fitsSqlite(kind: ColumnKind, declared: string): 'same' | 'other' {
  const want = sqliteType(kind);
  const scaleOf = (type: string) => /\(\d+,(\d+)\)/.exec(type)?.[1];
  return bareType(want) === bareType(declared) && scaleOf(want) === scaleOf(declared) ? 'same' : 'other';
}

function bareType(type: string): string {
  return type.toLowerCase().replace(/[ (].*$/, '');
}
