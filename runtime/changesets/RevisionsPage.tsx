import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../platform/vocabulary/instants';
import { Failed } from '../kit/Failed';
import { Loading } from '../kit/Loading';
import { useSurroundings } from '../surroundings';
import { usePeople, useRevisions } from './calls';
import { Frame } from './Frame';
import type { Revision } from './wire';

/** All that was ever published: when, by whom, why; two of them compared, or the way back to one. */
export function RevisionsPage() {
  const { t } = useTranslation();
  const { items, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useRevisions();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const people = usePeople(items?.map(({ author }) => author) ?? []);
  const choose = (id: string, isOn: boolean) =>
    setChosen(isOn ? [...chosen.slice(-1), id] : chosen.filter((each) => each !== id));
  const [from, to] = [...chosen].sort();
  return (
    <Frame
      title={t('changes.revisions')}
      lead={t('changes.revisionsLead')}
      actions={
        <Button disabled={!to} href={to ? `/changes/revisions/${from}/${to}` : undefined}>
          {t('changes.compare')}
        </Button>
      }
    >
      {!items && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />)}
      <ul className="k-changes-rows">
        {items?.map((revision, index) => (
          <Row
            key={revision.id}
            revision={revision}
            author={revision.author === null ? 'Karkas' : (people.get(revision.author) ?? '')}
            isNow={index === 0}
            chosen={chosen.includes(revision.id)}
            onChoose={(isOn) => choose(revision.id, isOn)}
          />
        ))}
      </ul>
      {hasNextPage && (
        <Button className="k-changes-more" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('changes.more')}
        </Button>
      )}
    </Frame>
  );
}

interface RowProps {
  readonly revision: Revision;
  readonly author: string;
  readonly isNow: boolean;
  readonly chosen: boolean;
  readonly onChoose: (isOn: boolean) => void;
}

function Row({ revision: { id, name, at, comment }, author, isNow, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  const { locale, timeZone } = useSurroundings();
  const number = Number(id);
  return (
    <li className="k-changes-row k-changes-revision">
      <input
        type="checkbox"
        checked={chosen}
        aria-label={t('changes.choose', { number })}
        onChange={({ target }) => onChoose(target.checked)}
      />
      <b title={name}>{number}</b>
      <span className="k-changes-comment">{comment}</span>
      <span>{author}</span>
      <time dateTime={at}>{formatInstant(at, locale, timeZone)}</time>
      {isNow ? (
        <span className="k-changes-badge" data-color="green">
          {t('changes.runsNow')}
        </span>
      ) : (
        <a href={`/changes/revisions/${id}`} aria-label={t('changes.revertTo', { number })}>
          {t('changes.revert')}
        </a>
      )}
    </li>
  );
}
