import { parseArgs } from 'node:util';
import { seedCompany } from '../../../seed/company';
import { type Command, withApp } from '../command';

/** `karkas seed --scale N`: the demo company at any size, through the same door as every record. */
export const seedCommand: Command = {
  name: 'seed',
  usage: 'seed [--scale N]',
  summary: 'make the demo company; 1 is about 400 companies',
  async run(args) {
    const { values } = parseArgs({ args: [...args], options: { scale: { type: 'string', default: '1' } } });
    const scale = Number(values.scale);
    if (!Number.isInteger(scale) || scale < 1) throw new Error('--scale must be a whole number from 1.');
    const began = Date.now();
    const { created } = await withApp(({ records, systemContext }) =>
      seedCompany({
        records,
        context: systemContext('seed'),
        scale,
        onProgress: ({ entity, done, total }) => {
          if (process.stderr.isTTY) process.stderr.write(`\r${entity}: ${done} of ${total}   `);
        },
      }),
    );
    const seconds = (Date.now() - began) / 1000;
    const seen = Object.values(created).reduce((sum, count) => sum + count, 0);
    process.stdout.write(`${seen} records in ${seconds.toFixed(1)} s (${Math.round(seen / seconds)} per second)\n`);
    return 0;
  },
};
