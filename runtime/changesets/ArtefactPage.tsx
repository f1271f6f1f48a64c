import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Text } from '../../platform/language/contracts';
import { isKind } from '../../platform/language/kinds';
import { say } from '../../platform/vocabulary/kit/say';
import { Failed } from '../kit/Failed';
import { Loading } from '../kit/Loading';
import { NotFound } from '../kit/NotFound';
import { useLook } from '../look';
import { ArtefactEditor } from './ArtefactEditor';
import { useArtefact, useChangeSet } from './calls';
import { Frame } from './Frame';
import type { Document } from './wire';

/** One artefact as a change set makes it, to be edited as JSON. */
export function ArtefactPage() {
  const { id = '', kind = '', name = '' } = useParams();
  const { t } = useTranslation();
  const { locale } = useLook();
  const set = useChangeSet(id);
  const artefact = useArtefact(id, kind, name);
  if (!isKind(kind)) return <NotFound />;
  const error = set.error ?? artefact.error;
  const retry = () => void Promise.all([set.refetch(), artefact.refetch()]);
  if (error) return <Failed error={error} onRetry={retry} />;
  if (!set.data || artefact.data === undefined) return <Loading />;
  return (
    <Frame
      title={say(artefact.data?.['label'] as Text | undefined, locale, name)}
      above={{ href: `/changes/${id}`, label: set.data.name }}
      lead={
        <>
          {t(`changes.kind.${kind}`)} <code className="k-changes-code">{name}</code>
        </>
      }
    >
      <ArtefactEditor
        key={`${id}/${kind}/${name}`}
        set={set.data}
        kind={kind}
        name={name}
        artefact={artefact.data ?? blank(kind, name)}
        isNew={artefact.data === null}
        title={t('changes.json')}
      />
    </Frame>
  );
}

/** What a new artefact begins with. */
function blank(kind: string, name: string): Document {
  const label = { en: '', ru: '' };
  return kind === 'entity' ? { name, label, plural: label, fields: {} } : { name, label };
}
