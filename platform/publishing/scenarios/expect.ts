/** Whether what came of a step is what was expected. */
import { errorMessage, LOCALES, PlatformError, sayFinding } from '../../foundation/errors';
import type { Text } from '../../language/contracts';
import type { ScenarioStep } from '../../language/generated';
import type { Failure } from './contracts';
import { failure } from './failures';
import type { Outcome } from './perform';
import { type Made, type Person, resolvedValue, type Stage } from './stage';
import { fits, shown } from './values';

type Then = ScenarioStep['then'];

/** All expectations that are not met. */
export async function unmet(
  stage: Stage,
  person: Person,
  { then }: ScenarioStep,
  outcome: Outcome,
): Promise<readonly Failure[]> {
  return [
    ...asRefused(then, outcome),
    ...(outcome.record ? await fieldsOf(stage, outcome.record, then) : []),
    ...(outcome.record ? await readsOf(stage, person, outcome.record, then) : []),
    ...(await seesOf(stage, person, then)),
    ...countOf(then, outcome),
    ...totalsOf(then, outcome),
  ];
}

/** A refusal as people read it, with every mistake. */
export function told(error: PlatformError): Text {
  const inLocale = (locale: keyof Text) =>
    [
      errorMessage(error, locale),
      ...error.findings.map((finding) => `${finding.path}: ${sayFinding(finding, locale).message}`),
    ].join(' ');
  return { en: inLocale('en'), ru: inLocale('ru') };
}

function asRefused({ refused }: Then, { refusal }: Outcome): readonly Failure[] {
  if (!refused) return refusal ? [failure('S003', { expected: null, found: told(refusal) })] : [];
  if (!refusal) return [failure('S004', { expected: refused.error })];
  const otherwise =
    refusal.code === refused.error ? [] : [failure('S005', { expected: refused.error, found: refusal.code })];
  const wrong = refused.findings ? findingsOf(refused.findings, refusal) : [];
  return [...otherwise, ...wrong, ...(refused.message ? messageOf(refused.message, refusal) : [])];
}

/** At each place the code expected, and nothing anywhere else. */
function findingsOf(expected: Readonly<Record<string, string>>, refusal: PlatformError): readonly Failure[] {
  const places = new Set([...Object.keys(expected), ...refusal.findings.map(({ path }) => path)]);
  return [...places].flatMap((name) => {
    const codes = refusal.findings
      .filter(({ path }) => path === name)
      .map(({ code }) => code)
      .join(', ');
    const wanted = expected[name] ?? '';
    return codes === wanted ? [] : [failure('S006', { name: name || '/', expected: wanted, found: codes })];
  });
}

function messageOf(message: Readonly<Partial<Text>>, refusal: PlatformError): readonly Failure[] {
  return LOCALES.flatMap((locale) => {
    const said = [errorMessage(refusal, locale), ...refusal.findings.map((each) => sayFinding(each, locale).message)];
    return said.includes(message[locale] ?? '')
      ? []
      : [failure('S007', { expected: message[locale] ?? '', found: said.join(' ') })];
  });
}

async function fieldsOf(stage: Stage, { entity, id }: Made, { fields = {} }: Then): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  const names = Object.keys(fields);
  if (names.length === 0) return failures;
  const body = await stage.records.read(stage.platform, entity, id, names);
  for (const [name, written] of Object.entries(fields)) {
    const expected = await resolvedValue(stage, entity, name, written);
    const found = valueAt(body, name);
    if (!fits(expected, found, stage.platform.snapshot, entity, name))
      failures.push(failure('S002', { name, expected: shown(written), found: shown(found) }));
  }
  return failures;
}

function valueAt(body: unknown, path: string): unknown {
  return path.split('.').reduce((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], body);
}

async function readsOf(
  stage: Stage,
  person: Person,
  { entity, id }: Made,
  { reads = {} }: Then,
): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  for (const [name, wanted] of Object.entries(reads)) {
    const can = await isAnswered(stage.records.read(person.context, entity, id, [name]));
    if (can !== wanted)
      failures.push(failure(can ? 'S010' : 'S011', { name, person: person.title, expected: wanted, found: can }));
  }
  return failures;
}

async function seesOf(stage: Stage, person: Person, { sees = {} }: Then): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  for (const [name, wanted] of Object.entries(sees)) {
    const record = stage.made.get(name);
    const can =
      record !== undefined && (await isAnswered(stage.records.read(person.context, record.entity, record.id, ['id'])));
    if (can !== wanted)
      failures.push(failure(can ? 'S008' : 'S009', { name, person: person.title, expected: wanted, found: can }));
  }
  return failures;
}

function countOf({ count }: Then, outcome: Outcome): readonly Failure[] {
  if (count === undefined || count === outcome.count) return [];
  return [failure('S012', { expected: count, found: outcome.count })];
}

function totalsOf({ totals = {} }: Then, outcome: Outcome): readonly Failure[] {
  return Object.entries(totals).flatMap(([name, expected]) => {
    const found = outcome.totals[name] ?? null;
    return fits(expected, found) ? [] : [failure('S013', { name, expected, found })];
  });
}

/** Whether a look at something is allowed. */
async function isAnswered(look: Promise<unknown>): Promise<boolean> {
  try {
    await look;
    return true;
  } catch (error) {
    if (error instanceof PlatformError) return false;
    throw error;
  }
}
