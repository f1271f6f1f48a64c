import type { Context } from '../platform/foundation/context';
import type { RecordInput, Records } from '../platform/records/contracts';

const BATCH = 1000;

/** How far the seeding is; `total` counts what the whole company will have of the entity. */
export interface Progress {
  readonly entity: string;
  readonly done: number;
  readonly total: number;
}

export interface Writer {
  /**
   * Brings records in, in batches, and leaves alone those whose key is already there (also in the bin), so that a
   * second run changes nothing and a broken run continues. Returns the ids in the order of the input.
   */
  put(entity: string, key: string, inputs: readonly RecordInput[]): Promise<readonly string[]>;
  /** Says how many records of an entity are to come. */
  expect(entity: string, count: number): void;
  /** Records created by this run, by entity, lines included. */
  readonly created: ReadonlyMap<string, number>;
}

export function createWriter(records: Records, context: Context, onProgress?: (progress: Progress) => void): Writer {
  const created = new Map<string, number>();
  const done = new Map<string, number>();
  const totals = new Map<string, number>();
  const count = (map: Map<string, number>, entity: string, by: number) => map.set(entity, (map.get(entity) ?? 0) + by);

  async function putBatch(entity: string, key: string, inputs: readonly RecordInput[]): Promise<readonly string[]> {
    const ids = await present(entity, key, inputs);
    const missing = inputs.filter((input) => !ids.has(input[key]));
    const answer = missing.length > 0 ? await records.batch(context, entity, { create: missing }) : { created: [] };
    missing.forEach((input, index) => {
      const made = answer.created[index];
      if (made) ids.set(input[key], made.id);
    });
    count(created, entity, missing.length);
    for (const [name, rows] of ownedRows(missing)) count(created, `${entity}.${name}`, rows);
    count(done, entity, inputs.length);
    onProgress?.({
      entity,
      done: done.get(entity) ?? 0,
      total: Math.max(totals.get(entity) ?? 0, done.get(entity) ?? 0),
    });
    return inputs.map((input) => ids.get(input[key]) ?? '');
  }

  async function present(entity: string, key: string, inputs: readonly RecordInput[]): Promise<Map<unknown, string>> {
    const where = { [key]: { $in: inputs.map((input) => input[key]) } };
    const bins = context.snapshot.entity(entity).archivable ? [false, true] : [false];
    const ids = new Map<unknown, string>();
    for (const deleted of bins) {
      const found = await records.find(context, entity, { where, fields: [key], limit: BATCH, deleted });
      for (const record of found.records) ids.set(record[key], record.id);
    }
    return ids;
  }

  return {
    created,
    expect: (entity, more) => void count(totals, entity, more),
    async put(entity, key, inputs) {
      const ids: string[] = [];
      for (let start = 0; start < inputs.length; start += BATCH) {
        ids.push(...(await putBatch(entity, key, inputs.slice(start, start + BATCH))));
      }
      return ids;
    },
  };
}

function ownedRows(inputs: readonly RecordInput[]): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  for (const input of inputs) {
    for (const [name, value] of Object.entries(input)) {
      if (Array.isArray(value) && typeof value[0] === 'object') rows.set(name, (rows.get(name) ?? 0) + value.length);
    }
  }
  return rows;
}
