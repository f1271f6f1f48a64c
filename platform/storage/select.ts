/** Lists and reads as one statement each. */
import { conditionToSql } from '../language/condition';
import type { Path, SqlDialect, Value, Values } from '../language/contracts';
import { createBindings } from './bindings';
import { fieldReader, selectedColumns } from './codec';
import type { CompiledSelection, Row, Selection, Statement } from './contracts';
import { branchesAfter } from './keyset';
import { createScope, createSource, type Source, type TableScope, visibilityText } from './scope';
import { searchText } from './search-text';
import { orderText, type SortKey, sortKeys } from './sort';

/** From here on it is cheaper to find the ids first and the rows after. */
const DEEP_OFFSET = 1000;

/** The statement of a list or a read, and how its rows are read. */
export function compileSelection(dialect: SqlDialect, selection: Selection): CompiledSelection {
  const bindings = createBindings(dialect);
  const source = createSource(dialect, selection.snapshot, selection.environment, bindings);
  const scope = createScope(source, selection.entity, selection.visible);
  const output = createOutput(dialect);
  const reads = readPaths(selection).map((path) => ({ text: path.text, read: output.field(path, scope) }));
  const keys = sortKeys(selection.sort, scope, selection.snapshot);
  const keyReads = keys.map((key) => output.key(key));
  const stretches = afterBranches(source, selection, keys);
  const sql =
    stretches.length > 1 || (selection.offset ?? 0) >= DEEP_OFFSET
      ? idsFirst(source, selection, scope, output.columns, keys, stretches.length)
      : `SELECT ${output.columns.join(', ')} ${pageText(source, selection, scope, keys, stretches[0] ?? null)}`;
  return {
    statement: bindings.statement(sql),
    decode(row) {
      const values: Record<string, Value> = {};
      for (const { text, read } of reads) values[text] = read(row);
      return values as Values;
    },
    keyset: (row) => keyReads.map((read) => read(row)),
  };
}

/** How many rows a selection has, whatever its page; with a cap counting stops there. Joins only what its conditions need. */
export function compileCount(dialect: SqlDialect, selection: Selection, cap?: number): Statement {
  const bindings = createBindings(dialect);
  const source = createSource(dialect, selection.snapshot, selection.environment, bindings);
  const scope = createScope(source, selection.entity, selection.visible);
  const rows = fromWhere(source, selection, scope, null);
  if (cap === undefined) return bindings.statement(`SELECT COUNT(*) ${rows}`);
  return bindings.statement(`SELECT COUNT(*) FROM (SELECT 1 ${rows} LIMIT ${bindings.raw(cap)}) AS capped`);
}

/** FROM and WHERE of everything that selects rows of an entity: bin, visibility, condition, search, and one more. */
export function fromWhere(
  source: Source,
  selection: Pick<Selection, 'entity' | 'where' | 'visible' | 'search' | 'withDeleted'>,
  scope: TableScope,
  more: string | null,
): string {
  const { dialect } = source;
  const { entity } = selection;
  const terms: string[] = [];
  if (entity.archivable && !selection.withDeleted) terms.push(`${scope.alias}.${dialect.quote('deletedAt')} IS NULL`);
  const rule = selection.visible(entity);
  if (rule) terms.push(`(${visibilityText(source, rule, entity, scope.alias)})`);
  if (selection.where) terms.push(`(${conditionToSql(selection.where, scope, source.environment)})`);
  const search = searchText(selection.search, scope);
  if (search) terms.push(`(${search})`);
  if (more) terms.push(`(${more})`);
  const where = terms.length > 0 ? ` WHERE ${terms.join(' AND ')}` : '';
  return `FROM ${dialect.quote(entity.table)} AS ${scope.alias}${scope.joins()}${where}`;
}

/** The page's ids from a narrow index, then its rows; also where a page after a row has to be found in several stretches. */
function idsFirst(
  source: Source,
  selection: Selection,
  scope: TableScope,
  columns: readonly string[],
  keys: readonly SortKey[],
  stretches: number,
): string {
  const { dialect } = source;
  const page = source.alias();
  const id = dialect.quote('id');
  const ids = pageIds(source, selection, stretches);
  const first = dialect.engine === 'sqlite' ? 'CROSS JOIN' : 'STRAIGHT_JOIN';
  const on = `${scope.alias}.${id} = ${page}.id`;
  const rows = `FROM (${ids}) AS ${page} ${first} ${dialect.quote(selection.entity.table)} AS ${scope.alias} ON ${on}${scope.joins()}`;
  return `SELECT ${columns.join(', ')} ${rows} ORDER BY ${orderText(keys)} LIMIT ${source.bindings.raw(selection.limit)}`;
}

/** The ids of a page: of the stretches that follow a row each as many as the page may need, or of the one list. */
function pageIds(source: Source, selection: Selection, stretches: number): string {
  const parts = Array.from({ length: Math.max(stretches, 1) }, (_, index) => {
    const scope = createScope(source, selection.entity, selection.visible);
    const keys = sortKeys(selection.sort, scope, selection.snapshot);
    const stretch = afterBranches(source, selection, keys)[index] ?? null;
    const id = `${scope.alias}.${source.dialect.quote('id')} AS id`;
    return `SELECT ${id} ${pageText(source, selection, scope, keys, stretch)}`;
  });
  if (parts.length === 1) return parts.join('');
  const whole = (part: string) =>
    source.dialect.engine === 'sqlite' ? `SELECT id FROM (${part}) AS ${source.alias()}` : `(${part})`;
  return parts.map(whole).join(' UNION ALL ');
}

/** Everything behind the select list of one page. */
function pageText(
  source: Source,
  selection: Selection,
  scope: TableScope,
  keys: readonly SortKey[],
  stretch: string | null,
): string {
  const { bindings } = source;
  const offset = selection.after || !selection.offset ? '' : ` OFFSET ${bindings.raw(selection.offset)}`;
  const rows = fromWhere(source, selection, scope, stretch);
  return `${rows} ORDER BY ${orderText(keys)} LIMIT ${bindings.raw(selection.limit)}${offset}`;
}

function afterBranches(source: Source, selection: Selection, keys: readonly SortKey[]): readonly string[] {
  if (!selection.after) return [];
  return branchesAfter(keys, selection.after, source.dialect, (value, kind) => source.bindings.bind(value, kind));
}

/** The id and the version come with every row. */
function readPaths(selection: Selection): readonly Path[] {
  const { entity } = selection;
  const paths = new Map<string, Path>();
  for (const name of ['id', 'version']) {
    const field = entity.fields.get(name);
    if (field) paths.set(name, { entity: entity.name, hops: [], field, text: name });
  }
  for (const path of selection.fields) paths.set(path.text, path);
  return [...paths.values()].filter((path) => path.field.columns.length > 0);
}

/** The select list, each column once, and the readers of what stands in it. */
function createOutput(dialect: SqlDialect) {
  const columns: string[] = [];
  const places = new Map<string, number>();
  return {
    columns,
    field(path: Path, scope: TableScope): (row: Row) => Value {
      const at = columns.length;
      const added = selectedColumns(path.field, scope.reach(path.hops), dialect);
      columns.push(...added);
      if (added.length === 1 && added[0] !== undefined && !places.has(added[0])) places.set(added[0], at);
      return fieldReader(path.field, at, dialect);
    },
    key(key: SortKey): (row: Row) => Value {
      const text = dialect.select(key.sql, key.kind);
      const at = places.get(text) ?? columns.push(text) - 1;
      places.set(text, at);
      return (row) => dialect.decode(row[at], key.kind);
    },
  };
}
