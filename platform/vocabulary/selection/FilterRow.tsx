import { useMemo, useState } from 'react';
import { fold } from '../../foundation/text';
import type { Entity } from '../../language/contracts';
import type { ViewSurroundings } from '../contracts';
import { Floating } from '../kit/Floating';
import { Glyph } from '../kit/glyph';
import { say } from '../kit/say';
import { FilterChip } from './FilterChip';
import { type FilterSite, filterSite, filterSites } from './filters';
import { type Filters, withFilter } from './selection';
import type { ToolbarParts } from './toolbar-parts';

export interface FilterRowProps {
  readonly entity: Entity;
  readonly parts: ToolbarParts;
  readonly filters: Filters;
  readonly surroundings: ViewSurroundings;
  onFilters(filters: Filters): void;
}

/** The quick filters of the view, those in use beside them, and a way to filter by any other field. */
export function FilterRow({ entity, parts, filters, surroundings, onFilters }: FilterRowProps) {
  const { locale, snapshot, t } = surroundings;
  const [added, setAdded] = useState<string | null>(null);
  const quick = new Set(parts.filters.map((site) => site.path));
  const others = [...Object.keys(filters), ...(added === null ? [] : [added])].filter((path) => !quick.has(path));
  const extra = [...new Set(others)].flatMap((path) => filterSite(path, entity, snapshot) ?? []);
  const unreadable = Object.keys(filters).filter(
    (path) => !quick.has(path) && !extra.some((site) => site.path === path),
  );
  const chip = (site: FilterSite, label: string) => (
    <FilterChip
      key={site.path}
      site={site}
      label={label}
      filter={filters[site.path]}
      surroundings={surroundings}
      startOpen={site.path === added}
      onFilter={(filter) => onFilters(withFilter(filters, site.path, filter))}
      onClosed={() => setAdded(null)}
    />
  );
  return (
    <search className="k-filters" aria-label={t('filter.all')}>
      {parts.filters.map((site) => chip(site, say(site.label, locale, site.path)))}
      {extra.map((site) => chip(site, say(site.field.label, locale, site.path)))}
      {unreadable.length > 0 && (
        <span className="k-chip" data-active>
          <button type="button" className="k-chip-main" onClick={() => onFilters(without(filters, unreadable))}>
            <span className="k-chip-text">{t('filter.custom')}</span> ×
          </button>
        </span>
      )}
      <AddFilter
        entity={entity}
        used={[...quick, ...extra.map((site) => site.path)]}
        surroundings={surroundings}
        onAdd={setAdded}
      />
      {Object.keys(filters).length > 0 && (
        <button type="button" className="k-filters-clear" onClick={() => onFilters({})}>
          {t('filter.clear')}
        </button>
      )}
    </search>
  );
}

function without(filters: Filters, paths: readonly string[]): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([path]) => !paths.includes(path)));
}

interface AddFilterProps {
  readonly entity: Entity;
  readonly used: readonly string[];
  readonly surroundings: ViewSurroundings;
  onAdd(path: string): void;
}

function AddFilter({ entity, used, surroundings, onAdd }: AddFilterProps) {
  const { t, locale, snapshot } = surroundings;
  const [search, setSearch] = useState('');
  const sites = useMemo(() => filterSites(entity, snapshot), [entity, snapshot]);
  const found = sites
    .filter((site) => !used.includes(site.path))
    .map((site) => ({ path: site.path, label: say(site.field.label, locale, site.path) }))
    .filter(({ label }) => fold(label).includes(fold(search.trim())));
  if (sites.length === 0) return null;
  const content = (close: () => void) => (
    <div className="k-filter-editor">
      <input
        className="k-text-input"
        // biome-ignore lint/a11y/noAutofocus: the panel opened for typing
        autoFocus
        value={search}
        placeholder={t('filter.findField')}
        aria-label={t('filter.findField')}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul className="k-filter-list k-field-list">
        {found.map(({ path, label }) => (
          <li key={path}>
            <button
              type="button"
              onClick={() => {
                close();
                onAdd(path);
              }}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
  return (
    <Floating
      label={t('filter.add')}
      onOpenChange={() => setSearch('')}
      trigger={(props) => (
        <button {...props} type="button" className="k-chip-add">
          <Glyph.Plus />
          {t('filter.add')}
        </button>
      )}
    >
      {content}
    </Floating>
  );
}
