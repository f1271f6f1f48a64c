import { Button } from 'antd';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Finding } from '../../platform/foundation/errors';
import { readJson } from '../../platform/language/json-text';
import { isObject } from '../../platform/language/layers';
import { useToast } from '../kit/toast';
import { LeaveGuard } from '../record/LeaveGuard';
import { useSurroundings } from '../surroundings';
import { useDeeds, usePlan, useStudio } from './calls';
import { Findings } from './Findings';
import { placeInText } from './text-place';
import type { ChangeSet, Document } from './wire';

interface ArtefactEditorProps {
  readonly set: ChangeSet;
  readonly kind: string;
  readonly name: string;
  readonly artefact: Document;
  readonly isNew: boolean;
  readonly title: string;
}

/** The artefact as text beside what is wrong with it. Ctrl+S saves it into the change set. */
export function ArtefactEditor({ set, kind, name, artefact, isNew, title }: ArtefactEditorProps) {
  const { t } = useTranslation();
  const ask = useStudio();
  const navigate = useNavigate();
  const notify = useToast();
  const surroundings = useSurroundings();
  const { busy, run } = useDeeds();
  const [saved, setSaved] = useState(() => written(artefact));
  const [text, setText] = useState(saved);
  const area = useRef<HTMLTextAreaElement>(null);
  const field = useId();
  const path = `/api/studio/changesets/${set.id}/artefacts/${kind}/${name}`;
  const { value, findings } = readJson(text);
  const dirty = text !== saved;

  const save = useCallback(async () => {
    if (!isObject(value)) return null;
    const done = await run(() => ask<ChangeSet>('PUT', path, { body: value }));
    if (!done) return null;
    setSaved(text);
    notify('success', t('changes.saved'));
    return done;
  }, [ask, run, path, value, text, notify, t]);
  const takeBack = async () => {
    if (await run(() => ask('DELETE', path))) void navigate(`/changes/${set.id}`);
  };
  useSaveKey(save);
  const show = (pointer: string) => area.current && select(area.current, placeInText(text, pointer));
  const isMine = set.changes.some((change) => change.kind === kind && change.name === name);

  return (
    <div className="k-changes-editor">
      <div className="k-changes-text">
        <label htmlFor={field}>{title}</label>
        <textarea
          id={field}
          ref={area}
          spellCheck={false}
          readOnly={set.state !== 'draft'}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <aside className="k-changes-beside">
        {set.state === 'draft' && (
          <div className="k-changes-beside-actions">
            <Button type="primary" loading={busy} disabled={!isObject(value) || !(dirty || isNew)} onClick={save}>
              {t('action.save')}
            </Button>
            <Button href={`/changes/${set.id}`}>{t('changes.back')}</Button>
            {isMine && (
              <Button danger type="text" disabled={busy} onClick={takeBack}>
                {t('changes.takeBack')}
              </Button>
            )}
          </div>
        )}
        <Judgement set={set} kind={kind} name={name} typed={findings} dirty={dirty} onPlace={show} />
      </aside>
      <LeaveGuard dirty={() => dirty} surroundings={surroundings} save={save} onDiscard={() => setSaved(text)} />
    </div>
  );
}

interface JudgementProps {
  readonly set: ChangeSet;
  readonly kind: string;
  readonly name: string;
  /** What is wrong with the text as it is typed. */
  readonly typed: readonly Finding[];
  readonly dirty: boolean;
  readonly onPlace: (pointer: string) => void;
}

/** What is wrong: with the text at once, with what it means after saving. */
function Judgement({ set, kind, name, typed, dirty, onPlace }: JudgementProps) {
  const { t } = useTranslation();
  const { data, error } = usePlan(set.id, set.version);
  const file = `/${name}.${kind}.json`;
  const here = data?.findings.filter((finding) => finding.file?.endsWith(file)) ?? [];
  const elsewhere = data?.findings.filter((finding) => !finding.file?.endsWith(file)) ?? [];
  if (typed.length > 0) return <Findings findings={typed} onPlace={onPlace} />;
  return (
    <div aria-live="polite">
      {dirty && <p className="k-changes-hint">{t('changes.checkedOnSave')}</p>}
      {error && <p className="k-changes-hint">{error.message}</p>}
      {!dirty && data && here.length === 0 && <p className="k-changes-good">{t('changes.noMistakes')}</p>}
      <Findings findings={here} onPlace={onPlace} />
      {elsewhere.length > 0 && <h3>{t('changes.elsewhere')}</h3>}
      <Findings findings={elsewhere} />
    </div>
  );
}

/** Selects a part of the text and brings its line to the middle. */
function select(area: HTMLTextAreaElement, [start, end]: readonly [number, number]): void {
  area.focus();
  area.setSelectionRange(start, end);
  const lineHeight = area.scrollHeight / area.value.split('\n').length;
  const line = area.value.slice(0, start).split('\n').length;
  area.scrollTop = line * lineHeight - area.clientHeight / 2;
}

function useSaveKey(save: () => Promise<unknown>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.code !== 'KeyS' || event.altKey) return;
      event.preventDefault();
      void save();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [save]);
}

function written(artefact: Document): string {
  return `${JSON.stringify(artefact, null, 2)}\n`;
}
