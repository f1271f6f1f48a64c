import type { Context } from '../foundation/context';
import { PlatformError } from '../foundation/errors';
import type { Events } from '../foundation/events';
import { isId, newId } from '../foundation/id';
import type { Database } from '../storage/contracts';
import { batch, rehearse } from './batch';
import type { RecordBody, RecordInput, Records } from './contracts';
import { find, read } from './find';
import { history } from './history';
import { planOf } from './plan';
import { query } from './query';
import { type Kernel, save } from './save';
import { type Change, newChange, type Unit } from './unit';

/** The currency in which amounts of all currencies are compared, unless the installation says otherwise. */
const BASE_CURRENCY = 'RUB';

export interface RecordsOptions {
  readonly database: Database;
  readonly events: Events;
  readonly baseCurrency?: string;
}

/** The one way to read and write records, for every channel. */
export function createRecords({ database, events, baseCurrency = BASE_CURRENCY }: RecordsOptions): Records {
  const kernel: Kernel = { database, events, baseCurrency };

  /** Answers with what is stored, read where it was written: in the transaction, before others can change it. */
  async function saveOne(context: Context, name: string, change: () => Change): Promise<RecordBody> {
    let body: RecordBody | undefined;
    await saveChange(context, name, change, async (unit) => {
      body = await answer(unit, name);
    });
    if (!body) throw new Error('a record was saved without an answer');
    return body;
  }

  async function saveChange(
    context: Context,
    name: string,
    change: () => Change,
    beforeCommit?: (unit: Unit) => Promise<void>,
  ): Promise<void> {
    const entity = context.snapshot.entity(name);
    const plan = planOf(entity, context.snapshot);
    const begin = () => [{ entity, plan, changes: [change()], follows: false, by: null }];
    await save(kernel, context, begin, beforeCommit);
  }

  return {
    find: (context, entity, request) => find(database, context, entity, request),
    read: (context, entity, id, fields) => read(database, database, context, entity, id, fields),
    async create(context, entity, input) {
      const id = idFor(context, input);
      return saveOne(context, entity, () => newChange('create', id, { input }));
    },
    async update(context, entity, id, input, version) {
      checkId(id);
      return saveOne(context, entity, () => newChange('update', id, { input, seen: version }));
    },
    async remove(context, entity, id, version) {
      checkId(id);
      await saveChange(context, entity, () => newChange('delete', id, { seen: version }));
    },
    async restore(context, entity, id) {
      checkId(id);
      return saveOne(context, entity, () => newChange('restore', id));
    },
    batch: (context, entity, request, key) => batch(kernel, context, entity, request, key),
    rehearse: (context, entity, request) => rehearse(kernel, context, entity, request),
    query: (context, request) => query(database, context, request),
    history: (context, entity, id, page) => history(database, context, entity, id, page),
  };
}

/** The platform's own work may know the identity beforehand (reference records of packages). */
function idFor(context: Context, input: RecordInput): string {
  const given = input['id'];
  return context.actor.kind === 'system' && isId(given) ? given : newId();
}

/** A malformed id is answered like an unknown one. */
function checkId(id: string): void {
  if (!isId(id)) throw new PlatformError('notFound');
}

/** The record as it is now, for this caller; only its identity when he may write but not see it. */
async function answer(unit: Unit, entity: string): Promise<RecordBody> {
  const change = unit.works[0]?.changes[0];
  if (!change) throw new Error('nothing was saved');
  try {
    return await read(unit.transaction, unit.database, unit.context, entity, change.id);
  } catch (error) {
    const isHidden = error instanceof PlatformError && (error.code === 'notFound' || error.code === 'forbidden');
    if (isHidden) return { id: change.id, version: Number(change.state['version'] ?? 1) };
    throw error;
  }
}
