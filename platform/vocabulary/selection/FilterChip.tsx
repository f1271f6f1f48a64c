import { lazy, Suspense } from 'react';
import type { ViewSurroundings } from '../contracts';
import { Floating } from '../kit/Floating';
import { Glyph } from '../kit/glyph';
import { describeFilter, mentionedRecords } from './describe-filter';
import type { FilterSite } from './filters';
import type { Filter } from './selection';
import { useTitles } from './use-titles';

const FilterEditor = lazy(async () => ({ default: (await import('./FilterEditor')).FilterEditor }));

export interface FilterChipProps {
  readonly site: FilterSite;
  readonly label: string;
  readonly filter: Filter | undefined;
  readonly surroundings: ViewSurroundings;
  readonly startOpen?: boolean;
  onFilter(filter: Filter | undefined): void;
  onClosed?(): void;
}

/** One quick filter: says what it selects, opens its editor, clears itself. */
export function FilterChip({ site, label, filter, surroundings, startOpen, onFilter, onClosed }: FilterChipProps) {
  const { t } = surroundings;
  const text = useFilterText(site, filter, surroundings);
  return (
    <span className="k-chip" data-active={text !== null || undefined}>
      <Floating
        label={t('filter.by', { name: label })}
        startOpen={startOpen ?? false}
        onOpenChange={(open) => open || onClosed?.()}
        trigger={(props) => (
          <button {...props} type="button" className="k-chip-main">
            <span className="k-chip-label">{text === null ? label : `${label}:`}</span>
            {text !== null && <span className="k-chip-text">{text}</span>}
            {text === null && <Glyph.Down className="k-chip-arrow" />}
          </button>
        )}
      >
        {() => (
          <Suspense fallback={<div className="k-filter-editor" />}>
            <FilterEditor site={site} filter={filter} surroundings={surroundings} onFilter={onFilter} />
          </Suspense>
        )}
      </Floating>
      {text !== null && (
        <button
          type="button"
          className="k-chip-clear"
          aria-label={t('filter.clearOne', { name: label })}
          onClick={() => onFilter(undefined)}
        >
          <Glyph.Close />
        </button>
      )}
    </span>
  );
}

function useFilterText(site: FilterSite, filter: Filter | undefined, surroundings: ViewSurroundings): string | null {
  const target = site.field.relation?.kind === 'one' ? site.field.relation.to : null;
  const titles = useTitles(target, filter === undefined ? [] : mentionedRecords(filter), surroundings);
  return filter === undefined ? null : describeFilter(site, filter, surroundings, titles);
}
