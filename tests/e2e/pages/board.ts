/** Cards in columns. */
import type { ElementHandle } from 'puppeteer-core';
import { plain } from '../find';
import type { Window } from '../window';

/** The column in which the card with this title stands. */
export async function laneOf({ page }: Window, title: string): Promise<string> {
  const card = await cardOf(page, title);
  return card.evaluate((each) => each.closest('section')?.getAttribute('aria-label') ?? '');
}

/** Waits until the card stands in the column and the server was told. */
export async function waitInLane({ page }: Window, title: string, lane: string): Promise<void> {
  await page.waitForFunction(
    (wanted, name) =>
      [...document.querySelectorAll(`section[aria-label="${name}"] a`)].some(
        (each) => each.textContent?.trim() === wanted,
      ),
    {},
    title,
    lane,
  );
  await page.waitForNetworkIdle({ idleTime: 100 });
}

/** Number of cards and their sum, as they stand above a column: "59 32 167 825,50". */
export async function laneHead({ page }: Window, lane: string): Promise<string> {
  const head = await page.waitForSelector(`section[aria-label="${lane}"]`);
  return plain(
    await head?.evaluate((each) => {
      const parts = [...each.querySelectorAll(':scope > header > span, :scope > p')];
      return parts.map((part) => part.textContent).join(' ');
    }),
  );
}

/** Drags the card to another column with the mouse. */
export async function dragTo({ page }: Window, title: string, lane: string): Promise<void> {
  const card = await cardOf(page, title);
  await card.scrollIntoView();
  const from = await centre(card);
  const body = await page.waitForSelector(`section[aria-label="${lane}"]`);
  if (!body) throw new Error(`there is no column ${lane}`);
  const to = await centre(body as ElementHandle<HTMLElement>);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 12, from.y + 4, { steps: 3 });
  await page.mouse.move(to.x, Math.min(to.y, from.y + 40), { steps: 12 });
  await page.waitForSelector(`section[aria-label="${lane}"][data-over]`);
  await page.mouse.up();
}

/** Moves the card by keyboard: Space lifts it, arrows go from column to column, Space drops it. */
export async function moveByKeyboard(
  window: Window,
  title: string,
  direction: 'ArrowLeft' | 'ArrowRight',
  lane: string,
): Promise<void> {
  const { page } = window;
  const card = await cardOf(page, title);
  await card.focus();
  await page.keyboard.press('Space');
  await page.waitForSelector(`section[aria-label="${await laneOf(window, title)}"][data-over]`);
  await page.keyboard.press(direction);
  await page.waitForSelector(`section[aria-label="${lane}"][data-over]`);
  await page.keyboard.press('Space');
}

async function cardOf(page: Window['page'], title: string): Promise<ElementHandle<HTMLElement>> {
  const handle = await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>('section li > [tabindex]')].find(
        (each) => each.querySelector('a')?.textContent?.trim() === wanted,
      ),
    {},
    title,
  );
  return handle as unknown as ElementHandle<HTMLElement>;
}

async function centre(element: ElementHandle<HTMLElement>): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox();
  if (!box) throw new Error('the element is not drawn');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
