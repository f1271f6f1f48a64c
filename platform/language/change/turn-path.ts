/** Dotted paths: each name is looked up in the entity that the names before it lead to. */
import type { Field } from '../contracts';
import type { Turn } from './turn';

export interface TurnedPath {
  readonly names: readonly string[];
  /** The field at the end; undefined when the path leads nowhere. */
  readonly field: Field | undefined;
}

/** The names of a path as they are after the turn. What leads nowhere is left as it is. */
export function turnNames(names: readonly string[], entity: string | null, turn: Turn): TurnedPath {
  const turned: string[] = [];
  let at = entity;
  let field: Field | undefined;
  for (const name of names) {
    turned.push(at === null ? name : turn.field(at, name));
    field = at === null ? undefined : fieldOf(at, name, turn);
    at = field ? targetOf(field) : null;
  }
  return { names: turned, field };
}

/** A dotted path as text; a "-" in front of it stays. */
export function turnPath(text: string, entity: string | null, turn: Turn): string {
  const sign = text.startsWith('-') ? '-' : '';
  return sign + turnNames(text.slice(sign.length).split('.'), entity, turn).names.join('.');
}

/** Where a finding about a record stands ("lines/2/price"): names of fields, with the numbers of rows between them. */
export function turnPlace(text: string, entity: string | null, turn: Turn): string {
  const parts = text.split('/');
  const isRow = (part: string) => /^\d+$/.test(part);
  const names = [
    ...turnNames(
      parts.filter((part) => !isRow(part)),
      entity,
      turn,
    ).names,
  ];
  return parts.map((part) => (isRow(part) ? part : names.shift())).join('/');
}

/** The entity whose records a field leads to; null for other fields. */
export function targetOf(field: Field): string | null {
  if (!field.relation) return null;
  return field.relation.kind === 'one' ? field.relation.to : field.relation.of;
}

export function fieldOf(entity: string, name: string, { snapshot }: Turn): Field | undefined {
  return snapshot.hasEntity(entity) ? snapshot.entity(entity).fields.get(name) : undefined;
}
