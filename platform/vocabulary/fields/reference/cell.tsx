import type { CellProps, FieldCell, ReferenceValue } from '../../contracts';

function Cell({ field, value, surroundings }: CellProps) {
  const reference = referenceOf(value);
  if (!reference || field.relation?.kind !== 'one') return null;
  return (
    <a href={surroundings.recordHref(field.relation.to, reference.id)} onClick={(event) => event.stopPropagation()}>
      {reference.title ?? surroundings.t('field.untitled')}
    </a>
  );
}

/** The reference a value holds, also when only its id is known; null for none. */
export function referenceOf(value: unknown): ReferenceValue | null {
  if (typeof value === 'string' && value !== '') return { id: value, title: null };
  if (typeof value !== 'object' || value === null) return null;
  const { id, title } = value as Partial<ReferenceValue>;
  return typeof id === 'string' ? { id, title: title ?? null } : null;
}

export const referenceCell: FieldCell = { Cell, width: 180, shrinks: true };
