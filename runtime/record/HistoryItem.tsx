import type { ReactNode } from 'react';
import type { Entity } from '../../platform/language/contracts';
import type { ViewSurroundings } from '../../platform/vocabulary/contracts';
import { isEmptyValue } from '../../platform/vocabulary/fields/kit/formatted';
import { formatInstant } from '../../platform/vocabulary/instants';
import { say } from '../../platform/vocabulary/kit/say';
import type { HistoryChange, HistoryEntry } from './history-entry';

const TOLD_CHANNELS: readonly string[] = ['import', 'api', 'system', 'seed', 'publish'];

export interface HistoryItemProps {
  readonly entry: HistoryEntry;
  readonly entity: Entity;
  /** Titles of mentioned records by id. */
  readonly titles: ReadonlyMap<string, string>;
  readonly surroundings: ViewSurroundings;
}

/** One thing that happened: who and when, and the values before and after. What a new record began with is folded away. */
export function HistoryItem({ entry, entity, titles, surroundings }: HistoryItemProps) {
  const { t, locale, timeZone, snapshot } = surroundings;
  const part = entry.of && snapshot.hasEntity(entry.of.entity) ? snapshot.entity(entry.of.entity) : null;
  const owner = part ?? entity;
  const changes = entry.changes.filter(({ field }) => {
    const known = owner.fields.get(field);
    return known && known.name !== owner.part?.name && known.name !== 'position';
  });
  const isNew = entry.action === 'create';
  const list = (
    <ul className="k-history-changes">
      {changes.map((change) => (
        <Change key={change.field} {...{ change, isNew, titles, surroundings }} entity={owner} />
      ))}
    </ul>
  );
  const row = part ? say(part.label, locale, part.name) : null;
  return (
    <li className="k-history-entry" data-action={entry.action} data-part={part ? true : undefined}>
      <div className="k-history-head">
        <b>{entry.by.id === null ? t('record.platform') : entry.by.title}</b>{' '}
        {row ? t(`record.didRow.${entry.action}`, { row }) : t(`record.did.${entry.action}`)}
        {TOLD_CHANNELS.includes(entry.channel) && (
          <span className="k-history-channel">{t(`record.channel.${entry.channel}`)}</span>
        )}
        <time dateTime={entry.at}>{formatInstant(entry.at, locale, timeZone)}</time>
      </div>
      {changes.length > 0 &&
        (isNew ? <Folded label={t('record.values', { count: changes.length })}>{list}</Folded> : list)}
    </li>
  );
}

function Folded({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <details className="k-history-fold">
      <summary>{label}</summary>
      {children}
    </details>
  );
}

interface ChangeProps extends Omit<HistoryItemProps, 'entry'> {
  readonly change: HistoryChange;
  readonly isNew: boolean;
}

function Change({ change, isNew, entity, titles, surroundings }: ChangeProps) {
  const field = entity.fields.get(change.field);
  if (!field) return null;
  const { Cell } = surroundings.fieldView(field.type);
  const named = (value: unknown) =>
    field.relation?.kind === 'one' && typeof value === 'string'
      ? { id: value, title: titles.get(value) ?? '…' }
      : value;
  const side = (value: unknown) =>
    isEmptyValue(value) || value === false ? (
      <span className="k-none">{surroundings.t(value === false ? 'field.no' : 'record.empty')}</span>
    ) : (
      <Cell field={field} value={named(value)} surroundings={surroundings} />
    );
  return (
    <li className="k-history-change">
      <span className="k-history-field">{say(field.label, surroundings.locale, field.name)}</span>
      {!isNew && (
        <>
          <span className="k-history-from">{side(change.from)}</span>
          <span className="k-history-arrow" aria-hidden="true">
            →
          </span>
        </>
      )}
      <span>{side(change.to)}</span>
    </li>
  );
}
