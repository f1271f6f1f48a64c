/** Sites of fields for word tests: every definition stands in one small world of two entities. */
import type { FieldDefinition } from '../../platform/language/contracts';
import type { ChoiceOption, FieldWord, Random, SiteOf } from '../../platform/vocabulary/contracts';
import { words } from '../../platform/vocabulary/words';

const WORLD: Readonly<Record<string, Readonly<Record<string, FieldDefinition>>>> = {
  sample: {
    lines: { type: 'lines', of: 'sampleLine' },
    total: { type: 'rollUp', over: 'lines', sum: 'cost' },
  },
  sampleLine: {
    parent: { type: 'reference', to: 'sample' },
    title: { type: 'text', maxLength: 30 },
    quantity: { type: 'integer', min: 1, max: 9 },
    cost: { type: 'money', scale: 3, max: 5 },
    discount: { type: 'percent', scale: 1 },
    worth: { type: 'formula', as: 'money', value: 'cost * quantity', scale: 4 },
    day: { type: 'date' },
    circle: { type: 'rollUp', over: 'back', sum: 'circle' },
    back: { type: 'collection', of: 'sampleLine', by: 'parent' },
  },
};

export interface Specimen {
  readonly name: string;
  readonly word: FieldWord;
  readonly site: SiteOf;
}

/** The site of a definition as field `value` of the entity `sample`. */
export function siteAt(definition: FieldDefinition, entity = 'sample', name = 'value'): SiteOf {
  const label = { en: 'Value', ru: 'Значение' };
  return {
    name,
    entity,
    definition: { label, ...definition },
    words,
    options: optionsOf(definition),
    translations: new Map(),
    backReferences: (of) => (of === 'sampleLine' ? ['parent'] : []),
    siteOf(of, field) {
      const found = WORLD[of]?.[field];
      return found && siteAt(found, of, field);
    },
  };
}

/** A definition with its word, ready to be asked. */
export function specimen(definition: FieldDefinition): Specimen {
  const word = words.field(definition.type);
  if (!word) throw new Error(`no word ${definition.type}`);
  const { type, ...options } = definition;
  const written = JSON.stringify(options);
  return {
    name: `${type} ${written.length > 60 ? `${written.slice(0, 60)}…` : written}`,
    word,
    site: siteAt(definition),
  };
}

/** A small generator with a known sequence (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function optionsOf(definition: FieldDefinition): readonly ChoiceOption[] {
  const written = typeof definition.options === 'object' && definition.options !== null ? definition.options : {};
  return Object.entries(written).map(([key, { label, color }]) => ({ key, label, color: color ?? null }));
}
