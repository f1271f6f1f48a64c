/** What every part of the demo company stands on: people, rates, catalogue, prices, and the companies everybody works with. */

import type { Context } from '../platform/foundation/context';
import type { RecordBody, Records } from '../platform/records/contracts';
import { CATEGORIES, catalogue, type ProductSeed } from './catalogue';
import { russianCompany } from './company-names';
import { latin } from './latin';
import { landline, mobile, postalCode, russianCity, street } from './places';
import { type Dice, dice } from './random';
import { companyNumbers } from './registry-numbers';
import { EMPLOYEES, type EmployeeSeed, TEAMS } from './staff';
import type { Writer } from './writer';

export interface Seller {
  readonly id: string;
  readonly team: string;
  readonly teamCode: string;
  readonly head: boolean;
}

export interface StockedProduct extends ProductSeed {
  readonly id: string;
}

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
    id: pipelines.find((each) => each['code'] === code)?.id ?? '',
    stages: stages
      .filter((each) => String(each['code']).startsWith(`${code}.`))
      .map((each) => ({ id: each.id, code: String(each['code']), outcome: String(each['outcome']) })),
  });
  return {
    sellers,
    products,
    pipelines: { direct: pipeline('direct'), tender: pipeline('tender') },
    countries,
    carriers: shared.carriers,
    competitors: shared.competitors,
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

async function bringStaff(writer: Writer, records: Records, context: Context): Promise<readonly Seller[]> {
  const teams = new Map<string, string>();
  for (const { code, name, parent } of TEAMS) {
    const [id = ''] = await writer.put('team', 'code', [{ code, name, parent: (parent && teams.get(parent)) || null }]);
    teams.set(code, id);
  }
  const ids = await writer.put(
    'user',
    'login',
    EMPLOYEES.map((each) => employee(each, teams)),
  );
  const byLogin = new Map(EMPLOYEES.map((each, index) => [each.login, ids[index] ?? '']));
  await appointHeads(records, context, teams, byLogin);
  return EMPLOYEES.map(({ login, team, role }) => ({
    id: byLogin.get(login) ?? '',
    team: teams.get(team) ?? '',
    teamCode: team,
    head: role === 'salesHead',
  }));
}

function employee(seed: EmployeeSeed, teams: ReadonlyMap<string, string>) {
  const roll = dice('employee', seed.login);
  return {
    login: seed.login,
    code: `E-${String(EMPLOYEES.indexOf(seed) + 1).padStart(3, '0')}`,
    name: { last: seed.last, first: seed.first, middle: seed.middle },
    position: seed.position,
    team: teams.get(seed.team) ?? null,
    email: `${seed.login}@karkas-demo.example`,
    phone: mobile(roll),
    hired: seed.hired,
    birthday: `${roll.whole(1975, 1998)}-${String(roll.whole(1, 12)).padStart(2, '0')}-${String(roll.whole(1, 28)).padStart(2, '0')}`,
    roles: [seed.role],
    locale: 'ru',
    active: true,
  };
}

/** Teams without a head get theirs, and people their superior. */
async function appointHeads(
  records: Records,
  context: Context,
  teams: ReadonlyMap<string, string>,
  users: ReadonlyMap<string, string>,
): Promise<void> {
  const [top] = TEAMS;
  const headless = await records.find(context, 'team', {
    where: { head: { $empty: true }, code: { $in: TEAMS.map((each) => each.code) } },
    fields: ['code'],
  });
  if (!top || headless.records.length === 0) return;
  const update = TEAMS.map((team) => ({ id: teams.get(team.code) ?? '', head: users.get(team.head) ?? null }));
  await records.batch(context, 'team', { update });
  const superiors = EMPLOYEES.map((each) => {
    const head = TEAMS.find((team) => team.code === each.team)?.head;
    const superior = head === each.login ? top.head : head;
    return {
      id: users.get(each.login) ?? '',
      manager: superior && superior !== each.login ? (users.get(superior) ?? null) : null,
    };
  });
  await records.batch(context, 'user', { update: superiors });
}

const RATES: Readonly<Record<string, number>> = { USD: 82.4, EUR: 95.1, CNY: 11.4, BYN: 27.2, KZT: 0.158, GBP: 109.6 };

/** One rate a month for two years back, unless there are rates already. */
async function bringRates(records: Records, context: Context, currencies: readonly RecordBody[]): Promise<void> {
  const found = await records.find(context, 'exchangeRate', { fields: ['date'], limit: 1 });
  if (found.records.length > 0) return;
  const first = `${context.now.toISOString().slice(0, 7)}-01`;
  const days = Array.from({ length: 25 }, (_, back) => monthBack(first, 24 - back));
  const create = currencies.flatMap((each) => {
    const code = String(each['code']);
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

async function bringCatalogue(writer: Writer, suppliers: readonly string[]): Promise<readonly StockedProduct[]> {
  const categories = new Map<string, string>();
  for (const { code, name, parent } of CATEGORIES) {
    const [id = ''] = await writer.put('productCategory', 'code', [
      { code, name, parent: (parent && categories.get(parent)) || null },
    ]);
    categories.set(code, id);
  }
  const products = catalogue(dice('catalogue'));
  const stock = dice('stock');
  const inputs = products.map((each) => product(each, categories.get(each.category) ?? null, suppliers, stock));
  const ids = await writer.put('product', 'code', inputs);
  return products.map((each, index) => ({ ...each, id: ids[index] ?? '' }));
}

function product(seed: ProductSeed, category: string | null, suppliers: readonly string[], stock: Dice) {
  const { code, name, kind, unit, brand, warranty } = seed;
  const base = {
    code,
    name,
    kind,
    unit,
    brand,
    category,
    price: `${seed.price}.00`,
    cost: `${seed.cost}.00`,
    vat: '20',
  };
  if (kind !== 'goods') return { ...base, status: 'onSale' };
  const reorderLevel = seed.price > 100_000 ? 2 : seed.price > 10_000 ? 10 : 60;
  const old = stock.chance(0.05);
  return {
    ...base,
    warranty,
    supplier: stock.pick(suppliers),
    status: old ? 'withdrawn' : stock.chance(0.1) ? 'onOrder' : 'onSale',
    discontinued: old,
    inStock: Math.floor(stock.next() * stock.next() * reorderLevel * 8),
    onOrder: stock.chance(0.25) ? stock.whole(1, reorderLevel * 2) : 0,
    reorderLevel,
  };
}

/** Shares of the product's own price in the price lists, and from which quantity a lower one holds. */
const PRICE_RULES: Readonly<Record<string, readonly { readonly from: number; readonly share: number }[]>> = {
  retail: [{ from: 0, share: 1 }],
  wholesale: [
    { from: 0, share: 0.93 },
    { from: 50, share: 0.9 },
  ],
  partner: [{ from: 0, share: 0.85 }],
}; // prettier-ignore

async function bringPrices(
  records: Records,
  context: Context,
  lists: readonly RecordBody[],
  products: readonly StockedProduct[],
): Promise<void> {
  for (const list of lists) {
    const rules = PRICE_RULES[String(list['code'])] ?? [];
    const found = await records.find(context, 'price', {
      where: { priceList: list.id },
      fields: ['product'],
      limit: 1000,
    });
    if (rules.length === 0 || found.records.length > 0) continue;
    const create = products.flatMap((each) =>
      rules
        .filter(({ from }) => from === 0 || each.price < 10_000)
        .map(({ from, share }) => ({
          priceList: list.id,
          product: each.id,
          minQuantity: String(from),
          price: (each.price * share).toFixed(2),
        })),
    );
    await records.batch(context, 'price', { create });
  }
}

async function bringCompanies(writer: Writer, sellers: readonly Seller[], russia: string | null) {
  const roll = dice('companies');
  const owner = sellers[0];
  const made = async (kind: string, prefix: string, names: readonly string[]) => {
    const inputs = names.map((short, index) =>
      sharedCompany(roll, kind, `${prefix}-${String(index + 1).padStart(2, '0')}`, short, owner, russia),
    );
    return await writer.put('account', 'code', inputs);
  };
  await made('ourCompany', 'OWN', ['Каркас Снабжение']);
  const carriers = await made('carrier', 'CAR', [
    'Быстрый рейс',
    'Северный экспедитор',
    'Карго-Маршрут',
    'Городской курьер',
  ]);
  const competitors = await made('competitor', 'COM', [
    'ОфисМаркет-Групп',
    'ТехноКабинет',
    'Деловая среда',
    'Прима-Офис',
    'Снаб-Эксперт',
    'Кабинет Плюс',
  ]);
  const suppliers = await made(
    'supplier',
    'SUP',
    Array.from({ length: 12 }, (_, index) => russianCompany(dice('supplier', index), 'manufacturing', 0).short),
  );
  return { carriers, competitors, suppliers };
}

function sharedCompany(
  roll: Dice,
  kind: string,
  code: string,
  short: string,
  owner: Seller | undefined,
  country: string | null,
) {
  const city = russianCity(roll);
  return {
    code,
    name: `ООО «${short}»`,
    kinds: [kind],
    lifecycle: 'active',
    industry: kind === 'carrier' ? 'transport' : kind === 'supplier' ? 'manufacturing' : 'wholesale',
    ...companyNumbers(roll, city.code, roll.whole(2004, 2020)),
    phone: landline(roll, city),
    email: `info@${latin(short)}.example`,
    website: `https://${latin(short)}.example`,
    country,
    region: city.region,
    city: city.city,
    postalCode: postalCode(roll, city),
    street: street(roll),
    owner: owner?.id ?? null,
    team: owner?.team ?? null,
  };
}
