import { parseArgs } from 'node:util';
import { hashPassword, randomPassword } from '../../access/passwords';
import type { App } from '../../app';
import { PlatformError } from '../../foundation/errors';
import { type Command, withApp } from '../command';

const SHORTEST = 8;

/** `karkas user add <login>`: makes a user, or gives an existing one a new password (and roles, where named) and ends his sessions. */
export const userCommand: Command = {
  name: 'user',
  usage: 'user add <login> [--role <role>]… [--name <name>] [--json]',
  summary: 'make a user, or reset the password of one; it is random unless KARKAS_USER_PASSWORD says it',
  async run(args) {
    const options = {
      role: { type: 'string', multiple: true },
      name: { type: 'string' },
      json: { type: 'boolean' },
    } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [verb, login, ...rest] = positionals;
    if (verb !== 'add' || !login || rest.length > 0) return 'usage';
    const given = process.env['KARKAS_USER_PASSWORD'];
    if (given !== undefined && given.length < SHORTEST) {
      throw new PlatformError('badRequest', {
        reason: `KARKAS_USER_PASSWORD must have at least ${SHORTEST} characters`,
      });
    }
    const password = given ?? randomPassword();
    const said = { ...(values.name ? { name: values.name } : {}), ...(values.role ? { roles: values.role } : {}) };
    const created = await withApp((app) => setUser(app, login, said, password));
    const shown = given === undefined ? { password } : {};
    if (values.json) process.stdout.write(`${JSON.stringify({ login, created, ...shown })}\n`);
    else process.stdout.write(`${login} may sign in${given === undefined ? ` with the password ${password}` : ''}.\n`);
    return 0;
  },
};

/** Resolves to whether the user is new. */
async function setUser(
  { records, tables, systemContext }: App,
  login: string,
  said: Readonly<Record<string, unknown>>,
  password: string,
): Promise<boolean> {
  const context = systemContext('system');
  const found = await records.find(context, 'user', { where: { login }, fields: ['id'], limit: 1 });
  const known = found.records[0]?.id;
  const id = known ?? (await records.create(context, 'user', { login, name: login, active: true, ...said })).id;
  if (known && Object.keys(said).length > 0) await records.update(context, 'user', known, said, null);
  await tables.setCredential(id, await hashPassword(password), context.now);
  await tables.removeSessionsOf(id);
  return known === undefined;
}
