/** A picker's condition: every `{"$": "expression"}` in it becomes the value it has for the record being edited. */
import type { Entity, Path } from '../../../language/contracts';
import { compileExpression } from '../../../language/expression';
import type { Surroundings } from '../../contracts';
import { environmentHere } from '../kit/environment';
import { knownValues, type RecordValues, valueAt } from '../kit/known-values';

export interface PickerCondition {
  readonly where: unknown;
  /** Fields of the record that the condition needs and that are still empty: nothing can be offered before. */
  readonly needs: readonly string[];
}

/** Evaluates the condition for a record of the entity. Follows one reference with a read where the condition does. */
export async function pickerCondition(
  where: unknown,
  entity: string,
  record: RecordValues,
  surroundings: Surroundings,
): Promise<PickerCondition> {
  if (where === undefined || where === null) return { where: undefined, needs: [] };
  const owner = surroundings.snapshot.entity(entity);
  const texts = new Set<string>();
  visit(where, (text) => texts.add(text));
  const found = new Map<string, unknown>();
  const needs: string[] = [];
  for (const text of texts) {
    const { value, empty } = await evaluate(text, owner, record, surroundings);
    found.set(text, value);
    if (value === null) needs.push(...empty);
  }
  return { where: replace(where, found), needs: [...new Set(needs)] };
}

async function evaluate(text: string, entity: Entity, record: RecordValues, surroundings: Surroundings) {
  const expression = compileExpression(text, entity, surroundings.snapshot, { outer: entity });
  const known = await readRelated(expression.paths, record, surroundings);
  const { values } = knownValues(expression.paths, record, {
    value: (target, id, path) => known.get(`${target} ${id} ${path}`) ?? null,
  });
  const scalar = expression.evaluate(values, environmentHere(surroundings, values));
  const value = scalar === null || typeof scalar !== 'object' || Array.isArray(scalar) ? scalar : String(scalar);
  const empty = expression.paths.map((path) => path.hops[0] ?? path.field).filter((field) => !record[field.name]);
  return { value, empty: empty.map((field) => field.name) };
}

async function readRelated(paths: readonly Path[], record: RecordValues, surroundings: Surroundings) {
  const known = new Map<string, unknown>();
  const { unknown } = knownValues(paths, record, { value: () => undefined });
  for (const { entity, id, path } of unknown) {
    const read = await surroundings.read(entity, id, [path]);
    known.set(`${entity} ${id} ${path}`, valueAt(read, path));
  }
  return known;
}

function expressionIn(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return undefined;
  const entries = Object.entries(node);
  const [only] = entries;
  return entries.length === 1 && only?.[0] === '$' && typeof only[1] === 'string' ? only[1] : undefined;
}

function visit(node: unknown, found: (text: string) => void): void {
  const text = expressionIn(node);
  if (text !== undefined) found(text);
  else if (typeof node === 'object' && node !== null) for (const child of Object.values(node)) visit(child, found);
}

function replace(node: unknown, found: ReadonlyMap<string, unknown>): unknown {
  const text = expressionIn(node);
  if (text !== undefined) return found.get(text) ?? null;
  if (Array.isArray(node)) return node.map((child) => replace(child, found));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([name, child]) => [name, replace(child, found)]));
}
