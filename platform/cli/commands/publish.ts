import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sayFinding } from '../../foundation/errors';
import { type Command, checkFolder, withOpenApp } from '../command';
import { sayFindings } from '../say';

/** `karkas publish [dir]`: publishes a folder of packages now. Mistakes keep the old revision. */
export const publishCommand: Command = {
  name: 'publish',
  usage: 'publish [dir] [--json]',
  summary: 'publish a folder of metadata now, or say every mistake and keep what runs',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    const [folder] = positionals;
    const changed = folder === undefined ? {} : { metadataFolder: resolve(folder) };
    const { findings, revision, isNew } = await withOpenApp(changed, async (app, settings) => {
      checkFolder(settings.metadataFolder);
      const before = app.current.current().revision;
      const found = await app.publishFromDisk();
      const after = app.current.current().revision;
      return { findings: found, revision: after, isNew: after !== before };
    });
    const published = findings.length === 0;
    if (values.json) {
      process.stdout.write(
        `${JSON.stringify({ published, changed: isNew, revision, findings: findings.map((each) => sayFinding(each, 'en')) })}\n`,
      );
    } else if (published) {
      process.stdout.write(
        isNew ? `Published as revision ${revision}.\n` : `Nothing changed; revision ${revision} stays.\n`,
      );
    } else {
      process.stderr.write(`${sayFindings(findings)}${findings.length} mistakes; revision ${revision} stays.\n`);
    }
    return published ? 0 : 1;
  },
};
