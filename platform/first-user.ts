import { hashPassword, randomPassword } from './access/passwords';
import type { App } from './app';
import type { Locale } from './foundation/errors';

const LOGIN = 'admin';

/** What somebody needs to know to sign in; told once. */
export interface SignIn {
  readonly login: string;
  readonly password: string;
}

/**
 * Makes the first user `admin` with the administrator role when the base has no such user. Returns the password to
 * tell, or null when the user was there. The password is the one given or a random one; there is no default.
 */
export async function makeFirstUser(app: App, given: string | null, locale: Locale): Promise<SignIn | null> {
  const known = await idOf(app, LOGIN);
  if (known && (await app.tables.credential(known))) return null;
  const name = { first: 'Admin', last: '', middle: '' };
  const user = { login: LOGIN, name, roles: ['administrator'], active: true, locale };
  const id = known ?? (await app.records.create(app.systemContext('system'), 'user', user)).id;
  return letIn(app, id, LOGIN, given);
}

/**
 * Lets one person of each role of the demo company sign in, the first of each, so that a visitor sees what they see. The
 * passwords are the one given or random ones; whoever has one already keeps it.
 */
export async function openDemo(
  app: App,
  people: readonly { readonly login: string; readonly role: string }[],
  given: string | null,
): Promise<readonly SignIn[]> {
  const opened: SignIn[] = [];
  const firsts = people.filter(({ role }, index) => people.findIndex((each) => each.role === role) === index);
  for (const { login } of firsts) {
    const id = await idOf(app, login);
    if (id && !(await app.tables.credential(id))) opened.push(await letIn(app, id, login, given));
  }
  return opened;
}

async function idOf(app: App, login: string): Promise<string | undefined> {
  const context = app.systemContext('system');
  const found = await app.records.find(context, 'user', { where: { login }, fields: ['id'], limit: 1 });
  return found.records[0]?.id;
}

async function letIn(app: App, id: string, login: string, given: string | null): Promise<SignIn> {
  const password = given ?? randomPassword();
  await app.tables.setCredential(id, await hashPassword(password), new Date());
  return { login, password };
}
