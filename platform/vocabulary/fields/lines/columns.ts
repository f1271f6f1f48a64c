import type { Entity, Field, Snapshot } from '../../../language/contracts';
import type { FieldView, Surroundings } from '../../contracts';
import { lookOf } from '../kit/look-of';

export interface LineColumn {
  readonly field: Field;
  readonly view: FieldView;
  readonly align: FieldView['align'];
  /** Least width in pixels; the rest of the room is shared in proportion. */
  readonly width: number;
  /** People type into it. */
  readonly writable: boolean;
  /** Its sum stands below; where the record itself holds that sum, in this field. */
  readonly total: boolean | Field;
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
    const look = lookOf(column, surroundings);
    const width = named[name]?.width;
    const readOnly = column.definition.readOnly === true || named[name]?.readOnly === true;
    return {
      field: column,
      view,
      align: look.align,
      width: typeof width === 'number' ? width : (look.width ?? 140),
      writable: !column.system && !column.word.computation && !readOnly,
      total: totals.get(name) ?? false,
    };
  });
}

function ownFields(rows: Entity, by: string): readonly string[] {
  const hidden = new Set([by, 'position']);
  return [...rows.fields.values()].filter(({ name, system }) => !system && !hidden.has(name)).map(({ name }) => name);
}

/** What the form asks for, else what the record itself sums up over these lines. */
function totalled(field: Field, layout: Layout, snapshot: Snapshot): ReadonlyMap<string, boolean | Field> {
  const rollUps = snapshot.entity(field.entity).rollUps.filter((each) => each.over.name === field.name && !each.where);
  const held = new Map<string, boolean | Field>(
    rollUps.flatMap(({ function: name, of, field: sum }) => (name === 'sum' && of ? [[of.name, sum]] : [])),
  );
  const asked = layout.totals;
  if (typeof asked !== 'object' || asked === null) return held;
  const names = Array.isArray(asked) ? asked.map(String) : Object.keys(asked);
  return new Map(names.map((name) => [name, held.get(name) ?? true]));
}
