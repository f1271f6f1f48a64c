/** The activities of one block: what was done for its deals and orders, and what is planned. */
import type { RecordInput } from '../platform/records/contracts';
import type { Customer } from './customer';
import { addDays, addMinutes, dayFrom, daysBetween, earlier, moment } from './dates';
import type { Deal } from './deals';
import { code } from './keys';
import type { Order } from './orders';
import { type Dice, dice } from './random';
import { RESULTS, SUBJECTS } from './wording';
import type { Writer } from './writer';

interface Occasion {
  readonly customer: Customer;
  readonly day: string;
  readonly deal: string | null;
  readonly order: string | null;
  readonly contact: string | null;
}

const KINDS = { call: 38, letter: 20, meeting: 16, task: 20, visit: 6 } as const;
const MINUTES = { call: 15, letter: 20, meeting: 60, task: 45, visit: 120 } as const;
/** Per block: activities of deals, then of orders, then of accounts alone. */
const OF_DEALS = 0;
const OF_ORDERS = 6000;
const OF_ACCOUNTS = 8000;

export async function bringActivities(
  writer: Writer,
  block: number,
  customers: readonly Customer[],
  deals: readonly Deal[],
  orders: readonly Order[],
  now: Date,
): Promise<void> {
  const inputs: RecordInput[] = [];
  const add = (from: number) => (occasion: Occasion, index: number) => {
    const key = code('T', block, from + index);
    inputs.push(activity(dice('activity', key), key, occasion, now));
  };
  deals
    .flatMap((deal, index) => ofDeal(dice('occasions', block, index), deal, now))
    .slice(0, OF_ORDERS)
    .forEach(add(OF_DEALS));
  orders
    .filter((_, index) => index % 3 === 0)
    .slice(0, OF_ACCOUNTS - OF_ORDERS)
    .map(ofOrder)
    .forEach(add(OF_ORDERS));
  customers
    .filter((each) => each.active)
    .map((each, index) => ofAccount(dice('occasion', block, index), each, now))
    .forEach(add(OF_ACCOUNTS));
  await writer.put('activity', 'code', inputs);
}

/** One or two steps of the past and, for most open deals, one that is planned (or overdue). */
function ofDeal(roll: Dice, deal: Deal, now: Date): readonly Occasion[] {
  const { customer, contact, id } = deal;
  const today = dayFrom(now, 0);
  const end = earlier(deal.closeDate, today);
  const length = Math.max(0, daysBetween(deal.startDate, end));
  const past = Array.from({ length: roll.whole(1, 2) }, () =>
    addDays(deal.startDate, Math.floor(length * roll.next())),
  );
  const planned =
    deal.outcome === 'open' && roll.chance(0.7)
      ? [dayFrom(now, roll.chance(0.2) ? -roll.whole(1, 9) : roll.whole(0, 21))]
      : [];
  return [...past, ...planned].map((day) => ({ customer, day, deal: id, order: null, contact }));
}

function ofOrder({ customer, id, orderDate }: Order): Occasion {
  return { customer, day: orderDate, deal: null, order: id, contact: customer.contacts[0] ?? null };
}

function ofAccount(roll: Dice, customer: Customer, now: Date): Occasion {
  return {
    customer,
    day: dayFrom(now, roll.whole(-200, 14)),
    deal: null,
    order: null,
    contact: customer.contacts[0] ?? null,
  };
}

function activity(roll: Dice, key: string, { customer, day, deal, order, contact }: Occasion, now: Date): RecordInput {
  const kind = roll.weighted(KINDS);
  const start = moment(day, roll.whole(9, 17), roll.pick([0, 15, 30, 45]));
  const status = statusAt(roll, daysBetween(start, now.toISOString()));
  const minutes = MINUTES[kind] * roll.pick([1, 1, 1, 2]);
  return {
    code: key,
    subject: roll.pick(SUBJECTS[kind]),
    kind,
    status,
    priority: roll.weighted({ normal: 70, high: 16, low: 10, urgent: 4 }),
    start,
    due: addMinutes(start, kind === 'task' || kind === 'letter' ? 24 * 60 : minutes),
    planned: minutes,
    spent: status === 'done' ? Math.round(minutes * (0.6 + roll.next() * 0.8)) : null,
    account: customer.id,
    contact,
    deal,
    order,
    place: kind === 'meeting' || kind === 'visit' ? `${customer.city}, ${customer.street}` : null,
    result: status === 'done' ? roll.pick(RESULTS) : null,
    owner: customer.seller.id,
    team: customer.seller.team,
  };
}

/** What was planned long ago is done; of the last days some is overdue; what lies ahead is only planned. */
function statusAt(roll: Dice, age: number): string {
  if (age > 10) return roll.chance(0.05) ? 'cancelled' : 'done';
  return age > 0
    ? roll.weighted({ done: 70, planned: 22, inProgress: 8 })
    : roll.weighted({ planned: 92, inProgress: 8 });
}
