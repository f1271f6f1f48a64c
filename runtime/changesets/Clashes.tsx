import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Glyph } from '../../platform/vocabulary/kit/glyph';
import { StatePanel } from '../../platform/vocabulary/kit/StatePanel';
import { ArtefactName } from './ChangeCard';
import { useDeeds, useStudio } from './calls';
import { Pointer, Value } from './Value';
import type { ChangeSet, Clash } from './wire';

interface ClashesProps {
  readonly set: ChangeSet;
  readonly message: string;
  readonly clashes: readonly Clash[];
}

/** Others published changes of the same places: what each side says, and the ways out. */
export function Clashes({ set, message, clashes }: ClashesProps) {
  const { t } = useTranslation();
  const ask = useStudio();
  const { busy, run } = useDeeds();
  const keepMine = () =>
    run(() => ask('POST', `/api/studio/changesets/${set.id}/rebase`, { body: { keepMine: true } }));
  return (
    <>
      <div className="k-changes-clash-head">
        <StatePanel
          alert
          tone="warning"
          icon={<Glyph.Warning />}
          title={message}
          text={t('changes.clashText')}
          actions={
            <>
              {set.state === 'draft' && (
                <Button type="primary" loading={busy} onClick={keepMine}>
                  {t('changes.keepMine')}
                </Button>
              )}
              <Button href={`/changes/${set.id}`}>{t('changes.back')}</Button>
            </>
          }
        />
      </div>
      {clashes.map(({ artefact, pointer, base, mine, theirs }) => (
        <article key={`${artefact.kind} ${artefact.name} ${pointer}`} className="k-changes-card">
          <header>
            <h3>
              <ArtefactName kind={artefact.kind} name={artefact.name} />
            </h3>
            <Button size="small" href={`/changes/${set.id}/${artefact.kind}/${artefact.name}`}>
              {t('changes.edit')}
            </Button>
          </header>
          <Pointer pointer={pointer} />
          <dl className="k-changes-clash">
            <dt>{t('record.mine')}</dt>
            <dd>
              <Value value={mine} />
            </dd>
            <dt>{t('record.theirs')}</dt>
            <dd>
              <Value value={theirs} />
            </dd>
            <dt>{t('changes.was')}</dt>
            <dd>
              <Value value={base} />
            </dd>
          </dl>
        </article>
      ))}
    </>
  );
}
