/** What every part of the demo company stands on: people, rates, catalogue, prices, and the companies everybody works with. */

import type { Context } from '../platform/foundation/context';
import type { RecordBody, Records } from '../platform/records/contracts';
import { bringCompanies } from './neighbours';
import { bringStaff, type Seller } from './personnel';
import { dice } from './random';
import { bringCatalogue, bringPrices, type StockedProduct } from './stock';
import type { Writer } from './writer';

export interface Stage {
  readonly id: string;
  readonly code: string;
  readonly outcome: string;
}

export interface Groundwork {
  readonly sellers: readonly Seller[];
  readonly products: readonly StockedProduct[];
  readonly pipelines: Readonly<Record<'direct' | 'tender', { readonly id: string; readonly stages: readonly Stage[] }>>;
  /** Id and name by two-letter code. */
  readonly countries: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  readonly carriers: readonly string[];
  readonly competitors: readonly string[];
  readonly suppliers: readonly string[];
  readonly priceLists: readonly string[];
}

/** Lays the groundwork, or finds it laid. */
export async function layGroundwork(writer: Writer, records: Records, context: Context): Promise<Groundwork> {
  const all = (entity: string, fields: readonly string[]) => everything(records, context, entity, fields);
  const sellers = await bringStaff(writer, records, context);
  const countries = new Map(
    (await all('country', ['code', 'name'])).map(({ id, code, name }) => [String(code), { id, name: String(name) }]),
  );
  await bringRates(records, context, await all('currency', ['code']));
  const shared = await bringCompanies(writer, sellers, countries.get('RU')?.id ?? null);
  const products = await bringCatalogue(writer, shared.suppliers);
  const lists = await all('priceList', ['code']);
  await bringPrices(records, context, lists, products);
  const stages = await all('stage', ['code', 'outcome']);
  const pipelines = await all('pipeline', ['code']);
  const pipeline = (code: string) => ({
    id: pipelines.find((each) => each.code === code)?.id ?? '',
    stages: stages
      .filter((each) => String(each.code).startsWith(`${code}.`))
      .map((each) => ({ id: each.id, code: String(each.code), outcome: String(each.outcome) })),
  });
  return {
    sellers,
    products,
    pipelines: { direct: pipeline('direct'), tender: pipeline('tender') },
    countries,
    carriers: shared.carriers,
    competitors: shared.competitors,
    suppliers: shared.suppliers,
    priceLists: lists.map((each) => each.id),
  };
}

/** Small reference entities, whole, in the order they were made. */
async function everything(
  records: Records,
  context: Context,
  entity: string,
  fields: readonly string[],
): Promise<readonly RecordBody[]> {
  return (await records.find(context, entity, { fields, sort: ['id'], limit: 1000 })).records;
}

const RATES: Readonly<Record<string, number>> = { USD: 82.4, EUR: 95.1, CNY: 11.4, BYN: 27.2, KZT: 0.158, GBP: 109.6 };

/** One rate a month for two years back, unless there are rates already. */
async function bringRates(records: Records, context: Context, currencies: readonly RecordBody[]): Promise<void> {
  const found = await records.find(context, 'exchangeRate', { fields: ['date'], limit: 1 });
  if (found.records.length > 0) return;
  const first = `${context.now.toISOString().slice(0, 7)}-01`;
  const days = Array.from({ length: 25 }, (_, back) => monthBack(first, 24 - back));
  const create = currencies.flatMap((each) => {
    const code = String(each.code);
    const usual = RATES[code];
    return usual === undefined
      ? []
      : days.map((date) => ({
          currency: each.id,
          date,
          rate: (usual * (0.94 + dice('rate', code, date).next() * 0.12)).toFixed(4),
        }));
  });
  await records.batch(context, 'exchangeRate', { create });
}

function monthBack(first: string, months: number): string {
  const day = new Date(`${first}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() - months);
  return day.toISOString().slice(0, 10);
}
