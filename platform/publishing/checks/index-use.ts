/** Which lookups the database answers by an index, and the repair that adds a missing one. */
import type { Entity, Field } from '../../language/contracts';
import { isObject } from '../../language/layers';
import { offer, type Repair } from './rule';

/** Whether an index begins with the field, or with fields of which one value is asked and then this one. References are indexed by the platform. */
export function isServed(field: Field, entity: Entity, pinned: readonly string[] = []): boolean {
  if (field.name === 'id') return true;
  if (field.relation?.kind === 'one' && !field.system) return true;
  return [...entity.indexes, ...entity.uniques].some(({ fields }) => {
    const place = fields.findIndex(({ name }) => name === field.name);
    return place >= 0 && fields.slice(0, place).every(({ name }) => pinned.includes(name));
  });
}

/** Adds an index over the field, behind those of which one value is asked; undefined where none can be. */
export function indexRepair(field: Field, entity: Entity, pinned: readonly string[] = []): Repair | undefined {
  if (!field.compared || field.compared.kind.kind === 'longText') return undefined;
  const taken = isObject(entity.definition.indexes) ? Object.keys(entity.definition.indexes) : [];
  const plain = `by${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`;
  const name = taken.includes(plain) ? `${plain}Alone` : plain;
  return offer(
    `Adds the index “${name}” to the entity “${entity.name}”.`,
    `Добавляет индекс «${name}» в сущность «${entity.name}».`,
    { indexes: { [name]: { fields: [...pinned, field.name] } } },
    { kind: 'entity', name: entity.name },
  );
}
