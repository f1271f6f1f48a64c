import type { Change } from '../../catalog/contracts';
import type { Field } from '../../language/contracts';

/** The field in the revision before that holds its values in the same place. */
export function sameField({ before, evolved, operations }: Change, field: Field): Field | undefined {
  if (field.columns.length === 0) return undefined;
  if (evolved.moves.some((move) => move.entity === field.entity && move.field === field.name)) return undefined;
  const renamed = operations.find(
    (operation) => operation.what === 'field' && operation.entity === field.entity && operation.to === field.name,
  );
  const name = renamed?.what === 'field' ? renamed.from : field.name;
  const entity = operations.reduceRight(
    (at, done) => (done.what === 'artefact' && done.kind === 'entity' && done.to === at ? done.from : at),
    field.entity,
  );
  return before.hasEntity(entity) ? before.entity(entity).fields.get(name) : undefined;
}
