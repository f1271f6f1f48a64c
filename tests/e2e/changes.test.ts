/** An administrator changes the metadata: a change set, its preview, plan and publication, and the way back. */
import type { Locale } from '../../platform/foundation/errors';
import type { ApiRecord, Client } from './api';
import { byLabel, byRole, byText, plain } from './find';
import { addArtefact, back, editArtefact, openChangeSet, saveArtefact, writeArtefact } from './pages/changes';
import { switchTheme } from './pages/shell';
import { siteForTests } from './site';
import type { Window } from './window';
import { type Words, wordsIn } from './words';

type Fields = Readonly<Record<string, unknown>>;

const site = siteForTests({ base: 'demo', application: 'warning' });
const LABEL = { en: 'Shade of the paint', ru: 'Оттенок краски' };

let api: Client;
let product: ApiRecord;
beforeAll(async () => {
  api = await site.as('admin');
  product = await api.one('product', {}, ['name']);
});

describe.each(['en', 'ru'] as const)('a field that an administrator adds (%s)', (locale: Locale) => {
  const scene = site.act();
  const words: Words = wordsIn(locale);
  const field = `x_shade_${locale}`;
  const place = `main [data-field="${field}"]`;
  let admin: Window;
  let other: Window;

  scene('goes into a change set as JSON and is told there by its place', async () => {
    // given
    admin = await site.openAs('admin', locale, '/changes');
    other = await site.openAs('admin', locale, `/r/product/${product.id}`);

    // when
    await openChangeSet(admin, `Paint ${locale}`, words);
    await addArtefact(admin, words.label('product', 'entity'), 'product', words);
    await editArtefact(
      admin,
      (entity) => ({ ...entity, fields: { ...(entity['fields'] as Fields), [field]: { type: 'text', label: LABEL } } }),
      words,
    );
    await saveArtefact(admin, words);
    await byText(admin.page, 'aside', words.say('changes.noMistakes')).wait();
    await admin.picture(`changes-editor-${locale}`);
    await admin.pictureOnPhone(`changes-editor-${locale}`);
    await back(admin, words);

    // then
    await byText(admin.page, 'article li', `fields › ${field}`).wait();
    await admin.picture(`changes-set-${locale}`);
    await admin.pictureOnPhone(`changes-set-${locale}`);
  });

  scene('has a plan that tells what the database will be told', async () => {
    // when
    await byRole(admin.page, 'link', words.say('changes.planAndPublish')).click();
    await byText(admin.page, 'article p', field).wait();
    await admin.page.locator('article summary').click();

    // then
    await byText(admin.page, 'article pre', 'ALTER TABLE').wait();
    await admin.picture(`changes-plan-${locale}`);
    await admin.pictureOnPhone(`changes-plan-${locale}`);
    await back(admin, words);
  });

  scene('is seen in the preview by its author only, where nothing can be changed', async () => {
    // when
    await byRole(admin.page, 'button', words.say('changes.preview')).click();
    await byText(admin.page, 'section', words.say('preview.after')).wait();
    const set = new URL(admin.page.url()).pathname;
    await admin.page.waitForNetworkIdle({ idleTime: 100 });
    await admin.go(`/r/product/${product.id}`);

    // then
    await shownAt(admin);
    expect(await admin.page.$$eval('main [data-field] :is(input, textarea):not(:disabled)', (all) => all.length)).toBe(
      0,
    );
    expect(await admin.page.$$eval('header button', (all) => all.map((each) => each.textContent))).not.toContain(
      words.say('record.save'),
    );
    expect(await other.page.$(place)).toBe(null);
    await admin.picture(`changes-preview-${locale}`);
    await admin.pictureOnPhone(`changes-preview-${locale}`);

    // when
    await byRole(admin.page, 'button', words.say('preview.leave')).click();

    // then
    await goneFrom(admin);
    await admin.page.waitForSelector('main [data-field] input:not(:disabled)');
    await admin.page.waitForNetworkIdle({ idleTime: 100 });
    await admin.go(set);
  });

  scene('is published after its plan was read, and stands on the form for everybody', async () => {
    // when
    await byRole(admin.page, 'link', words.say('changes.planAndPublish')).click();
    await byRole(admin.page, 'button', words.say('changes.publish')).click();

    // then
    await byRole(admin.page, 'heading', words.say('changes.published', { revision: await revision(0) })).wait();
    await shownAt(other);
  });

  scene('goes again when its loss was confirmed on the way back', async () => {
    // given
    const { version } = await api.one('product', { id: product.id });
    await api.patch(`/api/records/product/${product.id}`, { version, [field]: 'ochre' });
    await byRole(admin.page, 'link', words.say('changes.revisions'), 'main').click();
    await byRole(admin.page, 'heading', words.say('changes.revisions')).wait();
    await admin.picture(`changes-revisions-${locale}`);
    await admin.pictureOnPhone(`changes-revisions-${locale}`);

    // when
    const number = String(Number.parseInt(await revision(1), 10));
    await byRole(admin.page, 'link', words.say('changes.revertTo', { number })).click();
    await byText(admin.page, 'article label', words.say('changes.confirm')).wait();
    await admin.picture(`changes-revert-${locale}`);
    await admin.pictureOnPhone(`changes-revert-${locale}`);
    const button = await admin.page.waitForSelector('footer button');
    expect(await button?.evaluate((each) => each.disabled)).toBe(true);
    await byText(admin.page, 'article label', words.say('changes.confirm')).click();
    await byRole(admin.page, 'button', words.say('changes.revertDo')).click();

    // then
    await byText(admin.page, 'h2', plain(words.say('changes.published')).split(' ')[0] ?? '').wait();
    await goneFrom(other);
  });

  async function revision(back: number): Promise<string> {
    const { revisions } = await api.get<{ revisions: readonly { readonly name: string }[] }>(
      '/api/studio/revisions?limit=2',
    );
    return revisions[back]?.name ?? '';
  }

  async function shownAt({ page }: Window): Promise<void> {
    const shown = await page.waitForSelector(place);
    expect(await shown?.evaluate((each) => each.textContent)).toContain(LABEL[locale]);
    await shown?.evaluate((each) => each.scrollIntoView({ block: 'center' }));
  }

  async function goneFrom({ page }: Window): Promise<void> {
    await page.waitForSelector(place, { hidden: true });
    await page.waitForSelector('main [data-field="name"]');
  }
});

describe('a change set', () => {
  const en = wordsIn('en');
  const ru = wordsIn('ru');
  const label = (text: string) => ({ label: { en: text, ru: text } });

  site.scene('tells mistakes beside the artefact: of its meaning after saving, of the text at once', async () => {
    // given
    const window = await site.openAs('admin', 'ru', '/changes');
    await openChangeSet(window, 'Mistakes', ru);
    await addArtefact(window, ru.label('product', 'entity'), 'product', ru);

    // when, then
    const wrong = { type: 'texxt', ...label('Shade') };
    await editArtefact(
      window,
      (entity) => ({ ...entity, fields: { ...(entity['fields'] as Fields), x_a: wrong } }),
      ru,
    );
    await saveArtefact(window, ru);
    await byText(window.page, 'aside code', '/fields/x_a').click();
    expect(await window.page.evaluate(() => getSelection()?.toString())).toBe('"type"');
    await switchTheme(window, 'dark', ru);
    await window.picture('changes-mistakes-ru-dark');
    await window.pictureOnPhone('changes-mistakes-ru-dark');

    // when, then
    await writeArtefact(window, '{ "name": ', ru);
    await byText(window.page, 'aside code', 'K001').wait();
    await byRole(window.page, 'link', ru.say('changes.back')).click();
    await byRole(window.page, 'button', ru.say('record.leave')).click();
    await byRole(window.page, 'link', ru.say('changes.planAndPublish')).click();
    await byText(window.page, 'section li p', 'texxt').wait();
    expect(await window.page.$eval('footer button', (each) => (each as HTMLButtonElement).disabled)).toBe(true);
    await window.picture('changes-plan-mistakes-ru-dark');
    await window.pictureOnPhone('changes-plan-mistakes-ru-dark');
    await switchTheme(window, 'light', ru);
  });

  site.scene('that others overtook shows both sides, and keeps mine when told so', async () => {
    // given
    const [mine, theirs] = await Promise.all([opened('Mine'), opened('Theirs')]);
    await api.patch(`/api/studio/changesets/${mine}/artefacts/view/products`, label('My goods'));
    await api.patch(`/api/studio/changesets/${theirs}/artefacts/view/products`, label('Their goods'));
    await api.post(`/api/studio/changesets/${theirs}/publish`, {});
    const window = await site.openAs('admin', 'en', `/changes/${mine}/plan`);
    window.expect(409);

    // when
    await byText(window.page, 'dd', 'Their goods').wait();
    await switchTheme(window, 'dark', en);
    await window.picture('changes-clash-en-dark');
    await window.pictureOnPhone('changes-clash-en-dark');
    await switchTheme(window, 'light', en);
    await byRole(window.page, 'button', en.say('changes.keepMine')).click();
    await byRole(window.page, 'button', en.say('changes.publish')).click();
    await byRole(window.page, 'link', en.say('changes.revisions'), 'main').click();

    // then
    await (await window.page.waitForSelector('li:nth-child(1) > input[type=checkbox]'))?.click();
    await (await window.page.waitForSelector('li:nth-child(2) > input[type=checkbox]'))?.click();
    await byRole(window.page, 'link', en.say('changes.compare')).click();
    await byText(window.page, 'article li', 'My goods').wait();
    await window.picture('changes-difference-en');
    await window.pictureOnPhone('changes-difference-en');

    // when, then
    await byText(window.page, 'article button', 'Restore as in revision').click();
    await byRole(window.page, 'button', en.say('changes.restoreDo'), '[role=dialog]').click();
    await byText(window.page, '[role=log]', plain(en.say('changes.published')).split(' ')[0] ?? '').wait();
    const { artefact } = await api.get<{ artefact: unknown }>('/api/metadata/view/products');
    expect(artefact).toMatchObject(label('Their goods'));
  });

  site.scene('takes comments, gives a change up again, and is discarded', async () => {
    // given
    const id = await opened('Talk');
    await api.patch(`/api/studio/changesets/${id}/artefacts/view/prices`, label('Price tags'));
    const window = await site.openAs('admin', 'en', `/changes/${id}`);

    // when, then
    await (await byLabel(window.page, en.say('changes.comment'))).type('Why not “Tags”?');
    await byRole(window.page, 'button', en.say('changes.send')).click();
    await byText(window.page, 'li p', 'Why not').wait();
    await switchTheme(window, 'dark', en);
    await window.picture('changes-set-en-dark');
    await window.pictureOnPhone('changes-set-en-dark');
    await switchTheme(window, 'light', en);

    // when, then
    await byRole(window.page, 'button', en.say('changes.withdraw')).click();
    await byText(window.page, 'h2', en.say('changes.empty')).wait();
    await window.picture('changes-empty-set-en');

    // when, then
    await byRole(window.page, 'button', en.say('changes.to.discarded')).click();
    await byRole(window.page, 'button', en.say('changes.to.discarded'), '[role=dialog]').click();
    await byText(window.page, 'h1', en.option('changeSetState', 'discarded')).wait();
    await window.go('/changes');
    await byText(window.page, 'main a b', 'Talk').wait();
    await window.picture('changes-list-en');
    await window.pictureOnPhone('changes-list-en');
  });

  async function opened(name: string): Promise<string> {
    return (await api.post<{ id: string }>('/api/studio/changesets', { name })).id;
  }
});
