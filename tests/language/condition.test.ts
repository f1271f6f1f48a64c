import type { Finding } from '../../platform/foundation/errors';
import { PlatformError } from '../../platform/foundation/errors';
import {
  andConditions,
  conditionPaths,
  conditionRecordPaths,
  conditionToSql,
  resolveCondition,
  toPredicate,
} from '../../platform/language/condition';
import type { Condition, SqlDialect } from '../../platform/language/contracts';
import { mysqlDialect } from '../../platform/language/dialect/mysql';
import { sqliteDialect } from '../../platform/language/dialect/sqlite';
import type { ResolveOptions } from '../../platform/language/paths';
import { createBindings } from '../../platform/storage/bindings';
import { createScope, createSource, EVERYTHING } from '../../platform/storage/scope';
import { environment, id, snapshot, thing } from './world';

function findingsOf(json: unknown, options: ResolveOptions = {}): readonly Finding[] {
  try {
    resolveCondition(json, thing, snapshot, options);
    return [];
  } catch (error) {
    if (error instanceof PlatformError && error.code === 'badCondition') return error.findings;
    throw error;
  }
}

const mistakes = (json: unknown) => findingsOf(json).map((finding) => `${finding.code} ${finding.path}`);

function sqlOf(json: unknown, dialect: SqlDialect): { readonly sql: string; readonly values: readonly unknown[] } {
  const bindings = createBindings(dialect);
  const scope = createScope(createSource(dialect, snapshot, environment, bindings), thing, EVERYTHING);
  return bindings.statement(conditionToSql(resolveCondition(json, thing, snapshot), scope, environment));
}

describe('a condition', () => {
  it('reports all mistakes, each at its place', () => {
    const json = {
      nmae: 'x',
      name: { $contians: 'x', $gt: { $: 'coutn' } },
      price: { $contains: '1', $gt: 'many' },
      stage: { $in: ['open', 'wno'] },
      day: { $during: 'nextweek', $lt: '2026-02-30' },
      parts: { cost: 1, $some: { cots: 1 } },
      place: { $under: 'x', parent: { nam: 1 } },
      $or: { done: true },
      $nor: [],
    };

    expect(mistakes(json)).toEqual([
      'L001 /nmae',
      'L002 /name/$contians',
      'L001 /name/$gt',
      'L003 /price/$contains',
      'L004 /price/$gt',
      'L004 /stage/$in/1',
      'L010 /day/$during',
      'L004 /day/$lt',
      'L011 /parts/cost',
      'L001 /parts/$some/cots',
      'L004 /place/$under',
      'L001 /place/parent/nam',
      'L008 /$or',
      'L002 /$nor',
    ]);
  });

  it('suggests what may have been meant', () => {
    expect(findingsOf({ nmae: 1 })[0]?.params?.hint).toMatchObject({ en: ' Did you mean “name”?' });
    expect(findingsOf({ name: { $contians: 'x' } })[0]?.params?.hint).toMatchObject({
      en: ' Did you mean “$contains”?',
    });
    expect(findingsOf({ day: { $during: 'nextweek' } })[0]?.params?.hint).toMatchObject({
      en: ' Did you mean “nextWeek”?',
    });
  });

  it.each([[null], [[]], ['name'], [1], [{ $and: {} }], [{ $not: [] }], [{ $and: [1] }]])('refuses %j', (json) => {
    expect(findingsOf(json)).toHaveLength(1);
  });

  it.each([
    [{ price: { $gt: null } }],
    [{ price: { $between: [1] } }],
    [{ price: { $between: [null, 1] } }],
    [{ price: [1] }],
    [{ price: {}, name: { $: 5 } }],
    [{ name: { $contains: '' } }],
    [{ name: { $contains: 'x'.repeat(6000) } }],
    [{ name: { $under: id('place', 1) } }],
    [{ done: { $gt: true } }],
    [{ 'name.first': 'x' }],
    [{ 'parts.cost': 1 }],
    [{ parts: null }],
    [{ parts: 'x' }],
    [{ place: { $some: {} } }],
    [{ place: 'perm' }],
    [{ tags: { $contains: 'pink' } }],
    [{ day: { $during: 'constructor' } }],
    [{ stage: { $empty: 'yes' } }],
    [{ count: { $in: { $: 'count' } }, done: { $: 'count' } }],
    [{ constructor: 1 }],
    [JSON.parse('{"__proto__": 1}')],
    [{ price: { constructor: 1 } }],
  ])('refuses %j', (json) => {
    expect(findingsOf(json).length).toBeGreaterThan(0);
  });

  it('takes a number as a number or as text', () => {
    const over = (value: unknown) => toPredicate(resolveCondition({ price: { $gt: value } }, thing, snapshot));

    expect([over(50000), over('50000'), over('5e4')].map((holds) => holds({ price: '50000.01' }, environment))).toEqual(
      [true, true, true],
    );
    expect(over(50000)({ price: '50000.00' }, environment)).toBe(false);
    expect(over(50000)({}, environment)).toBeNull();
  });

  it('reads the nested form as the dotted one', () => {
    const nested = resolveCondition({ place: { parent: { name: 'Урал' }, rank: { $gt: 1 } } }, thing, snapshot);
    const dotted = resolveCondition(
      { $and: [{ 'place.parent.name': 'Урал' }, { 'place.rank': { $gt: 1 } }] },
      thing,
      snapshot,
    );

    expect(JSON.stringify(conditionPaths(nested).map((path) => path.text))).toBe('["place.parent.name","place.rank"]');
    expect(sqlTexts(nested)).toEqual(sqlTexts(dotted));
  });

  it('is refused when it is nested too deep or has too many terms', () => {
    const deep = Array.from({ length: 70 }).reduce<object>((inner) => ({ $not: inner }), { done: true });
    const long = { $or: Array.from({ length: 1001 }, () => ({ done: true })) };
    const many = { count: { $in: Array.from({ length: 10_001 }, (_, index) => index) } };

    expect(mistakes(deep).map((text) => text.slice(0, 4))).toEqual(['L012']);
    expect(mistakes(long).map((text) => text.slice(0, 4))).toEqual(['L012']);
    expect(mistakes(many).map((text) => text.slice(0, 4))).toEqual(['L012']);
  });

  it('answers for a field that may not be read as for one that does not exist', () => {
    const options: ResolveOptions = {
      mayRead: (entity, field) => `${entity}.${field}` !== 'thing.price' && field !== 'cost',
    };

    const hidden = findingsOf({ price: 1 }, options)[0];

    expect(hidden).toMatchObject({ code: 'L001', path: '/price', params: { name: 'price', entity: 'thing' } });
    expect(JSON.stringify(findingsOf({ prise: 1 }, options))).not.toContain('“price”');
    expect(findingsOf({ parts: { $some: { cost: 1 } } }, options)[0]?.code).toBe('L001');
    expect(findingsOf({ count: { $gt: { $: 'price' } } }, options)[0]?.code).toBe('L001');
  });

  it('lists what must be loaded, with rows behind their collection', () => {
    const condition = resolveCondition(
      {
        'place.rank': 1,
        parts: { $some: { 'place.name': 'x', cost: { $: 'amount * 2' } } },
        count: { $: 'length(name)' },
      },
      thing,
      snapshot,
    );

    const texts = conditionPaths(condition).map((path) => path.text);

    expect(texts).toEqual(['place.rank', 'parts', 'parts.place.name', 'parts.cost', 'parts.amount', 'count', 'name']);
  });

  it('reads the record being edited where there is an outer one', () => {
    const picker = resolveCondition({ 'place.parent': { $: 'place.id' } }, thing, snapshot, { outer: thing });
    const holds = toPredicate(picker);

    const edited = { ...environment, record: { place: id('place', 1) } };

    expect(conditionRecordPaths(picker).map((path) => path.text)).toEqual(['place']);
    expect(holds({ 'place.parent': id('place', 1) }, edited)).toBe(true);
    expect(holds({ 'place.parent': id('place', 2) }, edited)).toBe(false);
    expect(holds({ 'place.parent': id('place', 2) }, { ...edited, record: {} })).toBeNull();
  });

  it('is joined with others, and nothing joined is no restriction', () => {
    const one: Condition = { op: 'constant', value: true };
    const pair: Condition = { op: 'and', of: [one, one] };

    expect(andConditions(null, null)).toBeNull();
    expect(andConditions(null, one)).toBe(one);
    expect(andConditions(pair, null, one)).toEqual({ op: 'and', of: [one, one, one] });
  });
});

describe('the SQL of a condition', () => {
  it.each([[sqliteDialect], [mysqlDialect]])(
    'meets a plain column with a plain value, so that an index serves it',
    (dialect) => {
      const { sql } = sqlOf(
        {
          price: { $lt: 10.005 },
          count: 5,
          day: { $during: 'thisMonth' },
          at: { $gte: '2026-01-01T00:00:00Z' },
          stage: { $in: ['open', 'won'] },
          done: true,
          place: id('place', 1),
        },
        dialect,
      );

      const wrapped = [...sql.matchAll(/(\w+)\([^()?]*t0\./g)].map((found) => found[1]);
      expect(wrapped).toEqual([]);
    },
  );

  it('scales a number to the places of its column', () => {
    expect(sqlOf({ price: { $lt: 10.005 } }, sqliteDialect)).toEqual({ sql: '(t0."price" <= ?)', values: [1000n] });
    expect(sqlOf({ price: { $gt: 10.005 } }, mysqlDialect)).toEqual({
      sql: '(t0.`price` >= CAST(? AS DECIMAL(18,2)))',
      values: ['10.01'],
    });
  });

  it('asks the folded column for parts of a text and takes wildcards literally', () => {
    expect(sqlOf({ name: { $startsWith: 'Ё_%' } }, sqliteDialect)).toEqual({
      sql: `(t0."name_folded" LIKE ? ESCAPE '\\')`,
      values: ['е\\_\\%%'],
    });
  });

  it('never holds a value in its text', () => {
    const evil = `'; DROP TABLE thing; --`;
    const { sql, values } = sqlOf(
      { name: { $in: [evil] }, note: { $contains: evil }, code: { $: `concat("${evil}", code)` } },
      sqliteDialect,
    );

    expect(sql).not.toContain('DROP');
    expect(values).toHaveLength(3);
  });
});

function sqlTexts(condition: Condition): string {
  const bindings = createBindings(sqliteDialect);
  const scope = createScope(createSource(sqliteDialect, snapshot, environment, bindings), thing, EVERYTHING);
  const { sql, values } = bindings.statement(conditionToSql(condition, scope, environment));
  return `${sql} ${values.join()}`;
}
