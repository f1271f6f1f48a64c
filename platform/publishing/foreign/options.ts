/** Lists of options: each field’s own artefact of choices, or another field’s that it shares. */
import type { ForeignField, ForeignOption } from './model';
import { camelName, createNames } from './names';

const LONGEST = 100;

/** Our key of each value of the source. */
export function keysOf(options: readonly ForeignOption[]): ReadonlyMap<string, string> {
  const names = createNames();
  return new Map(
    options.map(({ value, label }) => {
      const wanted = camelName(value);
      const spoken = /^n?\d+$/.test(wanted) || wanted === 'item' ? camelName(label.en) : wanted;
      return [value, names.give((spoken === 'item' ? `option` : spoken).slice(0, LONGEST))];
    }),
  );
}

/** The options of a field’s choice; none for any other field. */
export function optionsOf(field: ForeignField): readonly ForeignOption[] {
  return field.meaning.kind === 'options' ? field.meaning.options : [];
}
