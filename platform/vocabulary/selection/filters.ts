import type { Entity, Field, Snapshot } from '../../language/contracts';
import { tryPath } from '../../language/paths';
import type { Operator } from '../contracts';
import type { Filter } from './selection';

/** How a filter on a field is edited: by what the values are, never by the name of the word. */
export type FilterKind = 'options' | 'records' | 'text' | 'numbers' | 'days' | 'yesNo';

/** A path of an entity that can be filtered by. */
export interface FilterSite {
  readonly path: string;
  readonly field: Field;
  readonly kind: FilterKind;
}

/** A filter as its editor understands it; `other` is a condition written by hand or by a preset. */
export type FilterMeaning =
  | { readonly is: 'any'; readonly of: readonly unknown[] }
  | { readonly is: 'empty'; readonly empty: boolean }
  | { readonly is: 'text'; readonly operator: Operator; readonly text: string }
  | { readonly is: 'range'; readonly from: string | null; readonly to: string | null }
  | { readonly is: 'during'; readonly period: string }
  | { readonly is: 'under'; readonly id: string }
  | { readonly is: 'me' }
  | { readonly is: 'other' };

/** The site of a path, or null when the path is unknown or cannot be filtered by. */
export function filterSite(path: string, entity: Entity, snapshot: Snapshot): FilterSite | null {
  const tried = tryPath(path, entity, snapshot);
  if (!('path' in tried)) return null;
  const kind = kindOf(tried.path.field);
  return kind && { path, field: tried.path.field, kind };
}

/** Every field of the entity that can be filtered by, in the entity's order. */
export function filterSites(entity: Entity, snapshot: Snapshot): readonly FilterSite[] {
  return [...entity.fields.keys()].flatMap((name) => filterSite(name, entity, snapshot) ?? []);
}

function kindOf(field: Field): FilterKind | null {
  if (!field.compared || field.name === 'id' || field.name === 'version') return null;
  const operators = new Set(field.word.operators(field));
  if (field.options.length > 0) return operators.has('$in') ? 'options' : null;
  if (field.relation?.kind === 'one') return operators.has('$in') ? 'records' : null;
  switch (field.value) {
    case 'boolean':
      return operators.has('$eq') ? 'yesNo' : null;
    case 'number':
      return operators.has('$gte') ? 'numbers' : null;
    case 'date':
    case 'instant':
      return operators.has('$gte') ? 'days' : null;
    case 'text':
      return operators.has('$contains') ? 'text' : null;
    default:
      return null;
  }
}

const TEXT_OPERATORS: readonly Operator[] = ['$contains', '$startsWith', '$eq'];

/** What a condition on a path says, as far as an editor can show it. */
export function meaningOf(filter: Filter): FilterMeaning {
  if (filter === null) return { is: 'empty', empty: true };
  if (typeof filter !== 'object') return { is: 'any', of: [filter] };
  if (Array.isArray(filter)) return { is: 'any', of: filter };
  if (isMe(filter)) return { is: 'me' };
  const entries = Object.entries(filter as Readonly<Record<string, unknown>>);
  const [first] = entries;
  if (!first) return { is: 'other' };
  if (entries.every(([operator]) => operator === '$gte' || operator === '$lte')) return rangeOf(entries);
  return entries.length === 1 ? singleMeaning(first[0] as Operator, first[1]) : { is: 'other' };
}

function singleMeaning(operator: Operator, value: unknown): FilterMeaning {
  if (operator === '$in' && Array.isArray(value)) return { is: 'any', of: value };
  if (operator === '$empty') return { is: 'empty', empty: value === true };
  if (operator === '$during' && typeof value === 'string') return { is: 'during', period: value };
  if (operator === '$under' && typeof value === 'string') return { is: 'under', id: value };
  if (operator === '$eq' && isMe(value)) return { is: 'me' };
  if (operator === '$between' && Array.isArray(value))
    return { is: 'range', from: textOf(value[0]), to: textOf(value[1]) };
  if (typeof value === 'string' && TEXT_OPERATORS.includes(operator)) return { is: 'text', operator, text: value };
  return operator === '$eq' && value !== null && typeof value !== 'object'
    ? { is: 'any', of: [value] }
    : { is: 'other' };
}

function rangeOf(entries: readonly (readonly [string, unknown])[]): FilterMeaning {
  const bounds = Object.fromEntries(entries);
  const [from, to] = [bounds['$gte'], bounds['$lte']];
  if ([from, to].some((bound) => typeof bound === 'object' && bound !== null)) return { is: 'other' };
  return { is: 'range', from: textOf(from), to: textOf(to) };
}

function isMe(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (value as { $?: unknown }).$ === 'me.id';
}

function textOf(bound: unknown): string | null {
  return bound === undefined || bound === null || bound === '' ? null : String(bound);
}

/** The condition of a meaning; undefined when it selects everything. */
export function filterFrom(meaning: FilterMeaning): Filter | undefined {
  switch (meaning.is) {
    case 'any':
      return anyFilter(meaning.of);
    case 'empty':
      return { $empty: meaning.empty };
    case 'text':
      return meaning.text.trim() === '' ? undefined : { [meaning.operator]: meaning.text.trim() };
    case 'range':
      return rangeFilter(meaning.from, meaning.to);
    case 'during':
      return { $during: meaning.period };
    case 'under':
      return { $under: meaning.id };
    case 'me':
      return { $eq: { $: 'me.id' } };
    case 'other':
      return undefined;
  }
}

/** Yes and no have no list operator. */
function anyFilter(of: readonly unknown[]): Filter | undefined {
  if (of.length === 0) return undefined;
  return typeof of[0] === 'boolean' ? of[0] : { $in: of };
}

function rangeFilter(from: string | null, to: string | null): Filter | undefined {
  if (from === null && to === null) return undefined;
  return { ...(from === null ? {} : { $gte: from }), ...(to === null ? {} : { $lte: to }) };
}
