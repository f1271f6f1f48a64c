import type { Entity, Field, Snapshot } from '../../../language/contracts';
import type { FieldView, Surroundings } from '../../contracts';

export interface LineColumn {
  readonly field: Field;
  readonly view: FieldView;
  /** Least width in pixels; the rest of the room is shared in proportion. */
  readonly width: number;
  /** People type into it. */
  readonly writable: boolean;
  /** Its sum stands below. */
  readonly total: boolean;
}

type Layout = Readonly<Record<string, unknown>>;

/** The columns of a line table: those the form names, else every field of a row that is not the platform's own. */
export function lineColumns(field: Field, layout: Layout, surroundings: Surroundings): readonly LineColumn[] {
  const relation = field.relation;
  if (relation?.kind !== 'many') return [];
  const { snapshot } = surroundings;
  const rows = snapshot.entity(relation.of);
  const named = (layout.columns ?? {}) as Readonly<Record<string, Layout | null>>;
  const names = Object.keys(named).length > 0 ? Object.keys(named) : ownFields(rows, relation.by);
  const totals = totalled(field, layout, snapshot);
  return names.flatMap((name) => {
    const column = rows.fields.get(name);
    if (!column || named[name] === null || column.relation?.kind === 'many') return [];
    const view = surroundings.fieldView(column.type);
    const width = named[name]?.width;
    const readOnly = column.definition.readOnly === true || named[name]?.readOnly === true;
    return {
      field: column,
      view,
      width: typeof width === 'number' ? width : (view.width ?? 140),
      writable: !column.system && !column.word.computation && !readOnly,
      total: totals.has(name),
    };
  });
}

function ownFields(rows: Entity, by: string): readonly string[] {
  const hidden = new Set([by, 'position']);
  return [...rows.fields.values()].filter(({ name, system }) => !system && !hidden.has(name)).map(({ name }) => name);
}

/** What the form asks for, else what the record itself sums up over these lines. */
function totalled(field: Field, layout: Layout, snapshot: Snapshot): ReadonlySet<string> {
  const asked = layout.totals;
  if (Array.isArray(asked)) return new Set(asked.map(String));
  if (typeof asked === 'object' && asked !== null) return new Set(Object.keys(asked));
  const rollUps = snapshot.entity(field.entity).rollUps.filter((each) => each.over.name === field.name);
  return new Set(rollUps.flatMap(({ function: name, of }) => (name === 'sum' && of ? [of.name] : [])));
}
