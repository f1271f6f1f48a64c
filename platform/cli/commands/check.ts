import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readPackages } from '../../catalog/files';
import type { Severity } from '../../foundation/advice';
import { type Finding, sayFinding } from '../../foundation/errors';
import type { Layer } from '../../language/layers';
import { type Checked, checkCandidate, type Fix, type Judged, judge } from '../../publishing/check';
import { checkDependencies } from '../../publishing/packages/dependencies';
import { readPackage } from '../../publishing/packages/source';
import { patchText } from '../../publishing/patch-text';
import type { ScenarioResult } from '../../publishing/scenarios/contracts';
import { tryScenarios } from '../../publishing/scenarios/try';
import { words } from '../../vocabulary/words';
import { type Command, checkFolder } from '../command';
import { sayScenarios } from '../scenarios';

const ROUNDS = 5;

/** `karkas check [dir]`: everything there is to say about a folder of packages, or about one package over those of KARKAS_METADATA, without a database. */
export const checkCommand: Command = {
  name: 'check',
  usage: 'check [dir or package] [--json] [--strict] [--fix] [--scenarios]',
  summary:
    'say every mistake and every advice about a folder of metadata (“metadata” when none is named), or about one package (folder or archive) over it; in a folder --fix mends what needs no thought, --strict refuses warnings too; --scenarios performs the scenarios as well, on an embedded database that is gone afterwards',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        strict: { type: 'boolean' },
        fix: { type: 'boolean' },
        scenarios: { type: 'boolean' },
      },
    });
    const metadata = resolve(process.env['KARKAS_METADATA'] ?? 'metadata');
    const place = resolve(positionals[0] ?? metadata);
    checkFolder(place);
    if (values.fix && isPackage(place)) return 'usage';
    const mended = values.fix ? await mend(place) : [];
    const { findings, snapshot } = isPackage(place) ? await judgedPackage(place, metadata) : await judged(place);
    const results = values.scenarios && snapshot ? await tryScenarios(snapshot) : [];
    process.stdout.write(values.json ? forMachines(findings, mended, results) : forPeople(findings, mended));
    if (values.scenarios && !values.json) process.stdout.write(sayScenarios(results));
    const refusing: readonly Severity[] = values.strict ? ['error', 'warning'] : ['error'];
    const isRefused = findings.some(({ severity }) => refusing.includes(severity));
    return isRefused || results.some(({ passed }) => !passed) ? 1 : 0;
  },
};

async function judged(folder: string): Promise<Checked> {
  const { layers, findings } = await readPackages(folder);
  return after(findings, layers);
}

/** What is wrong with the files first, then with what they say. */
function after(first: readonly Finding[], layers: readonly Layer[]): Checked {
  const { snapshot, findings } = checkCandidate(layers, words);
  return { snapshot, findings: [...first.map(judge), ...findings] };
}

async function judgedPackage(place: string, metadata: string): Promise<Checked> {
  const { manifest, layer, findings } = await readPackage(place);
  const base = existsSync(metadata) ? await readPackages(metadata) : { layers: [], findings: [] };
  const below = base.layers.filter((each) => each.package.name !== manifest.name);
  const missing = checkDependencies(
    [manifest],
    below.map((each) => each.package),
  );
  const all = after([...base.findings, ...findings, ...missing], [...below, layer]);
  const isMine = ({ severity, file }: Judged) => severity === 'error' || file?.startsWith(`${manifest.name}/`) === true;
  return { ...all, findings: all.findings.filter(isMine) };
}

function isPackage(place: string): boolean {
  return statSync(place).isFile() || existsSync(join(place, 'package.json'));
}

/** Makes the safe fixes; one may make room for another, so it looks again until there is none. */
async function mend(folder: string): Promise<readonly Fix[]> {
  const made: Fix[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const fixes = (await judged(folder)).findings.flatMap(({ fix }) => (fix?.safe ? [fix] : []));
    const effective = fixes.filter((fix) => isMade(folder, fix));
    if (effective.length === 0) break;
    made.push(...effective);
  }
  return made;
}

/** Whether the fix changed its file. */
function isMade(folder: string, { file, patch }: Fix): boolean {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  const after = patchText(before, patch);
  if (after !== before) writeFileSync(path, after);
  return after !== before;
}

function forMachines(
  findings: readonly Judged[],
  mended: readonly Fix[],
  scenarios: readonly ScenarioResult[],
): string {
  const said = findings.map((finding) => ({ ...finding, ...sayFinding(finding, 'en') }));
  return `${JSON.stringify({ findings: said, counts: countsOf(findings), mended, scenarios })}\n`;
}

function forPeople(findings: readonly Judged[], mended: readonly Fix[]): string {
  const fixed = mended.map(({ file, does }) => `mended ${file}: ${does.en}\n`).join('');
  return findings.length === 0 ? `${fixed}No mistakes.\n` : fixed + findings.map(line).join('') + summary(findings);
}

function line(finding: Judged): string {
  const { severity, code, file, path, fix } = finding;
  const place = [code, file, path].filter(Boolean).join(' ');
  const offered = fix ? `    ${fix.safe ? 'fix' : 'offered'}: ${fix.does.en}\n` : '';
  return `${severity} ${place}: ${sayFinding(finding, 'en').message}\n${offered}`;
}

function summary(findings: readonly Judged[]): string {
  const { error, warning, hint } = countsOf(findings);
  const safe = findings.filter(({ fix }) => fix?.safe).length;
  const mendable = safe > 0 ? ` --fix mends ${safe} of them.` : '';
  return `${count(error, 'error')}, ${count(warning, 'warning')}, ${count(hint, 'hint')}.${mendable}\n`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function countsOf(findings: readonly Judged[]): Readonly<Record<Severity, number>> {
  const ofSeverity = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  return { error: ofSeverity('error'), warning: ofSeverity('warning'), hint: ofSeverity('hint') };
}
