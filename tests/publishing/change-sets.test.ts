import { overFolder } from '../../platform/catalog/compose';
import type { Context } from '../../platform/foundation/context';
import { type ChangeSets, createChangeSets } from '../../platform/publishing/change-sets/change-sets';
import { publishProposal } from '../../platform/publishing/publish';
import { findRevision, revertTo } from '../../platform/publishing/revisions';
import { shippedLayers } from '../crm/world';
import { ENGINES, type Place, silent } from '../storage/engines';
import { openWorkshop, type Workshop } from './workshop';

describe.each(ENGINES.filter(({ name }) => name !== 'SQLite in a file'))('change sets on $name', ({ create }) => {
  let place: Place;
  let shop: Workshop;
  let sets: ChangeSets;
  let anna: Context;
  let boris: Context;
  beforeAll(async () => {
    place = await create();
    shop = await openWorkshop(place);
    await shop.publish(overFolder(shippedLayers(), []).layers);
    sets = createChangeSets({
      ...shop,
      log: silent,
      baseCurrency: 'RUB',
      language: 'en' as const,
      reviewedKinds: ['role'],
    });
    anna = await administrator('anna');
    boris = await administrator('boris');
  });
  afterAll(() => place.drop());

  const deal = { kind: 'entity', name: 'deal', package: 'customer' };
  const now = (context: Context): Context => ({ ...context, snapshot: shop.current.current() });
  const field = (en: string, type = 'text') => ({ type, label: { en, ru: en } });

  it('are seen by nobody else until they are published, and then by everybody', async () => {
    // given
    const { id } = await sets.open(anna, { name: 'A colour' });

    // when
    await sets.change(anna, id, deal, { patch: { fields: { x_colour: field('Colour') } } });

    // then
    const { snapshot } = await (await sets.preview(anna, id)).candidate();
    expect(snapshot.entity('deal').fields.has('x_colour')).toBe(true);
    expect(shop.current.current().entity('deal').fields.has('x_colour')).toBe(false);
    await expect(sets.preview(boris, id)).rejects.toMatchObject({ code: 'forbidden' });

    // when
    const plan = await sets.plan(anna, id);
    const published = await sets.publish(anna, id, []);

    // then
    expect(plan.steps.map((step) => `${step.class} ${step.id}`)).toEqual(['safe addColumn deal.x_colour']);
    expect(published).toMatchObject({ state: 'published', revision: shop.current.current().revision });
    expect(shop.current.current().entity('deal').fields.has('x_colour')).toBe(true);
    expect(shop.current.current().provenance('entity', 'deal', '/fields/x_colour')[0]?.layer).toBe('customer');
    await expect(sets.change(now(anna), id, deal, { nothing: true })).rejects.toMatchObject({ code: 'wrongState' });
  });

  it('of two people go together where they touch different places, and are told apart where they do not', async () => {
    // given
    const one = await sets.open(now(anna), { name: 'One' });
    const two = await sets.open(now(boris), { name: 'Two' });
    const three = await sets.open(now(boris), { name: 'Three' });
    const amount = (en: string) => ({ patch: { fields: { amount: { label: { en, ru: en } } } } });
    await sets.change(now(anna), one.id, deal, amount('Value'));
    await sets.change(now(boris), two.id, deal, { patch: { fields: { x_size: field('Size') } } });
    await sets.change(now(boris), three.id, deal, amount('Sum'));

    // when
    await sets.publish(now(anna), one.id, []);
    await sets.publish(now(boris), two.id, []);

    // then
    const { fields } = shop.current.current().entity('deal');
    expect(fields.get('amount')?.label.en).toBe('Value');
    expect(fields.has('x_size')).toBe(true);
    await expect(sets.publish(now(boris), three.id, [])).rejects.toMatchObject({ code: 'rebaseNeeded' });

    // when
    const told = await sets.rebase(now(boris), three.id, false);

    // then
    expect(told.clashes).toMatchObject([
      { pointer: '/fields/amount/label/en', mine: 'Sum', theirs: 'Value' },
      { pointer: '/fields/amount/label/ru', mine: 'Sum', theirs: 'Value' },
    ]);

    // when
    await sets.rebase(now(boris), three.id, true);
    await sets.publish(now(boris), three.id, []);

    // then
    expect(shop.current.current().entity('deal').fields.get('amount')?.label.en).toBe('Sum');
    expect(shop.current.current().entity('deal').fields.has('x_size')).toBe(true);
  });

  it('with a mistake are refused with every finding, and with a loss until it is confirmed', async () => {
    // given
    const wrong = await sets.open(now(anna), { name: 'Wrong' });
    await sets.change(now(anna), wrong.id, deal, { patch: { fields: { x_bad: field('Bad', 'txet') } } });
    await expect(sets.publish(now(anna), wrong.id, [])).rejects.toMatchObject({ code: 'invalidMetadata' });

    // given
    const filled = await sets.open(now(anna), { name: 'Note' });
    const team = { kind: 'entity', name: 'team', package: 'customer' };
    await sets.change(now(anna), filled.id, team, { patch: { fields: { x_note: field('Note') } } });
    await sets.publish(now(anna), filled.id, []);
    const { id: record } = await shop.records.create(shop.context(), 'team', { name: 'Sales', x_note: 'north' });
    const gone = await sets.open(now(anna), { name: 'Gone' });
    await sets.change(now(anna), gone.id, team, { nothing: true });

    // then
    await expect(sets.publish(now(anna), gone.id, [])).rejects.toMatchObject({
      code: 'confirmationNeeded',
      details: { plan: { confirm: ['leave team.x_note'] } },
    });

    // when
    const before = shop.current.current().revision;
    await sets.publish(now(anna), gone.id, ['leave team.x_note']);
    const head = await findRevision(shop.store, before);
    const back = { author: null, comment: 'back' };
    await publishProposal({ ...shop, log: silent }, (running) => revertTo(shop.store, head, running), back, []);

    // then
    expect(await shop.records.read(shop.context(), 'team', record, ['x_note'])).toMatchObject({ x_note: 'north' });
  });

  it('that change roles are approved by a second person first', async () => {
    // given
    const { id } = await sets.open(now(anna), { name: 'Rights' });
    const role = { kind: 'role', name: 'salesManager', package: 'customer' };
    await sets.change(now(anna), id, role, { patch: { label: { en: 'Seller', ru: 'Продавец' } } });

    // then
    await expect(sets.publish(now(anna), id, [])).rejects.toMatchObject({ code: 'reviewNeeded' });
    await sets.move(now(anna), id, 'review');
    await expect(sets.move(now(anna), id, 'approved')).rejects.toMatchObject({ code: 'reviewNeeded' });

    // when
    await sets.move(now(boris), id, 'approved');
    await sets.publish(now(anna), id, []);

    // then
    expect(shop.current.current().artefact('role', 'salesManager')?.label?.en).toBe('Seller');
  });

  it('wait for their moment', async () => {
    // given
    const { id } = await sets.open(now(anna), { name: 'Later' });
    await sets.change(now(anna), id, deal, { patch: { fields: { x_later: field('Later') } } });
    await sets.move(now(anna), id, 'scheduled', '2026-11-24T10:00:00.000Z');
    const at = (moment: string): Context => ({ ...now(anna), now: new Date(moment) });

    // when, then
    await sets.publishDue(at('2026-11-24T09:59:00.000Z'));
    expect(shop.current.current().entity('deal').fields.has('x_later')).toBe(false);
    await sets.publishDue(at('2026-11-24T10:00:00.000Z'));
    expect(shop.current.current().entity('deal').fields.has('x_later')).toBe(true);
  });

  it('are made by administrators only', async () => {
    const clerk: Context = { ...now(anna), actor: { ...anna.actor, roles: ['salesManager'] } };

    await expect(sets.open(clerk, { name: 'Mine' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  async function administrator(login: string): Promise<Context> {
    const context = shop.context();
    const user = { login, name: login, roles: ['administrator'], active: true };
    const { id } = await shop.records.create(context, 'user', user);
    const actor = { ...context.actor, id, kind: 'user' as const, name: login, roles: ['administrator'] };
    return { ...context, actor };
  }
});
