/** A list of records. */
import { byRole, byText, plain } from '../find';
import type { Window } from '../window';
import type { Words } from '../words';

/** Waits until the list shows what was asked for, and answers the texts of one column of the rows in sight. */
export async function columnTexts(window: Window, column: string): Promise<readonly string[]> {
  await ready(window);
  const texts = await window.page.evaluate((wanted) => {
    const grid = document.querySelector('[role=grid]');
    const heads = [...(grid?.querySelectorAll('[role=columnheader]') ?? [])];
    const at = heads.findIndex((each) => each.textContent?.trim() === wanted);
    return [...(grid?.querySelectorAll('[role=row][aria-rowindex]') ?? [])]
      .sort((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
      .map((row) => row.querySelectorAll('[role=gridcell]')[at]?.textContent ?? '');
  }, column);
  return texts.map(plain);
}

/** The headings in their order. */
export async function headings(window: Window): Promise<readonly string[]> {
  await ready(window);
  const texts = await window.page.$$eval('[role=columnheader]', (all) => all.map((each) => each.textContent ?? ''));
  return texts.map(plain).filter(Boolean);
}

/** Searches and waits for the answer. */
export async function search(window: Window, text: string, words: Words): Promise<void> {
  const box = byRole(window.page, 'searchbox', words.say('list.search'));
  await box.fill(text);
  await window.page.waitForFunction(
    (wanted) => new URLSearchParams(location.search).get('search') === wanted,
    {},
    text,
  );
  await window.page.waitForNetworkIdle({ idleTime: 120 });
}

/** Begins a new record of the list. */
export async function beginNew({ page }: Window, words: Words): Promise<void> {
  await byRole(page, 'button', words.say('action.create'), 'main').click();
}

/** Opens the record with this title by a click on it. */
export async function openRecord({ page }: Window, title: string): Promise<void> {
  await byRole(page, 'link', title).click();
  await page.waitForSelector('h1[title]');
}

/** Sorts by a click on the heading. */
export async function sortBy(window: Window, column: string): Promise<void> {
  const before = new URL(window.page.url()).searchParams.get('sort');
  await byText(window.page, '[role=columnheader] button', column).click();
  await window.page.waitForFunction((old) => new URLSearchParams(location.search).get('sort') !== old, {}, before);
  await ready(window);
}

/** The text at the foot of a column. */
export async function totalOf(window: Window, column: string): Promise<string> {
  await ready(window);
  const text = await window.page.evaluate((wanted) => {
    const grid = document.querySelector('[role=grid]');
    const heads = [...(grid?.querySelectorAll('[role=columnheader]') ?? [])];
    const at = heads.findIndex((each) => each.textContent?.trim() === wanted);
    const foot = [...(grid?.querySelectorAll('[role=row]:not([aria-rowindex])') ?? [])].at(-1);
    return foot?.querySelectorAll('[role=gridcell]')[at]?.textContent ?? '';
  }, column);
  return plain(text);
}

/** How many records the list says it has: "178", "1,000+". */
export async function count(window: Window): Promise<string> {
  await ready(window);
  return plain(await window.page.$eval('h1 ~ span > [title]', (each) => each.textContent));
}

/** Asks for the exact number behind "1,000+". */
export async function countExactly(window: Window, words: Words): Promise<void> {
  await window.page.locator(`h1 ~ span > button[title="${words.say('list.countExactly')}"]`).click();
  await window.page.waitForSelector('h1 ~ span > span[title]');
}

/** Waits until rows are there and nothing newer is on its way. */
export async function ready({ page }: Window): Promise<void> {
  await page.waitForSelector('[role=grid][aria-busy=false], main ul[aria-label]');
  await page.waitForFunction(() => !document.querySelector('main [data-stale]'));
  await page.waitForNetworkIdle({ idleTime: 120 });
}
