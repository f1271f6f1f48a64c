import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { policyOf } from '../../access/policy';
import { SYSTEM_ACTOR } from '../../foundation/context';
import { typescriptOf } from '../../publishing/sdk/typescript';
import { type Command, withApp } from '../command';

/** `karkas types <out.ts>`: TypeScript of all entities of the live metadata, with a typed client. */
export const typesCommand: Command = {
  name: 'types',
  usage: 'types <out.ts> [--json]',
  summary: 'write TypeScript types of all entities of the live metadata, and a client of the API that knows them',
  async run(args) {
    const options = { json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [out, ...rest] = positionals;
    if (!out || rest.length > 0) return 'usage';
    const { text, revision, entities } = await withApp(async (app) => {
      const snapshot = app.current.current();
      return {
        text: await typescriptOf(snapshot, policyOf(snapshot, SYSTEM_ACTOR)),
        revision: snapshot.revision,
        entities: snapshot.entityNames.length,
      };
    });
    await writeFile(out, text);
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ out, revision, entities })}\n`
        : `${entities} entities of revision ${revision} in ${out}.\n`,
    );
    return 0;
  },
};
