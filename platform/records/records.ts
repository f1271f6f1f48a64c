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
import { type Change, newChange } from './unit';

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

  /** Returns the version the record has now. */
  async function saveOne(context: Context, name: string, change: () => Change): Promise<number> {
    const entity = context.snapshot.entity(name);
    const plan = planOf(entity, context.snapshot);
    const unit = await save(kernel, context, () => [{ entity, plan, changes: [change()], follows: false, by: null }]);
    const [first] = unit.works[0]?.changes ?? [];
    return Number(first?.state['version'] ?? 1);
  }

  return {
    find: (context, entity, request) => find(database, context, entity, request),
    read: (context, entity, id, fields) => read(database, database, context, entity, id, fields),
    async create(context, entity, input) {
      const id = idFor(context, input);
      const version = await saveOne(context, entity, () => newChange('create', id, { input }));
      return answer(database, context, entity, id, version);
    },
    async update(context, entity, id, input, version) {
      checkId(id);
      const now = await saveOne(context, entity, () => newChange('update', id, { input, seen: version }));
      return answer(database, context, entity, id, now);
    },
    async remove(context, entity, id, version) {
      checkId(id);
      await saveOne(context, entity, () => newChange('delete', id, { seen: version }));
    },
    async restore(context, entity, id) {
      checkId(id);
      const version = await saveOne(context, entity, () => newChange('restore', id));
      return answer(database, context, entity, id, version);
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
async function answer(
  database: Database,
  context: Context,
  entity: string,
  id: string,
  version: number,
): Promise<RecordBody> {
  try {
    return await read(database, database, context, entity, id);
  } catch (error) {
    const isHidden = error instanceof PlatformError && (error.code === 'notFound' || error.code === 'forbidden');
    if (isHidden) return { id, version };
    throw error;
  }
}
