/** What stands above a list: quick filters, saved filters, the choice of columns. */
import { byLabel, byRole, byText, plain, retype } from '../find';
import type { Window } from '../window';
import type { Words } from '../words';
import { headings, ready } from './list';

/** Filters by options of a choice. */
export async function filterBy(window: Window, field: string, options: readonly string[], words: Words): Promise<void> {
  const { page } = window;
  await byText(page, `[aria-label="${words.say('filter.all')}"] button`, field).click();
  const panel = `[role=dialog][aria-label="${words.say('filter.by', { name: field })}"]`;
  for (const option of options) {
    const before = new URL(page.url()).searchParams.get('where');
    await byText(page, `${panel} label`, option).click();
    await page.waitForFunction((old) => new URLSearchParams(location.search).get('where') !== old, {}, before);
  }
  await page.keyboard.press('Escape');
  await ready(window);
}

/** Keeps what is filtered now under a name. */
export async function saveFilter({ page }: Window, name: string, words: Words): Promise<void> {
  await byText(page, 'main button', words.say('selection.save')).click();
  await retype(page, await byLabel(page, words.say('selection.name'), '[role=dialog]'), name);
  await byRole(page, 'button', words.say('action.save'), '[role=dialog]').click();
  await page.waitForFunction(() => new URLSearchParams(location.search).has('saved'));
}

/** Chooses what the list shows: "All", a ready-made selection or a saved filter. */
export async function choose(window: Window, name: string): Promise<void> {
  const { page } = window;
  await openSelections(window);
  await byText(page, '[role=dialog] button', name).click();
  await page.waitForFunction(
    (wanted) => document.querySelector('h1 ~ button')?.textContent?.includes(wanted),
    {},
    name,
  );
  await ready(window);
}

/** The names that can be chosen. */
export async function selections(window: Window): Promise<readonly string[]> {
  await openSelections(window);
  const names = await window.page.$$eval('[role=dialog] button[aria-pressed]', (all) =>
    all.map((each) => each.textContent ?? ''),
  );
  await window.page.keyboard.press('Escape');
  return names.map(plain);
}

/** Deletes a saved filter. */
export async function deleteFilter(window: Window, name: string, words: Words): Promise<void> {
  const { page } = window;
  await openSelections(window);
  await byRole(page, 'button', words.say('selection.edit', { name })).click();
  await byRole(page, 'button', words.say('action.delete'), '[role=dialog]').click();
  await page.waitForFunction(() => !new URLSearchParams(location.search).has('saved'));
}

/** Shows or hides a column. */
export async function toggleColumn(window: Window, column: string, words: Words): Promise<void> {
  const { page } = window;
  const before = (await headings(window)).length;
  await byRole(page, 'button', words.say('list.columns')).click();
  const box = `[role=dialog][aria-label="${words.say('list.columns')}"]`;
  await retype(page, await waitFor(page, `${box} input[aria-label="${words.say('filter.findField')}"]`), column);
  await byText(page, `${box} label`, column).click();
  await page.keyboard.press('Escape');
  await page.waitForFunction(
    (count) =>
      [...document.querySelectorAll('[role=columnheader]')].filter((each) => each.textContent).length !== count,
    {},
    before,
  );
  await ready(window);
}

/** Moves a column one place to the left by keyboard. */
export async function moveColumnUp(window: Window, column: string, words: Words): Promise<void> {
  const { page } = window;
  const place = (await headings(window)).indexOf(column) + 1;
  await byRole(page, 'button', words.say('list.columns')).click();
  const handle = await waitFor(page, `button[aria-label="${words.say('list.moveColumn', { name: column })}"]`);
  await handle.focus();
  await page.keyboard.press('Space');
  await hearAloud(page, words.say('drag.over', { name: String(place) }));
  await page.keyboard.press('ArrowUp');
  await hearAloud(page, words.say('drag.over', { name: String(place - 1) }));
  await page.keyboard.press('Space');
  await hearAloud(page, words.say('drag.dropped', { name: String(place - 1) }));
  await page.keyboard.press('Escape');
  await ready(window);
}

/** Waits for what is read aloud to those who do not see the screen. */
async function hearAloud(page: Window['page'], text: string): Promise<void> {
  const said = (wanted: string): boolean =>
    [...document.querySelectorAll('[role=status][aria-live]')].some((each) => each.textContent === wanted);
  await page.waitForFunction(said, {}, text);
}

async function openSelections({ page }: Window): Promise<void> {
  await page.locator('h1 ~ button[aria-expanded=false]').click();
  await page.waitForSelector('[role=dialog] button[aria-pressed]', { visible: true });
}

async function waitFor(page: Window['page'], selector: string) {
  const found = await page.waitForSelector(selector, { visible: true });
  if (!found) throw new Error(`${selector} is not there`);
  return found as Awaited<ReturnType<typeof byLabel>>;
}
