import { nearest } from '../foundation/suggest';
import type { Command } from './command';
import { checkCommand } from './commands/check';
import { pullCommand, pushCommand } from './commands/environment';
import { importCommand } from './commands/import';
import { packageCommand } from './commands/package';
import { planCommand } from './commands/plan';
import { publishCommand } from './commands/publish';
import { rehearseCommand } from './commands/rehearse';
import { seedCommand } from './commands/seed';
import { startCommand } from './commands/start';
import { typesCommand } from './commands/types';
import { userCommand } from './commands/user';
import { errorJson, sayError } from './say';

const COMMANDS: readonly Command[] = [
  startCommand,
  checkCommand,
  planCommand,
  publishCommand,
  rehearseCommand,
  packageCommand,
  pullCommand,
  pushCommand,
  typesCommand,
  importCommand,
  userCommand,
  seedCommand,
];

const FAILED = 1;
const MISUSED = 2;

const given = process.argv.slice(2);
run(given).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (given.includes('--json')) process.stdout.write(errorJson(error));
    else process.stderr.write(sayError(error));
    process.exitCode = isMisuse(error) ? MISUSED : FAILED;
  },
);

async function run([name = 'help', ...args]: readonly string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) {
    process.stdout.write(usage(COMMANDS));
    return 0;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (command && (args.includes('--help') || args.includes('-h'))) {
    process.stdout.write(usage([command]));
    return 0;
  }
  const code = command ? await command.run(args) : 'usage';
  if (code !== 'usage') return code;
  const near = nearest(
    name,
    COMMANDS.map((each) => each.name),
  );
  const problem = command ? '' : `There is no command “${name}”.${near ? ` Did you mean “${near}”?` : ''}\n`;
  process.stderr.write(problem + usage(command ? [command] : COMMANDS));
  return MISUSED;
}

function usage(commands: readonly Command[]): string {
  return `Usage:\n${commands.map((each) => `  karkas ${each.usage}\n      ${each.summary}\n`).join('')}`;
}

/** parseArgs refused an option. */
function isMisuse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
