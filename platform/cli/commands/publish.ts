import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { App } from '../../app';
import { overFolder } from '../../catalog/compose';
import { readPackages } from '../../catalog/files';
import { PlatformError, sayFinding } from '../../foundation/errors';
import { type Command, checkFolder, withOpenApp } from '../command';
import { sayFindings } from '../say';

/** `karkas publish [dir]`: publishes a folder of packages now. Mistakes keep the old revision. */
export const publishCommand: Command = {
  name: 'publish',
  usage: 'publish [dir] [--confirm <step>]… [--yes] [--json]',
  summary:
    'publish a folder of metadata now, or say every mistake and keep what runs; what would lose something (karkas plan says it) is confirmed step by step, or all with --yes',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        yes: { type: 'boolean' },
        confirm: { type: 'string', multiple: true },
      },
    });
    const [folder] = positionals;
    const changed = folder === undefined ? {} : { metadataFolder: resolve(folder) };
    const { findings, revision, isNew } = await withOpenApp(changed, async (app, settings) => {
      checkFolder(settings.metadataFolder);
      const before = app.current.current().revision;
      if (!values.yes) await refuseLosses(app, settings.metadataFolder, values.confirm ?? []);
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

/** Throws confirmationNeeded. What has mistakes is told by the publication itself. */
async function refuseLosses(app: App, folder: string, confirmed: readonly string[]): Promise<void> {
  const read = await readPackages(folder);
  const { layers, findings } = overFolder(read.layers, app.current.layersOf());
  if (read.findings.length + findings.length > 0 || app.current.layersOf().length === 0) return;
  const { confirm } = await app.publishing.planLayers(layers);
  const open = confirm.filter((step) => !confirmed.includes(step));
  if (open.length > 0) throw new PlatformError('confirmationNeeded', { steps: open.join(', ') });
}
