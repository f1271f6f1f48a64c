/** What is visible, required and read-only, as expressions of the entity and of the form say together. */
import type { Entity, Expression, Snapshot } from '../../../language/contracts';
import { rootsOf } from '../../fields/kit/known-values';
import { readsOnlyLines } from '../../fields/kit/live-rules';
import { tryCompile } from '../../fields/kit/try-compile';
import { type FormLayout, type Place, placesOf } from './layout';

/** A constant, or an expression that is asked again when one of its roots changes. */
export type Rule =
  | { readonly constant: boolean }
  | { readonly expression: Expression; readonly roots: ReadonlySet<string> };

export interface FieldRules {
  readonly place: Place;
  readonly visible: readonly Rule[];
  readonly required: readonly Rule[];
  readonly readOnly: readonly Rule[];
}

export interface FormRules {
  readonly fields: ReadonlyMap<string, FieldRules>;
  /** Visibility of tabs and sections by key. */
  readonly parts: ReadonlyMap<string, Rule>;
}

const compiled = new WeakMap<FormLayout, FormRules>();

export function formRules(layout: FormLayout, entity: Entity, snapshot: Snapshot): FormRules {
  const known = compiled.get(layout);
  if (known) return known;
  const rule = (written: unknown): Rule[] => compileRule(written, entity, snapshot);
  const fields = placesOf(layout).map((place): [string, FieldRules] => {
    const { definition, name } = place.field;
    const both = (property: 'visible' | 'required' | 'readOnly') => [
      ...rule(definition[property]),
      ...rule(place.options[property]),
    ];
    return [name, { place, visible: both('visible'), required: both('required'), readOnly: both('readOnly') }];
  });
  const parts = layout.tabs.flatMap((tab) => [tab, ...tab.sections]);
  const rules: FormRules = {
    fields: new Map(fields),
    parts: new Map(parts.flatMap(({ key, visible }) => rule(visible).map((each): [string, Rule] => [key, each]))),
  };
  compiled.set(layout, rules);
  return rules;
}

function compileRule(written: unknown, entity: Entity, snapshot: Snapshot): Rule[] {
  if (typeof written === 'boolean') return [{ constant: written }];
  if (typeof written !== 'string') return [];
  const expression = tryCompile(written, entity, snapshot);
  return expression && readsOnlyLines(expression) ? [{ expression, roots: rootsOf(expression.paths) }] : [];
}
