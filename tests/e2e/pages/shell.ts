/** The frame around every page: signing in, going somewhere, language and theme. */
import type { Locale } from '../../../platform/foundation/errors';
import { byLabel, byRole, byText, retype } from '../find';
import { ADMIN_PASSWORD } from '../server';
import type { Window } from '../window';
import { type Words, wordsIn } from '../words';

/** Signs in at the address where the window stands, or at the start. */
export async function signIn(window: Window, login: string, words: Words): Promise<void> {
  const { page } = window;
  if (!page.url().startsWith(window.url)) await window.go('/');
  await retype(page, await byLabel(page, words.say('signIn.login')), login);
  await retype(page, await byLabel(page, words.say('signIn.password')), ADMIN_PASSWORD);
  await byRole(page, 'button', words.say('signIn.submit')).click();
  await page.waitForSelector('main#content');
}

/** Gives the password in the dialog that asks for it over the page. */
export async function signInAgain(window: Window, words: Words): Promise<void> {
  const { page } = window;
  await byRole(page, 'dialog', words.say('signIn.again')).wait();
  await retype(page, await byLabel(page, words.say('signIn.password'), '[role=dialog]'), ADMIN_PASSWORD);
  await byRole(page, 'button', words.say('signIn.submit')).click();
  await page.waitForSelector('[role=dialog] input[type=password]', { hidden: true });
}

/** Goes to a view by the navigation: opens the workspace when it is folded, then follows the link. */
export async function goTo({ page }: Window, workspace: string, item: string): Promise<void> {
  await byText(page, 'nav button', workspace).wait();
  const folded = await page.evaluate((name) => {
    const button = [...document.querySelectorAll('nav button[aria-expanded]')].find((each) =>
      each.textContent?.includes(name),
    );
    return button?.getAttribute('aria-expanded') === 'false';
  }, workspace);
  if (folded) await byText(page, 'nav button', workspace).click();
  await byRole(page, 'link', item).click();
  await byRole(page, 'heading', item).wait();
}

/** Switches the theme in the user's menu and waits until the page has it. */
export async function switchTheme(window: Window, theme: 'light' | 'dark', words: Words): Promise<void> {
  const { page } = window;
  await openUserMenu(window);
  await byText(page, 'fieldset label', words.say(`settings.theme.${theme}`)).click();
  await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, {}, theme);
  await page.keyboard.press('Escape');
}

/** Switches the language in the user's menu and answers the words of the new one. */
export async function switchLanguage(window: Window, locale: Locale): Promise<Words> {
  const { page } = window;
  await openUserMenu(window);
  await byText(page, 'fieldset label', locale === 'ru' ? 'Русский' : 'English').click();
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, {}, locale);
  await page.keyboard.press('Escape');
  return wordsIn(locale);
}

/** Waits for a message that passes by in the corner. */
export async function hear({ page }: Window, text: string): Promise<void> {
  await page.waitForFunction((wanted) => document.querySelector('[role=log]')?.textContent?.includes(wanted), {}, text);
}

/** Opens the menu of the user. */
export async function openUserMenu({ page }: Window): Promise<void> {
  await page.locator('header button[aria-expanded]:last-of-type').click();
  await page.waitForSelector('fieldset input[type=radio]');
}
