/** The pages where metadata is changed. */
import { byLabel, byRole, byText } from '../find';
import type { Window } from '../window';
import type { Words } from '../words';
import { takeOption } from './record';
import { hear } from './shell';

type Json = Readonly<Record<string, unknown>>;

/** Opens a new change set from the list and stands on its page. */
export async function openChangeSet({ page }: Window, name: string, words: Words): Promise<void> {
  await page.bringToFront();
  await byRole(page, 'button', words.say('changes.new')).click();
  const input = await byLabel(page, words.say('changes.name'), '[role=dialog]');
  await page.waitForFunction((each) => each === document.activeElement, {}, input);
  await page.keyboard.type(name);
  await byRole(page, 'button', words.say('action.create'), '[role=dialog]').click();
  await byRole(page, 'button', words.say('changes.add')).wait();
}

/** Chooses an artefact of the kind that is offered first, and opens its editor. */
export async function addArtefact(window: Window, label: string, name: string, words: Words): Promise<void> {
  const { page } = window;
  await byRole(page, 'button', words.say('changes.add')).click();
  const input = await byLabel(page, words.say('changes.artefact'), '[role=dialog]');
  await page.waitForFunction((each) => each === document.activeElement, {}, input);
  await page.keyboard.type(name);
  await takeOption(window, `${label} (${name})`);
  await byRole(page, 'button', words.say('changes.edit'), '[role=dialog]').click();
  await byLabel(page, words.say('changes.json'));
}

/** Replaces the text of the artefact by what `edit` makes of it; the button saves it. */
export async function editArtefact(window: Window, edit: (artefact: Json) => unknown, words: Words): Promise<void> {
  const { page } = window;
  const area = await byLabel(page, words.say('changes.json'));
  const before = await area.evaluate((each) => (each as HTMLTextAreaElement).value);
  const wanted = edit(JSON.parse(before) as Json);
  await writeArtefact(window, typeof wanted === 'string' ? wanted : JSON.stringify(wanted, null, 2), words);
}

/** Puts a text into the editor as if it were pasted. */
export async function writeArtefact({ page }: Window, text: string, words: Words): Promise<void> {
  const area = await byLabel(page, words.say('changes.json'));
  await area.click();
  await area.evaluate((each) => (each as HTMLTextAreaElement).select());
  await page.keyboard.sendCharacter(text);
}

export async function saveArtefact(window: Window, words: Words): Promise<void> {
  await byRole(window.page, 'button', words.say('action.save')).click();
  await hear(window, words.say('changes.saved'));
}

/** Goes back to the change set from one of its pages. */
export async function back({ page }: Window, words: Words): Promise<void> {
  await byRole(page, 'link', words.say('changes.back')).click();
  await byText(page, 'h2', words.say('changes.changes')).wait();
}
