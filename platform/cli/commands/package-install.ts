import { parseArgs } from 'node:util';
import { PlatformError } from '../../foundation/errors';
import { withApp } from '../command';
import { givenPackage } from './package-source';
import { sayInstall, sayUninstall } from './plan-text';
import type { Verb } from './verb';

const OPTIONS = {
  confirm: { type: 'string', multiple: true },
  yes: { type: 'boolean' },
  plan: { type: 'boolean' },
  downgrade: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;
const FLAGS = '[--plan] [--confirm <step>]… [--yes] [--json]';

/** `karkas package install <file|folder|name>`: the plan, and unless `--plan` its publication. */
export const installVerb: Verb = {
  usage: `install <file.tgz|dir|npm name> [--downgrade] ${FLAGS}`,
  summary: 'install brings it into the running system',
  run: (args) => install(args, false),
};

/** As install, for a package that must be here already. */
export const upgradeVerb: Verb = {
  usage: `upgrade <file.tgz|dir|npm name> [--downgrade] ${FLAGS}`,
  summary: 'upgrade puts another version in its place',
  run: (args) => install(args, true),
};

/** `karkas package uninstall <name>`: what goes, what stays and who uses it, and unless `--plan` its publication. */
export const uninstallVerb: Verb = {
  usage: `uninstall <package> ${FLAGS}`,
  summary: 'uninstall takes it out and keeps its records',
  async run(args) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
    const [name, ...rest] = positionals;
    if (!name || rest.length > 0) return 'usage';
    return withApp(async (app) => {
      const { packages } = app.publishing;
      const context = app.systemContext('publish');
      const told = await packages.planUninstall(context, name);
      if (!values.json) process.stdout.write(sayUninstall(told));
      const confirmed = confirmedOf(values, told.plan.confirm);
      if (values.plan) return tell(values.json, told, '', told.plan.findings.length);
      const done = await packages.uninstall(context, name, confirmed);
      return tell(values.json, done, `Uninstalled in revision ${done.revision}; ${done.before} was before.\n`, 0);
    });
  },
};

async function install(args: readonly string[], mustBeHere: boolean): Promise<number | 'usage'> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  const [given, ...rest] = positionals;
  if (!given || rest.length > 0) return 'usage';
  const coming = await givenPackage(given);
  return withApp(async (app) => {
    const { packages } = app.publishing;
    const context = app.systemContext('publish');
    const { name } = coming.manifest;
    if (mustBeHere && !packages.list(context).some((each) => each.name === name))
      throw new PlatformError('unknownPackage', { name });
    const options = { downgrade: values.downgrade ?? false };
    const told = await packages.planInstall(context, coming, options);
    if (!values.json) process.stdout.write(sayInstall(told));
    if (values.plan) return tell(values.json, told, '', told.plan.findings.length);
    const confirmed = confirmedOf(values, told.plan.confirm);
    const done = await packages.install(context, coming, { ...options, confirmed });
    const sentence = done.changed
      ? `Installed in revision ${done.revision}; ${done.before} was before.\n`
      : 'Nothing changed.\n';
    return tell(values.json, done, sentence, 0);
  });
}

function confirmedOf(values: { readonly yes?: boolean; readonly confirm?: readonly string[] }, all: readonly string[]) {
  return values.yes ? all : (values.confirm ?? []);
}

function tell(json: boolean | undefined, told: object, sentence: string, mistakes: number): number {
  process.stdout.write(json ? `${JSON.stringify(told)}\n` : sentence);
  return mistakes === 0 ? 0 : 1;
}
