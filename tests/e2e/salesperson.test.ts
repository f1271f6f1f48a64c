/** "Done when" 6 of the frame: a salesperson's way through the CRM, in both languages and both themes. */
import { Decimal } from '../../platform/foundation/decimal';
import type { Locale } from '../../platform/foundation/errors';
import type { ApiRecord, Client } from './api';
import { PEOPLE } from './base';
import { byText } from './find';
import { dragTo, laneHead, laneOf, moveByKeyboard, waitInLane } from './pages/board';
import { addRow, cellText, pickInCell, totalsText, typeInCell } from './pages/lines';
import { beginNew, columnTexts, openRecord, search } from './pages/list';
import { create, fieldValue, fill, history, openTab, pick, title, waitForValue } from './pages/record';
import { goTo, hear, signIn, switchLanguage, switchTheme } from './pages/shell';
import { siteForTests } from './site';
import type { Window } from './window';
import { type Words, wordsIn } from './words';

const site = siteForTests({ base: 'demo', application: 'shipped' });

describe.each<{ locale: Locale; begins: 'light' | 'dark'; ends: 'light' | 'dark' }>([
  { locale: 'ru', begins: 'light', ends: 'dark' },
  { locale: 'en', begins: 'dark', ends: 'light' },
])('a salesperson working in $locale', ({ locale, begins, ends }) => {
  const words = wordsIn(locale);
  const dealTitle = `Сквозная проверка ${locale}`;
  let window: Window;
  let api: Client;
  let account: ApiRecord;
  let dealId: string;
  let sum: Decimal;
  const scene = site.act();

  beforeAll(async () => {
    api = await site.as('admin');
    account = await api.one('account', { 'owner.login': PEOPLE.manager, name: { $contains: 'берег' } }, ['name']);
    window = await site.open({ locale });
  });

  scene('signs in and sees the screens in the own language and theme', async () => {
    // given
    await signIn(window, PEOPLE.manager, words);

    // when
    await switchLanguage(window, locale);
    await switchTheme(window, begins, words);

    // then
    await goTo(window, words.label('customers', 'workspace'), words.label('accounts', 'view'));
    expect(await window.page.evaluate(() => document.documentElement.lang)).toBe(locale);
    await window.picture(`list-${locale}-${begins}`);
  });

  scene('finds an account by part of its name in Russian and opens it', async () => {
    // given
    const part = 'берег';

    // when
    await search(window, part, words);

    // then
    const names = await columnTexts(window, words.field('account', 'name'));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !name.toLowerCase().includes(part))).toEqual([]);
    await openRecord(window, String(account.name));
    expect(await title(window)).toBe(account.name);
    await window.picture(`account-${locale}-${begins}`);
  });

  scene(
    'creates a deal at the first stage with three lines, which make its amount, before and after saving',
    async () => {
      // given
      const products = await threeProducts(api);
      await openTab(window, words.tab('account', 'deals'));
      await beginNew(window, words);
      await waitForValue(window, words.field('deal', 'stage'), words.shipped('stages', 'directNew'));
      await pick(window, words.field('deal', 'pipeline'), 'Тенд', words.shipped('pipelines', 'tender'));
      await waitForValue(window, words.field('deal', 'stage'), words.shipped('stages', 'tenderSearch'));
      await pick(window, words.field('deal', 'pipeline'), 'Direct', words.shipped('pipelines', 'direct'));
      await waitForValue(window, words.field('deal', 'stage'), words.shipped('stages', 'directNew'));
      await fill(window, words.field('deal', 'title'), dealTitle);
      await fill(window, words.field('deal', 'amount'), '1500');
      expect(await fieldValue(window, words.field('deal', 'account'))).toBe(account.name);

      // when
      await openTab(window, words.tab('deal', 'lines'));
      const expected = await typeLines(window, words, products);

      // then
      sum = expected.reduce((all, each) => all.plus(each), new Decimal(0));
      expect(await totalsText(window)).toContain(words.money(sum.toFixed(2)));
      await window.picture(`lines-${locale}-${begins}`);
      await create(window, words);
      await hear(window, words.say('record.created'));
      await window.page.waitForFunction(() => /\/r\/deal\/[0-9a-f-]{36}$/.test(location.pathname));
      dealId = window.page.url().split('/').at(-1) ?? '';
      const saved = await api.get<ApiRecord>(`/api/records/deal/${dealId}?fields=amount,total,lines`);
      expect(saved['total']).toMatchObject({ amount: sum.toFixed(2) });
      expect(saved['amount']).toMatchObject({ amount: sum.toFixed(2) });
      expect(saved['lines']).toHaveLength(3);
      await openTab(window, words.tab('deal', 'lines'));
      expect(await totalsText(window)).toContain(words.money(sum.toFixed(2)));
    },
  );

  scene('moves the deal on the board by mouse and by keyboard', async () => {
    // given
    const [first, second, third] = stages(words);
    await switchTheme(window, ends, words);
    await goTo(window, words.label('sales', 'workspace'), words.label('dealBoard', 'view'));
    await search(window, dealTitle, words);
    expect(await laneOf(window, dealTitle)).toBe(first);
    await window.picture(`board-${locale}-${ends}`);

    // when
    await dragTo(window, dealTitle, second);
    await waitInLane(window, dealTitle, second);
    await moveByKeyboard(window, dealTitle, 'ArrowRight', third);
    await waitInLane(window, dealTitle, third);

    // then
    const { stage } = await api.get<ApiRecord>(`/api/records/deal/${dealId}?fields=stage`);
    expect(stage).toMatchObject({ title: stages(wordsIn('ru'))[2] });
    expect(await laneHead(window, third)).toBe(`1 ${words.money(sum.toFixed(2))}`);
    expect(await laneHead(window, second)).toMatch(/^0/);
  });

  scene('sees on the page of the deal who moved it and when', async () => {
    // given
    await byText(window.page, 'section li a', dealTitle).click();

    // when
    const entries = await history(window, words);

    // then
    const stage = words.field('deal', 'stage');
    const [first, second, third] = stages(words);
    expect(entries[0]).toContain(`${stage}${second}→${third}`);
    expect(entries[1]).toContain(`${stage}${first}→${second}`);
    expect(entries.at(-1)).toContain(words.say('record.did.create'));
    expect(entries[0]).toContain('Веселова');
    expect(entries[0]).not.toContain(words.say('record.channel.api'));
    await window.picture(`history-${locale}-${ends}`);
    await window.pictureOnPhone(`record-${locale}-${ends}`);
  });
});

/** The first stages of direct sales, as the reader knows them. */
function stages(words: Words): readonly [string, string, string] {
  const name = (key: string) => words.shipped('stages', key);
  return [name('directNew'), name('directNeed'), name('directProposal')];
}

interface Product {
  readonly name: string;
  readonly price: Decimal;
}

async function threeProducts(api: Client): Promise<readonly Product[]> {
  const where = encodeURIComponent(JSON.stringify({ status: 'onSale', name: { $contains: 'Принтер' } }));
  const { records } = await api.get<{ records: readonly ApiRecord[] }>(
    `/api/records/product?where=${where}&fields=name,price&limit=3`,
  );
  return records.map(({ name, price }) => ({
    name: String(name),
    price: new Decimal((price as { amount: string }).amount),
  }));
}

/** Types a line for each product, with other quantities and discounts each, and answers what each must cost. */
async function typeLines(window: Window, words: Words, products: readonly Product[]): Promise<readonly Decimal[]> {
  const table = words.field('deal', 'lines');
  const column = (name: string): string => words.field('dealLine', name);
  const expected: Decimal[] = [];
  for (const [row, { name, price }] of products.entries()) {
    const quantity = new Decimal(row + 1).plus(row === 2 ? '0.5' : 0);
    const discount = new Decimal(row * 5);
    await addRow(window, table, words);
    await pickInCell(window, table, row, column('product'), name.slice(-12), name);
    await typeInCell(
      window,
      table,
      row,
      column('quantity'),
      words.locale === 'ru' ? quantity.toString().replace('.', ',') : quantity.toString(),
    );
    await typeInCell(window, table, row, column('discount'), discount.toString());
    const total = quantity.times(price).times(new Decimal(1).minus(discount.div(100)));
    expected.push(total);
    expect(await cellText(window, table, row, column('total'))).toContain(words.money(total.toFixed(2)));
  }
  return expected;
}
