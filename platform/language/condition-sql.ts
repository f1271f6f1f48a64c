/** A condition as SQL. Plain columns meet plain values, so that the engine can use its indexes. */
import { fold } from '../foundation/text';
import type { ColumnKind } from '../vocabulary/contracts';
import { fitted } from './condition-numbers';
import { type Compare, type Ready, readyOperands } from './condition-operands';
import type { Condition, Environment, Expression, Path, Scalar, SqlScope } from './contracts';
import { periodDates, periodInstants } from './periods';
import { isDecimal } from './scalars';

/** The text of a condition in a scope: an SQL truth value, always in brackets. */
export function conditionToSql(condition: Condition, scope: SqlScope, environment: Environment): string {
  switch (condition.op) {
    case 'and':
    case 'or': {
      if (condition.of.length === 0) return truth(condition.op === 'and');
      const parts = condition.of.map((part) => conditionToSql(part, scope, environment));
      return `(${parts.join(condition.op === 'and' ? ' AND ' : ' OR ')})`;
    }
    case 'not':
      return `(NOT ${conditionToSql(condition.of, scope, environment)})`;
    case 'quantify':
      return quantified(condition, scope, environment);
    case 'compare':
      return compared(condition, scope, environment);
    case 'constant':
      return truth(condition.value);
  }
}

function truth(value: boolean | null): string {
  if (value === null) return '(NULL)';
  return value ? '(1 = 1)' : '(1 = 0)';
}

function quantified(
  condition: Extract<Condition, { op: 'quantify' }>,
  scope: SqlScope,
  environment: Environment,
): string {
  const { path, quantifier, of } = condition;
  if (quantifier === 'every') {
    return `(NOT ${scope.exists(path, (rows) => `(${conditionToSql(of, rows, environment)} IS NOT TRUE)`)})`;
  }
  const some = scope.exists(path, (rows) => conditionToSql(of, rows, environment));
  return quantifier === 'some' ? `(${some})` : `(NOT ${some})`;
}

type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

const COMPARISONS: Readonly<Partial<Record<Compare['operator'], Comparison>>> = {
  $eq: '=',
  $ne: '<>',
  $gt: '>',
  $gte: '>=',
  $lt: '<',
  $lte: '<=',
};

/** A column and what it is compared with, while a comparison is written. */
interface Side {
  readonly path: Path;
  readonly column: string;
  readonly kind: ColumnKind;
  readonly scope: SqlScope;
  readonly environment: Environment;
}

function compared(condition: Compare, scope: SqlScope, environment: Environment): string {
  const { path, operator } = condition;
  const kind = path.field.compared?.kind;
  if (!kind) return '(NULL)';
  const operands = readyOperands(condition, environment);
  const [first = NONE, second = NONE] = operands;
  const side: Side = { path, column: scope.column(path, 'compared'), kind, scope, environment };
  const plain = COMPARISONS[operator];
  if (operator === '$empty') return `(${side.column} IS ${scalarOf(first) === true ? '' : 'NOT '}NULL)`;
  if (path.field.value === 'set') return setSql(operator, operands, side);
  if (plain) return compare(side, plain, first);
  if (operator === '$in' || operator === '$nin') return list(operator, operands, side);
  if (operator === '$between') return `(${compare(side, '>=', first)} AND ${compare(side, '<=', second)})`;
  if (operator === '$during') return duringSql(String(scalarOf(first)), side);
  if (operator === '$under') return underSql(first, side);
  return textual(operator, first, side);
}

const NONE: Ready = { value: null };

function scalarOf(operand: Ready): Scalar {
  return 'value' in operand ? operand.value : null;
}

function compare(side: Side, operator: Comparison, operand: Ready): string {
  if ('expression' in operand) return compareExpression(side, operator, operand.expression);
  const { value } = operand;
  const { column, kind } = side;
  if (value === null) return '(NULL)';
  if (!isDecimal(value)) return `(${column} ${operator} ${side.scope.bind(value, side.kind)})`;
  const fit = fitted(operator, value, kind);
  if (typeof fit === 'boolean') return `(${column} ${fit ? '=' : '<>'} ${column})`;
  return `(${column} ${fit.operator} ${side.scope.bind(fit.value, kind)})`;
}

/** Both sides in the form in which expressions compute. */
function compareExpression(
  { path, column, kind, scope, environment }: Side,
  operator: Comparison,
  expression: Expression,
): string {
  const own = scope.dialect.operand(column, kind);
  const other = expression.toSql(scope, environment);
  return path.field.value === 'number'
    ? scope.dialect.compareNumbers(own, operator, other)
    : `(${own} ${operator} ${other})`;
}

/** Plain values make one IN; expressions over the row are compared one by one. */
function list(operator: '$in' | '$nin', operands: readonly Ready[], side: Side): string {
  const values = operands.flatMap((operand) => ('value' in operand ? [operand.value] : []));
  const parts = operands.flatMap((operand) =>
    'expression' in operand ? [compareExpression(side, '=', operand.expression)] : [],
  );
  const written = values.flatMap((value) => listed(value, side));
  if (written.length > 0) parts.unshift(`(${side.column} IN (${written.join(', ')}))`);
  if (operands.length === 0) return truth(operator === '$nin');
  if (parts.length === 0) parts.push(`(${side.column} <> ${side.column})`);
  return operator === '$in' ? `(${parts.join(' OR ')})` : `(NOT (${parts.join(' OR ')}))`;
}

/** A number that no value of the column equals is left out. */
function listed(value: Scalar, side: Side): readonly string[] {
  if (value === null) return ['NULL'];
  const fit = isDecimal(value) ? fitted('=', value, side.kind) : true;
  return fit === false ? [] : [side.scope.bind(value, side.kind)];
}

function duringSql(period: string, side: Side): string {
  const [from, to] = (side.kind.kind === 'instant' ? periodInstants : periodDates)(period, side.environment);
  return `(${compare(side, '>=', { value: from })} AND ${compare(side, '<', { value: to })})`;
}

function underSql(operand: Ready, { path, scope, environment }: Side): string {
  if ('expression' in operand) return `(${scope.under(path, operand.expression.toSql(scope, environment))})`;
  return operand.value === null ? '(NULL)' : `(${scope.under(path, scope.bind(operand.value, { kind: 'uuid' }))})`;
}

/** `$contains`, `$startsWith`, `$endsWith` on folded text. */
function textual(operator: Compare['operator'], operand: Ready, { path, scope, environment }: Side): string {
  const { dialect } = scope;
  const text = scope.column(path, 'folded');
  if ('expression' in operand) {
    const name = operator.slice(1);
    return dialect.call(name, [text, operand.expression.toSql(scope, environment)], environment);
  }
  if (operand.value === null) return '(NULL)';
  const part = fold(String(operand.value)).replace(/[\\%_]/g, '\\$&');
  const pattern = `${operator === '$startsWith' ? '' : '%'}${part}${operator === '$endsWith' ? '' : '%'}`;
  return dialect.like(text, scope.bind(pattern));
}

/** Sets are stored as "|a|b|", keys in the order of the options. */
function setSql(operator: Compare['operator'], operands: readonly Ready[], side: Side): string {
  const [first = NONE] = operands;
  if (operator === '$eq' || operator === '$ne') return compare(side, operator === '$eq' ? '=' : '<>', first);
  if (operands.length === 0) return truth(operator !== '$in');
  const parts = operands.map((operand) => holds(operand, side));
  if (operator === '$contains') return `(${parts.join(' AND ')})`;
  return operator === '$in' ? `(${parts.join(' OR ')})` : `(NOT (${parts.join(' OR ')}))`;
}

function holds(operand: Ready, { column, scope, environment }: Side): string {
  if ('value' in operand)
    return operand.value === null ? '(NULL)' : `(INSTR(${column}, ${scope.bind(`|${String(operand.value)}|`)}) > 0)`;
  const key = operand.expression.toSql(scope, environment);
  return `(INSTR(${column}, ${scope.dialect.concat([scope.bind('|'), key, scope.bind('|')])}) > 0)`;
}
