/** What is still written on the revision before, by requests and nodes that have not heard of the new one. */
import { createSettling } from '../../platform/publishing/migration/settling';
import { type Place, SHARED_ENGINES, silent } from '../storage/engines';
import { openWorkshop, packageOf, type Workshop } from './workshop';

const label = { en: 'Label', ru: 'Подпись' };
const colours = (...keys: string[]) => ({ colour: Object.fromEntries(keys.map((key) => [key, { label }])) });

describe.each(SHARED_ENGINES)('records written late on $name', ({ create }) => {
  let place: Place;
  let ahead: Workshop;
  let behind: Workshop;
  let moment: number;
  beforeEach(async () => {
    place = await create();
    ahead = await openWorkshop(place);
    moment = Date.parse('2026-11-24T09:00:00.000Z');
  });
  afterEach(() => place.drop());

  const settle = () =>
    createSettling({ ...ahead, log: silent, clock: () => new Date(moment), settleMilliseconds: 3000 });
  const values = async (...fields: string[]) => {
    const { records } = await ahead.records.find(ahead.context(), 'thing', { fields, sort: ['name'] });
    return records.map((record) => fields.map((field) => record[field] ?? null));
  };
  const write = (shop: Workshop, id: string, body: Record<string, unknown>) =>
    shop.records.update(shop.context(), 'thing', id, body, null);

  it('by a node that is behind are converted once more; what a node that is ahead wrote later stays', async () => {
    // given
    await ahead.publish(packageOf({ thing: { size: { type: 'text' }, note: { type: 'text' } } }));
    const [a, b, c] = await Promise.all(
      ['a', 'b', 'c'].map((name) => ahead.records.create(ahead.context(), 'thing', { name, size: '1' })),
    );
    behind = await openWorkshop(place);
    await ahead.publish(packageOf({ thing: { size: { type: 'integer' }, note: { type: 'text' } } }));

    // when
    await write(behind, a?.id ?? '', { size: '2' });
    await behind.records.create(behind.context(), 'thing', { name: 'd', size: '4' });
    await write(behind, b?.id ?? '', { size: '5' });
    await write(ahead, b?.id ?? '', { size: 6 });
    await write(ahead, c?.id ?? '', { size: 7 });
    await write(behind, c?.id ?? '', { note: 'nothing about its size' });
    const settling = settle();
    const first = await settling.run();

    // then
    expect(await values('name', 'size')).toEqual([
      ['a', 2],
      ['b', 6],
      ['c', 7],
      ['d', 4],
    ]);
    expect(first).toBe('open');

    // when
    moment += 3000;
    const second = await settling.run();

    // then
    expect(second).toBe('done');
    expect(await settle().run()).toBe('done');
  });

  it('by a node that is behind get the new keys of options and the values that became required', async () => {
    // given
    const one = { type: 'choice', of: 'colour' };
    const before = packageOf({ thing: { one, size: { type: 'integer' } } }, colours('red', 'green'));
    await ahead.publish(before);
    behind = await openWorkshop(place);
    const size = { type: 'integer', required: true, default: 3 };
    await ahead.publish(packageOf({ thing: { one, size } }, colours('scarlet', 'green')), {
      what: 'option',
      choices: 'colour',
      from: 'red',
      to: 'scarlet',
    });

    // when
    await behind.records.create(behind.context(), 'thing', { name: 'a', one: 'red' });
    await settle().run();

    // then
    expect(await values('name', 'one', 'size')).toEqual([['a', 'scarlet', 3]]);
  });

  it('go through two publications that follow each other at once', async () => {
    // given
    await ahead.publish(packageOf({ thing: { size: { type: 'text' } } }));
    behind = await openWorkshop(place);
    await ahead.publish(packageOf({ thing: { size: { type: 'integer' } } }));
    await ahead.publish(packageOf({ thing: { size: { type: 'decimal', scale: 2 } } }));

    // when
    await behind.records.create(behind.context(), 'thing', { name: 'a', size: '12' });
    await settle().run();

    // then
    expect(await values('size')).toEqual([['12.00']]);
  });
});
