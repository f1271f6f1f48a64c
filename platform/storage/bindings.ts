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
  /** Values bound meanwhile belong to a part of the request, in their order: another request gives its own. */
  part<T>(name: string, write: () => T): T;
  /** The finished statement. */
  statement(sql: string): Statement;
  /** The finished text, and where each of its values comes from. */
  template(sql: string): Template;
}

/** A statement for all requests of one shape. */
export interface Template {
  readonly sql: string;
  readonly slots: readonly Slot[];
}

/** A value of a template: always the same, or the one at a place of a part of the request. */
export type Slot = { readonly value: unknown } | { readonly part: string; readonly place: number };

const MARK = /\ue000(\d+)\ue001/g;
const PLAIN: ColumnKind = { kind: 'text', length: 0 };

interface Held {
  readonly value: unknown;
  readonly slot: Slot;
}

export function createBindings(dialect: SqlDialect): Bindings {
  const held: Held[] = [];
  let open: { readonly name: string; count: number } | null = null;
  const raw = (value: unknown): string => {
    const slot: Slot = open ? { part: open.name, place: open.count++ } : { value };
    return `\ue000${held.push({ value, slot }) - 1}\ue001`;
  };
  const finish = (marked: string): { sql: string; found: readonly Held[] } => {
    const found: Held[] = [];
    const sql = marked.replace(MARK, (_, number: string) => {
      found.push(held[Number(number)] as Held);
      return '?';
    });
    return { sql, found };
  };
  return {
    bind: (value, kind) =>
      kind ? dialect.constant(raw(dialect.encode(value, kind)), kind) : raw(dialect.encode(value, PLAIN)),
    raw,
    part(name, write) {
      const outer = open;
      open = { name, count: 0 };
      try {
        return write();
      } finally {
        open = outer;
      }
    },
    statement(marked) {
      const { sql, found } = finish(marked);
      return { sql, values: found.map(({ value }) => value) };
    },
    template(marked) {
      const { sql, found } = finish(marked);
      return { sql, slots: found.map(({ slot }) => slot) };
    },
  };
}
