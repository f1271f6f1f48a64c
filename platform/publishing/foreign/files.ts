import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { readJson } from '../../language/json-text';
import { isObject } from '../../language/layers';
import { type Note, notebookOf } from './notes';

/** One definition file of another platform. */
export interface ForeignFile {
  /** Below the folder given, with forward slashes. */
  readonly path: string;
  readonly body: Json;
}

export type Json = Readonly<Record<string, unknown>>;

/** All JSON objects below the folder in the order of their paths; a file that cannot be read is noted. */
export async function readForeignFiles(folder: string, notes: Note[]): Promise<readonly ForeignFile[]> {
  const names = await readdir(folder, { recursive: true });
  const paths = names.filter((name) => name.endsWith('.json')).sort();
  const read = await Promise.all(
    paths.map(async (name) => ({
      path: relative(folder, join(folder, name)).split(sep).join('/'),
      ...readJson(await readFile(join(folder, name), 'utf8')),
    })),
  );
  return read.flatMap(({ path, value, findings }) => {
    if (isObject(value)) return [{ path, body: value }];
    const why = String(findings[0]?.params?.['reason'] ?? 'no object');
    notebookOf(notes, path).note('F027', '', { why });
    return [];
  });
}

/** The value as an object; an empty one when it is none. */
export function objectIn(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** The objects of a list. */
export function objectsIn(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The text, or undefined when it is none or empty. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Notes the properties of an object that no reader knows, all at once. */
export function unknownProperties(body: Json, known: ReadonlySet<string>): readonly string[] {
  return Object.keys(body).filter((name) => !known.has(name) && body[name] !== null && body[name] !== undefined);
}
