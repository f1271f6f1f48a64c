/**
 * The FROM clause that paths ask for. A to-one hop is one LEFT JOIN by primary key, made when first needed; a to-many
 * relation is a subquery. Both lead only to rows the caller may see, so that a forbidden value is an empty one everywhere.
 */
import { conditionToSql } from '../language/condition';
import type {
  Condition,
  Entity,
  Environment,
  Field,
  Path,
  Scalar,
  Snapshot,
  SqlDialect,
  SqlScope,
} from '../language/contracts';
import { targetOf } from '../language/paths';
import type { ColumnKind } from '../vocabulary/contracts';
import type { Bindings } from './bindings';
import type { Visibility } from './contracts';

/** What all scopes of one statement share. */
export interface Source {
  readonly dialect: SqlDialect;
  readonly snapshot: Snapshot;
  readonly environment: Environment;
  readonly bindings: Bindings;
  /** The rules of access that stand in the statement, by their parts of it. */
  readonly rules: Map<string, Condition>;
  /** A table alias nobody has yet. */
  alias(): string;
}

export interface TableScope extends SqlScope {
  readonly entity: Entity;
  readonly alias: string;
  /** The alias under which the end of the hops stands. */
  reach(hops: readonly Field[]): string;
  /** All joins that were asked for so far. */
  joins(): string;
}

/** Over plain columns: the expression language makes exact decimals of the result. */
const AGGREGATES = { sum: 'SUM', count: 'COUNT', min: 'MIN', max: 'MAX', avg: 'AVG' } as const;
/** For rules and for the platform's own totals. */
export const EVERYTHING: Visibility = () => null;

export function createSource(
  dialect: SqlDialect,
  snapshot: Snapshot,
  environment: Environment,
  bindings: Bindings,
): Source {
  let aliases = 0;
  return { dialect, snapshot, environment, bindings, rules: new Map(), alias: () => `t${aliases++}` };
}

/** A scope over one table under one alias. Hops and collections show what `visible` allows. */
export function createScope(source: Source, entity: Entity, visible: Visibility, alias = source.alias()): TableScope {
  const { dialect, snapshot, bindings } = source;
  const { reach, text: joins } = createJoins(source, visible, alias);
  const column = (path: Path, use: 'compared' | 'operand' | 'folded'): string => {
    const found = path.field[use];
    if (found) return `${reach(path.hops)}.${dialect.quote(found.name)}`;
    if (use === 'folded' && path.field.compared) return dialect.fold(column(path, 'compared'));
    throw new Error(`The field ${path.text} has no column to be ${use}.`);
  };
  const rows = (path: Path) => {
    const target = targetOf(path.field, snapshot);
    if (!target) throw new Error(`The field ${path.text} leads nowhere.`);
    return manyRows(source, visible, path.field, reach(path.hops), target);
  };
  return {
    dialect,
    entity,
    alias,
    reach,
    column,
    joins,
    bind: (value: Scalar | Date, kind?: ColumnKind) => bindings.bind(value, kind),
    exists(path, inner) {
      const { scope, text } = rows(path);
      return `EXISTS (${text('1', inner(scope))})`;
    },
    aggregate(path, name, inner) {
      const { scope, text } = rows(path);
      return `(${text(inner ? `${AGGREGATES[name]}(${inner(scope)})` : 'COUNT(*)', null)})`;
    },
    under: (path, node) => `${column(path, 'compared')} IN ${treeBelow(source, path, node)}`,
  };
}

/** One join for each hop, made when first asked for. */
function createJoins(source: Source, visible: Visibility, alias: string) {
  const joined = new Map<string, string>();
  const texts: string[] = [];
  const join = (key: string, hop: Field, from: string): string => {
    const known = joined.get(key);
    if (known !== undefined) return known;
    const to = source.alias();
    joined.set(key, to);
    texts.push(joinText(source, visible, hop, from, to));
    return to;
  };
  return {
    text: () => texts.join(''),
    reach(hops: readonly Field[]): string {
      let from = alias;
      let key = '';
      for (const hop of hops) {
        key += `.${hop.name}`;
        from = join(key, hop, from);
      }
      return from;
    },
  };
}

/** "This row may be seen": the rule's own hops are followed without restriction, or no rule could ever be decided. */
export function visibilityText(source: Source, rule: Condition, entity: Entity, alias: string): string {
  const part = `rule ${entity.name}`;
  source.rules.set(part, rule);
  const text = (scope: TableScope): string =>
    source.bindings.part(part, () => conditionToSql(rule, scope, source.environment));
  const direct = createScope(source, entity, EVERYTHING, alias);
  const own = text(direct);
  if (direct.joins() === '') return own;
  const { quote } = source.dialect;
  const other = createScope(source, entity, EVERYTHING);
  const inner = text(other);
  return `EXISTS (SELECT 1 FROM ${quote(entity.table)} AS ${other.alias}${other.joins()} WHERE ${other.alias}.${quote('id')} = ${alias}.${quote('id')} AND (${inner}))`;
}

function joinText(source: Source, visible: Visibility, hop: Field, from: string, to: string): string {
  const { dialect, snapshot } = source;
  const target = targetOf(hop, snapshot);
  const link = hop.columns[0];
  if (!target || !link) throw new Error(`The field ${hop.entity}.${hop.name} leads nowhere.`);
  return joinTarget(source, visible, target, `${from}.${dialect.quote(link.name)}`, to);
}

/** The row of an entity that a value leads to, if the caller may see it. */
export function joinTarget(source: Source, visible: Visibility, target: Entity, link: string, to: string): string {
  const { quote } = source.dialect;
  const rule = visible(target);
  const shown = rule ? ` AND (${visibilityText(source, rule, target, to)})` : '';
  return ` LEFT JOIN ${quote(target.table)} AS ${to} ON ${to}.${quote('id')} = ${link}${shown}`;
}

/** The rows of a to-many relation that are not in the bin and that the caller may see. */
function manyRows(source: Source, visible: Visibility, field: Field, from: string, target: Entity) {
  const { quote } = source.dialect;
  const by = field.relation?.kind === 'many' ? target.fields.get(field.relation.by)?.columns[0] : undefined;
  if (!by) throw new Error(`The field ${field.entity}.${field.name} does not lead to many records.`);
  const scope = createScope(source, target, visible);
  const rule = visible(target);
  const terms = [`${scope.alias}.${quote(by.name)} = ${from}.${quote('id')}`];
  if (target.archivable) terms.push(`${scope.alias}.${quote('deletedAt')} IS NULL`);
  if (rule) terms.push(`(${visibilityText(source, rule, target, scope.alias)})`);
  const text = (what: string, condition: string | null): string => {
    const where = condition === null ? terms : [...terms, `(${condition})`];
    return `SELECT ${what} FROM ${quote(target.table)} AS ${scope.alias}${scope.joins()} WHERE ${where.join(' AND ')}`;
  };
  return { scope, text };
}

/** All ids at or below a node of a tree; a circle in the data ends by itself. */
function treeBelow(source: Source, path: Path, node: string): string {
  const { dialect, snapshot } = source;
  const { quote } = dialect;
  const target = targetOf(path.field, snapshot) ?? snapshot.entity(path.field.entity);
  const parent = target.fields.get(String(target.traits.get('hierarchical')?.by ?? ''))?.columns[0];
  if (!parent) return `(${node})`;
  const tree = source.alias();
  const table = quote(target.table);
  const id = quote('id');
  return `(WITH RECURSIVE ${tree}(id) AS (SELECT ${id} FROM ${table} WHERE ${id} = ${node} UNION SELECT c.${id} FROM ${table} AS c JOIN ${tree} ON c.${quote(parent.name)} = ${tree}.id) SELECT id FROM ${tree})`;
}
