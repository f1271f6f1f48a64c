/** What a step does, through the same door as everybody. */
import { PlatformError } from '../../foundation/errors';
import { newId } from '../../foundation/id';
import type { ScenarioStep } from '../../language/generated';
import type { RecordInput } from '../../records/contracts';
import { idOf, type Made, type Person, resolved, type Stage } from './stage';

const MOST = 1000;

export interface Outcome {
  readonly refusal: PlatformError | null;
  /** The record that was acted on; null where there is none (any more). */
  readonly record: Made | null;
  readonly count: number | null;
  readonly totals: Readonly<Record<string, unknown>>;
}

const NOTHING: Outcome = { refusal: null, record: null, count: null, totals: {} };

/** Acts, and says what came of it. Whatever is no refusal but a fault is thrown. */
export async function perform(stage: Stage, person: Person, step: ScenarioStep): Promise<Outcome> {
  const { entity, when } = step;
  const known = when.record === undefined ? undefined : stage.made.get(when.record);
  try {
    return await act(stage, person, step);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return { ...NOTHING, refusal: error, record: known?.entity === entity ? known : null };
  }
}

async function act(stage: Stage, { context }: Person, { entity, when }: ScenarioStep): Promise<Outcome> {
  const { records, made } = stage;
  const { record: name = '' } = when;
  const input = (await resolved(stage, entity, when.values ?? {})) as RecordInput;
  if (when.action === 'find') return found(stage, context, entity, when);
  if (when.action === 'query') return totals(stage, context, entity, when);
  if (when.action === 'create') {
    const record = { entity, id: (await records.create(context, entity, input)).id };
    if (name !== '') made.set(name, record);
    return { ...NOTHING, record };
  }
  const record = { entity, id: idOf(stage, name) };
  if (when.action === 'remove') {
    await records.remove(context, entity, record.id, null);
    return NOTHING;
  }
  if (when.action === 'update') await records.update(context, entity, record.id, input, null);
  else await records.read(context, entity, record.id, ['id']);
  return { ...NOTHING, record };
}

type Look = ScenarioStep['when'];

/** Only records of the scenario count, so that it holds in every base. */
function whereOf({ made }: Stage, entity: string, { where, search }: Look) {
  const ids = [...made.values()].filter((record) => record.entity === entity).map(({ id }) => id);
  const ours = { id: { $in: ids.length > 0 ? ids : [newId()] } };
  return { where: where ? { $and: [where, ours] } : ours, ...(search === undefined ? {} : { search }) };
}

async function found(stage: Stage, context: Person['context'], entity: string, look: Look): Promise<Outcome> {
  const request = { ...whereOf(stage, entity, look), fields: ['id'], limit: MOST };
  const { records } = await stage.records.find(context, entity, request);
  return { ...NOTHING, count: records.length };
}

async function totals(stage: Stage, context: Person['context'], entity: string, look: Look): Promise<Outcome> {
  const measures = (look.measures ?? {}) as Readonly<Record<string, Readonly<Record<string, string>>>>;
  const request = { from: entity, ...whereOf(stage, entity, look), measures };
  const { rows } = await stage.records.query(context, request);
  const { count } = await found(stage, context, entity, look);
  return { ...NOTHING, count, totals: rows[0] ?? {} };
}
