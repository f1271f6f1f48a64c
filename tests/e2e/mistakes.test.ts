/** What goes wrong at a desk: nothing typed is lost, and everybody is told in the own language what to do. */
import { FINDINGS } from '../../platform/foundation/findings';
import type { ApiRecord, Client } from './api';
import { PEOPLE } from './base';
import { byRole, byText } from './find';
import {
  create,
  fieldValue,
  fill,
  focusedLabel,
  messageAt,
  openTab,
  save,
  title,
  waitForMessage,
} from './pages/record';
import { goTo, hear, signInAgain, switchLanguage } from './pages/shell';
import { siteForTests } from './site';
import type { Window } from './window';
import { wordsIn } from './words';

const site = siteForTests({ base: 'demo', application: 'warning' });
const ru = wordsIn('ru');
const en = wordsIn('en');

let api: Client;
beforeAll(async () => {
  api = await site.as('admin');
});

/** A record of its own for a test. */
async function account(name: string): Promise<ApiRecord> {
  return api.post<ApiRecord>('/api/records/account', { name, kinds: ['customer'] });
}

describe('values that cannot be', () => {
  site.scene('are told beside their fields in the language of the user, and the focus goes to the first', async () => {
    // given
    const window = await site.openAs('admin', 'ru', '/r/account/new');
    await fill(window, ru.field('account', 'email'), 'никуда@');
    await openTab(window, ru.tab('account', 'requisites'));
    await fill(window, ru.field('account', 'inn'), '7707083894');

    // when
    await create(window, ru);

    // then
    await openTab(window, ru.tab('account', 'requisites'));
    expect(await waitForMessage(window, ru.field('account', 'inn'))).toBe(FINDINGS.V017.ru.replace('{check}', 'ИНН'));
    await openTab(window, ru.tab('account', 'main'));
    expect(await waitForMessage(window, ru.field('account', 'name'))).toBe(FINDINGS.V001.ru);
    expect(await waitForMessage(window, ru.field('account', 'email'))).toBe(FINDINGS.V014.ru);
    await create(window, ru);
    expect(await focusedLabel(window)).toBe(ru.field('account', 'name'));
    expect(window.page.url()).toMatch(/\/new$/);
    await window.picture('mistakes-ru');

    // when the language is switched, then the messages follow and what was typed stays
    await switchLanguage(window, 'en');
    expect(await waitForMessage(window, en.field('account', 'email'))).toBe(FINDINGS.V014.en);
    expect(await fieldValue(window, en.field('account', 'email'))).toBe('никуда@');

    // when they are put right, then the record is made
    await fill(window, en.field('account', 'name'), 'Put right');
    await fill(window, en.field('account', 'email'), 'right@example.com');
    expect(await messageAt(window, en.field('account', 'name'))).toBe('');
    await openTab(window, en.tab('account', 'requisites'));
    await fill(window, en.field('account', 'inn'), '7707083893');
    await create(window, en);
    await hear(window, en.say('record.created'));
    await api.one('account', { name: 'Put right', inn: '7707083893' });
  });

  site.scene('that only the server can refuse are told beside their field', async () => {
    // given
    await api.post('/api/records/account', { name: 'First with the code', kinds: ['customer'], code: 'E2E-1' });
    const second = await account('Second with the code');
    const window = await site.openAs('admin', 'en', `/r/account/${second.id}`);
    window.expect(422);
    window.expect(409);

    // when
    await fill(window, en.field('account', 'code'), 'E2E-1');
    await save(window, en);

    // then
    expect(await waitForMessage(window, en.field('account', 'code'))).toContain('First with the code');
    expect(await focusedLabel(window)).toBe(en.field('account', 'code'));
  });
});

describe('leaving a page with unsaved changes', () => {
  site.scene('asks first; who stays keeps what was typed, who leaves changes nothing', async () => {
    // given
    const record = await account('Never changed');
    const window = await site.openAs('admin', 'en', `/r/account/${record.id}`);
    await fill(window, en.field('account', 'name'), 'Changed by nobody');
    const list = en.label('contacts', 'view');

    // when
    await byRole(window.page, 'link', list, 'nav').click();
    await byRole(window.page, 'button', en.say('record.stay')).click();

    // then
    await window.page.waitForSelector('[role=dialog]', { hidden: true });
    expect(await fieldValue(window, en.field('account', 'name'))).toBe('Changed by nobody');

    // when
    await byRole(window.page, 'link', list, 'nav').click();
    await byRole(window.page, 'button', en.say('record.leave')).click();

    // then
    await byRole(window.page, 'heading', list).wait();
    expect(await api.one('account', { id: record.id })).toMatchObject({
      name: 'Never changed',
      version: record.version,
    });
  });
});

describe('two windows with one record', () => {
  async function twoWindows(): Promise<{ record: ApiRecord; first: Window; second: Window }> {
    const record = await account('Of two windows');
    const first = await site.openAs('admin', 'en', `/r/account/${record.id}`);
    const second = await site.openAs('admin', 'en', `/r/account/${record.id}`);
    await Promise.all([first, second].map((each) => fieldValue(each, en.field('account', 'name'))));
    return { record, first, second };
  }

  site.scene('both save when they changed different fields, and the later one is told', async () => {
    // given
    const { record, first, second } = await twoWindows();
    await fill(first, en.field('account', 'name'), 'Named in the first');
    await fill(second, en.field('account', 'notes'), 'Noted in the second');

    // when
    await save(first, en);
    await hear(first, en.say('record.saved'));
    await save(second, en);
    await hear(second, en.say('record.merged'));

    // then
    expect(await fieldValue(second, en.field('account', 'name'))).toBe('Named in the first');
    expect(await api.one('account', { id: record.id }, ['name', 'notes'])).toMatchObject({
      name: 'Named in the first',
      notes: 'Noted in the second',
    });
  });

  site.scene('shows both values when they changed the same field, and nothing typed is lost', async () => {
    // given
    const { record, first, second } = await twoWindows();
    await fill(first, en.field('account', 'name'), 'Named in the first');
    await save(first, en);
    await hear(first, en.say('record.saved'));
    second.expect(409);
    await fill(second, en.field('account', 'name'), 'Named in the second');
    await fill(second, en.field('account', 'notes'), 'Noted in the second');

    // when
    await save(second, en);
    await byRole(second.page, 'dialog', en.say('record.conflictTitle')).wait();

    // then
    const said = await second.page.$$eval('[role=dialog]', (all) => all.map((each) => each.textContent).join());
    expect(said).toContain('Named in the first');
    expect(said).toContain('Named in the second');
    await second.picture('conflict');

    // when
    await byRole(second.page, 'button', en.say('record.cancel'), '[role=dialog]').click();
    expect(await fieldValue(second, en.field('account', 'name'))).toBe('Named in the second');
    await save(second, en);
    await byRole(second.page, 'button', en.say('record.keepChosen')).click();
    await hear(second, en.say('record.saved'));

    // then
    expect(await api.one('account', { id: record.id }, ['name', 'notes'])).toMatchObject({
      name: 'Named in the second',
      notes: 'Noted in the second',
    });
  });
});

describe('a session that ended while somebody types', () => {
  site.scene('asks for the password over the page and goes on with what was typed', async () => {
    // given
    const record = await account('Typed for long');
    const window = await site.openAs('admin', 'ru', `/r/account/${record.id}`);
    window.expect(401);
    await fill(window, ru.field('account', 'notes'), 'Долго набранный текст');
    await endSession(window);

    // when
    await save(window, ru);
    await window.picture('signed-out');
    await signInAgain(window, ru);

    // then
    await hear(window, ru.say('record.saved'));
    expect(await fieldValue(window, ru.field('account', 'notes'))).toBe('Долго набранный текст');
    expect(await api.one('account', { id: record.id }, ['notes'])).toMatchObject({ notes: 'Долго набранный текст' });
  });
});

describe('what is not there', () => {
  site.scene('is hidden from who has no right: neither the menu nor the address leads there', async () => {
    // given
    const strange = await api.one('deal', { 'owner.login': 'p.orlova' }, ['title']);
    const window = await site.openAs(PEOPLE.manager, 'ru', '/');
    window.expect(404);

    // when
    await goTo(window, ru.label('sales', 'workspace'), ru.label('deals', 'view'));
    const menu = await window.page.$eval('nav', (nav) => nav.textContent ?? '');
    await window.go(`/r/deal/${strange.id}`);

    // then
    expect(menu).toContain(ru.label('sales', 'workspace'));
    expect(menu).not.toContain(ru.label('settings', 'workspace'));
    await byText(window.page, 'main', ru.say('state.notFound.title')).wait();
    expect(await window.page.$eval('main', (main) => main.textContent)).not.toContain(String(strange['title']));

    // when an administrator looks, then both are there
    const other = await site.openAs('admin', 'ru', `/r/deal/${strange.id}`);
    expect(await title(other)).toBe(strange['title']);
    expect(await other.page.$eval('nav', (nav) => nav.textContent)).toContain(ru.label('settings', 'workspace'));
  });
});

describe('an address that leads nowhere', () => {
  site.scene('says so in the language of the user and leads home', async () => {
    // given
    const gone = await account('Soon deleted');
    await api.remove(`/api/records/account/${gone.id}`);
    const window = await site.openAs('admin', 'ru', `/r/account/${gone.id}`);
    window.expect(404);

    for (const address of [`/r/account/${gone.id}`, '/r/nothing/new', '/sales/nothing', '/no/such/page']) {
      // when
      await window.go(address);
      await byText(window.page, 'main', ru.say('state.notFound.title')).wait();
      await byRole(window.page, 'link', ru.say('state.home'), 'main').click();

      // then
      await window.page.waitForFunction(() => document.querySelector('main h1'));
      expect(new URL(window.page.url()).pathname).not.toBe(address);
    }
  });
});

/** Ends the window's session on the server, as an administrator or another tab would. */
async function endSession(window: Window): Promise<void> {
  const cookies = await window.context.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const answer = await fetch(`${site.url}/api/session`, { method: 'DELETE', headers: { Cookie: cookie } });
  expect(answer.status).toBe(204);
}
