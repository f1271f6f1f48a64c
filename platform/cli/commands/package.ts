import type { Command } from '../command';
import { fromForeign } from './package-from';

const VERBS: Readonly<Record<string, Command['run']>> = {
  'from-doctype': fromForeign('doctype'),
  'from-espocrm': fromForeign('espocrm'),
  'from-cdm': fromForeign('cdm'),
};

/** `karkas package <verb>`: each verb is a function of a file of its own. */
export const packageCommand: Command = {
  name: 'package',
  usage: 'package from-doctype|from-espocrm|from-cdm <dir> --out <dir> [--name <package>] [--json]',
  summary: 'make a package of the entity definitions of Frappe, EspoCRM or the Common Data Model',
  async run([verb = '', ...args]) {
    return Object.hasOwn(VERBS, verb) ? (VERBS[verb]?.(args) ?? 'usage') : 'usage';
  },
};
