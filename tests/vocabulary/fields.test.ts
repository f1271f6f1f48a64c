/** The contract suite: every field word × every example it gives of itself. A new word gets these tests by being listed. */
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import common from '../../metadata/schemas/common.json';
import { LOCALES } from '../../platform/foundation/errors';
import { FINDINGS } from '../../platform/foundation/findings';
import type { Value } from '../../platform/language/contracts';
import type { ColumnKind, JsonSchema, Operator } from '../../platform/vocabulary/contracts';
import { FIELD_WORDS } from '../../platform/vocabulary/fields';
import { words } from '../../platform/vocabulary/words';
import { type Specimen, seeded, specimen } from './sites';

const OPERATORS: readonly Operator[] = [
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$nin',
  '$between',
  '$contains',
  '$startsWith',
  '$endsWith',
  '$empty',
  '$under',
  '$during',
];
const specimens = FIELD_WORDS.flatMap((word) => word.examples.map(specimen));
const perWord = FIELD_WORDS.map((word) => [word.type, word] as const);
const perSpecimen = specimens.map((each) => [each.name, each] as const);

/** One instance for all: making one costs more than compiling a schema. */
const ajv = new Ajv2020({ strict: true, allErrors: true });
ajv.addVocabulary(['x-ru', 'x-editor', 'x-refers', 'x-defines', 'x-scope', 'x-record']);
ajv.addSchema(common);
addFormats(ajv);

function samplesOf({ word, site }: Specimen, count = 80): readonly Value[] {
  const random = seeded(7);
  return Array.from({ length: count }, () => word.sample(site, random));
}

describe.each(perWord)('the word %s', (_type, word) => {
  it('names and describes itself in both languages', () => {
    for (const locale of LOCALES) {
      expect(word.title[locale]).toMatch(/\S/);
      expect(word.description[locale]).toMatch(/\S/);
    }
    expect(word.title.ru).toMatch(/[а-яё]/i);
  });

  it('names and describes every option in both languages', () => {
    for (const [name, option] of Object.entries(word.options.properties)) expectNamed(name, option);
    expect(Object.keys(word.options.properties)).toEqual(expect.arrayContaining([...(word.options.required ?? [])]));
  });

  it('describes its options in a schema that compiles strictly and accepts its own examples', () => {
    // given
    const validate = ajv.compile({ type: 'object', ...word.options, additionalProperties: true });

    // when, then
    for (const example of word.examples) expect([validate(example), validate.errors]).toEqual([true, null]);
  });

  it('gives at least one example of itself and is found in the dictionary', () => {
    expect(word.examples.length).toBeGreaterThan(0);
    for (const example of word.examples) expect(example.type).toBe(word.type);
    expect(words.field(word.type)).toBe(word);
  });
});

describe.each(perSpecimen)('%s', (_name, each) => {
  const { word, site } = each;
  const columns = word.columns(site);
  const samples = samplesOf(each);
  const filled = samples.filter((sample) => sample !== null);

  it('gives the same samples to the same random source, and not always one', () => {
    expect(samplesOf(each)).toEqual(samples);
    if (columns.length > 0) expect(new Set(samples.map((sample) => JSON.stringify(sample))).size).toBeGreaterThan(1);
    else expect(filled).toEqual([]);
  });

  it('gives canonical samples: coercion leaves them as they are', () => {
    for (const sample of filled) expect(word.coerce(sample, site)).toEqual({ value: sample });
  });

  it('brings a value to its columns and back', () => {
    for (const sample of samples) {
      const cells = word.toColumns?.(sample, site) ?? [sample as string];
      if (columns.length > 0) expect(cells).toHaveLength(columns.length);
      for (const cell of cells)
        expect(cell === null || ['string', 'number', 'boolean'].includes(typeof cell)).toBe(true);
      expect(word.fromColumns?.(cells, site) ?? cells[0]).toEqual(sample);
    }
  });

  it('fits its cells into its columns', () => {
    for (const sample of filled) {
      const cells = word.toColumns?.(sample, site) ?? [sample as string];
      columns.forEach(({ column }, index) => {
        expect([column, cells[index], holds(column, cells[index])]).toEqual([column, cells[index], true]);
      });
    }
  });

  it('describes its value in a schema, in both languages, that compiles strictly and accepts the samples', () => {
    for (const locale of LOCALES) {
      const schema = word.schema(site, locale);
      const validate = ajv.compile(schema);
      expect(schema.title).toBe({ en: 'Value', ru: 'Значение' }[locale]);
      for (const sample of filled) expect([sample, validate(sample), validate.errors]).toEqual([sample, true, null]);
    }
  });

  it('shows every value as text in both languages, and nothing as nothing', () => {
    for (const locale of LOCALES) {
      for (const sample of filled) expect(word.format(sample, site, locale)).toMatch(/\S/);
      expect(word.format(null, site, locale)).toBe('');
    }
  });

  it('never throws on foreign values, and answers with canonical values or known findings', () => {
    fc.assert(
      fc.property(
        fc.anything({ withDate: true, withBigInt: true, withNullPrototype: true, withSparseArray: true }),
        (raw) => {
          const coerced = word.coerce(raw, site);
          if ('findings' in coerced) {
            expect(coerced.findings.length).toBeGreaterThan(0);
            for (const { code } of coerced.findings) expect(FINDINGS).toHaveProperty(code);
          } else if (coerced.value !== null) {
            expect(word.coerce(coerced.value, site)).toEqual(coerced);
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  it('makes any text canonical at once or refuses it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (raw) => {
        const coerced = word.coerce(raw, site);
        if ('value' in coerced && coerced.value !== null) expect(word.coerce(coerced.value, site)).toEqual(coerced);
      }),
      { numRuns: 120 },
    );
  });

  it('offers only operators that exist, each once, and some when it stores something', () => {
    const operators = word.operators(site);
    expect(OPERATORS).toEqual(expect.arrayContaining([...operators]));
    expect(new Set(operators).size).toBe(operators.length);
    expect(operators.length > 0).toBe(columns.length > 0);
  });

  it('compares and computes with a primitive of its value type', () => {
    const type = word.value(site);
    const { comparedPart = '', operandPart = '' } = word.borrowed?.(site).word ?? word;
    if (columns.length > 0)
      expect(columns.map(({ part }) => part)).toEqual(expect.arrayContaining([comparedPart, operandPart]));
    for (const sample of filled) {
      for (const seen of [word.compared?.(sample, site) ?? sample, word.operand?.(sample, site) ?? sample]) {
        expect([type, fits(type, seen)]).toEqual([type, true]);
      }
    }
  });

  it('sees in memory what the compared and operand columns hold', () => {
    const { comparedPart = '', operandPart = '' } = word.borrowed?.(site).word ?? word;
    if (word.value(site) === 'set' || columns.length === 0) return;
    for (const sample of filled) {
      const cells = word.toColumns?.(sample, site) ?? [sample as string];
      const cell = (part: string) => cells[columns.findIndex((column) => column.part === part)];
      expect(word.compared ? word.compared(sample, site) : sample).toEqual(cell(comparedPart));
      expect(word.operand ? word.operand(sample, site) : sample).toEqual(cell(operandPart));
    }
  });

  it('relates to other records only when its value is a reference or rows', () => {
    const relation = word.relation?.(site) ?? null;
    if (word.value(site) === 'rows') expect(relation).toMatchObject({ kind: 'many', by: 'parent' });
    else if (relation) expect([relation.kind, word.value(site)]).toEqual(['one', 'reference']);
  });
});

function expectNamed(name: string, schema: JsonSchema): void {
  const russian = schema['x-ru'] as { title?: string; description?: string } | undefined;
  for (const text of [schema.title, schema.description])
    expect([name, text]).toEqual([name, expect.stringMatching(/[a-z]/i)]);
  for (const text of [russian?.title, russian?.description])
    expect([name, text]).toEqual([name, expect.stringMatching(/[а-яё]/i)]);
}

function fits(type: string, seen: Value): boolean {
  if (type === 'number') return (typeof seen === 'number' || typeof seen === 'string') && Number.isFinite(Number(seen));
  if (type === 'boolean') return typeof seen === 'boolean';
  if (type === 'set') return Array.isArray(seen) && seen.every((key) => typeof key === 'string');
  return typeof seen === 'string';
}

function holds(column: ColumnKind, cell: string | number | boolean | null | undefined): boolean {
  if (cell === null || cell === undefined) return true;
  if (column.kind === 'text') return Array.from(String(cell)).length <= column.length;
  if (column.kind === 'integer') return Number.isSafeInteger(cell);
  if (column.kind === 'boolean') return typeof cell === 'boolean';
  if (column.kind !== 'decimal') return typeof cell === 'string';
  const [, whole = '', places = ''] = /^-?(\d+)(?:\.(\d+))?$/.exec(String(cell)) ?? [];
  return places.length === column.scale && whole.length + places.length <= Math.max(column.precision, column.scale + 1);
}
