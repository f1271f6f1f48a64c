import { parseArgs } from 'node:util';
import { type ArtefactDifference, type Change, comparePackages } from '../../publishing/packages/difference';
import { readPackage } from '../../publishing/packages/source';
import type { Verb } from './verb';

/** `karkas package diff <a> <b>`: where two packages (folders or archives) differ. */
export const diffVerb: Verb = {
  usage: 'diff <before> <after> [--json]',
  summary: 'diff compares two folders or archives',
  async run(args) {
    const options = { json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [before, after, ...rest] = positionals;
    if (!before || !after || rest.length > 0) return 'usage';
    const differences = comparePackages(await readPackage(before), await readPackage(after));
    if (values.json) process.stdout.write(`${JSON.stringify({ differences })}\n`);
    else process.stdout.write(differences.length === 0 ? 'No differences.\n' : differences.map(paragraph).join(''));
    return 0;
  },
};

function paragraph({ kind, name, changes }: ArtefactDifference): string {
  return `${kind} ${name}\n${changes.map((change) => `  ${line(change)}\n`).join('')}`;
}

function line({ path, order, ...sides }: Change): string {
  if (order) return `~ ${path || '/'} order: ${order.old.join(' ')} → ${order.new.join(' ')}`;
  const at = path || '/';
  if (!('old' in sides)) return `+ ${at} ${JSON.stringify(sides.new)}`;
  if (!('new' in sides)) return `- ${at} ${JSON.stringify(sides.old)}`;
  return `~ ${at} ${JSON.stringify(sides.old)} → ${JSON.stringify(sides.new)}`;
}
