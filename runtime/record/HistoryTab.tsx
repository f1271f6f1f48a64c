import ClockCircleOutlined from '@ant-design/icons/es/icons/ClockCircleOutlined';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Entity } from '../../platform/language/contracts';
import type { ViewSurroundings } from '../../platform/vocabulary/contracts';
import { StatePanel } from '../../platform/vocabulary/kit/StatePanel';
import { Failed } from '../kit/Failed';
import { Loading } from '../kit/Loading';
import { useSession } from '../session';
import { HistoryItem } from './HistoryItem';
import type { HistoryEntry } from './history-entry';
import { useTitles } from './use-titles';

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
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? [];
  const titles = useTitles(entries, entity, surroundings);
  if (query.isPending) return <Loading />;
  if (query.isError)
    return <Failed error={query.error} title={t('record.historyFailed')} onRetry={() => void query.refetch()} />;
  if (entries.length === 0)
    return (
      <StatePanel icon={<ClockCircleOutlined />} title={t('record.historyEmpty')} text={t('record.historyEmptyText')} />
    );
  return (
    <>
      <ol className="k-history">
        {entries.map((entry) => (
          <HistoryItem key={keyOf(entry)} entry={entry} entity={entity} titles={titles} surroundings={surroundings} />
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

function keyOf({ at, of, action, changes }: HistoryEntry): string {
  return [at, of?.id, action, ...changes.map(({ field }) => field)].join(' ');
}
