import { parseArgs } from 'node:util';
import { sayFinding } from '../../foundation/errors';
import { readPackage } from '../../publishing/packages/source';
import type { Rehearsal } from '../../publishing/rehearsal/contracts';
import { type Command, withApp } from '../command';
import { sayScenarios } from '../scenarios';

/** `karkas rehearse <package>`: tries a package on a copy of what runs; see publishing/rehearsal/rehearse.ts. */
export const rehearseCommand: Command = {
  name: 'rehearse',
  usage: 'rehearse <package> [--json]',
  summary:
    'try a package (folder or archive) on a copy in memory of the live system: its migration, checks and scenarios',
  async run(args) {
    const options = { json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [place, ...rest] = positionals;
    if (!place || rest.length > 0) return 'usage';
    const found = await readPackage(place);
    const rehearsal = await withApp((app) => app.publishing.rehearsePackage(app.systemContext('publish'), found));
    process.stdout.write(values.json ? `${JSON.stringify(rehearsal)}\n` : report(rehearsal));
    return rehearsal.passed ? 0 : 1;
  },
};

function report({ passed, plan, findings, sampled, losses, scenarios, milliseconds }: Rehearsal): string {
  const records = sampled.reduce((sum, each) => sum + each.records, 0);
  const lines = [
    `Tried on ${records} records of ${sampled.length} entities.`,
    ...plan.steps.map(({ class: of, sentence, rows }) => `${of} ${sentence.en ?? ''} (${rows} rows)`),
    ...findings
      .filter(({ severity }) => severity === 'error')
      .map((finding) => `${finding.code} ${finding.file ?? ''} ${finding.path}: ${sayFinding(finding, 'en').message}`),
    ...losses.map(({ sentence, examples }) => `LOST ${sentence.en ?? ''} ${JSON.stringify(examples)}`),
  ];
  const { copy, migration } = milliseconds;
  const took = `Copied in ${copy} ms, migrated in ${migration} ms, scenarios in ${milliseconds.scenarios} ms.`;
  return `${lines.join('\n')}\n${sayScenarios(scenarios)}${took}\n${passed ? 'It passed.' : 'It did not pass.'}\n`;
}
