import { hashPassword, randomPassword } from './access/passwords';
import type { App } from './app';
import type { Locale } from './foundation/errors';

const LOGIN = 'admin';

/**
 * Makes the first user `admin` with the administrator role when the base has no such user. Returns the password to
 * tell, or null when the user was there. The password is the one given or a random one; there is no default.
 */
export async function makeFirstUser(
  app: App,
  given: string | null,
  locale: Locale,
): Promise<{ login: string; password: string } | null> {
  const context = app.systemContext('system');
  const found = await app.records.find(context, 'user', { where: { login: LOGIN }, fields: ['id'], limit: 1 });
  const known = found.records[0]?.id;
  if (known && (await app.tables.credential(known))) return null;
  const password = given ?? randomPassword();
  const id = known ?? (await createUser());
  await app.tables.setCredential(id, await hashPassword(password), context.now);
  return { login: LOGIN, password };

  async function createUser(): Promise<string> {
    const name = { first: 'Admin', last: '', middle: '' };
    const user = { login: LOGIN, name, roles: ['administrator'], active: true, locale };
    return (await app.records.create(context, 'user', user)).id;
  }
}
