import { findRevision, revertTo } from '../../platform/publishing/revisions';
import { planContraction } from '../../platform/storage/contract';
import { planSchema } from '../../platform/storage/migrate';
import { ENGINES, type Place } from '../storage/engines';
import { openWorkshop, packageOf, type Workshop } from './workshop';

const label = { en: 'Label', ru: 'Подпись' };

describe.each(ENGINES)('records through changes of metadata on $name', ({ create }) => {
  let place: Place;
  let shop: Workshop;
  beforeEach(async () => {
    place = await create();
    shop = await openWorkshop(place);
  });
  afterEach(() => place.drop());

  const all = async (entity: string, ...fields: string[]) => {
    const { records } = await shop.records.find(shop.context(), entity, {
      fields: ['name', ...fields],
      sort: ['name'],
    });
    return records.map(({ id: _id, version: _version, ...rest }) => rest);
  };
  const create2 = (entity: string, ...records: Record<string, unknown>[]) =>
    shop.records.batch(shop.context(), entity, { create: records });

  it('keep their values when a field is renamed, and the database changes nothing', async () => {
    // given
    await shop.publish(packageOf({ thing: { size: { type: 'integer' } } }));
    await create2('thing', { name: 'a', size: 7 });
    const before = await shop.database.read({ sql: 'SELECT size FROM thing', values: [] });

    // when
    await shop.publish(packageOf({ thing: { width: { type: 'integer' } } }), {
      what: 'field',
      entity: 'thing',
      from: 'size',
      to: 'width',
    });

    // then
    expect(await all('thing', 'width')).toEqual([{ name: 'a', width: 7 }]);
    expect(await shop.database.read({ sql: 'SELECT size FROM thing', values: [] })).toEqual(before);
  });

  it('keep apart a renamed field and a new one that takes its old name', async () => {
    // given
    await shop.publish(packageOf({ thing: { size: { type: 'integer' } } }));
    await create2('thing', { name: 'a', size: 7 });

    // when
    const both = packageOf({ thing: { width: { type: 'integer' }, size: { type: 'integer' } } });
    await shop.publish(both, { what: 'field', entity: 'thing', from: 'size', to: 'width' });
    await create2('thing', { name: 'b', size: 1, width: 2 });

    // then
    expect(await all('thing', 'width', 'size')).toEqual([
      { name: 'a', width: 7, size: null },
      { name: 'b', width: 2, size: 1 },
    ]);
  });

  it('are converted when a type changes, what cannot be said stays in the old place, and back gives every byte', async () => {
    // given
    const texts = packageOf({ thing: { size: { type: 'text' } } });
    await shop.publish(texts);
    await create2(
      'thing',
      { name: 'a', size: '12' },
      { name: 'b', size: '007' },
      { name: 'c', size: 'big' },
      { name: 'd' },
    );

    // when
    await shop.publish(packageOf({ thing: { size: { type: 'integer' } } }));

    // then
    expect(await all('thing', 'size')).toMatchObject([{ size: 12 }, { size: 7 }, { size: null }, { size: null }]);

    // when
    const [b] = (await shop.records.find(shop.context(), 'thing', { where: { name: 'a' } })).records;
    await shop.records.update(shop.context(), 'thing', b?.id ?? '', { size: 13 }, null);
    await shop.publish(texts);

    // then
    expect(await all('thing', 'size')).toMatchObject([
      { size: '13' },
      { size: '007' },
      { size: 'big' },
      { size: null },
    ]);
  });

  it('find a deleted field again with its values', async () => {
    // given
    const whole = packageOf({ thing: { size: { type: 'integer' }, kin: { type: 'reference', to: 'thing' } } });
    await shop.publish(whole);
    await create2('thing', { name: 'a', size: 7 });
    const [a] = (await shop.records.find(shop.context(), 'thing', {})).records;
    await create2('thing', { name: 'b', kin: a?.id });

    // when
    await shop.publish(packageOf({ thing: {} }));

    // then
    expect((await shop.records.find(shop.context(), 'thing', {})).records[0]).not.toHaveProperty('size');

    // when
    await create2('thing', { name: 'c' });
    await shop.publish(whole);

    // then
    expect(await all('thing', 'size', 'kin')).toMatchObject([
      { name: 'a', size: 7, kin: null },
      { name: 'b', size: null, kin: { id: a?.id } },
      { name: 'c', size: null, kin: null },
    ]);
  });

  it('may be removed though a deleted field still names them', async () => {
    // given
    const whole = packageOf({ thing: { kin: { type: 'reference', to: 'thing', onDelete: 'restrict' } } });
    await shop.publish(whole);
    await create2('thing', { name: 'a' });
    const [a] = (await shop.records.find(shop.context(), 'thing', {})).records;
    await create2('thing', { name: 'b', kin: a?.id });
    await shop.publish(packageOf({ thing: {} }));

    // when
    await shop.records.remove(shop.context(), 'thing', a?.id ?? '', null);
    await shop.publish(whole);

    // then
    expect(await all('thing', 'kin')).toEqual([{ name: 'b', kin: null }]);
  });

  it('come back with their entity', async () => {
    // given
    const whole = packageOf({ thing: {}, extra: { of: { type: 'reference', to: 'thing' } } });
    await shop.publish(whole);
    await create2('thing', { name: 't' });
    const [t] = (await shop.records.find(shop.context(), 'thing', {})).records;
    await create2('extra', { name: 'e', of: t?.id });

    // when
    await shop.publish(packageOf({ thing: {} }));
    await shop.publish(whole);

    // then
    expect(await all('extra', 'of')).toMatchObject([{ name: 'e', of: { id: t?.id } }]);
  });

  it('follow an entity to its new name', async () => {
    // given
    await shop.publish(packageOf({ thing: { size: { type: 'integer' } } }));
    await create2('thing', { name: 'a', size: 7 });

    // when
    const renamed = packageOf({ item: { size: { type: 'integer' } }, thing: { size: { type: 'text' } } });
    await shop.publish(renamed, { what: 'artefact', kind: 'entity', from: 'thing', to: 'item' });
    await create2('thing', { name: 'x', size: 'L' });

    // then
    expect(await all('item', 'size')).toEqual([{ name: 'a', size: 7 }]);
    expect(await all('thing', 'size')).toEqual([{ name: 'x', size: 'L' }]);
  });

  it('lead to the records of a renamed entity as before', async () => {
    // given
    await shop.publish(packageOf({ thing: {}, part: { of: { type: 'reference', to: 'thing' } } }));
    const { id } = await shop.records.create(shop.context(), 'thing', { name: 't' });
    await create2('part', { name: 'p', of: id });

    // when
    await shop.publish(packageOf({ item: {}, part: { of: { type: 'reference', to: 'item' } } }), {
      what: 'artefact',
      kind: 'entity',
      from: 'thing',
      to: 'item',
    });

    // then
    expect(await all('part', 'of')).toMatchObject([{ of: { id } }]);
  });

  it('follow an option to its new key, and two options into one', async () => {
    // given
    const choices = (...keys: string[]) => ({ colour: Object.fromEntries(keys.map((key) => [key, { label }])) });
    const fields = { one: { type: 'choice', of: 'colour' }, many: { type: 'multiChoice', of: 'colour' } };
    await shop.publish(packageOf({ thing: fields }, choices('red', 'green', 'blue')));
    await create2(
      'thing',
      { name: 'a', one: 'red', many: ['red', 'blue'] },
      { name: 'b', one: 'green', many: ['red', 'green'] },
    );

    // when
    await shop.publish(
      packageOf({ thing: fields }, choices('scarlet', 'blue')),
      { what: 'option', choices: 'colour', from: 'red', to: 'scarlet' },
      { what: 'option', choices: 'colour', from: 'green', to: 'scarlet' },
    );

    // then
    expect(await all('thing', 'one', 'many')).toEqual([
      { name: 'a', one: 'scarlet', many: ['scarlet', 'blue'] },
      { name: 'b', one: 'scarlet', many: ['scarlet'] },
    ]);
  });

  it('tell merged options apart again when the merge is taken back, and keep what was written meanwhile', async () => {
    // given
    const choices = (...keys: string[]) => ({ colour: Object.fromEntries(keys.map((key) => [key, { label }])) });
    const fields = { one: { type: 'choice', of: 'colour' }, many: { type: 'multiChoice', of: 'colour' } };
    await shop.publish(packageOf({ thing: fields }, choices('red', 'green', 'blue')));
    const first = await findRevision(shop.store, shop.current.current().revision);
    await create2(
      'thing',
      { name: 'a', one: 'red', many: ['red', 'blue'] },
      { name: 'b', one: 'green', many: ['red', 'green'] },
      { name: 'c', one: 'red', many: ['green'] },
    );
    const before = await all('thing', 'one', 'many');
    const merged = packageOf({ thing: fields }, choices('green', 'blue'));
    await shop.publish(merged, { what: 'option', choices: 'colour', from: 'red', to: 'green' });
    await shop.publish(packageOf({ item: fields }, choices('green', 'blue')), {
      what: 'artefact',
      kind: 'entity',
      from: 'thing',
      to: 'item',
    });

    // when
    const [, , c] = (await shop.records.find(shop.context(), 'item', { sort: ['name'] })).records;
    await shop.records.update(shop.context(), 'item', c?.id ?? '', { one: 'blue' }, null);
    const { operations } = await revertTo(shop.store, first, []);
    await shop.publish(await shop.store.layersOf(first), ...operations);

    // then
    expect(await all('thing', 'one', 'many')).toEqual([before[0], before[1], { ...before[2], one: 'blue' }]);
  });

  it('are free of a unique rule once it is taken away', async () => {
    // given
    await shop.publish(packageOf({ thing: { code: { type: 'text', unique: true, maxLength: 20 } } }));
    await create2('thing', { name: 'a', code: 'x' });
    await expect(create2('thing', { name: 'b', code: 'x' })).rejects.toMatchObject({ code: 'invalid' });

    // when
    await shop.publish(packageOf({ thing: { code: { type: 'text', maxLength: 20 } } }));

    // then
    await create2('thing', { name: 'b', code: 'x' });
    expect(await all('thing', 'code')).toHaveLength(2);
  });

  it('find the same schema after ten publications there and back', async () => {
    // given
    const one = packageOf({
      thing: { code: { type: 'text', unique: true, maxLength: 20 }, kin: { type: 'reference', to: 'thing' } },
    });
    const two = packageOf({ thing: { code: { type: 'integer' } } });
    await shop.publish(one);
    await shop.publish(two);
    await shop.publish(one);
    const before = await indexes(shop);

    // when
    for (let turn = 0; turn < 5; turn++) {
      await shop.publish(two);
      await shop.publish(one);
    }

    // then
    expect(await indexes(shop)).toEqual(before);
    expect((await planSchema(shop.database, shop.current.current())).steps).toEqual([]);
    const rest = await planContraction(shop.database, shop.current.current());
    expect(rest.filter((step) => step.kind.startsWith('drop'))).toEqual([]);
  });

  it('are found by a node that starts later', async () => {
    // given
    await shop.publish(packageOf({ thing: { size: { type: 'text' } } }));
    await create2('thing', { name: 'a', size: '12' });
    await shop.publish(packageOf({ thing: { size: { type: 'integer' } } }));
    if (place.url === 'sqlite::memory:') return;

    // when
    shop = await openWorkshop(place);

    // then
    expect(await all('thing', 'size')).toEqual([{ name: 'a', size: 12 }]);
  });
});

async function indexes({ database }: Workshop): Promise<unknown> {
  const sql =
    database.dialect.engine === 'sqlite'
      ? "SELECT tbl_name, name, sql FROM sqlite_schema WHERE name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY 1, 2"
      : 'SELECT table_name, index_name, column_name FROM information_schema.statistics WHERE table_schema = DATABASE() ORDER BY 1, 2, seq_in_index';
  return database.read({ sql, values: [] });
}
