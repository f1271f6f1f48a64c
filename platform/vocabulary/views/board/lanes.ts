import type { Artefact, Entity, Field } from '../../../language/contracts';
import type { ReferenceValue, ViewRecord, ViewSurroundings } from '../../contracts';
import { say } from '../../kit/say';
import { valueAt } from '../../kit/value-at';

/** One column of a board: an option of a choice, a record of the referenced entity, or records with neither. */
export interface Lane {
  /** The option's key or the record's id; empty for records without a value. */
  readonly key: string;
  readonly label: string;
  readonly color: string | null;
}

const MOST_LANES = 60;

/** The lane of records whose field is empty. */
export const NO_VALUE = '';

/** The columns of a board in their order. */
export async function lanesOf(view: Artefact, by: Field, surroundings: ViewSurroundings): Promise<readonly Lane[]> {
  if (by.relation?.kind !== 'one') {
    return by.options.map((option) => ({
      key: option.key,
      label: say(option.label, surroundings.locale, option.key),
      color: option.color,
    }));
  }
  const target = surroundings.snapshot.entity(by.relation.to);
  const color = colorField(target);
  const { records } = await surroundings.find(target.name, {
    where: view['columnsWhere'],
    ...(Array.isArray(view['columnsSort']) ? { sort: view['columnsSort'] as readonly string[] } : {}),
    fields: [target.title.name, ...(color ? [color.name] : [])],
    limit: MOST_LANES,
  });
  return records.map((record) => ({
    key: record.id,
    label: titleText(record, target, surroundings),
    color: color ? colorOf(record, color) : null,
  }));
}

/** The lane a record stands in. */
export function laneOf(record: ViewRecord, by: string): string {
  const value = valueAt(record, by);
  if (typeof value === 'object' && value !== null) return (value as ReferenceValue).id;
  return typeof value === 'string' ? value : NO_VALUE;
}

/** The condition that selects a lane's records. */
export function laneCondition(lane: Lane, by: string): Readonly<Record<string, unknown>> {
  return { [by]: lane.key === NO_VALUE ? { $empty: true } : lane.key };
}

/** A choice of the target whose chosen option gives the column its colour. */
function colorField(target: Entity): Field | undefined {
  return [...target.fields.values()].find(
    (field) => field.value === 'text' && field.options.some((option) => option.color),
  );
}

function colorOf(record: ViewRecord, field: Field): string | null {
  return field.options.find((option) => option.key === record[field.name])?.color ?? null;
}

function titleText(record: ViewRecord, target: Entity, surroundings: ViewSurroundings): string {
  const value = record[target.title.name];
  if (value === null || value === undefined) return record.id;
  return target.title.word.format(value as never, target.title, surroundings.locale, surroundings.timeZone);
}
