/** "Done when" 3 of the frame, in the browser: a file is edited, and the open screens follow without a reload. */
import type { ApiRecord, Client } from './api';
import { byText, plain, retype } from './find';
import { toggleColumn } from './pages/filters';
import { columnTexts, headings, ready } from './pages/list';
import { fieldValue, fill, openTab, save } from './pages/record';
import { hear } from './pages/shell';
import { siteForTests } from './site';
import type { Window } from './window';
import { wordsIn } from './words';
import { ADDED, ADDED_FIELDS, labelOf, openWorkshop } from './workshop';

const workshop = openWorkshop();
afterAll(() => workshop.remove());

const site = siteForTests({ base: 'empty', application: 'warning', metadata: workshop.metadata });
const en = wordsIn('en');
const WORDS = Object.keys(ADDED);
/** To-many relations are no columns; collections stand beside the form as a tab of their own. */
const MANY = ['collection', 'lines'];

describe('with a list and a record open in the browser', () => {
  let api: Client;
  let record: ApiRecord;
  let list: Window;
  let form: Window;
  const scene = site.act();

  beforeAll(async () => {
    api = await site.as('admin');
    record = await api.post<ApiRecord>('/api/records/workshop', { name: 'Smithy' });
    list = await site.openAs('admin', 'en', '/products/workshops');
    form = await site.openAs('admin', 'en', `/r/workshop/${record.id}`);
  });

  scene('a field of every word comes into the form, and what was being typed stays', async () => {
    // given
    await ready(list);
    await fill(form, 'Name', 'Smithy by the river');
    await markDocuments();

    // when
    const began = Date.now();
    workshop.write(ADDED_FIELDS);
    await byText(form.page, 'main', labelOf('text')).wait();
    process.stdout.write(`A new field was in the open form after ${((Date.now() - began) / 1000).toFixed(1)} s\n`);

    // then
    const shown = plain(await form.page.$eval('main', (main) => main.textContent));
    expect(WORDS.filter((word) => !shown.includes(labelOf(word)))).toEqual([]);
    expect(await fieldValue(form, 'Name')).toBe('Smithy by the river');
    await form.picture('live-form');

    // when
    await fill(form, labelOf('text'), 'Typed into a new field');
    await fill(form, labelOf('integer'), '21');
    await save(form, en);
    await hear(form, en.say('record.saved'));

    // then
    const fields = ['name', 'f_text', 'f_integer', 'f_formula'];
    expect(await api.one('workshop', { id: record.id }, fields)).toMatchObject({
      name: 'Smithy by the river',
      f_text: 'Typed into a new field',
      f_integer: 21,
      f_formula: 42,
    });
  });

  scene('they can be chosen as columns and filtered by', async () => {
    // given
    const stored = WORDS.filter((word) => !MANY.includes(word));

    // when, then
    expect(await offered(en.say('list.columns'), 'label')).toEqual(expect.arrayContaining(stored.map(labelOf)));
    expect(await offered(en.say('filter.add'), 'li')).toEqual(expect.arrayContaining(stored.map(labelOf)));

    // when
    await api.post('/api/records/workshop', { name: 'Pottery', f_choice: 'high', f_text: 'clay' });
    await toggleColumn(list, labelOf('text'), en);
    await filterByAdded(labelOf('choice'), en.option('priority', 'high'));

    // then
    expect(await headings(list)).toContain(labelOf('text'));
    expect(await columnTexts(list, labelOf('text'))).toEqual(['clay']);
    await list.picture('live-list');
    expect(await neverReloaded()).toBe(true);
  });

  scene('a mistake in the file is refused, told by /readyz, and the screens go on', async () => {
    // given
    const before = await readiness();

    // when
    workshop.write({ ...ADDED_FIELDS, f_wrong: { type: 'txet', label: { en: 'Wrong', ru: 'Не то' } } });
    await until(async () => (await readiness()).refused > 0);

    // then
    expect((await readiness()).revision).toBe(before.revision);
    await form.page.reload();
    expect(await fieldValue(form, labelOf('text'))).toBe('Typed into a new field');
    await list.page.reload();
    expect(await columnTexts(list, labelOf('text'))).toEqual(['clay']);

    // when the mistake is corrected, then it is published
    workshop.write({ ...ADDED_FIELDS, f_right: { type: 'text', label: { en: 'Corrected', ru: 'Исправлено' } } });
    await byText(form.page, 'main', 'Corrected').wait();
    expect((await readiness()).refused).toBe(0);
  });

  /** What a panel of the list offers. */
  async function offered(button: string, item: 'label' | 'li'): Promise<readonly string[]> {
    await list.page.locator(`main button[aria-label="${button}"], main ::-p-xpath(.//button[.="${button}"])`).click();
    await list.page.waitForSelector('[role=dialog] input', { visible: true });
    const texts = await list.page.$$eval(`[role=dialog] ${item}`, (all) => all.map((each) => each.textContent ?? ''));
    await list.page.keyboard.press('Escape');
    return texts.map(plain);
  }

  async function filterByAdded(field: string, option: string): Promise<void> {
    await byText(list.page, 'search button', en.say('filter.add')).click();
    const search = await list.page.waitForSelector('[role=dialog] input', { visible: true });
    if (search) await retype(list.page, search as Parameters<typeof retype>[1], field);
    await byText(list.page, '[role=dialog] li button', field).click();
    await byText(list.page, '[role=dialog] label', option).click();
    await list.page.waitForFunction(() => new URLSearchParams(location.search).has('where'));
    await list.page.keyboard.press('Escape');
    await ready(list);
  }

  async function markDocuments(): Promise<void> {
    for (const { page } of [list, form]) await page.evaluate(() => Object.assign(document, { sameDocument: true }));
  }

  async function neverReloaded(): Promise<boolean> {
    const marks = [list, form].map(({ page }) => page.evaluate(() => 'sameDocument' in document));
    return (await Promise.all(marks)).every(Boolean);
  }

  async function readiness(): Promise<{ revision: string; refused: number }> {
    return (await fetch(`${site.url}/readyz`)).json() as Promise<{ revision: string; refused: number }>;
  }

  async function until(holds: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + 20_000;
    while (!(await holds())) if (Date.now() > end) throw new Error('it did not happen in time');
  }
});

describe('with a deal open, whose form is written', () => {
  site.scene(
    'a field added to its entity stands on the last tab without a reload, and holds what is typed',
    async () => {
      // given
      const api = await site.as('admin');
      const account = await api.post<ApiRecord>('/api/records/account', { name: 'Alder', kinds: ['customer'] });
      const stage = await api.one('stage', { outcome: 'open' }, ['pipeline']);
      const { id } = await api.post<ApiRecord>('/api/records/deal', {
        title: 'Gate',
        account: account.id,
        pipeline: (stage['pipeline'] as { readonly id: string }).id,
        stage: stage.id,
      });
      const window = await site.openAs('admin', 'en', `/r/deal/${id}`);
      await fill(window, en.field('deal', 'nextStep'), 'Measure the gate');
      await openTab(window, en.tab('deal', 'more'));
      await window.page.evaluate(() => Object.assign(document, { sameDocument: true }));

      // when
      const visit = { type: 'text', label: { en: 'Way to the site', ru: 'Как проехать' } };
      workshop.extend('sales/deal.entity.json', { way: visit });
      await byText(window.page, 'main label', visit.label.en).wait();
      await fill(window, visit.label.en, 'Second gate on the left');
      await save(window, en);
      await hear(window, en.say('record.saved'));

      // then
      expect(await window.page.evaluate(() => 'sameDocument' in document)).toBe(true);
      await window.picture('live-written-form');
      expect(await api.one('deal', { id }, ['way', 'nextStep'])).toMatchObject({
        way: 'Second gate on the left',
        nextStep: 'Measure the gate',
      });
    },
  );
});
