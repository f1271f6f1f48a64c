/** The function table of the expression language: what each takes, and the primitives it is made of. */
import type { Environment, Scalar, SqlScope } from './contracts';
import { composed, constant, given, type Node, operation, sqlOf } from './expression-nodes';
import { isEmpty, logic, not } from './expression-operators';
import { compareScalars, Exact, type ScalarType } from './scalars';
import { localDate } from './zones';

export interface LanguageFunction {
  readonly least: number;
  readonly most: number;
  /** Accepted types by argument, the last one for all that follow; an empty list accepts every type. */
  readonly takes: readonly (readonly ScalarType[])[];
  /** These arguments (from this one on) must be of one type. */
  readonly alikeFrom?: number;
  build(args: readonly [Node, ...Node[]], start: number): Node;
  /** Without arguments. */
  buildNone?(start: number): Node;
  /** The same name with another number of arguments. */
  readonly alternative?: LanguageFunction;
}

const ANY: readonly ScalarType[] = [];
const NUMBER: readonly ScalarType[] = ['number'];
const TEXT: readonly ScalarType[] = ['text'];
const BOOLEAN: readonly ScalarType[] = ['boolean'];
const DAY: readonly ScalarType[] = ['date', 'instant'];
const MANY = 50;

export const FUNCTIONS: ReadonlyMap<string, LanguageFunction> = new Map<string, LanguageFunction>([
  ['if', { least: 2, most: 3, takes: [BOOLEAN, ANY], alikeFrom: 1, build: choose }],
  ['coalesce', { least: 1, most: MANY, takes: [ANY], alikeFrom: 0, build: firstPresent }],
  ['isEmpty', { least: 1, most: 1, takes: [ANY], build: ([a], start) => isEmpty(a, start) }],
  ['and', { least: 1, most: MANY, takes: [BOOLEAN], build: (args, start) => logic('and', args, start) }],
  ['or', { least: 1, most: MANY, takes: [BOOLEAN], build: (args, start) => logic('or', args, start) }],
  ['not', { least: 1, most: 1, takes: [BOOLEAN], build: ([a], start) => not(a, start) }],
  ['concat', { least: 1, most: MANY, takes: [ANY], build: concat }],
  ['upper', plain('upper', TEXT)],
  ['lower', plain('lower', TEXT)],
  ['trim', plain('trim', TEXT)],
  ['length', plain('length', TEXT)],
  ['left', plain('left', TEXT, NUMBER)],
  ['right', plain('right', TEXT, NUMBER)],
  ['mid', plain('mid', TEXT, NUMBER, NUMBER)],
  ['contains', plain('contains', TEXT, TEXT)],
  ['startsWith', plain('startsWith', TEXT, TEXT)],
  ['endsWith', plain('endsWith', TEXT, TEXT)],
  ['replace', plain('replace', TEXT, TEXT, TEXT)],
  ['text', { least: 1, most: 1, takes: [ANY], build: ([a], start) => asText(a, start) }],
  ['number', { least: 1, most: 1, takes: [['text', 'number']], build: ([a], start) => asNumber(a, start) }],
  ['round', { least: 1, most: 2, takes: [NUMBER], build: round }],
  ['floor', plain('floor', NUMBER)],
  ['ceil', plain('ceil', NUMBER)],
  ['abs', plain('abs', NUMBER)],
  ['mod', plain('modulo', NUMBER, NUMBER)],
  ['power', plain('power', NUMBER, NUMBER)],
  ['min', extreme('lesser', 'least', -1)],
  ['max', extreme('greater', 'greatest', 1)],
  [
    'today',
    none((start) => given('date', start, 'today()', ({ now, timeZone }) => localDate(now.getTime(), timeZone))),
  ],
  ['now', none((start) => given('instant', start, 'now()', ({ now }) => now.toISOString()))],
  ['date', { least: 1, most: 1, takes: [['text', 'date', 'instant']], build: date, alternative: dateOfParts() }],
  ['year', onDay('year')],
  ['month', onDay('month')],
  ['day', onDay('day')],
  ['weekday', onDay('weekday')],
  ['hour', plain('hour', ['instant'])],
  ['addDays', { least: 2, most: 2, takes: [DAY, NUMBER], build: addDays }],
  ['addMonths', plain('addMonths', ['date'], NUMBER)],
  ['addYears', plain('addYears', ['date'], NUMBER)],
  [
    'daysBetween',
    { least: 2, most: 2, takes: [DAY], build: (args, start) => operation('daysBetween', args.map(asDate), start) },
  ],
  ['startOfMonth', onDay('startOfMonth')],
  ['endOfMonth', onDay('endOfMonth')],
]);

/** Functions over a collection: `sum(lines.total)`, `count(tasks)`. min and max of two values or more are ordinary functions. */
export const AGGREGATES = ['sum', 'count', 'min', 'max', 'avg'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

export function isAggregate(name: string): name is Aggregate {
  return (AGGREGATES as readonly string[]).includes(name);
}

type Args = readonly [Node, ...Node[]];

function plain(primitive: string, ...takes: readonly (readonly ScalarType[])[]): LanguageFunction {
  return { least: takes.length, most: takes.length, takes, build: (args, start) => operation(primitive, args, start) };
}

function onDay(primitive: string): LanguageFunction {
  return { least: 1, most: 1, takes: [DAY], build: ([a], start) => operation(primitive, [asDate(a)], start) };
}

function none(buildNone: (start: number) => Node): LanguageFunction {
  return { least: 0, most: 0, takes: [], buildNone, build: (_, start) => buildNone(start) };
}

function choose([test, then, otherwise]: Args, start: number): Node {
  const branches = [then, otherwise].filter((node) => node !== undefined);
  const pick = (values: Parameters<Node['evaluate']>[0], environment: Environment): Scalar =>
    (test.evaluate(values, environment) === true ? then : otherwise)?.evaluate(values, environment) ?? null;
  const write = (scope: SqlScope, environment: Environment): string => {
    const [a, b, c] = [test, then, otherwise].map((node) => (node ? sqlOf(node, scope, environment) : 'NULL'));
    return `(CASE WHEN ${a} THEN ${b} ELSE ${c} END)`;
  };
  return composed(commonType(branches), start, [test, ...branches], pick, write);
}

function firstPresent(args: Args, start: number): Node {
  return composed(
    commonType(args),
    start,
    args,
    (values, environment) => {
      for (const arg of args) {
        const value = arg.evaluate(values, environment);
        if (value !== null) return value;
      }
      return null;
    },
    (scope, environment) => `COALESCE(${[...args.map((arg) => sqlOf(arg, scope, environment)), 'NULL'].join(', ')})`,
  );
}

/** Joins what is there: an empty part adds nothing. */
function concat(args: Args, start: number): Node {
  const parts = args.map((arg) => asText(arg, arg.start));
  return composed(
    'text',
    start,
    parts,
    (values, environment) => parts.map((part) => part.evaluate(values, environment) ?? '').join('') || null,
    (scope, environment) => scope.dialect.concat(parts.map((part) => sqlOf(part, scope, environment))),
  );
}

function asText(arg: Node, start: number): Node {
  if (arg.type === 'number') return operation('textOfNumber', [arg], start);
  if (arg.type === 'boolean') return operation('textOfBoolean', [arg], start);
  if (arg.type === 'date') return operation('textOfDate', [arg], start);
  return arg.type === 'instant' ? operation('textOfInstant', [arg], start) : arg;
}

function asNumber(arg: Node, start: number): Node {
  return arg.type === 'number' ? arg : operation('numberOfText', [arg], start);
}

function asDate(arg: Node): Node {
  return arg.type === 'instant' ? operation('localDate', [arg], arg.start) : arg;
}

function round([value, places]: Args, start: number): Node {
  return operation('round', [value, places ?? constant(new Exact(0), 'number', start)], start);
}

function date([arg]: Args, start: number): Node {
  return arg.type === 'text' ? operation('dateOfText', [arg], start) : asDate(arg);
}

function dateOfParts(): LanguageFunction {
  return plain('dateOfParts', NUMBER, NUMBER, NUMBER);
}

function addDays(args: Args, start: number): Node {
  return operation(args[0].type === 'instant' ? 'addDaysToInstant' : 'addDays', args, start);
}

function extreme(ofNumbers: string, ofOthers: string, wanted: -1 | 1): LanguageFunction {
  const takes: readonly ScalarType[] = ['number', 'text', 'date', 'instant'];
  const both = (left: Node, right: Node): Node => {
    if (commonType([left, right]) === 'number') return operation(ofNumbers, [left, right], left.start);
    return composed(
      commonType([left, right]),
      left.start,
      [left, right],
      (values, environment) => {
        const a = left.evaluate(values, environment);
        const b = right.evaluate(values, environment);
        return a === null || b === null ? null : compareScalars(a, b) * wanted >= 0 ? a : b;
      },
      (scope, environment) =>
        scope.dialect.call(ofOthers, [sqlOf(left, scope, environment), sqlOf(right, scope, environment)], environment),
    );
  };
  return {
    least: 2,
    most: MANY,
    takes: [takes],
    alikeFrom: 0,
    build: ([first, ...rest]) => rest.reduce<Node>(both, first),
  };
}

/** The type of a value that is one of several parts. */
function commonType(nodes: readonly Node[]): ScalarType {
  const types = nodes.map((node) => node.type).filter((type) => type !== 'null');
  const first = types[0] ?? 'null';
  return types.every((type) => type === first) ? first : 'text';
}
