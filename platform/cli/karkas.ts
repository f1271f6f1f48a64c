import { PlatformError } from '../foundation/errors';
import type { Command } from './command';
import { checkCommand } from './commands/check';
import { importCommand } from './commands/import';
import { seedCommand } from './commands/seed';
import { userCommand } from './commands/user';

const COMMANDS: readonly Command[] = [checkCommand, importCommand, seedCommand, userCommand];

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof PlatformError || !(error instanceof Error) ? String(error) : error.message}\n`,
    );
    process.exitCode = 1;
  },
);

async function run([name, ...rest]: readonly string[]): Promise<number> {
  const command = COMMANDS.find((each) => each.name === name);
  if (command) return command.run(rest);
  const asked = name === undefined || name === 'help' || name === '--help';
  const lines = COMMANDS.map((each) => `  karkas ${each.usage.padEnd(58)} ${each.summary}`);
  const text = `${asked ? '' : `There is no command “${name}”.\n`}Usage:\n${lines.join('\n')}\n`;
  (asked ? process.stdout : process.stderr).write(text);
  return asked ? 0 : 2;
}
