/** The frame around every page. */
import type { Client } from './api';
import { openUserMenu } from './pages/shell';
import { siteForTests } from './site';

const site = siteForTests({ base: 'demo', application: 'warning' });

let api: Client;
beforeAll(async () => {
  api = await site.as('admin');
});

describe('the icons of the menu', () => {
  site.scene('come with a page that is no view, not after the time an absent content is waited for', async () => {
    // given
    const account = await api.one('account', {}, ['name']);
    const window = await site.openAs('admin', 'en', '/');
    await window.page.evaluateOnNewDocument(() => {
      const usual = globalThis.setTimeout;
      const withoutLong = (run: () => void, wait = 0) => (wait >= 4000 ? 0 : usual(run, wait));
      Object.assign(globalThis, { setTimeout: withoutLong });
    });

    for (const address of [`/r/account/${account.id}`, '/r/account/new', '/no/such/page']) {
      // when
      await window.go(address);

      // then
      await window.page.waitForSelector('nav a .k-icon svg');
    }
  });
});

describe('the menu of the user', () => {
  for (const locale of ['en', 'ru'] as const) {
    site.scene(`holds its switches, however long their words (${locale})`, async () => {
      // given
      const window = await site.openAs('admin', locale, '/');

      // when
      await openUserMenu(window);

      // then
      const beyond = await window.page.$$eval('fieldset label > span', (all) =>
        all
          .filter((each) => {
            const menu = each.closest('fieldset')?.parentElement?.getBoundingClientRect();
            return !menu || each.getBoundingClientRect().right > menu.right;
          })
          .map((each) => each.textContent),
      );
      expect(beyond).toEqual([]);
      await window.picture(`user-menu-${locale}`);
    });
  }
});

describe('the trail of a record that was opened from outside', () => {
  site.scene('leads to the list of such records', async () => {
    // given
    const deal = await api.one('deal', {}, ['title']);
    const window = await site.openAs('admin', 'en', `/r/deal/${deal.id}`);

    // when
    const trail = await window.page.waitForSelector('header nav a');

    // then
    expect(await trail?.evaluate((each) => each.getAttribute('href'))).toMatch(/^\/sales\//);
  });
});
