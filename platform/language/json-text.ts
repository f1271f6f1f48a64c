/** JSON as people write it: what JSON.parse refuses with line and column, and what it hides (a key that stands twice). */
import type { Finding } from '../foundation/errors';
import { pointerTo } from './layers';

export interface ReadJson {
  /** Undefined when the text is not JSON. */
  readonly value: unknown;
  /** K001 or K020, without the file. */
  readonly findings: readonly Finding[];
}

export function readJson(text: string): ReadJson {
  const clean = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return { value: JSON.parse(clean), findings: repeatedKeys(clean) };
  } catch (error) {
    const reason = error instanceof SyntaxError ? placed(error.message, clean) : String(error);
    return { value: undefined, findings: [{ code: 'K001', path: '', params: { reason } }] };
  }
}

/** V8 tells an offset in some messages; people count lines. */
function placed(message: string, text: string): string {
  const offset = /at position (\d+)/.exec(message)?.[1];
  const before = text.slice(0, offset === undefined ? text.length : Number(offset));
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  return `${message.replace(/ in JSON at position.*| at position.*/s, '')} (line ${line}, column ${column})`;
}

interface Level {
  readonly pointer: string;
  /** Null inside an array. */
  readonly keys: Set<string> | null;
  key: string;
  index: number;
  /** Whether the next text is a key. */
  expectsKey: boolean;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;

/** K020 for each repeated key; the text is known to be JSON. */
function repeatedKeys(text: string): readonly Finding[] {
  const findings: Finding[] = [];
  const levels: Level[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (token === '{' || token === '[') levels.push(opened(token, level));
    else if (token === '}' || token === ']') levels.pop();
    else if (level && token === ',') next(level);
    else if (level?.expectsKey) findings.push(...keyFound(JSON.parse(token) as string, level));
  }
  return findings;
}

function opened(token: '{' | '[', level: Level | undefined): Level {
  const inObject = token === '{';
  const pointer = level ? here(level) : '';
  return { pointer, keys: inObject ? new Set() : null, key: '', index: 0, expectsKey: inObject };
}

function next(level: Level): void {
  level.index += 1;
  level.expectsKey = level.keys !== null;
}

function keyFound(key: string, level: Level): readonly Finding[] {
  const twice = level.keys?.has(key);
  level.key = key;
  level.keys?.add(key);
  level.expectsKey = false;
  return twice ? [{ code: 'K020', path: here(level), params: { name: key } }] : [];
}

function here(level: Level): string {
  return pointerTo(level.pointer, level.keys ? level.key : level.index);
}
