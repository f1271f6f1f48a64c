/** Northwind, a trading company of somebody else, comes into the shipped CRM entities and gives its known figures. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../platform/foundation/context';
import { Decimal } from '../../platform/foundation/decimal';
import type { ImportSummary } from '../../platform/records/import/contracts';
import { runImport } from '../../platform/records/import/run';
import { openWorld, type World } from '../crm/world';
import { describeWithData } from '../import/shared-data';
import { ENGINES, type Place } from '../storage/engines';

/** In this order every reference finds its target. */
const FILES = [
  ['productCategory', 'categories', 8],
  ['account', 'suppliers', 29],
  ['account', 'shippers', 3],
  ['account', 'customers', 91],
  ['contact', 'contacts', 91],
  ['user', 'employees', 9],
  ['product', 'products', 77],
  ['order', 'orders', 830],
  ['orderLine', 'order-details', 2155],
] as const;
const SOURCES: Readonly<Record<string, string>> = { contacts: 'customers' };

const REVENUE = '1265793.0395';
const BY_CATEGORY = {
  Beverages: '267868.18',
  'Dairy Products': '234507.28',
  Confections: '167357.22',
  'Meat/Poultry': '163022.36',
  Seafood: '131261.74',
  Condiments: '106047.08',
  Produce: '99984.58',
  'Grains/Cereals': '95744.59',
};
const BY_EMPLOYEE = {
  'Margaret Peacock': '232890.85',
  'Janet Leverling': '202812.84',
  'Nancy Davolio': '192107.60',
  'Andrew Fuller': '166537.76',
  'Laura Callahan': '126862.28',
  'Robert King': '124568.24',
  'Anne Dodsworth': '77308.07',
  'Michael Suyama': '73913.13',
  'Steven Buchanan': '68792.28',
};
const BY_YEAR = { '1997': '617085.20', '1998': '440623.87', '1996': '208083.97' };
const TOP_CUSTOMERS = {
  QUICK: '110277.30',
  ERNSH: '104874.98',
  SAVEA: '104361.95',
  RATTC: '51097.80',
  HUNGO: '49979.90',
};
/**
 * The list of known figures has no Brazil and France: it was made with the countries of 176 orders shifted by a comma that
 * stands in their address without quotes. The other five agree with it.
 */
const TOP_COUNTRIES = {
  USA: '245584.61',
  Germany: '230284.63',
  Austria: '128003.84',
  Brazil: '106925.78',
  France: '81358.32',
  UK: '58971.31',
  Venezuela: '56810.63',
};

describeWithData('northwind', 'Northwind', (folder) => {
  describe.each(ENGINES.filter(({ name }) => name !== 'SQLite in memory'))('on $name', (engine) => {
    let place: Place;
    let world: World;
    let context: Context;
    let first: readonly ImportSummary[];

    beforeAll(async () => {
      place = await engine.create();
      world = await openWorld(place.url);
      context = { ...world.system, channel: 'import' };
      first = await importAll(world, context, folder);
    }, 120_000);

    afterAll(async () => {
      await world.close();
      await place.drop();
    });

    const query = async (request: object) =>
      (await world.records.query(context, { from: 'orderLine', ...request })).rows;
    const grouped = async (group: unknown, limit = 1000) => {
      const key = typeof group === 'string' ? group : String(Object.keys(group as object)[0]);
      const rows = await query({ group: [group], measures: { revenue: { sum: 'total' } }, sort: ['-revenue'], limit });
      return Object.fromEntries(rows.map((row) => [said(row[key]), cents(row['revenue'])]));
    };
    const count = async (entity: string, where: object = {}) =>
      (await world.records.find(context, entity, { where, limit: 1, count: 'exact' })).count;

    it('brings every row in', () => {
      const made = first.map(({ rows, tally }) => [rows, tally.created, tally.failed]);

      expect(made).toEqual(FILES.map(([, , rows]) => [rows, rows, 0]));
    });

    it('gives the known revenue to the last digit', async () => {
      const [total] = await query({ measures: { revenue: { sum: 'total' }, lines: { count: '*' } } });

      expect(new Decimal(String(total?.['revenue'])).toFixed()).toBe(REVENUE);
      expect(total?.['lines']).toBe(2155);
    });

    it.each([
      ['category', 'product.category', BY_CATEGORY],
      ['employee', 'order.owner', BY_EMPLOYEE],
      ['year', { 'order.orderDate': 'year' }, BY_YEAR],
    ])('gives the known revenue by %s', async (_, group, expected) => {
      expect(await grouped(group)).toEqual(expected);
    });

    it('names the known best customers and countries', async () => {
      expect(await grouped('order.account.code', 5)).toEqual(TOP_CUSTOMERS);
      expect(await grouped('order.shipCountry', 7)).toEqual(TOP_COUNTRIES);
    });

    it('counts orders, freight, and what is not shipped', async () => {
      const [orders] = (
        await world.records.query(context, {
          from: 'order',
          measures: { n: { count: '*' }, freight: { sum: 'freight' } },
        })
      ).rows;

      expect([orders?.['n'], new Decimal(String(orders?.['freight'])).toFixed(2)]).toEqual([830, '64942.69']);
      expect(await count('order', { shippedDate: { $empty: true } })).toBe(21);
    });

    it('totals orders in their own roll-ups as well', async () => {
      const [orders] = (await world.records.query(context, { from: 'order', measures: { total: { sum: 'total' } } }))
        .rows;

      expect(new Decimal(String(orders?.['total'])).toFixed()).toBe(REVENUE);
    });

    it('finds the customers who never ordered', async () => {
      const where = { kinds: { $in: ['customer'] }, orders: { $none: {} } };
      const found = await world.records.find(context, 'account', { where, fields: ['code'], sort: ['code'] });

      expect(found.records.map((record) => record['code'])).toEqual(['FISSA', 'PARIS']);
    });

    it('knows who reports to whom', async () => {
      const found = await world.records.find(context, 'user', {
        where: { code: { $empty: false } },
        fields: ['code', 'manager.code'],
        sort: ['code'],
      });
      const managers = Object.fromEntries(
        found.records.map((record) => [record['code'], (record['manager'] as { code: string } | null)?.code ?? null]),
      );

      expect(managers).toEqual({ 1: '2', 2: null, 3: '2', 4: '2', 5: '2', 6: '5', 7: '5', 8: '2', 9: '5' });
    });

    it('keeps commas that stood in texts without quotes, and foreign letters', async () => {
      const found = await world.records.find(context, 'account', {
        where: { code: { $in: ['S-7', 'HANAR', 'S-20'] } },
        fields: ['name', 'street', 'city'],
        sort: ['code'],
      });

      expect(found.records.map(({ name, street, city }) => [name, street, city])).toEqual([
        ['Hanari Carnes', 'Rua do Paço, 67', 'Rio de Janeiro'],
        ['Leka Trading', '471 Serangoon Loop, Suite #402', 'Singapore'],
        ['Pavlova, Ltd.', '74 Rose St. Moonie Ponds', 'Melbourne'],
      ]);
    });

    it('changes nothing when everything is imported again', async () => {
      const before = await trace(world);

      const second = await importAll(world, context, folder);

      expect(second.map(({ tally }) => [tally.unchanged, tally.created + tally.updated + tally.failed])).toEqual(
        FILES.map(([, , rows]) => [rows, 0]),
      );
      expect(await trace(world)).toEqual(before);
    }, 60_000);
  });
});

async function importAll(world: World, context: Context, folder: string): Promise<readonly ImportSummary[]> {
  const summaries: ImportSummary[] = [];
  for (const [entity, name] of FILES) {
    const map: unknown = JSON.parse(readFileSync(join(__dirname, 'northwind', `${name}.map.json`), 'utf8'));
    const file = join(folder, `${SOURCES[name] ?? name}.csv`);
    const job = { entity, file, map, result: null, dryRun: false, onProgress: () => undefined };
    const summary = await runImport(world.records, context, job);
    if (summary.examples.length > 0) process.stderr.write(`${name}: ${JSON.stringify(summary.examples.slice(0, 3))}\n`);
    summaries.push(summary);
  }
  return summaries;
}

/** What any write would leave behind. */
async function trace(world: World): Promise<readonly unknown[]> {
  const { quote } = world.database.dialect;
  const counted = (table: string) => ({ sql: `SELECT COUNT(*) FROM ${quote(table)}`, values: [] });
  const tables = ['_history', '_outbox', 'order', 'orderLine', 'account', 'user'];
  const counts = await Promise.all(tables.map((table) => world.database.read(counted(table))));
  return counts.map((rows) => String(rows[0]?.[0]));
}

/** The list of known figures was rounded half to even; ours are exact to the fourth place. */
function cents(value: unknown): string {
  return new Decimal(String(value)).toFixed(2, Decimal.ROUND_HALF_EVEN);
}

function said(value: unknown): string {
  return typeof value === 'object' && value !== null ? String((value as { title: unknown }).title) : String(value);
}
