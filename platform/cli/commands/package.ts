import { nearest } from '../../foundation/suggest';
import type { Command } from '../command';
import { buildVerb } from './package-build';
import { diffVerb } from './package-diff';
import { driftVerb, extractVerb } from './package-drift';
import { fromForeign } from './package-from';
import { installVerb, uninstallVerb, upgradeVerb } from './package-install';
import { newVerb } from './package-new';
import { signVerb, verifyVerb } from './package-sign';
import type { Verb } from './verb';

const VERBS: Readonly<Record<string, Verb>> = {
  new: newVerb,
  build: buildVerb,
  sign: signVerb,
  verify: verifyVerb,
  diff: diffVerb,
  install: installVerb,
  upgrade: upgradeVerb,
  uninstall: uninstallVerb,
  drift: driftVerb,
  extract: extractVerb,
  'from-doctype': fromForeign('doctype', 'Frappe'),
  'from-espocrm': fromForeign('espocrm', 'EspoCRM'),
  'from-cdm': fromForeign('cdm', 'the Common Data Model'),
};

/** `karkas package <verb> …`: the life of a package, before and after it is installed. */
export const packageCommand: Command = {
  name: 'package',
  usage: Object.values(VERBS)
    .map((verb) => `package ${verb.usage}`)
    .join('\n  karkas '),
  summary: Object.values(VERBS)
    .map((verb) => verb.summary)
    .join('; '),
  async run([name = '', ...args]) {
    const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
    if (verb) return verb.run(args);
    const near = nearest(name, Object.keys(VERBS));
    if (near) process.stderr.write(`There is no “package ${name}”. Did you mean “package ${near}”?\n`);
    return 'usage';
  },
};
