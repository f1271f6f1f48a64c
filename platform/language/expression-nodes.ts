/** Parts of a compiled expression: each evaluates over values in memory and writes itself as SQL. */
import type { ColumnKind } from '../vocabulary/contracts';
import { first, TIME_ZONE } from './ambience';
import type { Ambient, Environment, Path, Scalar, SqlScope, Values } from './contracts';
import { apply, PRIMITIVES } from './functions-primitives';
import { type Exact, isDecimal, operandScalar, type ScalarType, toScalar } from './scalars';

export interface Node {
  readonly type: ScalarType;
  /** Where it stands in the text, from 0. */
  readonly start: number;
  /** Whether its value depends on the record; what does not is computed once and bound as a value. */
  readonly readsRow: boolean;
  /** What it reads that depends on the moment or on who asks. */
  readonly ambient: Ambient | null;
  /** The value, when it is written in the expression itself. */
  readonly literal?: Scalar;
  evaluate(values: Values, environment: Environment): Scalar;
  /** Asked only of nodes that read the row; use `sqlOf`. */
  toSql(scope: SqlScope, environment: Environment): string;
}

const LONG_TEXT: ColumnKind = { kind: 'longText' };

/** SQL of any node: what does not read the row becomes a bound value. */
export function sqlOf(node: Node, scope: SqlScope, environment: Environment): string {
  return node.readsRow ? node.toSql(scope, environment) : valueSql(node.evaluate({}, environment), node.type, scope);
}

/** A value as SQL, in the form in which expressions compute with its type. */
export function valueSql(value: Scalar, type: ScalarType, scope: SqlScope): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (isDecimal(value)) return scope.dialect.constant(scope.bind(value), decimalKind(value));
  if (type === 'date' || type === 'instant') return scope.bind(value, { kind: type });
  return type === 'reference' ? scope.bind(value) : scope.bind(value, LONG_TEXT);
}

export function constant(value: Scalar, type: ScalarType, start: number): Node {
  return {
    type,
    start,
    readsRow: false,
    ambient: null,
    literal: value,
    evaluate: () => value,
    toSql: (scope) => valueSql(value, type, scope),
  };
}

/** A value that the environment holds: `me.…`, `record.…`, today(). */
export function given(
  type: ScalarType,
  start: number,
  ambient: Ambient,
  read: (environment: Environment) => Scalar,
): Node {
  return {
    type,
    start,
    readsRow: false,
    ambient,
    evaluate: (_, environment) => read(environment),
    toSql: (scope, environment) => valueSql(read(environment), type, scope),
  };
}

/** A field of the record or of what its references lead to. */
export function column(path: Path, kind: ColumnKind, type: ScalarType, start: number): Node {
  return {
    type,
    start,
    readsRow: true,
    ambient: null,
    evaluate: (values) => operandScalar(values, path),
    toSql: (scope) => scope.dialect.operand(scope.column(path, 'operand'), kind),
  };
}

/** A field of the outer record, which the environment carries. */
export function outerValue(path: Path, type: ScalarType, start: number): Node {
  return given(type, start, `record.${path.text}`, (environment) => operandScalar(environment.record ?? {}, path));
}

/** A value of the acting user. */
export function userValue(name: string, type: ScalarType, start: number): Node {
  return given(type, start, `me.${name}`, (environment) => toScalar(environment.me[name], type));
}

/** A primitive operation on arguments; one null argument makes it null, unless the primitive says otherwise. */
export function operation(name: string, args: readonly Node[], start: number): Node {
  const primitive = PRIMITIVES[name];
  if (!primitive) throw new Error(`unknown primitive ${name}`);
  return {
    type: primitive.gives,
    start,
    readsRow: args.some((arg) => arg.readsRow),
    ambient: first([...args.map((arg) => arg.ambient), primitive.zoned ? TIME_ZONE : null]),
    evaluate(values, environment) {
      const scalars = args.map((arg) => arg.evaluate(values, environment));
      return apply(primitive, scalars, environment.timeZone);
    },
    toSql(scope, environment) {
      const written = args.map((arg) => sqlOf(arg, scope, environment));
      return arithmetic(name, written, scope) ?? scope.dialect.call(name, written, environment);
    },
  };
}

/** A node whose two meanings are given outright. */
export function composed(
  type: ScalarType,
  start: number,
  args: readonly Node[],
  evaluate: Node['evaluate'],
  toSql: Node['toSql'],
): Node {
  const readsRow = args.some((arg) => arg.readsRow);
  return { type, start, readsRow, ambient: first(args.map((arg) => arg.ambient)), evaluate, toSql };
}

function arithmetic(
  name: string,
  [left = '', right = '']: readonly string[],
  { dialect }: SqlScope,
): string | undefined {
  if (name === 'add') return dialect.add(left, right);
  if (name === 'subtract') return dialect.subtract(left, right);
  if (name === 'multiply') return dialect.multiply(left, right);
  return name === 'divide' ? dialect.divide(left, right) : undefined;
}

function decimalKind(value: InstanceType<typeof Exact>): ColumnKind {
  const scale = Math.min(value.decimalPlaces(), 30);
  return {
    kind: 'decimal',
    precision: Math.min(Math.max(value.precision(true) - value.decimalPlaces(), 1) + scale, 65),
    scale,
  };
}
