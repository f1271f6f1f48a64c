/** Which fields of referenced records a form's rules read: asked for together with the record, so that nothing flickers. */
import type { Entity, Path, Snapshot } from '../../../language/contracts';
import { type RecordValues, referenceId, valueAt } from '../../fields/kit/known-values';
import { liveRules } from '../../fields/kit/live-rules';
import type { RelatedCache } from '../../fields/kit/related-cache';
import { type FormLayout, isLines, placesOf } from './layout';
import { formRules } from './rules';

/** Dotted paths to ask for when a record is read for a form: its fields, its lines, and what rules read beyond references. */
export function neededFields(layout: FormLayout, entity: Entity, snapshot: Snapshot): readonly string[] {
  const own = [...entity.fields.values()].filter(
    (field) => field.columns.length > 0 || isPlacedLines(layout, field.name),
  );
  return [...own.map(({ name }) => name), ...relatedPaths(layout, entity, snapshot).map(({ text }) => text)];
}

/** Puts what a record brought along into the cache. */
export function learnRelated(
  record: RecordValues,
  layout: FormLayout,
  entity: Entity,
  snapshot: Snapshot,
  related: RelatedCache,
): void {
  for (const { hops, text } of relatedPaths(layout, entity, snapshot)) {
    const [first] = hops;
    const target = first && record[first.name];
    const id = referenceId(target);
    const beyond = text.slice(text.indexOf('.') + 1);
    if (!first || id === null || first.relation?.kind !== 'one' || typeof target !== 'object') continue;
    if (!((beyond.split('.')[0] ?? '') in (target as object))) continue;
    related.learn(first.relation.to, id, beyond, valueAt(target as RecordValues, beyond));
  }
}

function relatedPaths(layout: FormLayout, entity: Entity, snapshot: Snapshot): readonly Path[] {
  const rules = formRules(layout, entity, snapshot);
  const ruled = [...rules.fields.values()].flatMap(({ visible, required, readOnly }) => [visible, required, readOnly]);
  const dynamic = [...ruled.flat(), ...rules.parts.values()];
  const live = liveRules(entity, snapshot);
  const paths = [
    ...dynamic.flatMap((rule) => ('expression' in rule ? rule.expression.paths : [])),
    ...live.formulas.flatMap(({ expression }) => expression.paths),
    ...[...live.currencies.values()].flatMap(({ expression }) => expression?.paths ?? []),
    ...entity.checks.flatMap(({ that }) => that.paths),
  ];
  const beyond = paths.filter(({ hops }) => hops.length > 0 && hops.every(({ relation }) => relation?.kind === 'one'));
  return [...new Map(beyond.map((path) => [path.text, path])).values()];
}

function isPlacedLines(layout: FormLayout, name: string): boolean {
  return placesOf(layout).some(({ field }) => field.name === name && isLines(field));
}
