/** A list of records: order, filters, columns, totals and what the address remembers. */
import type { Client } from './api';
import { byRole, byText, plain } from './find';
import { choose, deleteFilter, filterBy, moveColumnUp, saveFilter, selections, toggleColumn } from './pages/filters';
import { columnTexts, count, countExactly, headings, ready, search, sortBy, totalOf } from './pages/list';
import { title } from './pages/record';
import { siteForTests } from './site';
import { PHONE } from './window';
import { wordsIn } from './words';

const site = siteForTests({ base: 'demo', application: 'warning' });
const en = wordsIn('en');
const DEALS = '/sales/deals';
const AMOUNT = en.field('deal', 'amount');
const TITLE = en.field('deal', 'title');
const OUTCOME = en.field('deal', 'outcome');
const WON = { outcome: { $in: ['won'] } };

let api: Client;
beforeAll(async () => {
  api = await site.as('admin');
});

site.scene('sorts, filters and searches on the server, and the foot follows', async () => {
  // given
  const window = await site.openAs('admin', 'en', DEALS);
  const all = await figures({});

  // when, then
  expect(await totalOf(window, AMOUNT)).toBe(all.sum);
  expect(await count(window)).toBe('1,000+');
  await countExactly(window, en);
  expect(await count(window)).toBe(all.count);

  // when, then
  await sortBy(window, AMOUNT);
  await sortBy(window, AMOUNT);
  expect((await columnTexts(window, TITLE)).slice(0, 10)).toEqual(await titles({ sort: '-amount' }));

  // when, then
  await filterBy(window, OUTCOME, [en.option('stageOutcome', 'won')], en);
  const won = await figures(WON);
  expect(await totalOf(window, AMOUNT)).toBe(won.sum);
  expect(await count(window)).toBe(won.count);
  await window.picture('list-filtered');

  // when
  await search(window, 'бумаг', en);

  // then
  const found = await titles({ sort: '-amount', search: 'бумаг', where: JSON.stringify(WON) });
  expect((await columnTexts(window, TITLE)).slice(0, 10)).toEqual(found);
  expect(await totalOf(window, AMOUNT)).toBe((await figures(WON, 'бумаг')).sum);

  // when another person opens the same address, then he sees the same
  const address = window.page.url().slice(site.url.length);
  const other = await site.openAs('admin', 'en', address);
  expect((await columnTexts(other, TITLE)).slice(0, 10)).toEqual(found);
  expect(await totalOf(other, AMOUNT)).toBe(await totalOf(window, AMOUNT));
});

site.scene('keeps the chosen columns and their order after a reload', async () => {
  // given
  const window = await site.openAs('admin', 'en', DEALS);
  const before = await headings(window);

  // when
  await toggleColumn(window, en.field('deal', 'owner'), en);
  await toggleColumn(window, en.field('deal', 'source'), en);
  await moveColumnUp(window, AMOUNT, en);
  const chosen = await headings(window);
  await window.page.reload();

  // then
  expect(before).toContain(en.field('deal', 'owner'));
  expect(chosen).not.toContain(en.field('deal', 'owner'));
  expect(chosen.at(-1)).toBe(en.field('deal', 'source'));
  expect(chosen.indexOf(AMOUNT)).toBe(before.indexOf(AMOUNT) - 1);
  expect(await headings(window)).toEqual(chosen);
});

site.scene('saves a filter under a name, uses it and deletes it', async () => {
  // given
  const window = await site.openAs('admin', 'en', DEALS);
  await filterBy(window, OUTCOME, [en.option('stageOutcome', 'lost')], en);
  const filtered = await count(window);

  // when
  await saveFilter(window, 'Not won', en);
  await choose(window, en.say('selection.all'));
  expect(await count(window)).not.toBe(filtered);
  await choose(window, 'Not won');

  // then
  expect(await count(window)).toBe(filtered);
  await api.one('savedFilter', { name: 'Not won', view: 'deals' });

  // when
  await deleteFilter(window, 'Not won', en);

  // then
  expect(await selections(window)).not.toContain('Not won');
  await expect(api.one('savedFilter', { name: 'Not won' })).rejects.toThrow('no savedFilter');
});

site.scene('works by touch on a screen of 390 pixels', async () => {
  // given
  const window = await site.openAs('admin', 'en', DEALS, { size: PHONE });
  const { page } = window;
  await ready(window);
  await window.picture('list-phone');

  // when
  await tap(`button[aria-label="${en.say('filter.all')}"]`);
  await page.select(`select[aria-label="${en.say('list.sort')}"]`, '-amount');
  await page.waitForFunction(() => new URLSearchParams(location.search).get('sort') === '-amount');
  await ready(window);

  // then
  const [largest = ''] = await titles({ sort: '-amount' });
  const shown = await page.$$eval('main ul[aria-label] li a', (all) => all.map((each) => each.textContent ?? ''));
  expect(shown.map(plain)[0]).toBe(largest);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);

  // when
  await tap('main ul[aria-label] li a');
  expect(await title(window)).toBe(largest);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await tap(`button[aria-label="${en.say('shell.menu')}"]`);
  await byText(page, 'nav a', en.label('orders', 'view')).click();

  // then
  await byRole(page, 'heading', en.label('orders', 'view')).wait();
  await ready(window);

  async function tap(selector: string): Promise<void> {
    await (await page.waitForSelector(selector, { visible: true }))?.tap();
  }
});

/** What the server says: the sum of the amounts and the number of deals, as the screen writes them. */
async function figures(where: unknown, text?: string): Promise<{ sum: string; count: string }> {
  const measures = { sum: { sum: 'amount' }, count: { count: '*' } };
  const query = { from: 'deal', where, measures, ...(text ? { search: text } : {}) };
  const { rows } = await api.post<{ rows: readonly { sum: string; count: number }[] }>('/api/query', query);
  const [row] = rows;
  return { sum: en.money(row?.sum ?? ''), count: en.number(row?.count ?? 0) };
}

async function titles(query: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { records } = await api.get<{ records: readonly { title: string }[] }>(
    `/api/records/deal?${new URLSearchParams({ fields: 'title', limit: '10', ...query })}`,
  );
  return records.map((record) => plain(record.title));
}
