import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewRecord } from '../../platform/vocabulary/contracts';
import { formatInstant } from '../../platform/vocabulary/instants';
import { Glyph } from '../../platform/vocabulary/kit/glyph';
import { StatePanel } from '../../platform/vocabulary/kit/StatePanel';
import { Failed } from '../kit/Failed';
import { Loading } from '../kit/Loading';
import { useSurroundings } from '../surroundings';
import { useChangeSets } from './calls';
import { Frame } from './Frame';
import { OpenDialog } from './OpenDialog';
import { StateBadge } from './StateBadge';

/** All change sets, and a new one. */
export function SetsPage() {
  const { t } = useTranslation();
  const [opening, setOpening] = useState(false);
  const { items, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useChangeSets();
  const button = (
    <Button type="primary" icon={<Glyph.Plus />} aria-label={t('changes.new')} onClick={() => setOpening(true)}>
      {t('changes.new')}
    </Button>
  );
  return (
    <Frame
      title={t('changes.sets')}
      lead={t('changes.setsLead')}
      actions={
        <>
          <Button href="/changes/revisions">{t('changes.revisions')}</Button>
          {items && items.length > 0 && button}
        </>
      }
    >
      {!items && error && <Failed error={error} onRetry={() => void refetch()} />}
      {!items && !error && <Loading />}
      {items?.length === 0 && (
        <StatePanel icon={<Glyph.Inbox />} title={t('changes.none')} text={t('changes.noneText')} actions={button} />
      )}
      {items && items.length > 0 && (
        <ul className="k-changes-rows">
          {items.map((record) => (
            <SetRow key={record.id} record={record} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button className="k-changes-more" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('changes.more')}
        </Button>
      )}
      {opening && <OpenDialog onClose={() => setOpening(false)} />}
    </Frame>
  );
}

function SetRow({ record }: { readonly record: ViewRecord }) {
  const { locale, timeZone } = useSurroundings();
  const author = (record['createdBy'] as { readonly title?: string } | null)?.title;
  return (
    <li>
      <a className="k-changes-row" href={`/changes/${record.id}`}>
        <b>{String(record['name'])}</b>
        <StateBadge state={String(record['state'])} />
        <span>{author ?? 'Karkas'}</span>
        <time dateTime={String(record['updatedAt'])}>
          {formatInstant(String(record['updatedAt']), locale, timeZone)}
        </time>
      </a>
    </li>
  );
}
