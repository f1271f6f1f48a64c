/** The only place that knows the drag-and-drop library: lists put in order, and cards moved between columns. */
import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardCode,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  type UniqueIdentifier,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { type CSSProperties, type HTMLAttributes, type ReactNode, useState } from 'react';
import type { Surroundings } from '../contracts';

type Says = Pick<Surroundings, 't'>;

/** A mouse must move a little and a finger must rest a moment, so that clicks and scrolling stay what they are. */
const MOUSE = { activationConstraint: { distance: 6 } };
const TOUCH = { activationConstraint: { delay: 220, tolerance: 8 } };

export interface SortableProps {
  readonly ids: readonly string[];
  readonly disabled?: boolean;
  /** Where the words for announcements come from. */
  readonly announcements: Says;
  onStart?(): void;
  /** An item was dropped at the place of another one. */
  onMove(from: number, to: number): void;
  readonly children: ReactNode;
}

/** Items below each other, wherever they are drawn inside, that are put in order by mouse, finger or keyboard. */
export function Sortable({ ids, disabled = false, announcements, onStart, onMove, children }: SortableProps) {
  const sensors = useSensors(
    useSensor(MouseSensor, MOUSE),
    useSensor(TouchSensor, TOUCH),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const end = ({ active, over }: DragEndEvent) => {
    if (over && over.id !== active.id) onMove(ids.indexOf(String(active.id)), ids.indexOf(String(over.id)));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragStart={() => onStart?.()}
      onDragEnd={end}
      accessibility={{
        announcements: announce(announcements, (id) => String(ids.indexOf(String(id)) + 1)),
        screenReaderInstructions: instructions(announcements),
      }}
    >
      <SortableContext items={[...ids]} strategy={verticalListSortingStrategy} disabled={disabled}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

/** Makes an element an item of the `Sortable` around it: `item` goes to the element, `handle` to what it is dragged by. */
export function useSortableItem(id: string) {
  const { setNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({ id });
  const style: CSSProperties = {
    transform: transform ? `translateY(${transform.y}px)` : undefined,
    transition,
    ...(isDragging ? { position: 'relative', zIndex: 1 } : {}),
  };
  return { item: { ref: setNodeRef, style, 'data-dragging': isDragging || undefined }, handle: listeners, attributes };
}

export interface SortableListProps extends Omit<SortableProps, 'children' | 'onMove' | 'onStart'> {
  onOrder(ids: readonly string[]): void;
  /** Draws one item; `handle` goes to the element by which it is dragged. */
  readonly children: (id: string, handle: HTMLAttributes<HTMLElement>) => ReactNode;
}

/** A list whose items are put in order. */
export function SortableList({ onOrder, children, ...props }: SortableListProps) {
  const { ids } = props;
  return (
    <Sortable {...props} onMove={(from, to) => onOrder(arrayMove([...ids], from, to))}>
      {ids.map((id) => (
        <SortableItem key={id} id={id}>
          {children}
        </SortableItem>
      ))}
    </Sortable>
  );
}

function SortableItem({ id, children }: { readonly id: string; readonly children: SortableListProps['children'] }) {
  const { item, handle, attributes } = useSortableItem(id);
  return <div {...item}>{children(id, { ...attributes, ...handle })}</div>;
}

/** Near an edge the board follows slowly enough to stop at the next column. */
const CALM_SCROLL = { acceleration: 3, interval: 12, threshold: { x: 0.12, y: 0.12 } };

export interface CardDragProps {
  readonly announcements: Says;
  /** The name of a column, for announcements. */
  columnName(column: string): string;
  /** What follows the pointer. */
  preview(card: string): ReactNode;
  /** A card was dropped on a column. */
  onMove(card: string, column: string): void;
  readonly children: ReactNode;
}

/** Cards dragged between columns: by mouse, finger, or keyboard (Space lifts, arrows go from column to column). */
export function CardDrag({ announcements, columnName, preview, onMove, children }: CardDragProps) {
  const [dragged, setDragged] = useState<string | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, MOUSE),
    useSensor(TouchSensor, TOUCH),
    useSensor(KeyboardSensor, { coordinateGetter: columnByColumn, keyboardCodes: KEYS }),
  );
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={(args) => {
        const under = pointerWithin(args);
        return under.length > 0 ? under : closestCenter(args);
      }}
      autoScroll={CALM_SCROLL}
      onDragStart={({ active }) => setDragged(String(active.id))}
      onDragCancel={() => setDragged(null)}
      onDragEnd={({ active, over }) => {
        setDragged(null);
        if (over) onMove(String(active.id), String(over.id));
      }}
      accessibility={{
        announcements: announce(announcements, (id) => columnName(String(id))),
        screenReaderInstructions: instructions(announcements),
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>{dragged === null ? null : preview(dragged)}</DragOverlay>
    </DndContext>
  );
}

/** Enter stays free: on a card it opens the record. */
const KEYS = { start: [KeyboardCode.Space], cancel: [KeyboardCode.Esc], end: [KeyboardCode.Space, KeyboardCode.Enter] };

/** Arrows go to the neighbouring column. */
const columnByColumn: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = event.code === KeyboardCode.Right ? 1 : event.code === KeyboardCode.Left ? -1 : 0;
  if (step === 0) return undefined;
  event.preventDefault();
  const columns = context.droppableContainers
    .getEnabled()
    .flatMap((each) => (each.rect.current ? [{ id: each.id, rect: each.rect.current }] : []))
    .sort((a, b) => a.rect.left - b.rect.left);
  const here = columns.findIndex((column) => column.id === context.over?.id);
  const target = columns[Math.max(0, Math.min(columns.length - 1, here + step))];
  return target ? { x: target.rect.left + 8, y: currentCoordinates.y } : undefined;
};

/** Makes an element a card that can be dragged. */
export function useCardDrag(id: string, disabled: boolean, { t }: Says) {
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({
    id,
    disabled,
    attributes: { role: 'group', roleDescription: t('board.card') },
  });
  return { ref: setNodeRef, handle: disabled ? {} : { ...attributes, ...listeners }, isDragging };
}

/** Makes an element a column that takes cards. */
export function useColumnDrop(id: string) {
  const { setNodeRef, isOver } = useDroppable({ id });
  return { ref: setNodeRef, isOver };
}

function announce({ t }: Says, name: (id: UniqueIdentifier) => string): Announcements {
  const at = (over: { readonly id: UniqueIdentifier } | null) =>
    over ? t('drag.over', { name: name(over.id) }) : undefined;
  return {
    onDragStart: () => t('drag.lifted'),
    onDragOver: ({ over }) => at(over),
    onDragEnd: ({ over }) => (over ? t('drag.dropped', { name: name(over.id) }) : t('drag.cancelled')),
    onDragCancel: () => t('drag.cancelled'),
  };
}

function instructions({ t }: Says) {
  return { draggable: t('drag.instructions') };
}
