import { isWritable } from '../../platform/vocabulary/views/form/changes';
import type { FormLayout, Place } from '../../platform/vocabulary/views/form/layout';
import { isLines, placesOf } from '../../platform/vocabulary/views/form/layout';

const MOST_PLACES = 10;

/** A short form of one section: what is required, prefilled or the title, then what stands first on the full form. */
export function quickLayout(layout: FormLayout, title: string, prefilled: readonly string[]): FormLayout {
  const places = placesOf(layout).filter(({ field }) => isWritable(field) && !isLines(field));
  const important = places.filter(({ field, options }) => {
    const { required } = field.definition;
    return field.name === title || required === true || options.required === true || prefilled.includes(field.name);
  });
  const chosen = new Set<Place>(important);
  for (const place of places) if (chosen.size < MOST_PLACES) chosen.add(place);
  const section = {
    key: 'quick/main',
    label: undefined,
    columns: 2 as const,
    collapsed: false,
    visible: undefined,
    places: places.filter((place) => chosen.has(place)),
  };
  return {
    name: layout.name,
    header: [],
    tabs: [{ key: 'quick', label: undefined, visible: undefined, sections: [section] }],
    related: [],
  };
}
