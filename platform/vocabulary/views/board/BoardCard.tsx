import { memo } from 'react';
import type { Entity } from '../../../language/contracts';
import type { ViewRecord, ViewSurroundings } from '../../contracts';
import { useCardDrag } from '../../kit/dnd';
import { titleText } from '../../kit/title-text';
import { valueAt } from '../../kit/value-at';
import type { CardPart } from './parts';

export interface BoardCardProps {
  readonly record: ViewRecord;
  readonly entity: Entity;
  readonly title: CardPart;
  readonly parts: readonly CardPart[];
  readonly movable: boolean;
  readonly surroundings: ViewSurroundings;
}

/** A card that can be dragged; a click or Enter opens the record. */
export const BoardCard = memo(function BoardCard(props: BoardCardProps) {
  const { record, entity, movable, surroundings } = props;
  const { ref, handle, isDragging } = useCardDrag(record.id, !movable, surroundings);
  return (
    <li>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging gives it its role; the title inside is a real link */}
      <div
        ref={ref}
        {...handle}
        className="k-card"
        data-dragging={isDragging || undefined}
        data-movable={movable || undefined}
        onClick={(event) => {
          if (!(event.target as Element).closest('a')) surroundings.open(entity.name, record.id);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.target === event.currentTarget && !isDragging)
            surroundings.open(entity.name, record.id);
          else (handle as { onKeyDown?: (event: unknown) => void }).onKeyDown?.(event);
        }}
      >
        <CardFace {...props} />
      </div>
    </li>
  );
});

/** What stands on a card. */
export function CardFace({ record, entity, title, parts, surroundings }: Omit<BoardCardProps, 'movable'>) {
  const filled = parts.filter((part) => !isEmpty(valueAt(record, part.path)));
  return (
    <>
      <a className="k-card-title" href={surroundings.recordHref(entity.name, record.id)} draggable={false}>
        {titleText(title.field, valueAt(record, title.path), surroundings)}
      </a>
      {filled.map((part) => (
        <div key={part.path} className="k-card-part" title={part.label}>
          <span className="k-hidden">{part.label}: </span>
          <PartValue part={part} record={record} surroundings={surroundings} />
        </div>
      ))}
    </>
  );
}

function PartValue({
  part,
  record,
  surroundings,
}: {
  part: CardPart;
  record: ViewRecord;
  surroundings: ViewSurroundings;
}) {
  const { Cell } = surroundings.fieldView(part.field.type);
  return <Cell field={part.field} value={valueAt(record, part.path)} surroundings={surroundings} />;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
