import type { Finding } from '../../platform/foundation/errors';
import { PlatformError } from '../../platform/foundation/errors';
import { environmentOf } from '../../platform/language/environment';
import { compileExpression } from '../../platform/language/expression';
import type { ResolveOptions } from '../../platform/language/paths';
import { environment, id, snapshot, thing } from './world';

function findingsOf(text: string, options: ResolveOptions = {}): readonly Finding[] {
  try {
    compileExpression(text, thing, snapshot, options);
    return [];
  } catch (error) {
    if (error instanceof PlatformError && error.code === 'badExpression') return error.findings;
    throw error;
  }
}

const codesOf = (text: string) => findingsOf(text).map((finding) => finding.code);
const positionsOf = (text: string) => findingsOf(text).map((finding) => finding.params?.position);

describe('an expression', () => {
  it.each([
    ['name.constructor'],
    ['name.constructor.constructor("return process")()'],
    ['place["name"]'],
    ['place[name]'],
    ['this'],
    ['this.name'],
    ['__proto__'],
    ['me.__proto__'],
    ['me.constructor'],
    ['record.name'],
    ['process.exit(1)'],
    ['require("fs")'],
    ['constructor()'],
    ['toString()'],
    ['hasOwnProperty("name")'],
    ['place?.name'],
    ['`text`'],
    ['[1, 2]'],
    ['name = [1]'],
    ['(1, 2)'],
    ['1; 2'],
    ['1 2'],
    ['count => 1'],
    ['count = 1 ? 2 : 3'],
    ['count ** 2'],
    ['count | 1'],
    ['count << 1'],
    ['~count'],
    ['name ?? note'],
    ['count === 1'],
    ['new Date()'],
    ['{}'],
    ['a => a'],
    ['upper'],
    ['parts'],
    ['parts.cost'],
    [''],
    ['   '],
    ['1 +'],
    ['(1'],
    ['"open'],
  ])('refuses %s', (text) => {
    expect(findingsOf(text).length).toBeGreaterThan(0);
  });

  it('reports every mistake at its place', () => {
    const findings = findingsOf('coutn + uper(name) + length(name, 1) + (day * 2)');

    expect(findings.map(({ code, params }) => [code, params?.position])).toEqual([
      ['L001', 1],
      ['L006', 9],
      ['L007', 22],
      ['L008', 41],
    ]);
    expect(findings[0]?.params?.hint).toMatchObject({ en: ' Did you mean “count”?' });
    expect(findings[1]?.params?.hint).toMatchObject({ ru: ' Может быть, «upper»?' });
  });

  it('says where it cannot be read', () => {
    expect(codesOf('price * (1 + 2')).toEqual(['L005']);
    expect(positionsOf('price * )')).toEqual([9]);
    expect(findingsOf('price *', { findingPath: '/fields/total/value' })[0]?.path).toBe('/fields/total/value');
  });

  it('checks types', () => {
    expect(codesOf('name + 1')).toEqual(['L008']);
    expect(codesOf('if(name, 1, 2)')).toEqual(['L008']);
    expect(codesOf('if(done, 1, "x")')).toEqual(['L008']);
    expect(codesOf('day = at')).toEqual(['L008']);
    expect(codesOf('day = "2026-02-30"')).toEqual(['L008']);
    expect(codesOf('day > "tomorrow"')).toEqual(['L008']);
    expect(codesOf('tags = "red"')).toEqual(['L008']);
    expect(codesOf('sum(price)')).toEqual(['L008']);
    expect(codesOf('sum(parts)')).toEqual(['L008']);
    expect(codesOf('sum(parts.name)')).toEqual(['L008']);
    expect(codesOf('count in name')).toEqual(['L008']);
    expect(codesOf('done and count')).toEqual(['L008']);
    expect(codesOf('date(1, 2)')).toEqual(['L007']);
    expect(codesOf('today(1)')).toEqual(['L007']);
  });

  it('is refused when too long or too deep, quickly and without a crash', () => {
    expect(codesOf(`${'1 + '.repeat(1000)}1`)).toEqual(['L012']);
    expect(codesOf(`${'('.repeat(70)}1${')'.repeat(70)}`)).toEqual(['L012']);
    expect(codesOf(`${'-'.repeat(3999)}1`)).toEqual(['L012']);
    expect(codesOf(`${'not '.repeat(900)}done`)).toEqual(['L012']);
    expect(codesOf(`${'1 + '.repeat(100)}1`)).toEqual(['L012']);
    expect(codesOf(`x${'.x'.repeat(1900)}`)).not.toEqual([]);
    expect(codesOf(`${'1 + '.repeat(40)}1`)).toEqual([]);
  });

  it('reports a field that may not be read as one that does not exist', () => {
    const options: ResolveOptions = { mayRead: (_, field) => field !== 'price' && field !== 'rank' };

    const hidden = findingsOf('price', options);
    const missing = findingsOf('prise', options);
    const far = findingsOf('place.rank', options);

    expect(hidden).toEqual([
      {
        code: 'L001',
        path: '',
        params: { name: 'price', entity: 'thing', hint: hidden[0]?.params?.hint, position: 1 },
      },
    ]);
    expect(JSON.stringify([hidden, missing, far])).not.toContain('“price”');
    expect(far[0]).toMatchObject({ code: 'L001', params: { name: 'rank', entity: 'place' } });
    expect(findingsOf('sum(parts.cost)', { mayRead: (_, field) => field !== 'cost' })[0]).toMatchObject({
      code: 'L001',
      params: { name: 'cost', entity: 'part' },
    });
    expect(findingsOf('count(parts)', { mayRead: (_, field) => field !== 'parts' })).not.toEqual([]);
  });

  it('lists what it reads, once, with collections among the hops', () => {
    const { paths } = compileExpression(
      'price * place.rank + price + sum(parts.cost) + place.parent.rank + count(parts)',
      thing,
      snapshot,
    );

    expect(paths.map((path) => path.text)).toEqual(['price', 'place.rank', 'parts.cost', 'place.parent.rank', 'parts']);
    expect(paths[2]?.hops.map((hop) => hop.name)).toEqual(['parts']);
  });

  it('knows its type', () => {
    const typeOf = (text: string) => compileExpression(text, thing, snapshot).type;

    expect([typeOf('price * 2'), typeOf('name'), typeOf('done'), typeOf('day'), typeOf('now()')]).toEqual([
      'number',
      'text',
      'boolean',
      'date',
      'instant',
    ]);
    expect([
      typeOf('place'),
      typeOf('tags'),
      typeOf('null'),
      typeOf('if(done, null, price)'),
      typeOf('me.roles'),
    ]).toEqual(['reference', 'set', 'none', 'number', 'set']);
  });

  it('reads the outer record by record.… and, without an entity of its own, by bare names', () => {
    const outer = { 'place.rank': 7, price: '2.50' };
    const given = { ...environment, record: outer };

    const both = compileExpression('record.price * count', thing, snapshot, { outer: thing });
    const bare = compileExpression('place.rank + record.price', null, snapshot, { outer: thing });

    expect(both.evaluate({ count: 3 }, given)?.toString()).toBe('7.5');
    expect(both.paths.map((path) => path.text)).toEqual(['count']);
    expect(both.recordPaths.map((path) => path.text)).toEqual(['price']);
    expect(bare.evaluate({}, given)?.toString()).toBe('9.5');
    expect(bare.paths).toEqual([]);
  });

  it('follows an id of a reference without a hop', () => {
    const { paths, evaluate } = compileExpression('place.id', thing, snapshot);

    expect(paths.map((path) => path.text)).toEqual(['place']);
    expect(evaluate({ place: id('place', 1) }, environment)).toBe(id('place', 1));
  });

  it('binds tighter the usual way, and not loosest of comparisons', () => {
    const answer = (text: string, values = {}) =>
      compileExpression(text, thing, snapshot).evaluate(values, environment);

    expect(answer('1 + 2 * 3 = 7 and not 2 > 3 or false')).toBe(true);
    expect(answer('not count = 3', { count: 4 })).toBe(true);
    expect(answer('(not done) = false', { done: true })).toBe(true);
    expect(answer('not (done or flag) and not flag', { done: false, flag: false })).toBe(true);
    expect(answer('note', { note: 'x' })).toBe('x');
  });
});

describe('the environment of a unit of work', () => {
  it('holds the user, the moment and the zone', () => {
    const actor = {
      id: id('user', 1),
      kind: 'user' as const,
      name: 'Я',
      roles: ['seller'],
      team: id('place', 2),
      teamsBelow: [],
      locale: 'ru' as const,
      timeZone: 'Asia/Kamchatka',
    };
    const log = { info() {}, warn() {}, error() {} };

    const made = environmentOf({ actor, snapshot, now: new Date(0), log, channel: 'api' }, { price: '1.00' });

    expect(compileExpression('me.id', thing, snapshot).evaluate({}, made)).toBe(id('user', 1));
    expect(compileExpression('me.teamsBelow', thing, snapshot).evaluate({}, made)).toBeNull();
    expect(compileExpression('today()', thing, snapshot).evaluate({}, made)).toBe('1970-01-01');
    expect(made.record).toEqual({ price: '1.00' });
  });
});
