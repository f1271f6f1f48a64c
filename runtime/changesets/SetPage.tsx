import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { formatInstant } from '../../platform/vocabulary/instants';
import { Glyph } from '../../platform/vocabulary/kit/glyph';
import { StatePanel } from '../../platform/vocabulary/kit/StatePanel';
import { Failed } from '../kit/Failed';
import { Loading } from '../kit/Loading';
import { useSurroundings } from '../surroundings';
import { AddDialog } from './AddDialog';
import { ChangeCard } from './ChangeCard';
import { Comments } from './Comments';
import { useChangeSet, usePeople } from './calls';
import { Frame, Part } from './Frame';
import { SetActions } from './SetActions';
import { StateBadge } from './StateBadge';
import type { ChangeSet } from './wire';

/** One change set: its state, what it changes, what is said about it. */
export function SetPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useChangeSet(id);
  if (data) return <Known set={data} />;
  return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />;
}

function Known({ set }: { readonly set: ChangeSet }) {
  const { t } = useTranslation();
  return (
    <Frame
      title={set.name}
      badge={<StateBadge state={set.state} />}
      above={{ href: '/changes', label: t('changes.sets') }}
      lead={<Facts set={set} />}
      actions={<SetActions set={set} />}
    >
      {set.description && <p className="k-changes-description">{set.description}</p>}
      {set.outcome && <Alert type="warning" showIcon title={t('changes.outcome')} description={set.outcome} />}
      <Changes set={set} />
      <Comments id={set.id} />
    </Frame>
  );
}

/** Who made it, what it stands on, when it is due. */
function Facts({ set }: { readonly set: ChangeSet }) {
  const { t } = useTranslation();
  const { locale, timeZone } = useSurroundings();
  const people = usePeople([set.author]);
  const author = set.author === null ? 'Karkas' : people.get(set.author);
  return [
    author && t('changes.by', { name: author }),
    set.revision
      ? t('changes.asRevision', { revision: set.revision })
      : t('changes.onRevision', { revision: set.base }),
    set.publishAt && t('changes.due', { when: formatInstant(set.publishAt, locale, timeZone) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

function Changes({ set }: { readonly set: ChangeSet }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const isDraft = set.state === 'draft';
  const add = isDraft && (
    <Button
      icon={<Glyph.Plus />}
      aria-label={t('changes.add')}
      onClick={() => setAdding(true)}
      type={set.changes.length > 0 ? 'default' : 'primary'}
    >
      {t('changes.add')}
    </Button>
  );
  return (
    <Part title={t('changes.changes')} aside={set.changes.length > 0 && add}>
      {set.changes.length === 0 && (
        <StatePanel icon={<Glyph.Edit />} title={t('changes.empty')} text={t('changes.emptyText')} actions={add} />
      )}
      {set.changes.map((change) => (
        <ChangeCard key={`${change.package} ${change.kind} ${change.name}`} set={set} change={change} />
      ))}
      {adding && <AddDialog id={set.id} onClose={() => setAdding(false)} />}
    </Part>
  );
}
