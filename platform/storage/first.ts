import type { SqlDialect } from '../language/contracts';
import { createBindings } from './bindings';
import type { Row, Selection, Statement } from './contracts';
import { createScope, createSource } from './scope';
import { fromWhere } from './select';
import { orderText, sortKeys } from './sort';

const ID = { kind: 'uuid' } as const;

/** The first row of each of several selections, in one statement: rows of the number of a selection and the id. */
export function compileFirsts(
  dialect: SqlDialect,
  selections: readonly Selection[],
): { readonly statement: Statement; decode(row: Row): { readonly nth: number; readonly id: string } } {
  const bindings = createBindings(dialect);
  const parts = selections.map((selection, nth) => {
    const source = createSource(dialect, selection.snapshot, selection.environment, bindings);
    const scope = createScope(source, selection.entity, selection.visible);
    const order = orderText(sortKeys(selection.sort, scope, selection.snapshot));
    const id = dialect.select(`${scope.alias}.${dialect.quote('id')}`, ID);
    const rows = fromWhere(source, selection, scope, null);
    return `SELECT ${nth} AS nth, f${nth}.id FROM (SELECT ${id} AS id ${rows} ORDER BY ${order} LIMIT 1) AS f${nth}`;
  });
  return {
    statement: bindings.statement(parts.join(' UNION ALL ')),
    decode: ([nth, id]) => ({ nth: Number(nth), id: String(dialect.decode(id, ID)) }),
  };
}
