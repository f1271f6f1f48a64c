import type { Artefact, Entity, Field, Snapshot, Text } from '../../../language/contracts';
import { tryPath } from '../../../language/paths';
import type { FieldView, Surroundings } from '../../contracts';
import { lookOf } from '../../fields/kit/look-of';
import { say } from '../../kit/say';
import { elementsOf } from '../../view-parts';

/** The functions a column's total may use. */
export type Total = 'sum' | 'avg' | 'min' | 'max' | 'count';

export interface Column {
  readonly path: string;
  readonly field: Field;
  readonly label: string;
  readonly width: number;
  /** How narrow it becomes before the list scrolls sideways. */
  readonly least: number;
  readonly align: NonNullable<FieldView['align']>;
  readonly sortable: boolean;
  readonly total: Total | null;
}

/** What a user set up: which columns in which order, and their widths once he changed one. */
export interface ColumnSetup {
  readonly shown?: readonly string[];
  /** The columns the view had when `shown` was chosen: later ones appear by themselves. */
  readonly known?: readonly string[];
  readonly widths?: Readonly<Record<string, number>>;
}

export const MIN_WIDTH = 60;
const DEFAULT_WIDTH = 150;
/** Text may lose a quarter of its column before the list scrolls. */
const LEAST_PART = 0.75;
const TOTALS: readonly unknown[] = ['sum', 'avg', 'min', 'max', 'count'];

/** Every column that can be shown: those of the view in its order, then the entity's other stored fields. */
export function possibleColumns(view: Artefact, entity: Entity, surroundings: Surroundings): readonly Column[] {
  const written = elementsOf(view['columns']);
  const others = [...entity.fields.values()]
    .filter((field) => isShowable(field) && !written.some(([path]) => path === field.name))
    .map((field) => [field.name, {}] as const);
  return [...written, ...others].flatMap(([path, settings]) => columnOf(path, settings, entity, surroundings) ?? []);
}

/** The paths to show: the user's choice, with columns the view got since; else those the view does not hide. */
export function shownPaths(view: Artefact, possible: readonly Column[], setup: ColumnSetup): readonly string[] {
  const written = elementsOf(view['columns']);
  const visible = written.filter(([, settings]) => settings['hidden'] !== true).map(([path]) => path);
  const standard = visible.length > 0 ? visible : possible.slice(0, 7).map((column) => column.path);
  const exists = (path: string) => possible.some((column) => column.path === path);
  if (!setup.shown) return standard.filter(exists);
  const fresh = setup.known
    ? standard.filter((path) => !setup.known?.includes(path) && !setup.shown?.includes(path))
    : [];
  return [...setup.shown, ...fresh].filter(exists);
}

/** All paths the view names, for `known`. */
export function writtenPaths(view: Artefact): readonly string[] {
  return elementsOf(view['columns']).map(([path]) => path);
}

function columnOf(
  path: string,
  settings: Readonly<Record<string, unknown>>,
  entity: Entity,
  surroundings: Surroundings,
): Column | null {
  const field = fieldAt(path, entity, surroundings.snapshot);
  if (!field || field.value === 'rows') return null;
  const look = lookOf(field, surroundings);
  const total = settings['total'];
  const width = typeof settings['width'] === 'number' ? settings['width'] : (look.width ?? DEFAULT_WIDTH);
  return {
    path,
    field,
    label: say(settings['label'] as Text | undefined, surroundings.locale, labelOf(path, field, entity, surroundings)),
    width,
    least: look.shrinks ? Math.round(width * LEAST_PART) : width,
    align: look.align ?? 'left',
    sortable: field.compared !== null,
    total: TOTALS.includes(total) ? (total as Total) : null,
  };
}

/** "City" for a field of the entity, "Account: City" for a field one hop away. */
function labelOf(path: string, field: Field, entity: Entity, surroundings: Surroundings): string {
  const label = say(field.label, surroundings.locale, field.name);
  const via = path.includes('.') ? entity.fields.get(path.split('.')[0] ?? '') : undefined;
  return via ? `${say(via.label, surroundings.locale, via.name)}: ${label}` : label;
}

function fieldAt(path: string, entity: Entity, snapshot: Snapshot): Field | null {
  const tried = tryPath(path, entity, snapshot);
  return 'path' in tried ? tried.path.field : null;
}

function isShowable(field: Field): boolean {
  return (
    field.columns.length > 0 && field.name !== 'id' && field.name !== 'version' && field.definition.visible !== false
  );
}
