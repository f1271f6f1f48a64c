/**
 * The second half of the contract suite: every example of every field word is a column of one table, on every engine.
 * Values come back as they were, every operator selects what it selects in memory, and lists are sorted alike.
 */
import { type Context, SYSTEM_ACTOR } from '../../platform/foundation/context';
import { Decimal } from '../../platform/foundation/decimal';
import { createEvents } from '../../platform/foundation/events';
import { compareText, fold } from '../../platform/foundation/text';
import { resolveCondition, toPredicate } from '../../platform/language/condition';
import type { Environment, Field, FieldDefinition, Value, Values } from '../../platform/language/contracts';
import { environmentOf } from '../../platform/language/environment';
import { effectiveSnapshot } from '../../platform/language/snapshot';
import type { Records } from '../../platform/records/contracts';
import { createRecords } from '../../platform/records/records';
import { applyCoreTables, applySchema } from '../../platform/storage/migrate';
import type { Operator } from '../../platform/vocabulary/contracts';
import { FIELD_WORDS } from '../../platform/vocabulary/fields';
import { words } from '../../platform/vocabulary/words';
import { ENGINES, type Place, silent } from '../storage/engines';
import { id, insert } from '../storage/world';
import { seeded } from './sites';

const EXAMPLES: Readonly<Record<string, FieldDefinition>> = Object.fromEntries(
  FIELD_WORDS.flatMap((word) => word.examples.map((example, index) => [`${word.type}${index}`, example] as const)),
);
const COUNT = 40;
const snapshot = effectiveSnapshot({ revision: 'test', artefacts: { entity: entities() } }, words);
const sample = snapshot.entity('sample');
const stored = Object.keys(EXAMPLES).filter((name) => (sample.fields.get(name)?.columns.length ?? 0) > 0);
const written = stored.filter((name) => !fieldOf(name).word.computation && fieldOf(name).type !== 'id');
const rows = sampleRows();
const context: Context = {
  actor: SYSTEM_ACTOR,
  snapshot,
  now: new Date('2026-11-23T10:00:00Z'),
  log: silent,
  channel: 'system',
};

describe.each(ENGINES.filter((engine) => engine.name !== 'SQLite in a file'))('on $name', (engine) => {
  let place: Place;
  let records: Records;

  beforeAll(async () => {
    place = await engine.create();
    const database = await place.open();
    await applyCoreTables(database);
    await applySchema(database, snapshot);
    records = createRecords({ database, events: createEvents(() => undefined) });
    await insert(database, sample, rows);
    for (const code of ['USD', 'EUR', 'KZT']) {
      const currency = await records.create(context, 'currency', { code });
      await records.create(context, 'exchangeRate', { currency: currency.id, date: '2026-01-01', rate: '0.5' });
    }
  }, 60_000);

  afterAll(() => place.drop());

  it.each(stored)('gives back %s as it was stored', async (name) => {
    const answer = await records.find(context, 'sample', { fields: ['id', name], limit: 1000 });
    const given = new Map(answer.records.map((record) => [record.id, record[name]]));
    for (const row of rows)
      expect([row.id, canonical(name, given.get(String(row.id)))]).toEqual([row.id, row[name] ?? null]);
  });

  it.each(stored)('selects by every operator of %s what it selects in memory', async (name) => {
    for (const operator of fieldOf(name).word.operators(fieldOf(name))) {
      for (const operand of operandsFor(name, operator)) {
        // given
        const where = { [name]: { [operator]: operand } };
        const predicate = toPredicate(resolveCondition(where, sample, snapshot));
        const expected = rows.filter((row) => predicate(row, environment()) === true).map((row) => row.id);

        // when
        const answer = await records.find(context, 'sample', { where, fields: ['id'], sort: ['id'], limit: 1000 });

        // then
        expect([where, answer.records.map((record) => record.id)]).toEqual([where, expected]);
        if (operator === '$eq') expect(expected.length).toBeGreaterThan(0);
      }
    }
  });

  it.each(stored)('sorts by %s as memory does, backwards as forwards, page by page as at once', async (name) => {
    // when
    const upwards = await ids(records, [name], 1000);
    const downwards = await ids(records, [`-${name}`], 1000);
    const paged = await ids(records, [name], 7);

    // then
    const known = new Map(rows.map((row) => [String(row.id), row]));
    const keys = upwards.map((each) => sortKey(name, known.get(each)));
    expect(upwards).toHaveLength(rows.length);
    expect(paged).toEqual(upwards);
    expect(downwards).toEqual([...upwards].reverse());
    for (const [index, key] of keys.slice(1).entries()) {
      const before = keys[index] ?? null;
      expect([before, key, compareKeys(before, key) <= 0]).toEqual([before, key, true]);
    }
  });

  it('takes back through the front door what it gave, and sees no change in it', async () => {
    for (const row of rows.slice(0, 10)) {
      // given
      const input = Object.fromEntries(written.map((name) => [name, row[name] ?? null]));
      const created = await records.create(context, 'sample', { title: 'made', ...input });

      // when
      const again = Object.fromEntries(written.map((name) => [name, created[name]]));
      const updated = await records.update(context, 'sample', created.id, again, created.version);

      // then
      expect(updated).toEqual(created);
      for (const name of written) {
        expect([
          name,
          fieldOf(name).word.operand?.(canonical(name, created[name]), fieldOf(name)) ?? canonical(name, created[name]),
        ]).toEqual([
          name,
          fieldOf(name).word.operand?.((row[name] ?? null) as Value, fieldOf(name)) ?? row[name] ?? null,
        ]);
      }
      await records.remove(context, 'sample', created.id, updated.version);
    }
  });
});

function entities() {
  const line: Readonly<Record<string, FieldDefinition>> = {
    parent: { type: 'reference', to: 'sample', required: true },
    title: { type: 'text' },
    quantity: { type: 'integer' },
    cost: { type: 'money' },
    day: { type: 'date' },
  };
  const fields = {
    title: { type: 'text' },
    parent: { type: 'reference', to: 'sample' },
    lines: { type: 'lines', of: 'sampleLine' },
    ...EXAMPLES,
  };
  const rate = {
    currency: { type: 'reference', to: 'currency' },
    date: { type: 'date' },
    rate: { type: 'decimal', scale: 6 },
  };
  return [
    entity('team', 'name', { name: { type: 'text' } }),
    entity('user', 'name', { name: { type: 'personName' } }),
    entity('currency', 'code', { code: { type: 'text' } }),
    entity('exchangeRate', 'date', rate),
    entity('sample', 'title', fields, { hierarchical: { by: 'parent' } }),
    entity('sampleLine', 'title', line, { part: { of: 'parent' } }),
  ];
}

function entity(name: string, title: string, fields: object, traits: object = {}) {
  const label = { en: name, ru: name };
  return { name, label, plural: label, title, fields, traits };
}

function fieldOf(name: string): Field {
  const field = sample.fields.get(name);
  if (!field) throw new Error(`no field ${name}`);
  return field;
}

/** Rows with a sample in every field, empty now and then; references lead to rows before, numbers of a sequence do not repeat. */
function sampleRows(): readonly Values[] {
  const random = seeded(11);
  const taken = new Set<string>();
  return Array.from({ length: COUNT }, (_, index) => {
    const row: Record<string, Value> = {
      id: id('sample', index + 1),
      title: `Ряд ${index % 9}`,
      parent: index > 3 ? id('sample', Math.floor(index / 3)) : null,
    };
    for (const name of stored) {
      const field = fieldOf(name);
      const value = random() < 0.12 ? null : field.relation ? earlier(index, random) : field.word.sample(field, random);
      const key = `${name} ${JSON.stringify(value)}`;
      row[name] = field.word.unique && taken.has(key) ? null : value;
      taken.add(key);
    }
    return row;
  });
}

function earlier(index: number, random: () => number): string | null {
  return index === 0 ? null : id('sample', 1 + Math.floor(random() * index));
}

/** The canonical value of what the API sent. */
function canonical(name: string, sent: unknown): Value {
  if (sent === null || sent === undefined) return null;
  const coerced = fieldOf(name).word.coerce(sent, fieldOf(name));
  if ('findings' in coerced) throw new Error(`${name}: ${JSON.stringify(sent)} ${JSON.stringify(coerced.findings)}`);
  return coerced.value;
}

/** What conditions compare with, for some filled rows. */
function comparedValues(name: string): readonly (string | number | boolean | readonly string[])[] {
  const field = fieldOf(name);
  const values = rows.map((row) => row[name] as Value).filter((value) => value !== null);
  return values.map((value) => (field.word.compared ? field.word.compared(value, field) : value)) as (
    | string
    | number
    | boolean
    | readonly string[]
  )[];
}

function operandsFor(name: string, operator: Operator): readonly unknown[] {
  const all = comparedValues(name);
  const [first = '', second = ''] = [all[0], all[Math.floor(all.length / 2)]];
  if (operator === '$empty') return [true, false];
  if (operator === '$during') return ['thisYear', 'past30Days', 'thisQuarter'];
  if (operator === '$in' || operator === '$nin') return [[first, second].flat(), [first].flat()];
  if (operator === '$between')
    return [
      [first, second],
      [second, first],
    ];
  if (operator === '$under') return [id('sample', 2)];
  if (Array.isArray(first))
    return operator === '$eq'
      ? [first, second]
      : all.slice(0, 3).map((value) => (Array.isArray(value) ? value[0] : value));
  if (operator === '$startsWith') return all.slice(0, 4).map((value) => part(String(value), 0, 2));
  if (operator === '$endsWith') return all.slice(0, 4).map((value) => part(String(value), -2));
  if (operator === '$contains') return all.slice(0, 6).map((value) => part(String(value), 1, 4).toUpperCase());
  return Array.from(new Set(all.slice(0, 6)));
}

function part(text: string, from: number, to?: number): string {
  return Array.from(text).slice(from, to).join('') || text;
}

function environment(): Environment {
  return { ...environmentOf(context), under: (_entity, top) => below(top) };
}

function below(top: string): ReadonlySet<string> {
  const found = new Set([top]);
  for (const row of rows) if (typeof row.parent === 'string' && found.has(row.parent)) found.add(String(row.id));
  return found;
}

async function ids(records: Records, sort: readonly string[], limit: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await records.find(context, 'sample', {
      fields: ['id'],
      sort,
      limit,
      ...(after === undefined ? {} : { after }),
    });
    found.push(...page.records.map((record) => record.id));
    if (page.next === null) return found;
    after = page.next;
  }
}

type Key = string | number | boolean | Decimal | null;

/** What a row is sorted by: the place of an option, the title of a reference, else the compared value, folded where a shadow column is. */
function sortKey(name: string, row: Values | undefined): Key {
  const field = fieldOf(name);
  const value = (row?.[name] ?? null) as Value;
  if (value === null) return null;
  if (field.relation) return fold(String(rows.find((each) => each.id === value)?.title));
  if (field.options.length > 0 && field.value === 'text')
    return field.options.findIndex((option) => option.key === value);
  if (field.value === 'set') return String(field.word.toColumns?.(value, field)[0]);
  const seen = field.word.compared ? field.word.compared(value, field) : value;
  if (field.value === 'number') return new Decimal(seen as string);
  return field.folded ? fold(String(seen)) : (seen as string | boolean);
}

/** Nothing stands first. */
function compareKeys(left: Key, right: Key): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (left instanceof Decimal) return left.comparedTo(right as Decimal);
  return typeof left === 'string' ? compareText(left, String(right)) : Number(left) - Number(right);
}
