/** Lists and reads as one statement each. */
import { conditionToSql } from '../language/condition';
import type { Path, SqlDialect, Value, Values } from '../language/contracts';
import { fieldReader, selectedColumns } from './codec';
import type { CompiledSelection, Row, Selection, Statement } from './contracts';
import { branchesAfter } from './keyset';
import { createScope, type Source, type TableScope, visibilityText } from './scope';
import { searchText } from './search-text';
import { orderText, type SortKey, sortKeys } from './sort';
import { conditionPart, fromTemplate, NOTHING, outlined, type Part, valuePart } from './template';

/** From here on it is cheaper to find the ids first and the rows after. */
const DEEP_OFFSET = 1000;

/** What goes with the text of a selection, for all requests of its shape. */
interface Readers {
  readonly keys: readonly SortKey[];
  readonly decode: CompiledSelection['decode'];
  readonly keyset: CompiledSelection['keyset'];
}

/** The statement of a list or a read, and how its rows are read. */
export function compileSelection(dialect: SqlDialect, selection: Selection): CompiledSelection {
  const { limit, offset = 0, after, sort } = selection;
  const page = after ? `after ${after.map((value) => (value === null ? 0 : 1)).join('')}` : pageShape(offset);
  const order = sort.map(({ path, descending }) => `${descending ? '-' : ''}${path.text}`).join(',');
  const { statement, more } = fromTemplate(
    dialect,
    selection,
    `${selection.entity.name} ${selection.withDeleted ? 'all' : ''} ${textsOf(selection.fields)} ${order} ${page}`,
    { ...rowParts(dialect, selection), limit: valuePart(limit), offset: valuePart(offset) },
    (source) => write(source, selection),
    ({ keys }) => ({ after: afterPart(dialect, selection, keys) }),
  );
  return { statement, decode: more.decode, keyset: more.keyset };
}

function write(source: Source, selection: Selection): { readonly sql: string; readonly more: Readers } {
  const { dialect } = source;
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
  const blank = Object.fromEntries(reads.map(({ text }): [string, Value] => [text, null]));
  const more: Readers = {
    keys,
    decode(row) {
      const values = { ...blank };
      for (const { text, read } of reads) values[text] = read(row);
      return values as Values;
    },
    keyset: (row) => keyReads.map((read) => read(row)),
  };
  return { sql, more };
}

/** How many rows a selection has, whatever its page; with a cap counting stops there. Joins only what its conditions need. */
export function compileCount(dialect: SqlDialect, selection: Selection, cap?: number): Statement {
  const key = `${selection.entity.name} ${selection.withDeleted ? 'all' : ''} count ${cap === undefined ? '' : 'capped'}`;
  const parts = { ...rowParts(dialect, selection), cap: valuePart(cap) };
  return fromTemplate(dialect, selection, key, parts, (source) => {
    const scope = createScope(source, selection.entity, selection.visible);
    const rows = fromWhere(source, selection, scope, null);
    if (cap === undefined) return { sql: `SELECT COUNT(*) ${rows}`, more: null };
    const most = source.bindings.part('cap', () => source.bindings.raw(cap));
    return { sql: `SELECT COUNT(*) FROM (SELECT 1 ${rows} LIMIT ${most}) AS capped`, more: null };
  }).statement;
}

/** What of the rows' condition stands in the text, and its values. */
function rowParts(dialect: SqlDialect, { where, search, environment }: Selection): { where: Part; search: Part } {
  return {
    where: conditionPart(where, dialect, environment),
    search: search ? outlined(dialect, (scope) => searchText(search, scope) ?? '') : NOTHING,
  };
}

function pageShape(offset: number): string {
  return offset >= DEEP_OFFSET ? 'deep' : offset > 0 ? 'offset' : '';
}

const texts = new WeakMap<readonly Path[], string>();

/** Lists of paths are made once and used for many requests. */
function textsOf(paths: readonly Path[]): string {
  const known = texts.get(paths);
  if (known !== undefined) return known;
  const text = paths.map((path) => path.text).join(',');
  texts.set(paths, text);
  return text;
}

function afterPart(dialect: SqlDialect, { after }: Selection, keys: readonly SortKey[]): Part {
  if (!after) return NOTHING;
  return outlined(dialect, (scope) => branchesAfter(keys, after, dialect, scope.bind).join());
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
  const { where: asked } = selection;
  if (asked) {
    const text = source.bindings.part('where', () => conditionToSql(asked, scope, source.environment));
    terms.push(`(${text})`);
  }
  const search = source.bindings.part('search', () => searchText(selection.search, scope));
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
  return `SELECT ${columns.join(', ')} ${rows} ORDER BY ${orderText(keys)} LIMIT ${limitMark(source, selection)}`;
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
  const skipped = () => bindings.part('offset', () => bindings.raw(selection.offset));
  const offset = selection.after || !selection.offset ? '' : ` OFFSET ${skipped()}`;
  const rows = fromWhere(source, selection, scope, stretch);
  return `${rows} ORDER BY ${orderText(keys)} LIMIT ${limitMark(source, selection)}${offset}`;
}

function limitMark({ bindings }: Source, { limit }: Selection): string {
  return bindings.part('limit', () => bindings.raw(limit));
}

function afterBranches(source: Source, selection: Selection, keys: readonly SortKey[]): readonly string[] {
  const { after } = selection;
  if (!after) return [];
  const { bindings } = source;
  return bindings.part('after', () => branchesAfter(keys, after, source.dialect, bindings.bind));
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
