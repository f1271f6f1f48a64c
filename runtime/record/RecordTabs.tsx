import { Tabs } from 'antd';
import { type ReactNode, useRef, useSyncExternalStore } from 'react';
import { say } from '../../platform/vocabulary/kit/say';
import { type Form, useFormStatus, useShownTabs } from '../../platform/vocabulary/views/form/use-form';

export interface ExtraTab {
  readonly key: string;
  readonly label: string;
  readonly content: () => ReactNode;
}

interface RecordTabsProps {
  readonly form: Form;
  /** Tabs besides those of the form: related lists, history. */
  readonly extra: readonly ExtraTab[];
  readonly children: ReactNode;
}

/** One bar for the form's own tabs and the others; what was opened once stays as it was left. */
export function RecordTabs({ form, extra, children }: RecordTabsProps) {
  const { state, tab, surroundings } = form;
  const { locale, t } = surroundings;
  const shown = useShownTabs(state, state.layout);
  const active = useSyncExternalStore(tab.subscribe, tab.get);
  const { faultyTabs } = useFormStatus(state);
  const opened = useRef(new Set<string>());
  opened.current.add(active);
  const items = [
    ...shown.map(({ key, label }) => ({
      key,
      label: (
        <span className={faultyTabs.includes(key) ? 'k-tab-faulty' : undefined}>
          {say(label, locale, t('form.details'))}
        </span>
      ),
    })),
    ...extra.map(({ key, label }) => ({ key, label })),
  ];
  return (
    <>
      {items.length > 1 && <Tabs className="k-record-tabs" activeKey={active} onChange={tab.open} items={items} />}
      <div className="k-record-form" hidden={!shown.some(({ key }) => key === active)}>
        {children}
      </div>
      {extra
        .filter(({ key }) => opened.current.has(key))
        .map(({ key, content }) => (
          <div key={key} role="tabpanel" hidden={key !== active} className="k-record-extra">
            {content()}
          </div>
        ))}
    </>
  );
}
