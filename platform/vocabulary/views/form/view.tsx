import { Button, Tabs } from 'antd';
import { useState } from 'react';
import type { Finding } from '../../../foundation/errors';
import type { ViewLook, ViewProps } from '../../contracts';
import { say } from '../../kit/say';
import { FormBody } from './FormBody';
import { GeneralFindings } from './GeneralFindings';
import { formLayout } from './layout';
import { type Form, useForm, useFormStatus, useShownTabs } from './use-form';

/** A form by itself creates records: it begins empty (or prefilled), and after saving opens what was made. */
function View({ view, entity, surroundings, prefill = NOTHING, embedded }: ViewProps) {
  const { snapshot, locale } = surroundings;
  const layout = formLayout(entity, snapshot, typeof view.form === 'string' ? view.form : undefined);
  const form = useForm({ entity, layout, surroundings, record: prefill, isNew: true, mayWrite: () => true });
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (!form.state.validate()) return form.focusFault();
    setBusy(true);
    try {
      const made = await surroundings.create(entity.name, form.state.input());
      surroundings.notify('success', surroundings.t('record.created'));
      surroundings.open(entity.name, made.id);
    } catch (problem) {
      form.state.refuse(findingsOf(problem));
      form.focusFault();
      surroundings.notify('error', (problem as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="k-form-view">
      {!embedded && <h1 className="k-form-heading">{say(view.label ?? entity.label, locale, entity.name)}</h1>}
      <FormTabs form={form} />
      <GeneralFindings form={form} />
      <FormBody context={form} />
      <div className="k-form-actions">
        <Button type="primary" loading={busy} onClick={save}>
          {surroundings.t('record.create')}
        </Button>
      </div>
    </div>
  );
}

/** The tab bar of a form that stands alone; a form of one tab has none. */
export function FormTabs({ form }: { readonly form: Form }) {
  const { state, tab, surroundings } = form;
  const tabs = useShownTabs(state, state.layout);
  const [active, setActive] = useState(tab.get);
  const { faultyTabs } = useFormStatus(state);
  if (tabs.length < 2) return null;
  return (
    <Tabs
      activeKey={active}
      onChange={(key) => {
        setActive(key);
        tab.open(key);
      }}
      items={tabs.map(({ key, label }) => ({
        key,
        label: (
          <span className={faultyTabs.includes(key) ? 'k-tab-faulty' : ''}>{say(label, surroundings.locale, key)}</span>
        ),
      }))}
    />
  );
}

/** The findings a failed call brought along. */
export function findingsOf(problem: unknown): readonly Finding[] {
  const { findings } = (problem ?? {}) as { readonly findings?: unknown };
  return Array.isArray(findings) ? (findings as Finding[]) : [];
}

const NOTHING = {};

export const formView: ViewLook = { View };
