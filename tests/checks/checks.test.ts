import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPackages } from '../../platform/catalog/files';
import { parsePackages } from '../../platform/catalog/parse';
import { ADVICE } from '../../platform/foundation/advice';
import { FINDINGS } from '../../platform/foundation/findings';
import { checkCandidate, type Judged, judge } from '../../platform/publishing/check';
import { patchText } from '../../platform/publishing/patch-text';
import { words } from '../../platform/vocabulary/words';
import { filesWith } from './base';

/** A document: changes of the base, and what must be said about them; a fix that it names must leave nothing of that to say. */
interface Document {
  readonly files: Readonly<Record<string, unknown>>;
  readonly findings: readonly Partial<Judged>[];
}

const NAMES = readdirSync(__dirname).filter((name) => name.endsWith('.json'));
const documents = new Map(NAMES.map((name) => [name.replace('.json', '').replaceAll('-', ' '), read(name)]));
const WITH_FIX = [...documents].filter(([, { findings }]) => findings.some(({ fix }) => fix));

describe('metadata about which one thing is to be said', () => {
  it('is silent before it is changed', () => {
    expect(findingsOf(filesWith({}))).toEqual([]);
  });

  it.each([...documents])('gives its advice: %s', (_, { files, findings }) => {
    // given
    const expected = findings.map((finding) => expect.objectContaining(withFix(finding)));

    // when
    const found = findingsOf(filesWith(files));

    // then
    expect(found).toEqual(expect.arrayContaining(expected));
    expect(found.map(({ code, file, path }) => `${code} ${file} ${path}`)).toHaveLength(expected.length);
  });

  it.each(WITH_FIX)('is mended by its fixes: %s', (_, { files, findings }) => {
    // given
    const before = filesWith(files);
    const fixed = new Set(findings.filter(({ fix }) => fix).map(({ code }) => code));

    // when
    const after = findingsOf(
      findingsOf(before).reduce(
        (all, { fix }) =>
          all.map((each) => (each.path === fix?.file ? { ...each, text: patchText(each.text, fix.patch) } : each)),
        before,
      ),
    );

    // then
    expect(after.filter(({ code, severity }) => fixed.has(code) || severity === 'error')).toEqual([]);
  });

  it('is shown for every code of the table', () => {
    const shown = new Set([...documents.values()].flatMap(({ findings }) => findings.map(({ code }) => code)));

    expect(Object.keys(ADVICE).filter((code) => !shown.has(code as Judged['code']))).toEqual([]);
  });

  it('is judged by at least sixty rules, each with a sentence in both languages', () => {
    const rules = Object.entries({ ...FINDINGS, ...ADVICE }).filter(([code]) => /^[KLC]/.test(code));

    expect(rules.length).toBeGreaterThanOrEqual(60);
    for (const [, { en, ru }] of rules)
      expect([en, ru]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/[а-яё]/i)]);
  });
});

describe('the shipped packages', () => {
  it('give no error and no warning', async () => {
    // given
    const { layers } = await readPackages(join(__dirname, '../../metadata'));

    // when
    const { findings } = checkCandidate(layers, words);

    // then
    expect(findings.filter(({ severity }) => severity !== 'hint')).toEqual([]);
  });
});

function read(name: string): Document {
  return JSON.parse(readFileSync(join(__dirname, name), 'utf8')) as Document;
}

function findingsOf(files: Parameters<typeof parsePackages>[0]): readonly Judged[] {
  const { layers, findings } = parsePackages(files);
  return [...findings.map(judge), ...checkCandidate(layers, words).findings];
}

function withFix({ fix, ...finding }: Partial<Judged>): object {
  return fix ? { ...finding, fix: expect.objectContaining(fix) } : finding;
}
