import type { Value } from '../../language/contracts';
import { localDate } from '../../language/zones';
import type { Surroundings } from '../contracts';
import { formatDay } from '../instants';
import { say } from '../kit/say';
import { type FilterSite, meaningOf } from './filters';
import type { Filter } from './selection';

/** Titles of records that filters mention, by id. */
export type Titles = Readonly<Record<string, string | null>>;

const MOST_NAMED = 2;

/** A filter in a few words for its chip: "Proposal, Won", "≥ 1,000", "This month". */
export function describeFilter(site: FilterSite, filter: Filter, surroundings: Surroundings, titles: Titles): string {
  const { t } = surroundings;
  const meaning = meaningOf(filter);
  switch (meaning.is) {
    case 'any':
      return namesOf(site, meaning.of, surroundings, titles);
    case 'empty':
      return t(meaning.empty ? 'filter.empty' : 'filter.notEmpty');
    case 'text':
      return meaning.operator === '$contains'
        ? `“${meaning.text}”`
        : `${t(`filter.operator.${meaning.operator}`)} “${meaning.text}”`;
    case 'range':
      return rangeText(site, meaning.from, meaning.to, surroundings);
    case 'during':
      return t(`filter.period.${meaning.period}`);
    case 'under':
      return t('filter.andBelow', { name: titles[meaning.id] ?? '…' });
    case 'me':
      return t('filter.me');
    case 'other':
      return t('filter.custom');
  }
}

/** The ids of records a filter mentions, whose titles its chip needs. */
export function mentionedRecords(filter: Filter): readonly string[] {
  const meaning = meaningOf(filter);
  if (meaning.is === 'under') return [meaning.id];
  return meaning.is === 'any' ? meaning.of.filter((each): each is string => typeof each === 'string') : [];
}

function namesOf(site: FilterSite, values: readonly unknown[], surroundings: Surroundings, titles: Titles): string {
  const names = values.map((value) => nameOf(site, value, surroundings, titles));
  const more = names.length - MOST_NAMED;
  return more > 0 ? `${names.slice(0, MOST_NAMED).join(', ')} +${more}` : names.join(', ');
}

function nameOf(site: FilterSite, value: unknown, surroundings: Surroundings, titles: Titles): string {
  if (typeof value === 'boolean') return surroundings.t(value ? 'filter.yes' : 'filter.no');
  if (site.kind === 'records') return titles[String(value)] ?? '…';
  const option = site.field.options.find((each) => each.key === value);
  return option ? say(option.label, surroundings.locale, option.key) : formatValue(site, value, surroundings);
}

function rangeText(site: FilterSite, from: string | null, to: string | null, surroundings: Surroundings): string {
  const show = (value: string) => formatValue(site, value, surroundings);
  if (from !== null && to !== null) return from === to ? show(from) : `${show(from)} – ${show(to)}`;
  return from !== null ? `≥ ${show(from)}` : `≤ ${show(to ?? '')}`;
}

function formatValue(site: FilterSite, value: unknown, surroundings: Surroundings): string {
  if (site.kind === 'days') return formatDay(dayOf(String(value), surroundings.timeZone) ?? '', surroundings.locale);
  return site.field.word.format(value as Value, site.field, surroundings.locale, surroundings.timeZone);
}

/** The day of a date or, in the user's zone, of an instant. */
export function dayOf(value: string, timeZone: string): string | null {
  return value.length > 10 ? localDate(Date.parse(value), timeZone) : value;
}
