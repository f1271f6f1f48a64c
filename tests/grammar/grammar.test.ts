import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePackages } from '../../platform/catalog/parse';
import type { Finding } from '../../platform/foundation/errors';
import { FINDINGS } from '../../platform/foundation/findings';
import { checkLayers } from '../../platform/language/check-layers';
import { words } from '../../platform/vocabulary/words';
import { BASE } from './base';

/** A document: files laid over the base (null removes one, a text is a file as it stands) and the findings they must give. */
interface Document {
  readonly files: Readonly<Record<string, unknown>>;
  readonly findings: readonly Partial<Finding>[];
}

const NAMES = readdirSync(__dirname).filter((name) => name.endsWith('.json'));
const documents = new Map(NAMES.map((name) => [name.replace('.json', '').replaceAll('-', ' '), read(name)]));

describe('metadata with one mistake', () => {
  it('has none before the mistake is made', () => {
    // given
    const files = {};

    // when
    const found = findingsOf(files);

    // then
    expect(found).toEqual([]);
  });

  it.each([...documents])('gives its findings: %s', (_, { files, findings }) => {
    // given
    const expected = findings.map((finding) => expect.objectContaining(finding));

    // when
    const found = findingsOf(files);

    // then
    expect(found).toHaveLength(expected.length);
    expect(found).toEqual(expect.arrayContaining(expected));
  });

  it('is shown for every code that files can give', () => {
    // given
    const codes = Object.keys(FINDINGS).filter((code) => code.startsWith('K'));
    const onlyAgainstADatabase = ['K019', 'K030'];

    // when
    const shown = new Set([...documents.values()].flatMap(({ findings }) => findings.map((finding) => finding.code)));

    // then
    expect(codes.filter((code) => !shown.has(code as Finding['code']))).toEqual(onlyAgainstADatabase);
  });
});

function read(name: string): Document {
  return JSON.parse(readFileSync(join(__dirname, name), 'utf8')) as Document;
}

function findingsOf(changes: Readonly<Record<string, unknown>>): readonly Finding[] {
  const files = Object.entries({ ...BASE, ...changes }).flatMap(([path, body]) => {
    if (body === null) return [];
    return [{ path, text: typeof body === 'string' ? body : JSON.stringify(body) }];
  });
  const { layers, findings } = parsePackages(files);
  return [...findings, ...checkLayers(layers, words)];
}
