import { parseArgs } from 'node:util';
import { seedCompany } from '../../../seed/company';
import { type Command, withApp } from '../command';
import { createProgress } from '../progress';

/** `karkas seed --scale N`: the demo company at any size, through the same door as every record. */
export const seedCommand: Command = {
  name: 'seed',
  usage: 'seed [--scale N] [--json]',
  summary: 'make the demo company; 1 is about 400 companies',
  async run(args) {
    const options = { scale: { type: 'string', default: '1' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const scale = Number(values.scale);
    if (positionals.length > 0 || !Number.isInteger(scale) || scale < 1) return 'usage';
    const began = Date.now();
    const progress = createProgress(values.json ?? false);
    const { created } = await withApp(({ records, systemContext }) =>
      seedCompany({
        records,
        context: systemContext('seed'),
        scale,
        onProgress: ({ entity, done, total }) => progress.show(`${entity}: ${done} of ${total}`),
      }),
    );
    progress.end();
    const seconds = (Date.now() - began) / 1000;
    const count = Object.values(created).reduce((sum, each) => sum + each, 0);
    const rate = Math.round(count / seconds);
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ created, seconds })}\n`
        : `${count} records in ${seconds.toFixed(1)} s (${rate} per second)\n`,
    );
    return 0;
  },
};
