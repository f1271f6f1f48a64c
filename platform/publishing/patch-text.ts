/**
 * A merge patch applied to the text of a JSON file, touching only what changes: keys keep their order, lines
 * that say the same stay as they are, and what is new is written as the file is.
 */
import { isObject } from '../language/layers';

const WIDTH = 120;
const STEP = 2;

/** The text with the patch applied; null removes. The text must be JSON. */
export function patchText(text: string, patch: Readonly<Record<string, unknown>>): string {
  return changesIn(patch, []).reduce(changed, text);
}

interface Change {
  readonly keys: readonly string[];
  readonly value: unknown;
}

function changesIn(patch: Readonly<Record<string, unknown>>, above: readonly string[]): readonly Change[] {
  return Object.entries(patch).flatMap(([key, value]) => {
    const keys = [...above, key];
    return isObject(value) && Object.keys(value).length > 0 ? changesIn(value, keys) : [{ keys, value }];
  });
}

function changed(text: string, { keys, value }: Change): string {
  let node = readNode(text, 0);
  for (const [depth, key] of keys.entries()) {
    const member: Member | undefined = node.members?.find((each) => each.key === key);
    if (!member) return value === null ? text : inserted(text, node, key, nested(keys.slice(depth + 1), value));
    if (depth === keys.length - 1)
      return value === null ? removed(text, node, member) : replaced(text, node, member, value);
    if (!member.node.members)
      return value === null ? text : replaced(text, node, member, nested(keys.slice(depth + 1), value));
    node = member.node;
  }
  return text;
}

function nested(keys: readonly string[], value: unknown): unknown {
  return keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

interface Member {
  readonly key: string;
  readonly start: number;
  readonly node: JsonNode;
}

interface JsonNode {
  readonly start: number;
  readonly end: number;
  /** Set for objects. */
  readonly members?: readonly Member[];
}

function replaced(text: string, node: JsonNode, { key, node: old }: Member, value: unknown): string {
  if (isObject(value) && Object.keys(value).length === 0 && old.members) return text;
  const written = print(value, indentAt(text, old.start), columnAt(text, old.start));
  return fitted(text.slice(0, old.start) + written + text.slice(old.end), node.start, key);
}

function removed(text: string, node: JsonNode, member: Member): string {
  const members = node.members ?? [];
  const place = members.indexOf(member);
  const [before, after] = [members[place - 1], members[place + 1]];
  if (after) return text.slice(0, member.start) + text.slice(after.start);
  if (before) return text.slice(0, before.node.end) + text.slice(member.node.end);
  return `${text.slice(0, node.start)}{}${text.slice(node.end)}`;
}

function inserted(text: string, node: JsonNode, key: string, value: unknown): string {
  const last = node.members?.at(-1);
  if (!last) {
    const whole = print({ [key]: value }, indentAt(text, node.start), columnAt(text, node.start));
    return text.slice(0, node.start) + whole + text.slice(node.end);
  }
  const own = lineStart(text, last.start) > node.start;
  const indent = indentAt(text, last.start);
  const gap = own ? `,\n${' '.repeat(indent)}` : ', ';
  const name = `${JSON.stringify(key)}: `;
  const written = print(value, indent, own ? indent + name.length : 0);
  return fitted(text.slice(0, last.node.end) + gap + name + written + text.slice(last.node.end), node.start, key);
}

/** An object on one line that has grown too long is written on several. */
function fitted(text: string, start: number, key: string): string {
  const node = readNode(text, start);
  const ends = text.indexOf('\n', start);
  const whole = text.slice(lineStart(text, start), ends < 0 ? text.length : ends);
  const isInline = !text.slice(start, node.end).includes('\n') && node.members?.some((each) => each.key === key);
  if (!isInline || whole.length <= WIDTH) return text;
  const value: unknown = JSON.parse(text.slice(start, node.end));
  return text.slice(0, start) + printLines(value, indentAt(text, start)) + text.slice(node.end);
}

/** On one line where it fits, else on several. */
function print(value: unknown, indent: number, column: number): string {
  const line = printLine(value);
  return column + line.length + 1 <= WIDTH ? line : printLines(value, indent);
}

function printLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printLine).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${printLine(inner)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function printLines(value: unknown, indent: number): string {
  const inner = ' '.repeat(indent + STEP);
  const wrapped = (open: string, parts: readonly string[], close: string) =>
    `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${' '.repeat(indent)}${close}`;
  if (Array.isArray(value))
    return wrapped(
      '[',
      value.map((item) => print(item, indent + STEP, indent + STEP)),
      ']',
    );
  if (!isObject(value)) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, item]) => {
    const name = `${JSON.stringify(key)}: `;
    return name + print(item, indent + STEP, indent + STEP + name.length);
  });
  return wrapped('{', parts, '}');
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function columnAt(text: string, at: number): number {
  return at - lineStart(text, at);
}

function indentAt(text: string, at: number): number {
  return /^[ \t]*/.exec(text.slice(lineStart(text, at)))?.[0].length ?? 0;
}

const SPACE = /[\s\uFEFF]*/y;
const SCALAR = /"(?:[^"\\]|\\.)*"|[^\s,\]}]+/y;

/** The value that begins at or after a place, with its members where it is an object. */
function readNode(text: string, from: number): JsonNode {
  const start = past(SPACE, text, from);
  const opening = text[start];
  if (opening !== '{' && opening !== '[') return { start, end: past(SCALAR, text, start) };
  const members: Member[] = [];
  let at = past(SPACE, text, start + 1);
  while (text[at] !== '}' && text[at] !== ']') {
    const begins = at;
    const key = opening === '{' ? text.slice(begins, past(SCALAR, text, begins)) : '""';
    const value = opening === '{' ? past(SPACE, text, begins + key.length) + 1 : begins;
    const node = readNode(text, value);
    members.push({ key: JSON.parse(key) as string, start: begins, node });
    at = past(SPACE, text, node.end);
    if (text[at] === ',') at = past(SPACE, text, at + 1);
  }
  return opening === '{' ? { start, end: at + 1, members } : { start, end: at + 1 };
}

function past(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return from + (pattern.exec(text)?.[0].length ?? 0);
}
