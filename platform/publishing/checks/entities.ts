/** Entities as wholes: their names, who sees them, their indexes, how wide a row is. */
import { LOCALES } from '../../foundation/errors';
import type { Entity } from '../../language/contracts';
import { isObject, pointerTo } from '../../language/layers';
import { rowBudget } from '../../storage/row-budget';
import { entityTable } from '../../storage/table-shape';
import type { Candidate } from './candidate';
import { type Named, patchAt, type Remark, remark, safely } from './rule';

const TELLING: ReadonlySet<string> = new Set(['text', 'reference', 'date', 'instant', 'number']);

/** C014 */
export function titleThatNamesNothing({ entities }: Candidate): readonly Remark[] {
  return entities.flatMap((entity) => {
    const { title } = entity;
    if (TELLING.has(title.value) && title.name !== 'id') return [];
    const path = entity.definition.title === undefined ? '' : '/title';
    return [remark('C014', of(entity), path, { field: title.name })];
  });
}

/** C015 */
export function titleThatIsNotSaid({ entities }: Candidate): readonly Remark[] {
  return entities.flatMap((entity) => {
    const { title } = entity;
    if (entity.definition.title !== undefined || title.value !== 'text') return [];
    const repair = safely(
      `Writes what holds now: the title is “${title.name}”.`,
      `Записывает то, что есть: название — «${title.name}».`,
      { title: title.name },
    );
    return [remark('C015', of(entity), '', { field: title.name }, repair)];
  });
}

/** C016 */
export function entityThatNoViewShows(candidate: Candidate): readonly Remark[] {
  const shown = new Set(candidate.artefacts('view').map((view) => view.entity));
  const inside = new Set(
    candidate.entities.flatMap(({ fields }) =>
      [...fields.values()].flatMap(({ relation }) => (relation?.kind === 'many' ? [relation.of] : [])),
    ),
  );
  return candidate.entities
    .filter(({ name }) => !shown.has(name) && !inside.has(name))
    .map((entity) => remark('C016', of(entity), '', { entity: entity.label }));
}

/** C017 */
export function entityThatNobodyMayRead({ entities, roles }: Candidate): readonly Remark[] {
  if (roles.length === 0) return [];
  return entities
    .filter(({ name }) => !roles.some(({ policy }) => policy.may(name, 'read')))
    .map((entity) => remark('C017', of(entity), '', { entity: entity.label }));
}

/** C018 */
export function pluralLikeSingular({ entities }: Candidate): readonly Remark[] {
  return entities
    .filter(({ label, plural }) =>
      LOCALES.some((locale) => label[locale] !== undefined && label[locale] === plural[locale]),
    )
    .map((entity) => remark('C018', of(entity), '/plural'));
}

/** C020: an index that another begins with. References have theirs from the platform, which makes room for a longer one. */
export function needlessIndex({ entities }: Candidate): readonly Remark[] {
  return entities.flatMap((entity) => {
    const written = isObject(entity.definition.indexes) ? Object.keys(entity.definition.indexes) : [];
    const indexes = entity.indexes.filter(({ name }) => written.includes(name));
    return indexes.flatMap((index, place) => {
      const own = index.fields.map(({ name }) => name);
      const covers = (other: Entity['indexes'][number]) => own.every((name, at) => other.fields[at]?.name === name);
      const longer = indexes.find(
        (other, otherPlace) =>
          other !== index && covers(other) && (other.fields.length > own.length || otherPlace < place),
      );
      // The last text of an index is kept folded, so that a longer index does not replace it.
      if (!longer || (longer.fields.length > own.length && index.fields.at(-1)?.folded)) return [];
      const pointer = pointerTo('/indexes', index.name);
      const repair = safely(
        `Removes the index “${index.name}”.`,
        `Убирает индекс «${index.name}».`,
        patchAt(pointer, null),
      );
      return [remark('C020', of(entity), pointer, { other: longer.name }, repair)];
    });
  });
}

/** C021, C022: as a new table on MariaDB, whose rows are the narrowest. */
export function rowTooWide({ entities, snapshot }: Candidate): readonly Remark[] {
  return entities.flatMap((entity): Remark[] => {
    const { excess, outside } = rowBudget(entityTable(entity, snapshot), new Map());
    if (excess) return [remark('C021', of(entity), '/fields', { ...excess })];
    return outside.size > 0 ? [remark('C022', of(entity), '/fields', { count: outside.size })] : [];
  });
}

/** C023 */
export function stagesThatAreNone({ entities }: Candidate): readonly Remark[] {
  return entities.flatMap((entity) => {
    const field = entity.fields.get(String(entity.traits.get('staged')?.by));
    if (!field || field.options.length > 0 || field.relation?.kind === 'one') return [];
    return [remark('C023', of(entity), '/traits/staged/by', { field: field.name })];
  });
}

function of({ name }: Entity): Named {
  return { kind: 'entity', name };
}
