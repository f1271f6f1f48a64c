import { parseArgs } from 'node:util';
import { hashPassword, randomPassword } from '../../access/passwords';
import { type Command, withApp } from '../command';

/** `karkas user add <login>`: makes a user, or gives an existing one a new password and ends his sessions. */
export const userCommand: Command = {
  name: 'user',
  usage: 'user add <login> [--role <role>]… [--name <name>]',
  summary: 'make a user or reset his password (KARKAS_USER_PASSWORD)',
  async run(args) {
    const options = { role: { type: 'string', multiple: true }, name: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [verb, login] = positionals;
    if (verb !== 'add' || !login) throw new Error(`Usage: karkas ${this.usage}`);
    const given = process.env['KARKAS_USER_PASSWORD'];
    if (given !== undefined && given.length < 8)
      throw new Error('KARKAS_USER_PASSWORD must have at least 8 characters.');
    const password = given ?? randomPassword();
    await withApp(async ({ records, tables, systemContext }) => {
      const context = systemContext('system');
      const user = { login, name: values.name ?? login, roles: values.role ?? [], active: true };
      const found = await records.find(context, 'user', { where: { login }, fields: ['id'], limit: 1 });
      const id = found.records[0]?.id ?? (await records.create(context, 'user', user)).id;
      await tables.setCredential(id, await hashPassword(password), context.now);
      await tables.removeSessionsOf(id);
    });
    process.stdout.write(given ? `${login} may sign in.\n` : `${login} may sign in with the password ${password}\n`);
    return 0;
  },
};
