import type { Condition, Entity } from '../language/contracts';
import type { Transaction } from '../storage/contracts';

/** Where rows are read: the database, or a unit of work that sees its own writes. */
export type Source = Pick<Transaction, 'read'>;

/** "This field is one of these ids." */
export function idIs(entity: Entity, ids: readonly string[], fieldName = 'id'): Condition {
  const field = entity.fields.get(fieldName);
  if (!field) throw new Error(`${entity.name} has no field ${fieldName}`);
  const operands = ids.map((id) => ({ constant: id }));
  const path = { entity: entity.name, hops: [], field, text: fieldName };
  return { op: 'compare', path, operator: ids.length === 1 ? '$eq' : '$in', operands };
}
