import type { PlatformError } from '../../platform/foundation/errors';
import { openWorld, people, WORLDS, type World } from './world';

describe.each(WORLDS)('the life of a record on $name', (engine) => {
  let world: World;
  let who: Awaited<ReturnType<typeof people>>;
  beforeEach(async () => {
    world = await openWorld(engine);
    who = await people(world);
  });
  afterEach(() => world.close());

  it('gives a new record its identity, defaults, number and formulas', async () => {
    const { records } = world;
    const shelf = await records.create(who.admin, 'shelf', { name: 'Low', factor: '1.50' });

    const box = await records.create(who.admin, 'box', { title: 'First', shelf: shelf.id, weight: 3, price: '12.5' });

    expect(box).toMatchObject({
      version: 1,
      title: 'First',
      number: 'B-0001',
      discount: '0.00',
      load: '4.50',
      total: '0.00',
      net: '0.00',
      price: { amount: '12.50', currency: 'RUB', base: '12.50' },
      worth: { amount: '25.00', currency: 'RUB', base: '25.00' },
      shelf: { id: shelf.id, title: 'Low' },
      owner: { id: who.boss, title: 'boss' },
      team: { id: who.top, title: 'top' },
      createdBy: { id: who.boss, title: 'boss' },
      createdAt: '2026-11-23T10:00:00.000Z',
    });
    const found = await records.find(who.admin, 'box', {
      where: { 'shelf.name': 'Low' },
      fields: ['title', 'shelf.factor'],
      count: 'exact',
    });
    expect(found).toEqual({
      records: [{ id: box.id, version: 1, title: 'First', shelf: { id: shelf.id, title: 'Low', factor: '1.50' } }],
      next: null,
      count: 1,
    });
  });

  it('writes lines with their record and keeps the totals of both floors above', async () => {
    const { records } = world;
    const room = await records.create(who.admin, 'room', { name: 'Hall' });
    const box = await records.create(who.admin, 'box', {
      title: 'A',
      room: room.id,
      weight: 2,
      discount: 1,
      lines: [
        { item: 'nail', quantity: 2, price: '1.25' },
        { item: 'screw', quantity: 10, price: 3 },
      ],
    });
    expect(box).toMatchObject({ total: '32.50', lineCount: 2, net: '31.50', version: expect.any(Number) });
    expect(await records.read(who.admin, 'room', room.id)).toMatchObject({
      boxCount: 1,
      boxTotal: '32.50',
      doubled: '65.00',
      titles: 'A',
    });

    const read = await records.read(who.admin, 'box', box.id, ['lines']);
    const lines = read['lines'] as Record<string, unknown>[];
    expect(lines.map((line) => [line['item'], line['cost'], line['weightThere'], line['position']])).toEqual([
      ['nail', '2.50', '4.00', 0],
      ['screw', '30.00', '20.00', 1],
    ]);

    const changed = await records.update(
      who.admin,
      'box',
      box.id,
      {
        weight: 3,
        lines: [
          { id: lines[1]?.['id'], price: 4 },
          { item: 'glue', price: 5 },
        ],
      },
      null,
    );
    expect(changed).toMatchObject({ total: '45.00', lineCount: 2, net: '44.00' });
    const after = await records.read(who.admin, 'box', box.id, ['lines.item', 'lines.weightThere']);
    expect(after['lines']).toMatchObject([
      { item: 'screw', weightThere: '30.00' },
      { item: 'glue', weightThere: '3.00' },
    ]);
    expect(await records.read(who.admin, 'room', room.id)).toMatchObject({ boxTotal: '45.00', doubled: '90.00' });

    await records.remove({ ...who.admin, now: new Date('2026-11-24') }, 'box', box.id, null);
    expect(await records.read(who.admin, 'room', room.id)).toMatchObject({
      boxCount: 0,
      boxTotal: '0.00',
      titles: null,
    });
    const restored = await records.restore(who.admin, 'box', box.id);
    expect(restored).toMatchObject({ total: '45.00', lineCount: 2, deletedAt: null });
    expect(await records.read(who.admin, 'room', room.id)).toMatchObject({ boxCount: 1, boxTotal: '45.00' });
  });

  it('recomputes formulas of other records when what they look through changes', async () => {
    const { records } = world;
    const shelf = await records.create(who.admin, 'shelf', { name: 'Low', factor: 2 });
    const room = await records.create(who.admin, 'room', { name: 'Hall' });
    const box = await records.create(who.admin, 'box', { title: 'A', shelf: shelf.id, room: room.id, weight: 5 });
    expect(box['load']).toBe('10.00');
    expect(await records.read(who.admin, 'room', room.id)).toMatchObject({ bigCount: 0 });

    await records.update(who.admin, 'shelf', shelf.id, { factor: 3 }, null);

    expect(await records.read(who.admin, 'box', box.id)).toMatchObject({ load: '15.00' });
    expect(await records.read(who.admin, 'room', room.id)).toMatchObject({ bigCount: 1 });
  });

  it('tells all mistakes of a record and its lines at once', async () => {
    const { records } = world;
    const error = await records
      .create(who.admin, 'box', {
        titel: 'x',
        weight: 'heavy',
        begins: '2026-02-30',
        kind: 'b',
        shelf: '0199aaaa-0000-7000-8000-000000000000',
        total: 5,
        lines: [{ item: '' }, { item: 'ok', quantity: -1, prise: 2 }],
      })
      .catch((thrown: PlatformError) => thrown);

    expect(error).toMatchObject({ code: 'invalid' });
    const said = (error as PlatformError).findings.map((finding) => `${finding.code} ${finding.path}`).sort();
    expect(said).toEqual([
      'V001 lines/0/item',
      'V001 reason',
      'V001 title',
      'V002 lines/1/prise',
      'V002 titel',
      'V003 weight',
      'V005 lines/1/quantity',
      'V009 begins',
      'V011 shelf',
      'V013 total',
    ]);
    const hints = (error as PlatformError).findings
      .filter((finding) => finding.code === 'V002')
      .map((finding) => JSON.stringify(finding.params));
    expect(hints.join()).toContain('title');
  });

  it('does not write a change that changes nothing', async () => {
    const { records } = world;
    const box = await records.create(who.admin, 'box', { title: 'A', price: 5 });

    const again = await records.update(who.admin, 'box', box.id, { ...box }, box.version);

    expect(again.version).toBe(box.version);
    expect(await records.history(who.admin, 'box', box.id, { limit: 10, offset: 0 })).toHaveLength(1);
  });

  it('merges a stale change by field and refuses only what both sides changed', async () => {
    const { records } = world;
    const box = await records.create(who.admin, 'box', { title: 'A', weight: 1 });
    await records.update(who.admin, 'box', box.id, { title: 'Theirs', serial: 'S1' }, box.version);

    const merged = await records.update(who.admin, 'box', box.id, { weight: 2, serial: 'S1' }, box.version);
    expect(merged).toMatchObject({ title: 'Theirs', weight: '2.00', serial: 'S1' });
    const error = await records
      .update(who.admin, 'box', box.id, { title: 'Mine', weight: 3 }, box.version)
      .catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({
      code: 'conflict',
      details: { fields: { title: { mine: 'Mine', theirs: 'Theirs' }, weight: { mine: '3.00', theirs: '2.00' } } },
    });
  });

  it('names the record that holds a value already', async () => {
    const { records } = world;
    await records.create(who.admin, 'box', { title: 'Holder', serial: 'S1' });

    const error = await records
      .create(who.admin, 'box', { title: 'Other', serial: 'S1' })
      .catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({
      code: 'invalid',
      findings: [{ code: 'V012', path: 'serial', params: { title: 'Holder' } }],
    });
  });

  it('refuses to remove what others need, and removes, empties or keeps the rest', async () => {
    const { records } = world;
    const room = await records.create(who.admin, 'room', { name: 'Hall' });
    const box = await records.create(who.admin, 'box', { title: 'A', room: room.id });
    const child = await records.create(who.admin, 'box', { title: 'Child', parent: box.id });
    const watcher = await records.create(who.admin, 'watcher', { name: 'W', box: box.id });

    const error = await records.remove(who.admin, 'room', room.id, null).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'inUse', params: { where: { en: 'boxs: 1' } } });
    await records.remove(who.admin, 'box', box.id, null);

    expect(await records.read(who.admin, 'box', child.id)).toMatchObject({ parent: null });
    await expect(records.read(who.admin, 'watcher', watcher.id)).rejects.toMatchObject({ code: 'notFound' });
    await expect(records.read(who.admin, 'box', box.id)).rejects.toMatchObject({ code: 'notFound' });
    expect((await records.find(who.admin, 'box', { deleted: true })).records).toMatchObject([{ id: box.id }]);
    await records.remove(who.admin, 'room', room.id, null);
  });

  it('keeps amounts in other currencies at the rate of the day', async () => {
    const { records } = world;
    const usd = await records.create(world.system, 'currency', { code: 'USD' });
    await records.create(world.system, 'exchangeRate', { currency: usd.id, date: '2026-11-01', rate: 90 });
    await records.create(world.system, 'exchangeRate', { currency: usd.id, date: '2026-12-01', rate: 100 });

    const box = await records.create(who.admin, 'box', { title: 'A', price: { amount: 2, currency: 'USD' } });
    expect(box['price']).toEqual({ amount: '2.00', currency: 'USD', base: '180.00' });
    const error = await records
      .update(who.admin, 'box', box.id, { price: { amount: 2, currency: 'EUR' } }, null)
      .catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({
      findings: [{ code: 'V023', path: 'price', params: { currency: 'EUR', date: '2026-11-23' } }],
    });
  });

  it('tells the history of a record and of its lines, newest first', async () => {
    const { records } = world;
    const box = await records.create(who.admin, 'box', { title: 'A', lines: [{ item: 'nail', price: 1 }] });
    await records.update(who.admin, 'box', box.id, { title: 'B' }, null);

    const entries = await records.history(who.admin, 'box', box.id, { limit: 10, offset: 0 });

    expect(entries[0]).toMatchObject({
      action: 'update',
      by: { id: who.boss, title: 'boss' },
      changes: [{ field: 'title', from: 'A', to: 'B' }],
    });
    expect(entries.filter((entry) => entry.of)).toMatchObject([{ action: 'create', of: { entity: 'boxLine' } }]);
    expect(entries.at(-1)).toBeDefined();
  });

  it('does not throw away lines that somebody else added meanwhile', async () => {
    const { records } = world;
    const box = await records.create(who.admin, 'box', { title: 'A', lines: [{ item: 'one' }] });
    const mine = await records.read(who.admin, 'box', box.id, ['lines']);
    await records.create(who.admin, 'boxLine', { box: box.id, item: 'two' });

    const unchanged = await records
      .update(who.admin, 'box', box.id, { weight: 5, lines: [] }, mine.version)
      .catch((thrown: unknown) => thrown);
    const merged = await records.update(who.admin, 'box', box.id, { weight: 5 }, mine.version);

    expect(unchanged).toMatchObject({ code: 'conflict', details: { fields: { lines: {} } } });
    expect(merged).toMatchObject({ weight: '5.00', lineCount: 2 });
    expect(merged.version).toBeGreaterThan(mine.version);
  });

  it('keeps trees trees', async () => {
    const { records } = world;

    const error = await records
      .update(who.admin, 'team', who.top, { parent: who.north }, null)
      .catch((thrown: unknown) => thrown);
    const self = await records
      .update(who.admin, 'team', who.top, { parent: who.top }, null)
      .catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ findings: [{ code: 'V020', path: 'parent' }] });
    expect(self).toMatchObject({ findings: [{ code: 'V020', path: 'parent' }] });
  });

  it('searches the readable searchable fields, folded', async () => {
    const { records } = world;
    await records.create(who.admin, 'box', { title: 'Ёлка зелёная' });
    await records.create(who.admin, 'box', { title: 'Other' });

    const found = await records.find(who.admin, 'box', { search: 'елка ЗЕЛ', fields: ['title'] });

    expect(found.records.map((record) => record['title'])).toEqual(['Ёлка зелёная']);
  });

  it('groups by choices, references and months with exact sums', async () => {
    const { records } = world;
    const shelf = await records.create(who.admin, 'shelf', { name: 'Low', factor: 1 });
    for (const [kind, price, due] of [
      ['a', '0.10', '2026-11-02'],
      ['a', '0.20', '2026-11-30'],
      [null, '5', '2026-12-01'],
    ]) {
      await records.create(who.admin, 'box', { title: 'T', kind, price, due, shelf: kind ? shelf.id : null });
    }

    const { rows } = await records.query(who.admin, {
      from: 'box',
      group: ['shelf', 'kind', { due: 'month' }],
      measures: { total: { sum: 'price' }, n: { count: '*' } },
      sort: ['-total'],
    });

    expect(rows).toEqual([
      { shelf: null, kind: null, due: '2026-12', total: '5.00', n: 1 },
      { shelf: { id: shelf.id, title: 'Low' }, kind: 'a', due: '2026-11', total: '0.30', n: 2 },
    ]);
  });
});
