/** The page under its strict policy, by keyboard alone, and what its first screen weighs. */
import { gzipSync } from 'node:zlib';
import { byRole } from './find';
import { ready } from './pages/list';
import { openTab, title } from './pages/record';
import { goTo, signIn } from './pages/shell';
import { ADMIN_PASSWORD } from './server';
import { siteForTests } from './site';
import type { Window } from './window';
import { wordsIn } from './words';

const BUDGET_KILOBYTES = 350;

const site = siteForTests({ base: 'demo', application: 'shipped' });
const en = wordsIn('en');
beforeAll(async () => {
  await (await site.as('admin')).patch('/api/me', { locale: 'en' });
});

site.scene('the screens work under the strict content security policy without a violation', async () => {
  // given
  const window = await site.open();
  const violations: string[] = [];
  await window.page.exposeFunction('tellViolation', (what: string) => violations.push(what));
  await window.page.evaluateOnNewDocument(() => {
    document.addEventListener(
      'securitypolicyviolation',
      ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
        const tell = (globalThis as unknown as { tellViolation(what: string): void }).tellViolation;
        tell(`${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`);
      },
    );
  });
  const answer = await fetch(`${site.url}/`);
  const policy = answer.headers.get('content-security-policy') ?? '';

  // when
  await signIn(window, 'admin', en);
  await goTo(window, en.label('sales', 'workspace'), en.label('dealBoard', 'view'));
  await goTo(window, en.label('sales', 'workspace'), en.label('deals', 'view'));
  await ready(window);
  await byRole(window.page, 'button', en.say('list.columns')).click();
  await byRole(window.page, 'dialog', en.say('list.columns')).wait();
  await window.page.keyboard.press('Escape');
  const { id } = await (await site.as('admin')).one('deal', { lines: { $some: { quantity: { $gt: 0 } } } }, ['id']);
  await window.go(`/r/deal/${id}`);
  await openTab(window, en.tab('deal', 'lines'));
  await openTab(window, en.say('record.history'));
  await window.page.waitForNetworkIdle();

  // then
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|style-src [^;]*unsafe-inline/);
  expect(violations).toEqual([]);
});

site.scene(
  'a person without a mouse signs in, goes to a list and opens a record, and always sees where the focus is',
  async () => {
    // given
    const window = await site.open();
    const { keyboard } = window.page;
    await window.go('/');
    await window.page.waitForFunction(() => document.activeElement?.getAttribute('autocomplete') === 'username');

    // when
    await keyboard.type('admin');
    await keyboard.press('Tab');
    await keyboard.type(ADMIN_PASSWORD);
    await keyboard.press('Tab');
    expect(await focused(window)).toMatchObject({ name: en.say('signIn.submit'), seen: true });
    await keyboard.press('Enter');
    await window.page.waitForSelector('main#content');
    await byRole(window.page, 'link', en.label('deals', 'view')).wait();
    const passed = await tabTo(window, en.label('deals', 'view'));

    // then
    expect(passed[0]).toMatchObject({ name: en.say('shell.skip') });
    expect(passed.filter(({ seen }) => !seen)).toEqual([]);

    // when
    await keyboard.press('Enter');
    await byRole(window.page, 'heading', en.label('deals', 'view')).wait();
    await ready(window);
    const further = await tabTo(window, en.label('deal', 'entity'), 'grid');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');

    // then
    expect(further.filter(({ seen }) => !seen)).toEqual([]);
    expect(await title(window)).not.toBe('');
    expect(window.page.url()).toContain('/r/deal/');
  },
);

site.scene('the first list shows before more JavaScript is loaded than the budget allows', async () => {
  // given
  const window = await site.openAs('admin', 'en', '/favicon.svg');
  const bodies = new Map<string, Promise<Buffer>>();
  window.page.on('response', (response) => {
    if (!response.url().endsWith('.js')) return;
    const body = response.buffer() as Promise<Buffer>;
    body.catch(() => undefined);
    bodies.set(response.url(), body);
  });
  await window.page.evaluateOnNewDocument(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[role=row] a[href^="/r/"]')) return;
      performance.mark('first row');
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });

  // when
  await window.go('/customers/accounts');
  await window.page.waitForFunction(() => performance.getEntriesByName('first row').length > 0);
  const before = await window.page.evaluate(() => {
    const shown = performance.getEntriesByName('first row')[0]?.startTime ?? 0;
    const files = performance
      .getEntriesByType('resource')
      .filter((each) => each.name.endsWith('.js') && each.startTime < shown);
    return files.map((each) => each.name);
  });

  // then
  const contents = await Promise.all(before.map((name) => bodies.get(name)));
  const sizes = contents.map((each) => (each ? gzipSync(each).length : Number.NaN));
  const kilobytes = sizes.reduce((sum, each) => sum + each, 0) / 1024;
  process.stdout.write(
    `First list: ${kilobytes.toFixed(0)} KB of gzipped JavaScript in ${before.length} files (budget ${BUDGET_KILOBYTES} KB)\n`,
  );
  expect(kilobytes).toBeLessThanOrEqual(BUDGET_KILOBYTES);
});

interface Focused {
  readonly name: string;
  readonly role: string;
  /** Whether the focus can be seen. */
  readonly seen: boolean;
}

const MOST_STOPS = 80;

/** Presses Tab until the element with this name has the focus, and answers every stop on the way. */
async function tabTo(window: Window, name: string, role = ''): Promise<readonly Focused[]> {
  const stops: Focused[] = [];
  while (stops.length < MOST_STOPS) {
    await window.page.keyboard.press('Tab');
    const stop = await focused(window);
    stops.push(stop);
    if ((role === '' || stop.role === role) && stop.name.includes(name)) return stops;
  }
  throw new Error(`${name} was not reached: ${stops.map((stop) => stop.name).join(' → ')}`);
}

/** What has the focus. It is seen when the element or what is drawn around it looks otherwise than without the focus. */
async function focused({ page }: Window): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const around = [element, element.parentElement, element.parentElement?.parentElement, element.nextElementSibling];
    const look = (): string =>
      JSON.stringify(
        around.flatMap((each) =>
          [null, '::before', '::after'].map((part) => {
            if (!each) return '';
            const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(each, part);
            return [outline, boxShadow, borderColor, backgroundColor, each.getBoundingClientRect().top];
          }),
        ),
      );
    const withFocus = look();
    element.blur();
    const without = look();
    element.focus({ focusVisible: true, preventScroll: true } as FocusOptions);
    const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return {
      name: name.replace(/\s+/g, ' ').trim(),
      role: element.getAttribute('role') ?? element.tagName.toLowerCase(),
      seen: withFocus !== without,
    };
  });
}
