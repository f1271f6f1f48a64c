import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { say } from '../../platform/vocabulary/kit/say';
import { usePreview } from '../preview';
import { useSurroundings } from '../surroundings';
import { useDeeds, useStudio } from './calls';
import { differencesOf } from './difference';
import { Places } from './Places';
import type { Change, ChangeSet } from './wire';

interface ChangeCardProps {
  readonly set: ChangeSet;
  readonly change: Change;
  /** Only to be read. */
  readonly quiet?: boolean;
}

/** What the set makes of one artefact, and the ways to change or undo that. */
export function ChangeCard({ set, change, quiet }: ChangeCardProps) {
  const { t } = useTranslation();
  const ask = useStudio();
  const { busy, run } = useDeeds();
  const { kind, name } = change;
  const withdraw = () =>
    run(() =>
      ask('DELETE', `/api/studio/changesets/${set.id}/changes/${kind}/${name}`, { query: { package: change.package } }),
    );
  return (
    <article className="k-changes-card">
      <header>
        <h3>
          <ArtefactName kind={kind} name={name} />
        </h3>
        {set.state === 'draft' && !quiet && (
          <span className="k-changes-tools">
            <Button size="small" href={`/changes/${set.id}/${kind}/${name}`}>
              {t('changes.edit')}
            </Button>
            <Button size="small" loading={busy} onClick={withdraw}>
              {t('changes.withdraw')}
            </Button>
          </span>
        )}
      </header>
      <CardBody set={set} change={change} />
    </article>
  );
}

function CardBody({ set, change: { kind, name, was, becomes } }: { readonly set: ChangeSet; readonly change: Change }) {
  const { t } = useTranslation();
  const { snapshot } = useSurroundings();
  const previewing = usePreview() !== null;
  const isOpen = set.state !== 'published' && set.state !== 'discarded';
  const beneath = isOpen && !previewing ? snapshot.artefact(kind, name) : undefined;
  if (becomes === null) return <p>{t('changes.takenBack')}</p>;
  return <Places places={differencesOf(was, becomes, beneath)} />;
}

/** "Entity: Product (product)": the kind and both names of an artefact. */
export function ArtefactName({ kind, name }: { readonly kind: string; readonly name: string }) {
  const { t, i18n } = useTranslation();
  const { snapshot, locale } = useSurroundings();
  const known = snapshot.artefact(kind, name);
  const label = say(known?.label, locale, name);
  const kindName = i18n.exists(`changes.kind.${kind}`) ? t(`changes.kind.${kind}`) : kind;
  return (
    <>
      <span className="k-changes-kind">{kindName}</span> {label}{' '}
      {label !== name && <code className="k-changes-code">{name}</code>}
    </>
  );
}
