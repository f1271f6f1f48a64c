/**
 * Placeholders are bare question marks, so values must be bound in the order in which they stand in the
 * text, once for every time they stand there. Templates may swap or repeat their arguments: what would bind
 * is written as a mark first, and asked of the real scope when the text is finished, from left to right.
 */
import type { SqlScope } from './contracts';

const MARK = /\ue000(\d+)\ue001/g;

/** Writes SQL against a scope; templates are free to swap and repeat what they are given. */
export function inTextOrder(scope: SqlScope, write: (scope: SqlScope) => string): string {
  const pending: (() => string)[] = [];
  const later = (ask: () => string): string => `\ue000${pending.push(ask) - 1}\ue001`;
  const text = write({
    dialect: scope.dialect,
    column: (path, use) => scope.column(path, use),
    bind: (value, kind) => later(() => scope.bind(value, kind)),
    exists: (path, inner) => later(() => scope.exists(path, (rows) => inTextOrder(rows, inner))),
    aggregate: (path, name, inner) =>
      later(() => scope.aggregate(path, name, inner && ((rows) => inTextOrder(rows, inner)))),
    under: (path, node) => later(() => scope.under(path, settle(node))),
  });
  const settle = (marked: string): string =>
    marked.replace(MARK, (_, index: string) => pending[Number(index)]?.() ?? '');
  return settle(text);
}
