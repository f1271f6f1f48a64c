import { Checkbox } from 'antd';
import { useEffect, useRef } from 'react';
import type { Entity } from '../../../language/contracts';
import type { ViewRecord, ViewSurroundings } from '../../contracts';
import { titleText } from '../../kit/title-text';
import { valueAt } from '../../kit/value-at';
import type { Column } from './columns';
import { rowsFrom } from './rows-from';
import type { Picked } from './use-picked';
import type { Rows } from './use-rows';
import { useScroll } from './use-scroll';

const CARD_HEIGHT = 112;
const FIELDS_SHOWN = 4;

export interface CardListProps {
  readonly entity: Entity;
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: Rows;
  readonly picked: Picked | null;
  readonly surroundings: ViewSurroundings;
}

/** The list on a phone: a card for each record with its first fields. */
export function CardList({ entity, label, columns, rows, picked, surroundings }: CardListProps) {
  const box = useRef<HTMLDivElement>(null);
  const scroll = useScroll(box, CARD_HEIGHT, rows.length, { top: 0, bottom: 0 });
  const { want } = rows;
  useEffect(() => want(scroll.first, scroll.last), [want, scroll.first, scroll.last]);
  return (
    <div ref={box} className="k-cards" data-stale={rows.stale || undefined} onScroll={scroll.onScroll}>
      <ul aria-label={label} style={{ height: rows.length * CARD_HEIGHT, position: 'relative' }}>
        {rowsFrom(scroll.first, Math.min(scroll.last, rows.length - 1)).map((index) => (
          <li key={index} className="k-cards-place" style={{ transform: `translateY(${index * CARD_HEIGHT}px)` }}>
            <CardOf record={rows.at(index)} {...{ index, entity, columns, picked, surroundings }} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface CardOfProps {
  readonly record: ViewRecord | undefined;
  readonly index: number;
  readonly entity: Entity;
  readonly columns: readonly Column[];
  readonly picked: Picked | null;
  readonly surroundings: ViewSurroundings;
}

function CardOf({ record, index, entity, columns, picked, surroundings }: CardOfProps) {
  if (!record) return <div className="k-card-row k-sheet-ghost" />;
  const title = columns.find((column) => column.path === entity.title.name) ?? columns[0];
  const others = columns.filter((column) => column !== title);
  const filled = others.filter((column) => !isEmpty(valueAt(record, column.path))).slice(0, FIELDS_SHOWN);
  const cellOf = (column: Column) => {
    const { Cell } = surroundings.fieldView(column.field.type);
    return <Cell field={column.field} value={valueAt(record, column.path)} surroundings={surroundings} />;
  };
  return (
    <div className="k-card-row" data-picked={picked?.records.has(record.id) || undefined}>
      <div className="k-card-row-head">
        <a href={surroundings.recordHref(entity.name, record.id)} className="k-card-row-title">
          {title && titleText(title.field, valueAt(record, title.path), surroundings)}
        </a>
        {picked && (
          <Checkbox
            checked={picked.records.has(record.id)}
            aria-label={surroundings.t('list.pickOne')}
            onChange={() => picked.toggle(record, index, false)}
          />
        )}
      </div>
      <dl>
        {filled.map((column) => (
          <div key={column.path}>
            <dt className={column.align === 'left' ? 'k-hidden' : undefined}>{column.label}</dt>
            <dd>{cellOf(column)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
