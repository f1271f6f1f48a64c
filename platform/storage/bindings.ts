/**
 * Values of a statement while its text is being written. A placeholder is a numbered mark that no metadata and no value
 * can contain; only the finished text gets `?`, with the values in the order of the text. So the parts of a statement may
 * be written in any order, and a part may stand twice.
 */
import type { Scalar, SqlDialect } from '../language/contracts';
import type { ColumnKind } from '../vocabulary/contracts';
import type { Statement } from './contracts';

export interface Bindings {
  /** A placeholder for a value in its neutral form, encoded and typed for the column kind it meets. */
  bind(value: Scalar | Date, kind?: ColumnKind): string;
  /** A placeholder for a value that is already as the driver wants it. */
  raw(value: unknown): string;
  /** The finished statement. */
  statement(sql: string): Statement;
}

const MARK = /\ue000(\d+)\ue001/g;
const PLAIN: ColumnKind = { kind: 'text', length: 0 };

export function createBindings(dialect: SqlDialect): Bindings {
  const held: unknown[] = [];
  const raw = (value: unknown): string => `\ue000${held.push(value) - 1}\ue001`;
  return {
    bind: (value, kind) =>
      kind ? dialect.constant(raw(dialect.encode(value, kind)), kind) : raw(dialect.encode(value, PLAIN)),
    raw,
    statement(marked) {
      const values: unknown[] = [];
      const sql = marked.replace(MARK, (_, number: string) => {
        values.push(held[Number(number)]);
        return '?';
      });
      return { sql, values };
    },
  };
}
