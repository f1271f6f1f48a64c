/** Names of shipped records in the language of their reader. */
import type { Context } from '../../platform/foundation/context';
import type { Locale } from '../../platform/foundation/errors';
import { bringShippedData } from '../../platform/records/shipped-data';
import { ENGINES, type Place } from '../storage/engines';
import { openWorld, type World } from './world';

jest.setTimeout(60_000);

describe.each(ENGINES.filter(({ name }) => !name.endsWith('in a file')))('shipped names on $name', (engine) => {
  let place: Place;
  let world: World;
  let deal: string;

  beforeAll(async () => {
    place = await engine.create();
    world = await openWorld(place.url);
    const account = (await world.records.create(world.system, 'account', { name: 'Ромашка' })).id;
    deal = (await world.records.create(world.system, 'deal', { title: 'D', account, closeDate: '2026-12-20' })).id;
  });
  afterAll(async () => {
    await world.close();
    await place.drop();
  });

  const reader = (locale: Locale): Context => world.as({ locale, roles: ['administrator'] });
  const stageOf = async (locale: Locale) =>
    (await world.records.read(reader(locale), 'deal', deal))['stage'] as { id: string; title: string };
  const search = async (entity: string, text: string) =>
    (await world.records.find(reader('en'), entity, { search: text, fields: ['code'] })).records.map(
      (each) => each.code,
    );

  it('should name a reference for each reader', async () => {
    expect([(await stageOf('en')).title, (await stageOf('ru')).title]).toEqual(['New', 'Новая']);
  });

  it('should name groups for each reader', async () => {
    const groups = (locale: Locale) => world.records.query(reader(locale), { from: 'deal', group: ['pipeline'] });

    expect((await groups('en')).rows).toMatchObject([{ pipeline: { title: 'Direct sales' } }]);
    expect((await groups('ru')).rows).toMatchObject([{ pipeline: { title: 'Прямые продажи' } }]);
  });

  it('should be found by any language, and by nothing else', async () => {
    expect(await search('country', 'german')).toEqual(['DE']);
    expect(await search('country', 'герман')).toEqual(['DE']);
    expect(await search('currency', 'rouble')).toEqual(expect.arrayContaining(['RUB', 'BYN']));
    expect(await search('currency', 'rouble')).toHaveLength(2);
    expect(await search('priceList', 'whole')).toEqual(['wholesale']);
    expect(await search('priceList', 'wholes nothing')).toEqual([]);
  });

  it('should show what the user wrote once a record is renamed, and stay so when the package is brought again', async () => {
    const { id } = await stageOf('en');
    await world.records.update(reader('ru'), 'stage', id, { name: 'Первый звонок' }, null);

    await bringShippedData(world.records, world.system, 'ru');

    expect([(await stageOf('en')).title, (await stageOf('ru')).title]).toEqual(['Первый звонок', 'Первый звонок']);
    await world.records.update(reader('en'), 'stage', id, { name: 'New' }, null);
    expect([(await stageOf('en')).title, (await stageOf('ru')).title]).toEqual(['New', 'Новая']);
  });
});

describe('an installation in English', () => {
  it('should store the English names and show each reader his own', async () => {
    const world = await openWorld('sqlite::memory:', 'en');

    const { records } = await world.records.find(world.system, 'pipeline', { fields: ['name'], sort: ['order'] });
    const { title } = world.snapshot.entity('pipeline');

    expect(records.map(({ name }) => name)).toEqual(['Direct sales', 'Tenders']);
    expect(title.word.format('Tenders', title, 'ru')).toBe('Тендеры');
    await world.close();
  });
});
