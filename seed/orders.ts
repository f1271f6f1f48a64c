/** The orders of one block: what followed from won deals, and what regular customers order again. */
import type { RecordInput } from '../platform/records/contracts';
import type { Customer } from './customer';
import { addDays, dayFrom, daysBetween, earlier } from './dates';
import { chooseLines, type Deal, type Line, lineInput } from './deals';
import type { Groundwork } from './groundwork';
import { code } from './keys';
import { type Dice, dice } from './random';
import type { Writer } from './writer';

export interface Order {
  readonly id: string;
  readonly customer: Customer;
  readonly orderDate: string;
  readonly status: string;
}

interface Wish {
  readonly customer: Customer;
  readonly deal: Deal | null;
  readonly orderDate: string;
  readonly lines: readonly Line[];
}

/** Order numbers of deals and of repeated orders never meet: the latter begin at this index of the block. */
const REPEATED = 5000;

export async function bringOrders(
  writer: Writer,
  ground: Groundwork,
  block: number,
  customers: readonly Customer[],
  deals: readonly Deal[],
  repeated: number,
  now: Date,
): Promise<readonly Order[]> {
  const regular = customers.filter((each) => each.active);
  const wishes: readonly [string, Wish][] = [
    ...deals.flatMap((deal, index) =>
      deal.outcome === 'won'
        ? [[code('O', block, index), fromDeal(deal, ground, now, dice('order', block, index))] as [string, Wish]]
        : [],
    ),
    ...Array.from({ length: regular.length > 0 ? repeated : 0 }, (_, index): [string, Wish] => [
      code('O', block, REPEATED + index),
      again(regular, ground, now, dice('repeat', block, index)),
    ]),
  ];
  const made = wishes.map(([key, wish]) => ({ ...wish, input: order(dice('order', key), key, wish, ground, now) }));
  const ids = await writer.put(
    'order',
    'code',
    made.map((each) => each.input),
  );
  return made.map(({ customer, orderDate, input }, index) => ({
    id: ids[index] ?? '',
    customer,
    orderDate,
    status: String(input.status),
  }));
}

function fromDeal(deal: Deal, ground: Groundwork, now: Date, roll: Dice): Wish {
  const lines = deal.lines.length > 0 ? deal.lines : chooseLines(roll, ground.products);
  const today = dayFrom(now, 0);
  const orderDate = addDays(deal.closeDate, roll.whole(0, 6));
  return { customer: deal.customer, deal, orderDate: earlier(orderDate, today), lines };
}

function again(regular: readonly Customer[], ground: Groundwork, now: Date, roll: Dice): Wish {
  return {
    customer: roll.pick(regular),
    deal: null,
    orderDate: dayFrom(now, -Math.floor(720 * roll.next())),
    lines: chooseLines(roll, ground.products),
  };
}

function order(
  roll: Dice,
  key: string,
  { customer, deal, orderDate, lines }: Wish,
  ground: Groundwork,
  now: Date,
): RecordInput {
  const age = daysBetween(orderDate, dayFrom(now, 0));
  const status = statusAt(roll, age);
  const shipped = status === 'shipped' || status === 'completed';
  return {
    code: key,
    account: customer.id,
    contact: deal?.contact ?? (customer.contacts.length > 0 ? roll.pick(customer.contacts) : null),
    deal: deal?.id ?? null,
    status,
    orderDate,
    requiredDate: addDays(orderDate, roll.whole(10, 35)),
    shippedDate: shipped ? addDays(orderDate, Math.min(age, roll.whole(2, 16))) : null,
    priceList: roll.pick(ground.priceLists),
    shipper: roll.chance(0.85) ? roll.pick(ground.carriers) : null,
    freight: roll.chance(0.7) ? `${roll.whole(8, 240) * 100}.00` : '0.00',
    shipName: customer.short,
    shipCountry: customer.country,
    shipRegion: customer.region,
    shipCity: customer.city,
    shipPostalCode: customer.postalCode,
    shipStreet: customer.street,
    owner: customer.seller.id,
    team: customer.seller.team,
    lines: lines.map((line) => ({ ...lineInput(line), vat: '20' })),
  };
}

/** Old orders are done; the youngest are still drafts. */
function statusAt(roll: Dice, age: number): string {
  if (roll.chance(0.04)) return 'cancelled';
  if (age > 40) return 'completed';
  if (age > 18) return roll.weighted({ completed: 55, shipped: 35, assembling: 10 });
  return age > 5
    ? roll.weighted({ shipped: 45, assembling: 35, confirmed: 20 })
    : roll.weighted({ confirmed: 50, assembling: 25, draft: 25 });
}
