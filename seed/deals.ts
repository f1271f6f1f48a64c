/** The deals of one block, spread over stages and months around now. */
import type { RecordInput } from '../platform/records/contracts';
import type { Customer } from './customer';
import { addDays, dayFrom } from './dates';
import type { Groundwork } from './groundwork';
import { code } from './keys';
import { type Dice, dice } from './random';
import type { StockedProduct } from './stock';
import { LOSSES, NEEDS, NEXT_STEPS, topics } from './wording';
import type { Writer } from './writer';

export interface Line {
  readonly product: StockedProduct;
  readonly quantity: number;
  readonly discount: number;
}

export interface Deal {
  readonly id: string;
  readonly customer: Customer;
  readonly contact: string | null;
  readonly outcome: string;
  readonly startDate: string;
  readonly closeDate: string;
  readonly lines: readonly Line[];
}

const LOST = { price: 30, competitor: 25, noBudget: 14, noNeed: 9, postponed: 10, terms: 6, noAnswer: 6 } as const;
const SOURCES = {
  website: 25,
  referral: 20,
  incomingCall: 15,
  coldCall: 14,
  exhibition: 8,
  mailing: 10,
  partner: 8,
} as const;
const TYPES = { newBusiness: 40, repeat: 34, crossSell: 12, upSell: 8, renewal: 6 } as const;
const YEAR_AND_A_HALF = 540;

export async function bringDeals(
  writer: Writer,
  ground: Groundwork,
  block: number,
  customers: readonly Customer[],
  count: number,
  now: Date,
): Promise<readonly Deal[]> {
  const made = Array.from({ length: count }, (_, index) =>
    deal(dice('deal', block, index), ground, customers, code('D', block, index), now),
  );
  const ids = await writer.put(
    'deal',
    'code',
    made.map((each) => each.input),
  );
  return made.map(({ input: _input, ...rest }, index) => ({ ...rest, id: ids[index] ?? '' }));
}

function deal(
  roll: Dice,
  ground: Groundwork,
  customers: readonly Customer[],
  key: string,
  now: Date,
): Omit<Deal, 'id'> & { input: RecordInput } {
  const customer = roll.pick(customers);
  const tender = customer.seller.teamCode === 'tenders';
  const pipeline = ground.pipelines[tender ? 'tender' : 'direct'];
  const times = course(roll, now);
  const open = pipeline.stages.filter((stage) => stage.outcome === 'open');
  const stage =
    times.outcome === 'open'
      ? open[Math.min(open.length - 1, Math.floor(times.progress * open.length))]
      : pipeline.stages.find((each) => each.outcome === times.outcome);
  const lines = roll.chance(0.8) ? chooseLines(roll, ground.products) : [];
  const contact = customer.contacts.length > 0 && roll.chance(0.85) ? roll.pick(customer.contacts) : null;
  const category = lines[0]?.product.category ?? roll.pick(ground.products).category;
  const input = {
    code: key,
    title: `${roll.pick(topics(category, customer.foreign))} — ${customer.short}`,
    account: customer.id,
    contact,
    pipeline: pipeline.id,
    stage: stage?.id ?? null,
    type: roll.weighted(TYPES),
    source: tender ? 'tender' : roll.weighted(SOURCES),
    tender,
    amount:
      lines.length > 0 ? money(lines.reduce((sum, line) => sum + cents(line), 0)) : `${roll.whole(3, 180) * 10_000}.00`,
    startDate: times.startDate,
    closeDate: times.closeDate,
    description: roll.chance(0.6) ? roll.pick(NEEDS) : null,
    owner: customer.seller.id,
    team: customer.seller.team,
    lines: lines.map(lineInput),
    ...ending(roll, ground, times),
  };
  return {
    customer,
    contact,
    outcome: times.outcome,
    startDate: times.startDate,
    closeDate: times.closeDate,
    lines,
    input,
  };
}

interface Course {
  readonly startDate: string;
  readonly closeDate: string;
  readonly outcome: 'open' | 'won' | 'lost';
  /** How far along an open deal is, 0 to 1. */
  readonly progress: number;
}

/** When the deal began, how long such a deal takes, and so where it stands today; younger deals are more frequent. */
function course(roll: Dice, now: Date): Course {
  const age = Math.floor(YEAR_AND_A_HALF * roll.next() ** 1.8);
  const length = roll.whole(12, 110);
  const startDate = dayFrom(now, -age);
  if (age > length)
    return {
      startDate,
      closeDate: addDays(startDate, length),
      outcome: roll.chance(0.58) ? 'won' : 'lost',
      progress: 1,
    };
  const late = roll.chance(0.12) ? roll.whole(1, 15) : 0;
  const closeDate = late > 0 && age > late ? dayFrom(now, -late) : addDays(startDate, length + roll.whole(0, 25));
  return { startDate, closeDate, outcome: 'open', progress: (age / length) ** 0.7 * (0.75 + roll.next() * 0.4) };
}

function ending(roll: Dice, ground: Groundwork, times: Course): RecordInput {
  if (times.outcome === 'open') return { nextStep: roll.chance(0.75) ? roll.pick(NEXT_STEPS) : null };
  if (times.outcome === 'won') return { closedOn: times.closeDate };
  const lossReason = roll.weighted(LOST);
  const competitor =
    lossReason === 'competitor' || (lossReason === 'price' && roll.chance(0.5)) ? roll.pick(ground.competitors) : null;
  return {
    closedOn: times.closeDate,
    lossReason,
    lossComment: roll.chance(0.5) ? roll.pick(LOSSES) : null,
    competitor,
  };
}

/** One to five products, mostly of one sort, in believable quantities. */
export function chooseLines(roll: Dice, products: readonly StockedProduct[]): readonly Line[] {
  const first = roll.pick(products);
  const near = products.filter((each) => each.category === first.category && each.id !== first.id);
  const chosen = new Set([first]);
  const wanted = roll.weighted({ 1: 30, 2: 28, 3: 22, 4: 13, 5: 7 });
  while (chosen.size < Number(wanted))
    chosen.add(roll.chance(0.6) && near.length > 4 ? roll.pick(near) : roll.pick(products));
  return [...chosen].map((product) => ({
    product,
    quantity: quantity(roll, product.price),
    discount: roll.chance(0.55) ? 0 : Number(roll.weighted({ 3: 28, 5: 36, 7: 12, 10: 18, 15: 6 })),
  }));
}

export function lineInput({ product, quantity, discount }: Line): RecordInput {
  return {
    product: product.id,
    quantity: String(quantity),
    price: `${product.price}.00`,
    discount: String(discount),
    cost: `${product.cost}.00`,
  };
}

function quantity(roll: Dice, price: number): number {
  if (price < 1000) return roll.whole(2, 24) * 5;
  if (price < 10_000) return roll.whole(2, 30);
  return price < 60_000 ? roll.whole(1, 12) : roll.whole(1, 3);
}

/** The total of a line in hundredths: prices are whole roubles and discounts whole percents, so it is exact. */
function cents({ product, quantity, discount }: Line): number {
  return quantity * product.price * (100 - discount);
}

function money(hundredths: number): string {
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}
