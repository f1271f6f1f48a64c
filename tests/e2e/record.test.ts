/** The page of a record: what it says of itself and of the way it goes, and its lines under a finger. */
import type { ApiRecord, Client } from './api';
import { toggleColumn } from './pages/filters';
import { moveRowByFinger, rowTexts } from './pages/lines';
import { ready } from './pages/list';
import { openTab, pick, save, stagesAt } from './pages/record';
import { hear } from './pages/shell';
import { siteForTests } from './site';
import { PHONE } from './window';
import { wordsIn } from './words';

const site = siteForTests({ base: 'demo', application: 'warning' });
const ru = wordsIn('ru');
const en = wordsIn('en');

let api: Client;
beforeAll(async () => {
  api = await site.as('admin');
});

describe('the bar of stages', () => {
  site.scene('shows of the ends only the one that was reached, in its colour', async () => {
    // given
    const lost = await api.one('deal', { outcome: 'lost' }, ['stage']);
    const won = await api.one('deal', { outcome: 'won', pipeline: await pipelineOf(lost) }, ['stage']);
    const window = await site.openAs('admin', 'ru', `/r/deal/${lost.id}`);

    // when, then
    const ofLost = await stagesAt(window);
    expect(ofLost.filter(({ state }) => state === 'here')).toEqual([
      { label: titleOf(lost['stage']), state: 'here', color: 'red' },
    ]);
    expect(ofLost.find(({ label }) => label === titleOf(won['stage']))?.state).toBe('ahead');
    expect(ofLost.filter(({ color }) => color === null).every(({ state }) => state === 'done')).toBe(true);
    await window.picture('stages-lost');

    // when, then
    await window.go(`/r/deal/${won.id}`);
    const ofWon = await stagesAt(window);
    expect(ofWon.find(({ state }) => state === 'here')).toMatchObject({ color: 'green' });
    expect(ofWon.find(({ label }) => label === titleOf(lost['stage']))?.state).toBe('ahead');
  });

  async function pipelineOf({ id }: ApiRecord): Promise<string> {
    const { pipeline } = await api.one('deal', { id }, ['pipeline']);
    return (pipeline as { readonly id: string }).id;
  }

  function titleOf(stage: unknown): string {
    return (stage as { readonly title: string }).title;
  }
});

describe('a record being made', () => {
  site.scene('is called in the words of its entity, and its amount has the base currency', async () => {
    // given
    const window = await site.openAs('admin', 'ru', '/r/deal/new');

    // when, then
    const heading = await window.page.waitForSelector('main header h1');
    expect(await heading?.evaluate((each) => each.textContent)).toBe('Новая сделка');
    expect(await window.page.title()).toContain('Новая сделка');

    // when
    await pick(window, ru.field('deal', 'pipeline'), 'Прямые', 'Прямые продажи');
    await window.page.type(`[data-field="amount"] input`, '1500');
    await window.page.waitForSelector('ol.k-stages li');

    // then
    expect(await window.page.$eval('[data-field="amount"]', (each) => each.textContent)).toContain('₽');
    await window.picture('new-record');
  });
});

describe('a link to a record', () => {
  site.scene('holds no other link, whatever the title column is', async () => {
    // given
    const window = await site.openAs('admin', 'en', '/sales/deals');

    // when
    await toggleColumn(window, en.field('deal', 'title'), en);
    await ready(window);

    // then
    expect(await window.page.$$eval('a a', (all) => all.length)).toBe(0);
    expect(await window.page.$$eval('[role=gridcell] a[href^="/r/deal/"]', (all) => all.length)).toBeGreaterThan(5);
  });
});

describe('the rows of a deal', () => {
  site.scene('are put in order by a finger', async () => {
    // given
    const deal = await dealWithRows();
    const window = await site.openAs('admin', 'en', `/r/deal/${deal}`, { size: PHONE });
    await openTab(window, en.tab('deal', 'lines'));
    const before = await rowTexts(window, en.field('deal', 'lines'));

    // when
    await moveRowByFinger(window, en.field('deal', 'lines'), 2, 0);
    await window.picture('lines-phone');
    await save(window, en);
    await hear(window, en.say('record.saved'));

    // then
    const after = await rowTexts(window, en.field('deal', 'lines'));
    expect(after).toEqual([before[2], before[0], before[1]]);
    const { lines } = await api.one('deal', { id: deal }, ['lines']);
    expect((lines as readonly { readonly quantity: string }[]).map(({ quantity }) => Number(quantity))).toEqual([
      3, 1, 2,
    ]);
  });

  async function dealWithRows(): Promise<string> {
    const model = await api.one('deal', { outcome: 'open' }, ['account', 'pipeline', 'stage']);
    const { records } = await api.get<{ records: readonly ApiRecord[] }>('/api/records/product?fields=name&limit=3');
    const idOf = (name: string) => (model[name] as { readonly id: string }).id;
    const made = await api.post<ApiRecord>('/api/records/deal', {
      title: 'Three rows',
      account: idOf('account'),
      pipeline: idOf('pipeline'),
      stage: idOf('stage'),
      lines: records.map(({ id }, index) => ({ product: id, quantity: String(index + 1), price: '10' })),
    });
    return made.id;
  }
});
