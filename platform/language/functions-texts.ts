/** Texts: characters are code points, an empty result is null, contains/startsWith/endsWith compare folded text. */
import { fold } from '../foundation/text';
import type { Scalar } from './contracts';
import type { Primitive } from './functions-contract';
import { whole } from './functions-numbers';
import { Exact, isDecimal, type ScalarType } from './scalars';

/** What a text must look like to be a number. It stands in SQL too, so there is no question mark in it. */
export const NUMBER_TEXT = '^[+-]{0,1}([0-9]{1,28}([.][0-9]{0,10}){0,1}|[.][0-9]{1,10})$';

const NUMBER_FORM = new RegExp(NUMBER_TEXT);
const EDGES = /^[ \t\r\n\u00a0]+|[ \t\r\n\u00a0]+$/g;

export const TEXT_PRIMITIVES: Readonly<Record<string, Primitive>> = {
  upper: text(['text'], 'text', ([a]) => raise(string(a))),
  lower: text(['text'], 'text', ([a]) => lowered(string(a))),
  trim: text(['text'], 'text', ([a]) => string(a).replace(EDGES, '')),
  length: text(['text'], 'number', ([a]) => new Exact(Array.from(string(a)).length)),
  left: text(['text', 'number'], 'text', ([a, n]) => slice(a, 0, count(n))),
  right: text(['text', 'number'], 'text', ([a, n]) => {
    const characters = Array.from(string(a));
    return characters.slice(Math.max(0, characters.length - Math.max(0, count(n)))).join('');
  }),
  mid: text(['text', 'number', 'number'], 'text', ([a, from, n]) =>
    count(from) < 1 ? null : slice(a, count(from) - 1, count(n)),
  ),
  contains: text(['text', 'text'], 'boolean', ([a, b]) => fold(string(a)).includes(fold(string(b)))),
  startsWith: text(['text', 'text'], 'boolean', ([a, b]) => fold(string(a)).startsWith(fold(string(b)))),
  endsWith: text(['text', 'text'], 'boolean', ([a, b]) => fold(string(a)).endsWith(fold(string(b)))),
  replace: {
    takes: ['text', 'text', 'text'],
    gives: 'text',
    takesNull: true,
    run: ([a, from, to]) => {
      if (a === null || from === null) return null;
      return string(a).replaceAll(string(from), () => (to === null ? '' : string(to)));
    },
  },
  numberOfText: text(['text'], 'number', ([a]) => (NUMBER_FORM.test(string(a)) ? new Exact(string(a)) : null)),
  textOfNumber: text(['number'], 'text', ([a]) => new Exact(String(a)).toFixed()),
  textOfBoolean: text(['boolean'], 'text', ([a]) => String(a)),
  textOfDate: text(['date'], 'text', ([a]) => string(a)),
  textOfInstant: text(['instant'], 'text', ([a]) => string(a)),
  has: text(['set', 'text'], 'boolean', ([keys, key]) => Array.isArray(keys) && keys.includes(key)),
};

/** Upper case by code point: a letter never becomes two. */
function raise(value: string): string {
  return Array.from(value, (letter) => single(letter, letter.toUpperCase())).join('');
}

/** Lower case by code point, whatever stands around. */
function lowered(value: string): string {
  return Array.from(value, (letter) => single(letter, letter.toLowerCase())).join('');
}

function single(letter: string, changed: string): string {
  return Array.from(changed).length === 1 ? changed : letter;
}

function slice(value: Scalar | undefined, from: number, length: number): string {
  return Array.from(string(value))
    .slice(from, from + Math.max(0, length))
    .join('');
}

function count(value: Scalar | undefined): number {
  return isDecimal(value) ? whole(value) : 0;
}

function string(value: Scalar | undefined): string {
  return String(value);
}

function text(takes: readonly ScalarType[], gives: ScalarType, run: (args: readonly Scalar[]) => Scalar): Primitive {
  return { takes, gives, run };
}
