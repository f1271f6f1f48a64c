/** Records of any entity, filled with what the words themselves give as samples. */
import type { Entity, Field } from '../../platform/language/contracts';
import { seeded } from '../vocabulary/sites';
import type { ForeignWorld } from './world';

type Values = Record<string, unknown>;

/** Texts for fields that ask for a form. */
const FORMS = ['12:30', '#aabbcc', 'text', 'RUB', 'RU'];

export interface Samples {
  /** Values for every field a person may fill; references only where they are required. */
  valuesOf(entity: Entity, exceptBy?: string): Promise<Values>;
  /** A new value of a field. */
  valueFor(field: Field): unknown;
  /** The identity of some record of the entity, made when there is none. */
  someOf(entity: string): Promise<string>;
}

export function createSamples({ app, person }: ForeignWorld): Samples {
  const known = new Map<string, string>();
  const random = seeded(7);
  let count = 0;
  const valueFor = (field: Field): unknown => {
    const raw = sampleOf(field, random);
    if (field.columns.some(({ part }) => part === 'currency'))
      return { amount: (raw as { amount: string }).amount, currency: 'RUB' };
    if (field.definition.unique !== true || typeof raw !== 'string') return raw;
    count += 1;
    const coerced = field.word.coerce(`${count} ${raw}`.slice(0, 12), field);
    return 'value' in coerced ? coerced.value : raw;
  };
  const samples: Samples = {
    valueFor,
    async valuesOf(entity, exceptBy) {
      const values: Values = {};
      for (const field of entity.fields.values()) {
        if (field.name === exceptBy || !isFilled(field)) continue;
        if (field.relation?.kind === 'many') {
          const target = person.snapshot.entity(field.relation.of);
          values[field.name] = [await samples.valuesOf(target, field.relation.by)];
        } else if (field.relation) {
          values[field.name] = await samples.someOf(field.relation.to);
        } else values[field.name] = valueFor(field);
      }
      return values;
    },
    async someOf(name) {
      const first = known.get(name) ?? (await app.records.find(person, name, { limit: 1 })).records[0]?.id;
      const id =
        first ?? (await app.records.create(person, name, await samples.valuesOf(person.snapshot.entity(name)))).id;
      known.set(name, String(id));
      return String(id);
    },
  };
  return samples;
}

/** Whether a person fills the field: values always, references and rows where they must or may have to. */
export function isFilled(field: Field): boolean {
  if (field.system || field.definition.readOnly === true || field.word.computation) return false;
  return field.relation ? Boolean(field.definition.required) : true;
}

function sampleOf(field: Field, random: () => number): unknown {
  for (let attempt = 0; attempt < 20; attempt++) {
    const value = field.word.sample(field, random);
    if (value !== null) return value;
  }
  const form = FORMS.find((text) => 'value' in field.word.coerce(text, field));
  if (form === undefined) throw new Error(`no sample for ${field.entity}.${field.name}`);
  return form;
}
