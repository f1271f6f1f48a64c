import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../platform/vocabulary/instants';
import { Failed } from '../kit/Failed';
import { useSurroundings } from '../surroundings';
import { useComments, useDeeds, useStudio } from './calls';
import { Part } from './Frame';

/** What people said about a change set, and a new word on it. */
export function Comments({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { locale, timeZone } = useSurroundings();
  const { data, error, refetch } = useComments(id);
  return (
    <Part title={t('changes.comments')}>
      {error && !data && <Failed error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className="k-changes-hint">{t('changes.noComments')}</p>}
      <ul className="k-changes-comments">
        {data?.map((record) => (
          <li key={record.id}>
            <p>
              <b>{(record['createdBy'] as { readonly title?: string } | null)?.title ?? 'Karkas'}</b>{' '}
              <time dateTime={String(record['createdAt'])}>
                {formatInstant(String(record['createdAt']), locale, timeZone)}
              </time>
            </p>
            {Boolean(record['about']) && <p className="k-changes-hint">{String(record['about'])}</p>}
            <p className="k-changes-said">{String(record['text'])}</p>
          </li>
        ))}
      </ul>
      <Write id={id} />
    </Part>
  );
}

function Write({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const ask = useStudio();
  const { busy, run } = useDeeds();
  const [text, setText] = useState('');
  const field = useId();
  const send = async () => {
    const body = { changeSet: id, text: text.trim() };
    if (body.text && (await run(() => ask('POST', '/api/records/changeSetComment', { body })))) setText('');
  };
  return (
    <div className="k-changes-write">
      <label htmlFor={field} className="k-hidden">
        {t('changes.comment')}
      </label>
      <Input.TextArea
        id={field}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={1000}
        placeholder={t('changes.comment')}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button loading={busy} disabled={text.trim() === ''} onClick={send}>
        {t('changes.send')}
      </Button>
    </div>
  );
}
