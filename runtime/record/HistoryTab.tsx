import ClockCircleOutlined from '@ant-design/icons/es/icons/ClockCircleOutlined';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Entity } from '../../platform/language/contracts';
import type { ViewSurroundings } from '../../platform/vocabulary/contracts';
import { isEmptyValue } from '../../platform/vocabulary/fields/kit/formatted';
import { formatInstant } from '../../platform/vocabulary/instants';
import { StatePanel } from '../../platform/vocabulary/kit/StatePanel';
import { say } from '../../platform/vocabulary/kit/say';
import { Failed } from '../kit/Failed';
import { Loading } from '../kit/Loading';
import { useSession } from '../session';

interface HistoryEntry {
  readonly at: string;
  readonly by: { readonly id: string | null; readonly title: string };
  readonly action: 'create' | 'update' | 'delete' | 'restore';
  readonly channel: string;
  readonly changes: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
}

const PAGE = 30;

interface HistoryTabProps {
  readonly entity: Entity;
  readonly id: string;
  /** Another version has another history. */
  readonly version: number;
  readonly surroundings: ViewSurroundings;
}

/** Who changed what and when, newest first. */
export function HistoryTab({ entity, id, version, surroundings }: HistoryTabProps) {
  const { api } = useSession();
  const { t } = surroundings;
  const query = useInfiniteQuery({
    queryKey: ['history', entity.name, id, version],
    queryFn: ({ pageParam }) =>
      api.call<{ entries: readonly HistoryEntry[] }>('GET', `/api/records/${entity.name}/${id}/history`, {
        query: { limit: PAGE, offset: pageParam },
      }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.entries.length < PAGE ? undefined : pages.length * PAGE),
  });
  if (query.isPending) return <Loading />;
  if (query.isError)
    return <Failed error={query.error} title={t('record.historyFailed')} onRetry={() => void query.refetch()} />;
  const entries = query.data.pages.flatMap((page) => page.entries);
  if (entries.length === 0) {
    return (
      <StatePanel icon={<ClockCircleOutlined />} title={t('record.historyEmpty')} text={t('record.historyEmptyText')} />
    );
  }
  return (
    <>
      <ol className="k-history">
        {entries.map((entry) => (
          <Entry
            key={`${entry.at} ${entry.changes.map(({ field }) => field).join()}`}
            entry={entry}
            entity={entity}
            surroundings={surroundings}
          />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t('record.historyMore')}
        </Button>
      )}
    </>
  );
}

interface EntryProps {
  readonly entry: HistoryEntry;
  readonly entity: Entity;
  readonly surroundings: ViewSurroundings;
}

function Entry({ entry, entity, surroundings }: EntryProps) {
  const { t, locale, timeZone } = surroundings;
  const told = ['import', 'api', 'system', 'seed', 'publish'].includes(entry.channel);
  const changes = entry.changes.filter(({ field }) => entity.fields.has(field));
  return (
    <li className="k-history-entry" data-action={entry.action}>
      <div className="k-history-head">
        <b>{entry.by.title}</b> {t(`record.did.${entry.action}`)}
        {told && <span className="k-history-channel">{t(`record.channel.${entry.channel}`)}</span>}
        <time dateTime={entry.at}>{formatInstant(entry.at, locale, timeZone)}</time>
      </div>
      {changes.length > 0 && (
        <ul className="k-history-changes">
          {changes.map((change) => (
            <Change
              key={change.field}
              change={change}
              isNew={entry.action === 'create'}
              {...{ entity, surroundings }}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

interface ChangeProps {
  readonly change: HistoryEntry['changes'][number];
  readonly isNew: boolean;
  readonly entity: Entity;
  readonly surroundings: ViewSurroundings;
}

function Change({ change, isNew, entity, surroundings }: ChangeProps) {
  const field = entity.fields.get(change.field);
  if (!field) return null;
  const { Cell } = surroundings.fieldView(field.type);
  const side = (value: unknown) =>
    isEmptyValue(value) || value === false ? (
      <span className="k-none">{surroundings.t(value === false ? 'field.no' : 'record.empty')}</span>
    ) : (
      <Cell field={field} value={value} surroundings={surroundings} />
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
