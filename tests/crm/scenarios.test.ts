/** What sales people do with the shipped CRM, through the one door for records. */
import type { Actor, Context } from '../../platform/foundation/context';
import { PlatformError, sayFinding } from '../../platform/foundation/errors';
import type { RecordInput } from '../../platform/records/contracts';
import { ENGINES, type Place } from '../storage/engines';
import { openWorld, type World } from './world';

jest.setTimeout(60_000);

describe.each(ENGINES.filter(({ name }) => !name.endsWith('in a file')))('on $name', (engine) => {
  let place: Place;
  let world: World;
  let ids: Readonly<Record<string, string>>;

  /** Two teams below one department; Anna and Boris sell in the first, Vera in the second, Gleb heads the department. */
  beforeAll(async () => {
    place = await engine.create();
    world = await openWorld(place.url);
    const made: Record<string, string> = {};
    const make = async (name: string, entity: string, input: RecordInput): Promise<void> => {
      made[name] = (await world.records.create(world.system, entity, input)).id;
    };
    await make('department', 'team', { name: 'Отдел продаж', code: 'dept' });
    await make('north', 'team', { name: 'Север', code: 'north', parent: made.department });
    await make('south', 'team', { name: 'Юг', code: 'south', parent: made.department });
    await make('anna', 'user', {
      login: 'anna',
      name: { last: 'Зимина', first: 'Анна' },
      team: made.north,
      roles: ['salesManager'],
    });
    await make('boris', 'user', {
      login: 'boris',
      name: { last: 'Громов', first: 'Борис' },
      team: made.north,
      roles: ['salesManager'],
    });
    await make('vera', 'user', {
      login: 'vera',
      name: { last: 'Лукина', first: 'Вера' },
      team: made.south,
      roles: ['salesManager'],
    });
    await make('gleb', 'user', {
      login: 'gleb',
      name: { last: 'Попов', first: 'Глеб' },
      team: made.department,
      roles: ['salesHead'],
    });
    const north = { owner: made.anna, team: made.north };
    await make('account', 'account', { name: 'ООО «Северный прибор»', inn: '7707083893', ...north });
    await make('other', 'account', { name: 'ООО «Южный порт»', owner: made.vera, team: made.south });
    await make('contact', 'contact', { name: { last: 'Климов', first: 'Игорь' }, account: made.account, ...north });
    await make('stranger', 'contact', { name: { last: 'Котов', first: 'Иван' }, account: made.other, ...north });
    await make('chair', 'product', { code: 'CHR-1', name: 'Кресло', price: '16400', cost: '11000', vat: '20' });
    await make('desk', 'product', { code: 'DSK-1', name: 'Стол', price: '13900.50', cost: '9000' });
    for (const entity of ['pipeline', 'stage']) {
      const { records } = await world.records.find(world.system, entity, { fields: ['code'], limit: 100 });
      for (const record of records) made[String(record.code)] = record.id;
    }
    ids = made;
  });

  afterAll(async () => {
    await world.close();
    await place.drop();
  });

  function person(name: 'anna' | 'boris' | 'vera' | 'gleb'): Context {
    const team = { anna: 'north', boris: 'north', vera: 'south', gleb: 'department' }[name];
    const teamsBelow = name === 'gleb' ? [ids.department, ids.north, ids.south] : [ids[team]];
    const actor: Partial<Actor> = {
      id: ids[name] ?? '',
      name,
      team: ids[team] ?? '',
      teamsBelow: teamsBelow.map(String),
      roles: [name === 'gleb' ? 'salesHead' : 'salesManager'],
      locale: 'ru',
      timeZone: 'Europe/Moscow',
    };
    return world.as(actor);
  }

  function deal(input: RecordInput = {}): RecordInput {
    return {
      title: 'Мебель для офиса',
      account: ids.account,
      pipeline: ids.direct,
      stage: ids['direct.new'],
      closeDate: '2026-12-20',
      ...input,
    };
  }

  async function refusal(work: Promise<unknown>): Promise<PlatformError> {
    const error = await work.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error instanceof PlatformError) return error;
    throw error ?? new Error('it was not refused');
  }

  /** Refuses as if the field did not exist. */
  async function unknownField(work: Promise<unknown>): Promise<void> {
    expect((await refusal(work)).findings.map((finding) => finding.code)).toEqual(['L001']);
  }

  /** The findings of a refusal as people read them, by path. */
  function sentences(error: PlatformError, locale: 'en' | 'ru'): Readonly<Record<string, string>> {
    return Object.fromEntries(error.findings.map((finding) => [finding.path, sayFinding(finding, locale).message]));
  }

  describe('a deal', () => {
    it('with three lines adds up to the kopeck', async () => {
      // given
      const lines = [
        { product: ids.chair, quantity: '3', discount: '5' },
        { product: ids.desk, quantity: '2.5' },
        { product: ids.chair, quantity: '1', price: '0.33', discount: '50' },
      ];

      // when
      const made = await world.records.create(person('anna'), 'deal', deal({ amount: '81491.42', lines }));
      const seen = await world.records.read(world.system, 'deal', made.id, [
        'number',
        'outcome',
        'probability',
        'expected',
        'total',
        'margin',
        'lines',
      ]);

      // then: 3 × 16400 × 0.95 = 46740; 2.5 × 13900.50 = 34751.25; 0.33 × 0.5 = 0.165
      expect((seen.lines as { total: { amount: string } }[]).map((line) => line.total.amount)).toEqual([
        '46740.0000',
        '34751.2500',
        '0.1650',
      ]);
      expect(seen.total).toMatchObject({ amount: '81491.42', currency: 'RUB' });
      expect(seen.margin).toMatchObject({ amount: '14991.42' });
      expect(seen).toMatchObject({ outcome: 'open', probability: '10.00', expected: { amount: '8149.14' } });
      expect(seen.number).toMatch(/^D-\d{5}$/);
    });

    it('belongs to whoever makes it, with the own team', async () => {
      // when
      const made = await world.records.create(person('anna'), 'deal', deal());

      // then
      expect(made).toMatchObject({ owner: { id: ids.anna }, team: { id: ids.north } });
    });

    it('is not lost without a reason, and says so beside the field', async () => {
      // given
      const made = await world.records.create(person('anna'), 'deal', deal());

      // when
      const error = await refusal(
        world.records.update(person('anna'), 'deal', made.id, { stage: ids['direct.lost'] }, made.version),
      );

      // then
      expect(error.code).toBe('invalid');
      expect(sentences(error, 'ru')).toEqual({ lossReason: 'Заполните это поле.' });
      const lost = await world.records.update(
        person('anna'),
        'deal',
        made.id,
        { stage: ids['direct.lost'], lossReason: 'price' },
        made.version,
      );
      expect(lost).toMatchObject({ outcome: 'lost', probability: '0.00' });
    });

    it('is not won without an amount', async () => {
      // given
      const made = await world.records.create(person('anna'), 'deal', deal());

      // when
      const error = await refusal(
        world.records.update(person('anna'), 'deal', made.id, { stage: ids['direct.won'] }, made.version),
      );

      // then
      expect(Object.values(sentences(error, 'ru'))).toEqual(['Укажите сумму выигранной сделки.']);
      expect(Object.values(sentences(error, 'en'))).toEqual(['A won deal needs an amount.']);
    });

    it('begins at the first stage of its pipeline, which is the first pipeline unless said otherwise', async () => {
      const { pipeline: _pipeline, stage: _stage, ...plain } = deal();

      const first = await world.records.create(person('anna'), 'deal', plain);
      const tender = await world.records.create(person('anna'), 'deal', { ...plain, pipeline: ids.tender });
      const atStage = await world.records.create(person('anna'), 'deal', { ...plain, stage: ids['tender.bid'] });

      expect(first).toMatchObject({ pipeline: { id: ids.direct }, stage: { id: ids['direct.new'] } });
      expect(first.probability).toBe('10.00');
      expect(tender).toMatchObject({ pipeline: { id: ids.tender }, stage: { id: ids['tender.search'] } });
      expect(atStage).toMatchObject({ pipeline: { id: ids.tender }, stage: { id: ids['tender.bid'] } });
    });

    it('has the amount typed until it has lines, and then that of the lines', async () => {
      const context = person('anna');
      const change = async (id: string, input: RecordInput) => {
        await world.records.update(context, 'deal', id, input, null);
        const { amount, expected } = await world.records.read(context, 'deal', id, ['amount', 'expected']);
        return [amount, expected].map((value) => (value as { amount: string } | null)?.amount);
      };
      const { id } = await world.records.create(context, 'deal', deal({ amount: '500' }));

      const line = { product: ids.chair, quantity: '2', price: '1000.50' };
      expect(await change(id, { lines: [line] })).toEqual(['2001.00', '200.10']);
      const refused = await refusal(world.records.update(context, 'deal', id, { amount: '7' }, null));
      expect(refused.findings).toMatchObject([{ code: 'V013', path: 'amount' }]);
      expect(await change(id, { lines: [line, { ...line, quantity: '1' }] })).toEqual(['3001.50', '300.15']);
      expect(await change(id, { lines: [], amount: '900' })).toEqual(['900.00', '90.00']);
      expect(await change(id, { amount: '800' })).toEqual(['800.00', '80.00']);
    });

    it('counts the lines of a deal in another currency in that currency', async () => {
      const context = person('anna');
      const euro = (await world.records.find(context, 'currency', { where: { code: 'EUR' } })).records[0]?.id;
      await world.records.create(world.system, 'exchangeRate', { currency: euro, date: '2026-11-01', rate: '90' });

      const lines = [{ product: ids.chair, quantity: '2', price: '100' }];
      const made = await world.records.create(context, 'deal', deal({ currency: euro, lines }));
      const order = await world.records.create(context, 'order', {
        account: ids.account,
        currency: euro,
        lines,
        freight: '15',
      });

      expect(made.amount).toEqual({ amount: '200.00', currency: 'EUR', base: '18000.00' });
      expect(order.payable).toEqual({ amount: '215.00', currency: 'EUR', base: '19350.00' });
      expect(made.total).toMatchObject({ amount: '18000.00' });
    });

    it('is won with nothing but its lines', async () => {
      const lines = [{ product: ids.chair, quantity: '1', price: '100' }];

      const won = await world.records.create(person('anna'), 'deal', deal({ stage: ids['direct.won'], lines }));

      expect(won.amount).toMatchObject({ amount: '100.00' });
    });

    it('has a margin over the lines whose cost is known, and says how many are not', async () => {
      const known = { product: ids.chair, quantity: '1', price: '15000', cost: '11000' };
      const unknown = { product: ids.desk, quantity: '1', price: '13000', cost: null };

      const made = await world.records.create(person('gleb'), 'deal', deal({ lines: [known, unknown] }));

      expect(made).toMatchObject({ margin: { amount: '4000.00' }, linesWithoutCost: 1, lineCount: 2 });
      const { lines } = await world.records.read(person('gleb'), 'deal', made.id, ['lines']);
      expect(lines).toMatchObject([{ margin: { amount: '4000.0000' } }, { margin: null }]);
    });

    it('takes only stages of its pipeline and contacts of its account, and does not close before it starts', async () => {
      // when
      const wrong = deal({
        stage: ids['tender.bid'],
        contact: ids.stranger,
        startDate: '2026-12-01',
        closeDate: '2026-11-30',
      });
      const error = await refusal(world.records.create(person('anna'), 'deal', wrong));

      // then
      const said = sentences(error, 'ru');
      expect(said).toMatchObject({
        stage: expect.stringContaining('не подходит'),
        contact: expect.stringContaining('не подходит'),
      });
      expect(Object.values(said)).toContain('Закрытие раньше начала.');
    });

    it('moves the figures of its account with it', async () => {
      // given
      const account = await world.records.create(world.system, 'account', {
        name: 'АО «Итог»',
        owner: ids.anna,
        team: ids.north,
      });
      const figures = async () => {
        const seen = await world.records.read(world.system, 'account', account.id, [
          'openDeals',
          'openAmount',
          'wonAmount',
        ]);
        return [
          seen.openDeals,
          (seen.openAmount as { amount: string } | null)?.amount,
          (seen.wonAmount as { amount: string } | null)?.amount,
        ];
      };
      const context = person('anna');

      // when
      const first = await world.records.create(context, 'deal', deal({ account: account.id, amount: '1000' }));
      const second = await world.records.create(context, 'deal', deal({ account: account.id, amount: '250.50' }));
      const open = await figures();
      await world.records.update(context, 'deal', first.id, { stage: ids['direct.won'] }, first.version);
      const won = await figures();
      await world.records.remove(world.system, 'deal', second.id, null);
      const removed = await figures();
      await world.records.restore(world.system, 'deal', second.id);

      // then
      expect(open).toEqual([2, '1250.50', '0.00']);
      expect(won).toEqual([1, '250.50', '1000.00']);
      expect(removed).toEqual([0, '0.00', '1000.00']);
      expect(await figures()).toEqual(won);
    });

    it('in another currency is compared at the rate of the day', async () => {
      // given
      const { records } = await world.records.find(world.system, 'currency', { where: { code: 'USD' } });
      const usd = records[0]?.id;
      await world.records.create(world.system, 'exchangeRate', { currency: usd, date: '2026-11-01', rate: '80' });

      // when
      const made = await world.records.create(
        person('anna'),
        'deal',
        deal({ title: 'В долларах', currency: usd, amount: '100.00' }),
      );

      // then
      expect(made).toMatchObject({
        amount: { amount: '100.00', currency: 'USD', base: '8000.00' },
        expected: { amount: '10.00', currency: 'USD', base: '800.00' },
      });
      const found = await world.records.find(person('anna'), 'deal', {
        where: { title: 'В долларах', amount: { $gt: '7999' } },
      });
      expect(found.records).toHaveLength(1);
    });
  });

  describe('a sales manager', () => {
    it('sees the deals of the own team only, changes only own ones and deletes none', async () => {
      // given
      const own = await world.records.create(person('anna'), 'deal', deal({ title: 'Сделка севера' }));
      const far = await world.records.create(person('vera'), 'deal', deal({ title: 'Сделка юга', account: ids.other }));

      // when
      const titles = (
        await world.records.find(person('boris'), 'deal', { where: { title: { $startsWith: 'Сделка ' } } })
      ).records.map((each) => each.title);

      // then
      expect(titles).toEqual(['Сделка севера']);
      expect((await refusal(world.records.read(person('boris'), 'deal', far.id))).code).toBe('notFound');
      expect(
        (await refusal(world.records.update(person('boris'), 'deal', own.id, { title: 'Моя' }, own.version))).code,
      ).toBe('forbidden');
      expect((await refusal(world.records.remove(person('anna'), 'deal', own.id, own.version))).code).toBe('forbidden');
    });

    it('never meets the cost of a product: not in the record, the filter, the order or a total', async () => {
      // given
      const context = person('anna');

      // when
      const product = await world.records.read(context, 'product', ids.chair ?? '');

      // then
      expect(product).not.toHaveProperty('cost');
      expect(product).not.toHaveProperty('margin');
      expect(product).toHaveProperty('price');
      await unknownField(world.records.find(context, 'product', { where: { cost: { $gt: 0 } } }));
      await unknownField(world.records.find(context, 'product', { sort: ['cost'] }));
      await unknownField(world.records.find(context, 'product', { fields: ['margin'] }));
      await unknownField(world.records.query(context, { from: 'orderLine', measures: { cost: { sum: 'cost' } } }));
      await unknownField(
        world.records.find(context, 'deal', { where: { lines: { $some: { 'product.cost': { $gt: 0 } } } } }),
      );
    });

    it('writes lines without the cost, which the platform fills in for those who may see it', async () => {
      // given
      const lines = [{ product: ids.chair, quantity: '2' }];

      // when
      const made = await world.records.create(person('anna'), 'deal', deal({ title: 'Со строкой', lines }));

      // then
      const head = await world.records.read(person('gleb'), 'deal', made.id, ['lines']);
      const own = await world.records.read(person('anna'), 'deal', made.id, ['title', 'total', 'lines']);
      expect(JSON.stringify(own)).not.toMatch(/"(cost|margin)"/);
      expect(head.lines).toMatchObject([{ cost: { amount: '11000.00' }, margin: { amount: '10800.0000' } }]);
      await refusal(world.records.create(person('anna'), 'deal', deal({ lines: [{ ...lines[0], cost: '1' }] })));
    });

    it('finds carriers and competitors whoever keeps them, but not customers of other teams', async () => {
      // given
      await world.records.create(world.system, 'account', {
        name: 'ООО «Быстрый рейс»',
        kinds: ['carrier'],
        owner: ids.vera,
        team: ids.south,
      });

      // when
      const names = (await world.records.find(person('anna'), 'account', { limit: 100 })).records.map(
        (each) => each.name,
      );

      // then
      expect(names).toContain('ООО «Быстрый рейс»');
      expect(names).not.toContain('ООО «Южный порт»');
    });
  });

  describe('a head of sales', () => {
    it('sees and changes the deals of all teams below', async () => {
      // given
      const far = await world.records.create(
        person('vera'),
        'deal',
        deal({ title: 'Под отделом', account: ids.other }),
      );

      // when
      const changed = await world.records.update(
        person('gleb'),
        'deal',
        far.id,
        { nextStep: 'Позвонить' },
        far.version,
      );

      // then
      expect(changed).toMatchObject({ nextStep: 'Позвонить', version: far.version + 1 });
    });
  });

  describe('an order', () => {
    it('counts discount, lines and freight exactly', async () => {
      // when
      const made = await world.records.create(world.system, 'order', {
        account: ids.account,
        orderDate: '2026-11-20',
        freight: '32.38',
        lines: [
          { product: ids.chair, quantity: '12', price: '14.00', discount: '0' },
          { product: ids.desk, quantity: '21', price: '18.40', discount: '15' },
          { product: ids.desk, quantity: '1', price: '0.01', discount: '25' },
        ],
      });

      // then
      expect(made).toMatchObject({ total: { amount: '496.4475' }, payable: { amount: '528.83' } });
      const rows = await world.records.query(world.system, {
        from: 'orderLine',
        where: { order: made.id },
        group: ['order.account'],
        measures: { total: { sum: 'total' } },
      });
      expect(rows.rows).toMatchObject([{ total: '496.4475' }]);
    });

    it('is not shipped without a date nor before it was ordered', async () => {
      // given
      const order = { account: ids.account, orderDate: '2026-11-20', status: 'shipped' };

      // when
      const missing = await refusal(world.records.create(world.system, 'order', order));
      const early = await refusal(world.records.create(world.system, 'order', { ...order, shippedDate: '2026-11-19' }));

      // then
      expect(sentences(missing, 'ru')).toEqual({ shippedDate: 'Заполните это поле.' });
      expect(Object.values(sentences(early, 'ru'))).toEqual(['Отгрузка раньше даты заказа.']);
    });
  });

  describe('an activity', () => {
    it('shows on its deal while it is to be done and on its account once it is done', async () => {
      // given
      const made = await world.records.create(person('anna'), 'deal', deal({ title: 'С активностью' }));
      const call = {
        subject: 'Позвонить',
        kind: 'call',
        start: '2026-11-24T07:00:00Z',
        due: '2026-11-24T07:15:00Z',
        deal: made.id,
        account: ids.account,
      };

      // when
      const activity = await world.records.create(person('anna'), 'activity', call);
      const planned = await world.records.read(person('anna'), 'deal', made.id, ['nextActivity']);
      await world.records.update(
        person('anna'),
        'activity',
        activity.id,
        { status: 'done', result: 'Договорились' },
        activity.version,
      );

      // then
      expect(planned.nextActivity).toBe('2026-11-24T07:15:00.000Z');
      expect((await world.records.read(person('anna'), 'deal', made.id, ['nextActivity'])).nextActivity).toBeNull();
      expect(
        (await world.records.read(person('anna'), 'account', ids.account ?? '', ['lastActivity'])).lastActivity,
      ).toBe('2026-11-24T07:00:00.000Z');
    });
  });
});
