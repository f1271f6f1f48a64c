/** Finding what a person sees: by role and name, or by the label beside it. Everything waits until it is there. */
import type { ElementHandle, Page } from 'puppeteer-core';

type Role =
  | 'button'
  | 'link'
  | 'tab'
  | 'textbox'
  | 'searchbox'
  | 'combobox'
  | 'checkbox'
  | 'radio'
  | 'dialog'
  | 'option'
  | 'menuitem'
  | 'heading'
  | 'columnheader'
  | 'grid'
  | 'list';

/** A locator by role and accessible name; every action on it waits until the element is there, in sight and still. */
export function byRole(page: Page, role: Role, name: string, scope = 'body') {
  return page.locator(`${scope} ::-p-aria([role="${role}"][name="${name.replaceAll('"', '\\"')}"])`);
}

/** A locator of the innermost element with this text inside `scope` (a selector). */
export function byText(page: Page, scope: string, text: string) {
  return page.locator(`${scope} ::-p-text(${text})`);
}

/** The input, picker or output that the visible label with this text belongs to. */
export async function byLabel(page: Page, label: string, scope = 'body'): Promise<ElementHandle<HTMLElement>> {
  const handle = await page.waitForFunction(
    (wanted, within) => {
      const said = (each: Element): string => each.firstChild?.textContent?.trim() ?? '';
      for (const each of document.querySelectorAll<HTMLLabelElement>(`${within} label[for]`)) {
        const target = document.getElementById(each.htmlFor);
        if (target && said(each) === wanted && each.offsetParent !== null) return target;
      }
      return null;
    },
    {},
    label,
    scope,
  );
  return handle as ElementHandle<HTMLElement>;
}

/** Text as a person reads it: every kind of space is a space, of a run of them one is left. */
export function plain(text: string | null | undefined): string {
  return (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
}

/** Replaces what an input holds by typing. It is clicked in the middle of the page, where no bar lies over it. */
export async function retype(page: Page, input: ElementHandle<HTMLElement>, text: string): Promise<void> {
  await input.evaluate((each) => each.scrollIntoView({ block: 'center' }));
  await input.click();
  await page.waitForFunction((each) => each === document.activeElement, {}, input);
  await input.evaluate((each) => (each as HTMLInputElement).select());
  await page.keyboard.press('Backspace');
  await page.keyboard.type(text);
}
