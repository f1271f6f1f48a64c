/** The table of rows inside a record. */
import type { ElementHandle } from 'puppeteer-core';
import { byText, plain } from '../find';
import type { Window } from '../window';
import type { Words } from '../words';
import { takeOption } from './record';

/** Adds a row; its first cell is ready for typing. */
export async function addRow({ page }: Window, table: string, words: Words): Promise<void> {
  const rows = await rowCount(page, table);
  await byText(page, 'footer button', words.say('field.addRow')).click();
  await page.waitForFunction(
    (name, before) => document.querySelectorAll(`table[aria-label="${name}"] tbody tr[aria-rowindex]`).length > before,
    {},
    table,
    rows,
  );
}

/** Finds a record for a cell by part of its title, searched on the server, and takes it. */
export async function pickInCell(
  window: Window,
  table: string,
  row: number,
  column: string,
  text: string,
  title: string,
): Promise<void> {
  const input = await edit(window, table, row, column);
  await input.click();
  await window.page.keyboard.type(text);
  await takeOption(window, title);
}

/** Types into a cell and leaves it with Tab. */
export async function typeInCell(
  window: Window,
  table: string,
  row: number,
  column: string,
  text: string,
): Promise<void> {
  const input = await edit(window, table, row, column);
  await input.click({ count: 3 });
  await window.page.keyboard.type(text);
  await window.page.keyboard.press('Tab');
}

/** What a cell shows. */
export async function cellText({ page }: Window, table: string, row: number, column: string): Promise<string> {
  const cell = await cellAt(page, table, row, column);
  return plain(await cell.evaluate((each) => each.querySelector('input')?.value || each.textContent));
}

/** The sums below the table: "3 rows Total 1,250.00". */
export async function totalsText({ page }: Window): Promise<string> {
  const text = await page.$$eval('footer', (all) => all.find((each) => each.querySelector('b'))?.textContent ?? '');
  return plain(text);
}

/** What stands in the rows in sight, from top to bottom. */
export async function rowTexts({ page }: Window, table: string): Promise<readonly string[]> {
  await page.waitForSelector(`${rowsOf(table)} td`);
  const texts = await page.$$eval(rowsOf(table), (all) =>
    all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent).join(' ')),
  );
  return texts.map(plain);
}

/** Rests a finger on the handle of a row until it is lifted, and draws it to the place of another one. */
export async function moveRowByFinger({ page }: Window, table: string, from: number, to: number): Promise<void> {
  const handles = await page.$$(`${rowsOf(table)} [class*="handle"]`);
  const [start, end] = await Promise.all([handles[from], handles[to]].map((handle) => handle?.boundingBox()));
  if (!start || !end) throw new Error('there are not so many rows');
  const x = start.x + start.width / 2;
  const finger = await page.touchscreen.touchStart(x, start.y + start.height / 2);
  await page.waitForSelector(`${rowsOf(table)}[data-dragging]`);
  for (const part of [0.3, 0.7, 1]) await finger.move(x, start.y + (end.y - start.y) * part + start.height / 2);
  await finger.end();
  await page.waitForSelector(`${rowsOf(table)}[data-dragging]`, { hidden: true });
}

function rowsOf(table: string): string {
  return `table[aria-label="${table}"] tbody tr[aria-rowindex]`;
}

async function edit({ page }: Window, table: string, row: number, column: string): Promise<ElementHandle<HTMLElement>> {
  const cell = await cellAt(page, table, row, column);
  if (!(await cell.$('input'))) await cell.click();
  const again = await cellAt(page, table, row, column);
  const input = await page.waitForFunction((each) => each.querySelector('input'), {}, again);
  return input as unknown as ElementHandle<HTMLElement>;
}

async function cellAt(
  page: Window['page'],
  table: string,
  row: number,
  column: string,
): Promise<ElementHandle<HTMLElement>> {
  const handle = await page.waitForFunction(
    (name, at, wanted) => {
      const grid = document.querySelector(`table[aria-label="${name}"]`);
      const heads = [...(grid?.querySelectorAll('thead th') ?? [])];
      const index = heads.findIndex((each) => each.textContent?.replace('*', '').trim() === wanted);
      return grid?.querySelector(`tbody tr[aria-rowindex="${at + 2}"] td[data-column="${index}"]`);
    },
    {},
    table,
    row,
    column,
  );
  return handle as unknown as ElementHandle<HTMLElement>;
}

function rowCount(page: Window['page'], table: string): Promise<number> {
  return page.$$eval(rowsOf(table), (all) => all.length);
}
