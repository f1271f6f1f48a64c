/**
 * The demo company: a supplier of office equipment with its sales department, customers, deals, orders and
 * activities. The same seed gives the same company; dates stand around `context.now`.
 */
import type { Context } from '../platform/foundation/context';
import type { Records } from '../platform/records/contracts';
import { bringActivities } from './activities';
import { bringCustomers } from './customers';
import { bringDeals } from './deals';
import { layGroundwork } from './groundwork';
import { bringOrders } from './orders';
import { EMPLOYEES } from './staff';
import { createWriter, type Progress } from './writer';

export type { Progress } from './writer';

export interface SeedRequest {
  readonly records: Records;
  /** Of the system actor, on a snapshot with the packages `system` and `crm` and their shipped data in place. */
  readonly context: Context;
  /** 1 is about 400 accounts, 1,200 contacts, 1,500 deals; 100 a hundred times that; 0.1 a tenth. */
  readonly scale: number;
  readonly onProgress?: (progress: Progress) => void;
}

export interface SeedAnswer {
  /** Records made by this run, by entity; rows inside others as "deal.lines". Nothing on a second run. */
  readonly created: Readonly<Record<string, number>>;
  /** People who may sign in once they have a password. */
  readonly people: readonly { readonly login: string; readonly role: string }[];
}

/** What one block of the company holds. A block is brought whole before the next begins, so memory does not grow with scale. */
const BLOCK = { accounts: 400, contacts: 1200, deals: 1500, repeatedOrders: 300 } as const;

/** Brings the company in. What is already there stays as it is; a broken run continues where it stopped. */
export async function seedCompany({ records, context, scale, onProgress }: SeedRequest): Promise<SeedAnswer> {
  const writer = createWriter(records, context, onProgress);
  const blocks = sizes(scale);
  for (const [entity, part] of [
    ['account', 'accounts'],
    ['contact', 'contacts'],
    ['deal', 'deals'],
  ] as const) {
    writer.expect(
      entity,
      blocks.reduce((sum, size) => sum + share(BLOCK[part], size), 0),
    );
  }
  const ground = await layGroundwork(writer, records, context);
  for (const [block, size] of blocks.entries()) {
    const customers = await bringCustomers(
      writer,
      ground,
      block,
      share(BLOCK.accounts, size),
      share(BLOCK.contacts, size),
    );
    const deals = await bringDeals(writer, ground, block, customers, share(BLOCK.deals, size), context.now);
    const orders = await bringOrders(
      writer,
      ground,
      block,
      customers,
      deals,
      share(BLOCK.repeatedOrders, size),
      context.now,
    );
    await bringActivities(writer, block, customers, deals, orders, context.now);
  }
  const created = Object.fromEntries([...writer.created].filter(([, count]) => count > 0));
  return { created, people: EMPLOYEES.map(({ login, role }) => ({ login, role })) };
}

/** Whole blocks, and a smaller last one for the rest of the scale. */
function sizes(scale: number): readonly number[] {
  const whole = Math.floor(scale);
  const rest = Math.round((scale - whole) * 1000) / 1000;
  return [...Array.from({ length: whole }, () => 1), ...(rest > 0 ? [rest] : [])];
}

function share(count: number, size: number): number {
  return Math.max(1, Math.round(count * size));
}
