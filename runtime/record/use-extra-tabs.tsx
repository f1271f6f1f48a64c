import { useMemo } from 'react';
import type { Entity } from '../../platform/language/contracts';
import type { ViewSurroundings } from '../../platform/vocabulary/contracts';
import { say } from '../../platform/vocabulary/kit/say';
import type { FormLayout } from '../../platform/vocabulary/views/form/layout';
import { HistoryTab } from './HistoryTab';
import type { ExtraTab } from './RecordTabs';
import { RelatedList } from './RelatedList';

interface ExtraTabsOptions {
  readonly layout: FormLayout;
  readonly entity: Entity;
  readonly surroundings: ViewSurroundings;
  readonly id: string | null;
  readonly title: string | null;
  readonly version: number;
}

/** What stands beside the form: related lists the user may read, and the history. A record yet to be made has none. */
export function useExtraTabs({
  layout,
  entity,
  surroundings,
  id,
  title,
  version,
}: ExtraTabsOptions): readonly ExtraTab[] {
  return useMemo(() => {
    if (id === null) return [];
    const { locale, t, may } = surroundings;
    const readable = layout.related.filter(
      ({ field }) => field.relation?.kind === 'many' && may(field.relation.of, 'read'),
    );
    return [
      ...readable.map((related) => ({
        key: `related:${related.key}`,
        label: say(related.label, locale, related.key),
        content: () => <RelatedList related={related} id={id} title={title} surroundings={surroundings} />,
      })),
      {
        key: 'history',
        label: t('record.history'),
        content: () => <HistoryTab entity={entity} id={id} version={version} surroundings={surroundings} />,
      },
    ];
  }, [layout, entity, surroundings, id, title, version]);
}
