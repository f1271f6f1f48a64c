import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Glyph } from '../../platform/vocabulary/kit/glyph';
import { StatePanel } from '../../platform/vocabulary/kit/StatePanel';
import { Failed } from '../kit/Failed';
import { Loading } from '../kit/Loading';
import { ArtefactName } from './ChangeCard';
import { useDifference } from './calls';
import { differencesOf, type Place } from './difference';
import { Frame } from './Frame';
import { Places } from './Places';
import { RestoreDialog } from './RestoreDialog';
import type { Difference, Document } from './wire';

/** What became different from one revision to another, artefact by artefact; each may be given back as it was. */
export function DifferencePage() {
  const { from = '', to = '' } = useParams();
  const { t } = useTranslation();
  const { data, error, refetch } = useDifference(from, to);
  const numbers = { from: Number.parseInt(from, 10), to: Number.parseInt(to, 10) };
  return (
    <Frame
      title={t('changes.fromTo', numbers)}
      above={{ href: '/changes/revisions', label: t('changes.revisions') }}
      lead={t('changes.fromToLead')}
    >
      {!data && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />)}
      {data?.length === 0 && <StatePanel icon={<Glyph.Check />} title={t('changes.same')} />}
      {data && grouped(data).map((group) => <Group key={keyOf(group)} group={group} revision={from} />)}
    </Frame>
  );
}

interface ArtefactDifference extends Pick<Difference, 'kind' | 'name' | 'package'> {
  readonly places: readonly Difference[];
}

function Group({ group, revision }: { readonly group: ArtefactDifference; readonly revision: string }) {
  const { t } = useTranslation();
  const [restoring, setRestoring] = useState(false);
  return (
    <article className="k-changes-card">
      <header>
        <h3>
          <ArtefactName kind={group.kind} name={group.name} /> <code className="k-changes-code">{group.package}</code>
        </h3>
        <Button size="small" onClick={() => setRestoring(true)}>
          {t('changes.restore', { number: Number.parseInt(revision, 10) })}
        </Button>
      </header>
      <Places places={group.places.flatMap(wholeInPlaces)} />
      {restoring && <RestoreDialog artefact={group} revision={revision} onClose={() => setRestoring(false)} />}
    </article>
  );
}

/** A document that came or went as a whole is told property by property. */
function wholeInPlaces({ pointer, from, to }: Difference): readonly Place[] {
  if (pointer !== '') return [{ pointer, from, to }];
  return differencesOf((from ?? null) as Document | null, (to ?? null) as Document | null);
}

function grouped(differences: readonly Difference[]): readonly ArtefactDifference[] {
  const groups = new Map<string, Difference[]>();
  for (const difference of differences) {
    const key = keyOf(difference);
    groups.set(key, [...(groups.get(key) ?? []), difference]);
  }
  return [...groups.values()].flatMap((places) => {
    const [first] = places;
    return first ? [{ kind: first.kind, name: first.name, package: first.package, places }] : [];
  });
}

function keyOf({ kind, name, package: owner }: Pick<Difference, 'kind' | 'name' | 'package'>): string {
  return `${owner} ${kind} ${name}`;
}
