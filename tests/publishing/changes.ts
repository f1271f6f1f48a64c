/** One change of each kind, over the same beginning. */
import type { Layer } from '../../platform/language/layers';
import type { Operation } from '../../platform/language/operations';
import { type Definition, packageOf } from './workshop';

interface PublishedChange {
  readonly layers: readonly Layer[];
  readonly operations?: readonly Operation[];
}

const label = { en: 'Label', ru: 'Подпись' };
const options = (...keys: string[]) => Object.fromEntries(keys.map((key) => [key, { label }]));

const FIELDS: Readonly<Record<string, Definition>> = {
  code: { type: 'text', maxLength: 40 },
  size: { type: 'text', maxLength: 40 },
  colour: { type: 'choice', of: 'colour' },
  colours: { type: 'multiChoice', of: 'colour' },
  kin: { type: 'reference', to: 'thing' },
};
const thing = (fields: Readonly<Record<string, Definition>>, keys = ['red', 'green', 'blue']): readonly Layer[] =>
  packageOf({ thing: fields }, { colour: options(...keys) });
const { kin: _kin, size: _size, ...withoutSome } = FIELDS;
const { size: _old, ...withoutSize } = FIELDS;

export const BEGINNING: readonly Layer[] = thing(FIELDS);

export const CHANGES: Readonly<Record<string, PublishedChange>> = {
  'new fields with an index and an entity': {
    layers: packageOf(
      {
        thing: { ...FIELDS, note: { type: 'text', searchable: true }, other: { type: 'reference', to: 'part' } },
        part: { weight: { type: 'decimal' } },
      },
      { colour: options('red', 'green', 'blue') },
    ),
  },
  'a field renamed': {
    layers: thing({ ...withoutSize, width: FIELDS['size'] ?? {} }),
    operations: [{ what: 'field', entity: 'thing', from: 'size', to: 'width' }],
  },
  'a type changed': { layers: thing({ ...FIELDS, size: { type: 'integer' } }) },
  'options renamed and merged': {
    layers: thing(FIELDS, ['scarlet', 'blue']),
    operations: [
      { what: 'option', choices: 'colour', from: 'red', to: 'scarlet' },
      { what: 'option', choices: 'colour', from: 'green', to: 'blue' },
    ],
  },
  'a field required with a default': {
    layers: thing({ ...FIELDS, code: { type: 'text', maxLength: 40, required: true, default: 'none' } }),
  },
  'a field unique': { layers: thing({ ...FIELDS, code: { type: 'text', maxLength: 40, unique: true } }) },
  'a reference and a field deleted': { layers: thing(withoutSome) },
};
