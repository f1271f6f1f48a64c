/** The page of one record. */
import { byLabel, byRole, byText, plain, retype } from '../find';
import type { Window } from '../window';
import type { Words } from '../words';

/** Types into the field with this label. */
export async function fill({ page }: Window, label: string, text: string): Promise<void> {
  await retype(page, await byLabel(page, label), text);
}

/** Finds a record in a picker by part of its title and takes it. */
export async function pick(window: Window, label: string, text: string, title = text): Promise<void> {
  const { page } = window;
  const input = await byLabel(page, label);
  await input.click();
  await page.keyboard.type(text);
  await takeOption(window, title);
}

/** Takes the option with this text from the list that stands open. */
export async function takeOption({ page }: Window, title: string): Promise<void> {
  const option = await page.waitForFunction(
    (wanted) => {
      const lists = [...document.querySelectorAll<HTMLElement>('.ant-select-dropdown')].filter(
        (each) => each.offsetParent !== null,
      );
      const items = lists.flatMap((list) => [...list.querySelectorAll<HTMLElement>('.ant-select-item-option')]);
      return items.find((each) => each.textContent?.replace(/[\s\u00a0]+/g, ' ').trim() === wanted);
    },
    {},
    title,
  );
  await (option as unknown as import('puppeteer-core').ElementHandle<HTMLElement>).click();
}

/** What the field with this label holds, as it is written on the screen. */
export async function fieldValue({ page }: Window, label: string): Promise<string> {
  const target = await byLabel(page, label);
  return plain(
    await target.evaluate((each) => {
      if (each instanceof HTMLInputElement && each.getAttribute('role') !== 'combobox') return each.value;
      if (each instanceof HTMLTextAreaElement) return each.value;
      return each.closest('.ant-select')?.textContent ?? each.textContent;
    }),
  );
}

/** Waits until the field with this label holds this text. */
export async function waitForValue({ page }: Window, label: string, text: string): Promise<void> {
  const target = await byLabel(page, label);
  await page.waitForFunction(
    (each, wanted) =>
      (each.closest('.ant-select')?.textContent ?? each.textContent)?.replace(/[\s\u00a0]+/g, ' ').trim() === wanted,
    {},
    target,
    text,
  );
}

/** The message beside the field with this label; empty when nothing is wrong with it. */
export async function messageAt({ page }: Window, label: string): Promise<string> {
  const target = await byLabel(page, label);
  return plain(
    await target.evaluate((each) => each.closest('[data-field]')?.querySelector('[role=alert]')?.textContent ?? ''),
  );
}

/** Waits for a message beside the field with this label and answers it. */
export async function waitForMessage(window: Window, label: string): Promise<string> {
  const target = await byLabel(window.page, label);
  await window.page.waitForFunction((each) => each.closest('[data-field]')?.querySelector('[role=alert]'), {}, target);
  return messageAt(window, label);
}

/** The label of the field that has the focus. */
export async function focusedLabel({ page }: Window): Promise<string> {
  return plain(
    await page.evaluate(() => {
      const id = document.activeElement?.id ?? '';
      return document.querySelector(`label[for="${CSS.escape(id)}"]`)?.firstChild?.textContent ?? `#${id}`;
    }),
  );
}

export async function openTab({ page }: Window, label: string): Promise<void> {
  await byRole(page, 'tab', label).click();
  await page.waitForSelector(`::-p-aria([role="tab"][name="${label}"])`);
}

export async function save({ page }: Window, words: Words): Promise<void> {
  await byRole(page, 'button', words.say('record.save')).click();
}

export async function create({ page }: Window, words: Words): Promise<void> {
  await byText(page, 'section button', words.say('record.create')).click();
}

/** The heading of the record's page. */
export async function title({ page }: Window): Promise<string> {
  await page.waitForFunction(() => location.pathname.startsWith('/r/'));
  const heading = await page.waitForSelector('main header h1');
  return plain(await heading?.evaluate((each) => each.textContent));
}

/** The history of the record as text, newest first. */
export async function history({ page }: Window, words: Words): Promise<readonly string[]> {
  await byRole(page, 'tab', words.say('record.history')).click();
  await page.waitForSelector('ol time');
  await page.waitForFunction(() => !document.querySelector('ol:has(time)')?.textContent?.includes('…'));
  const texts = await page.$$eval('ol > li:has(time)', (all) => all.map((each) => each.textContent ?? ''));
  return texts.map(plain);
}

export interface StageShown {
  readonly label: string;
  readonly state: string;
  /** Only ends have one. */
  readonly color: string | null;
}

/** The bar of stages from left to right. */
export async function stagesAt({ page }: Window): Promise<readonly StageShown[]> {
  await page.waitForSelector('ol li [aria-current=step]');
  return page.$$eval('ol:has([aria-current=step]) > li', (all) =>
    all.map(({ textContent, dataset }) => ({
      label: textContent ?? '',
      state: dataset['state'] ?? '',
      color: dataset['color'] ?? null,
    })),
  );
}
