import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { type ReactNode, useCallback, useRef, useSyncExternalStore } from 'react';
import { say } from '../../kit/say';
import type { FormContext } from './form-context';
import { isLines, type SectionLayout, type TabLayout } from './layout';

type Content = ReadonlyMap<string, ReactNode>;

/** The template of the record as a whole: its fields arranged by the layout. A tab is drawn when it is first opened and then kept. */
export function FormSections({ properties, registry }: ObjectFieldTemplateProps) {
  const context = registry.formContext as FormContext;
  const content: Content = new Map(properties.map((property) => [property.name, property.content]));
  return (
    <>
      {context.state.layout.tabs.map((tab) => (
        <TabPanel key={tab.key} tab={tab} context={context} content={content} />
      ))}
    </>
  );
}

function TabPanel({ tab, context, content }: { tab: TabLayout; context: FormContext; content: Content }) {
  const active = useSyncExternalStore(context.tab.subscribe, context.tab.get) === tab.key;
  const opened = useRef(active);
  opened.current ||= active;
  if (!opened.current) return null;
  return (
    <div role="tabpanel" hidden={!active} className="k-form-tab">
      {tab.sections.map((section) => (
        <Section key={section.key} section={section} context={context} content={content} />
      ))}
    </div>
  );
}

function Section({ section, context, content }: { section: SectionLayout; context: FormContext; content: Content }) {
  const { state, surroundings } = context;
  const shown = useSyncExternalStore(
    useCallback((listener) => state.subscribePart(section.key, listener), [state, section]),
    () => state.shown(section.key),
  );
  if (!shown) return null;
  const grid = (
    <div className="k-grid" data-columns={section.columns}>
      {section.places.map(({ field }) => content.get(field.name))}
    </div>
  );
  const label = say(section.label, surroundings.locale, '');
  if (!label) return <section className="k-section">{grid}</section>;
  const named = section.places.some(
    ({ field }) => isLines(field) && say(field.label, surroundings.locale, '') === label,
  );
  return (
    <details className="k-section" data-named={named || undefined} open={!section.collapsed}>
      <summary className="k-section-title">{label}</summary>
      {grid}
    </details>
  );
}
