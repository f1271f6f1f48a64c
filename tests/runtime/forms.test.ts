import fc from 'fast-check';
import type { Artefact, Snapshot } from '../../platform/language/contracts';
import { effectiveSnapshot } from '../../platform/language/snapshot';
import type { Surroundings } from '../../platform/vocabulary/contracts';
import { environmentHere } from '../../platform/vocabulary/fields/kit/environment';
import { recompute } from '../../platform/vocabulary/fields/kit/live-record';
import { createRelatedCache } from '../../platform/vocabulary/fields/kit/related-cache';
import { formLayout, placesOf } from '../../platform/vocabulary/views/form/layout';
import { neededFields } from '../../platform/vocabulary/views/form/needed';
import { FormState } from '../../platform/vocabulary/views/form/state';
import { words } from '../../platform/vocabulary/words';

const STAGE = '00000000-0000-7000-8000-000000000001';
const LOST = '00000000-0000-7000-8000-000000000002';
const RECORD = '00000000-0000-7000-8000-000000000003';
const ROW = '00000000-0000-7000-8000-000000000004';
const TENGE = '00000000-0000-7000-8000-000000000005';

const ENTITIES: readonly Artefact[] = [
  {
    name: 'step',
    title: 'name',
    fields: { name: { type: 'text' }, chance: { type: 'percent' }, end: { type: 'text' } },
  },
  {
    name: 'part',
    title: 'note',
    traits: { part: { of: 'whole' } },
    fields: {
      whole: { type: 'reference', to: 'whole' },
      note: { type: 'text', required: true },
      quantity: { type: 'decimal', scale: 3, default: '1' },
      price: { type: 'decimal', scale: 2 },
      sum: {
        type: 'formula',
        as: 'decimal',
        scale: 2,
        value: 'quantity * price * (1 - coalesce(whole.rebate, 0) / 100)',
      },
    },
  },
  {
    name: 'whole',
    title: 'title',
    fields: {
      title: { type: 'text', required: true },
      step: { type: 'reference', to: 'step' },
      amount: { type: 'decimal', scale: 2, min: 0 },
      rebate: { type: 'percent' },
      expected: { type: 'formula', as: 'decimal', scale: 2, value: 'amount * step.chance / 100' },
      reason: { type: 'text', visible: "step.end = 'lost'", required: "step.end = 'lost'" },
      opened: { type: 'date' },
      closed: { type: 'date' },
      deadline: { type: 'date', default: { $: 'addDays(opened, 30)' } },
      parts: { type: 'lines', of: 'part' },
      total: { type: 'rollUp', over: 'parts', sum: 'sum' },
    },
    checks: { dates: { that: 'closed >= opened', message: { en: 'Too early.', ru: 'Рано.' } } },
  },
  { name: 'coin', title: 'code', fields: { code: { type: 'text' } } },
  {
    name: 'sale',
    title: 'title',
    fields: {
      title: { type: 'text' },
      coin: { type: 'reference', to: 'coin' },
      amount: { type: 'money', currency: 'coin.code' },
      half: { type: 'formula', as: 'money', value: 'amount / 2', currency: 'coin.code' },
      fee: { type: 'money', currency: 'USD' },
      goods: { type: 'lines', of: 'good' },
    },
  },
  {
    name: 'good',
    title: 'name',
    traits: { part: { of: 'sale' } },
    fields: {
      name: { type: 'text' },
      sale: { type: 'reference', to: 'sale' },
      price: { type: 'money', currency: 'sale.coin.code' },
    },
  },
  {
    name: 'written',
    title: 'called',
    traits: { owned: {} },
    fields: {
      called: { type: 'formula', as: 'text', value: 'title' },
      title: { type: 'text' },
      figure: { type: 'decimal' },
      hidden: { type: 'text' },
      note: { type: 'text' },
      text: { type: 'text' },
      added: { type: 'text' },
      above: { type: 'reference', to: 'written' },
      below: { type: 'collection', of: 'written', by: 'above' },
    },
  },
];

const FORMS: readonly Artefact[] = [
  {
    name: 'short',
    entity: 'whole',
    tabs: { one: { sections: { main: { fields: { title: {}, gone: {}, amount: { span: 2 } } } } } },
  },
  {
    name: 'written',
    entity: 'written',
    header: { fields: { figure: {} } },
    tabs: {
      one: { sections: { main: { fields: { title: {}, hidden: { visible: false } } } } },
      two: { sections: { rest: { fields: { note: {} } } } },
      three: { visible: "note = 'long'", sections: { long: { fields: { text: {} } } } },
    },
  },
];

const snapshot: Snapshot = effectiveSnapshot({ revision: '1', artefacts: { entity: ENTITIES, form: FORMS } }, words);

const STEPS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  [STAGE]: { id: STAGE, version: 1, chance: '40.00', end: 'open' },
  [LOST]: { id: LOST, version: 1, chance: '0.00', end: 'lost' },
  [TENGE]: { id: TENGE, version: 1, code: 'KZT' },
};

const surroundings = {
  locale: 'en',
  snapshot,
  timeZone: 'UTC',
  baseCurrency: 'RUB',
  actor: {},
  read: async (_: string, id: string) => STEPS[id] ?? { id, version: 1 },
} as unknown as Surroundings;

function form(record: Readonly<Record<string, unknown>>, isNew = false, name?: string, of = 'whole'): FormState {
  const entity = snapshot.entity(of);
  const layout = formLayout(entity, snapshot, name);
  return new FormState({ entity, layout, surroundings, record, isNew, mayWrite: () => true });
}

const SAVED = {
  id: RECORD,
  version: 3,
  title: 'A',
  step: { id: STAGE, title: 'First', chance: '40.00', end: 'open' },
  amount: '100.00',
  expected: '40.00',
  rebate: null,
  opened: '2026-11-01',
  closed: null,
  reason: null,
  parts: [{ id: ROW, version: 1, note: 'x', quantity: '2.000', price: '10.00', sum: '20.00' }],
  total: '20.00',
};

/** Waits until everything that was asked for has been read. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('the state of a form', () => {
  it('keeps formulas up to date while somebody types', () => {
    // given
    const state = form(SAVED);

    // when
    state.set('amount', '250.5');

    // then
    expect(state.field('expected').value).toBe('100.20');
    expect(state.input()).toEqual({ amount: '250.5' });
  });

  it('reads what a formula needs of a record that was just chosen, and only then computes', async () => {
    // given
    const state = form(SAVED);

    // when
    state.set('step', { id: LOST, title: 'Lost' });
    await settled();

    // then
    expect(state.field('expected').value).toBe('0.00');
    expect(state.field('reason')).toMatchObject({ visible: true, required: true });
  });

  it('totals lines, whose rows follow their parent', () => {
    // given
    const state = form(SAVED);

    // when
    state.set('parts', [...SAVED.parts, { note: 'y', quantity: '1', price: '5', sum: '5.00' }]);
    state.set('rebate', '50');

    // then
    expect(state.field('total').value).toBe('12.50');
  });

  it('sends rows without what the platform computes, and those that are new without an id', () => {
    // given
    const state = form(SAVED);

    // when
    state.set('parts', [...SAVED.parts, { note: 'y', quantity: '1', price: '5', sum: '5.00' }]);

    // then
    expect(state.input()).toEqual({
      parts: [
        { id: ROW, note: 'x', quantity: '2.000', price: '10.00' },
        { note: 'y', quantity: '1', price: '5' },
      ],
    });
  });

  it('tells only the subscribers of the fields that became different', () => {
    // given
    const state = form(SAVED);
    const told: string[] = [];
    for (const name of ['title', 'amount', 'expected', 'opened']) state.subscribeField(name, () => told.push(name));

    // when
    state.set('amount', '1');

    // then
    expect(told.sort()).toEqual(['amount', 'expected']);
  });

  it('finds everything wrong at once, with paths into rows', () => {
    // given
    const state = form({ ...SAVED, title: null, parts: [{ id: ROW, note: null, quantity: 'x', price: '1.00' }] });
    state.set('amount', '-5');
    state.set('closed', '2026-10-01');

    // when
    const fine = state.validate();

    // then
    expect(fine).toBe(false);
    expect(state.field('title').findings).toMatchObject([{ code: 'V001', path: 'title' }]);
    expect(state.field('amount').findings).toMatchObject([{ code: 'V005' }]);
    expect(state.field('closed').findings).toMatchObject([{ code: 'V019', params: { check: 'dates' } }]);
    expect(state.field('parts').findings.map(({ path }) => path)).toEqual(['parts/0/note', 'parts/0/quantity']);
    expect(state.firstFault()?.name).toBe('title');
  });

  it('takes a failed check back when the other field is corrected', () => {
    // given
    const state = form(SAVED);
    state.set('closed', '2026-10-01');
    state.leave('closed');
    const before = state.field('closed').findings.length;

    // when
    state.set('opened', '2026-09-01');
    state.leave('opened');

    // then
    expect(before).toBe(1);
    expect(state.field('closed').findings).toEqual([]);
  });

  it('puts the server’s findings beside their fields, a check beside the field it is about, strangers above the form', () => {
    // given
    const state = form(SAVED);

    // when
    state.refuse([
      { code: 'V006', path: 'parts/0/quantity', params: { limit: 1 } },
      { code: 'V019', path: '', params: { message: { en: 'Too early.' }, check: 'dates' } },
      { code: 'V012', path: 'elsewhere', params: { title: 'B' } },
    ]);

    // then
    expect(state.field('parts').findings).toHaveLength(1);
    expect(state.field('closed').findings).toHaveLength(1);
    expect(state.status().general).toMatchObject([{ path: 'elsewhere' }]);
  });

  it('follows a default until the user writes there himself', () => {
    // given
    const state = form({}, true);
    state.set('opened', '2026-11-01');
    const followed = state.field('deadline').value;

    // when
    state.set('deadline', '2026-12-31');
    state.set('opened', '2026-11-05');

    // then
    expect(followed).toBe('2026-12-01');
    expect(state.field('deadline').value).toBe('2026-12-31');
  });

  it('is clean again when the old value is typed back', () => {
    // given
    const state = form(SAVED);
    state.set('amount', '5');

    // when
    state.set('amount', '100');

    // then
    expect(state.status().dirty).toBe(false);
    expect(state.input()).toEqual({});
  });

  it('keeps what was typed meanwhile on top of the saved record', () => {
    // given
    const state = form(SAVED);
    state.set('title', 'B');

    // when
    state.settle({ ...SAVED, version: 4, amount: '7.00' }, { title: 'B' });

    // then
    expect(state.record.amount).toBe('7.00');
    expect(state.input()).toEqual({ title: 'B' });
  });

  it('loses nothing when a condition is toggled a hundred times', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(STAGE, LOST), { maxLength: 100 }), async (ids) => {
        // given
        const state = form({ ...SAVED, reason: 'because' });

        // when
        for (const id of ids) state.set('step', { id, title: null });
        state.set('step', SAVED.step);
        await settled();

        // then
        expect(state.record).toMatchObject({ ...SAVED, reason: 'because' });
        expect(state.status().dirty).toBe(false);
      }),
      { numRuns: 10 },
    );
  });
});

describe('the currency of an amount that names none', () => {
  const sale = (record: Readonly<Record<string, unknown>>) => form(record, true, undefined, 'sale');

  it('is the base currency, or the one its definition names', () => {
    // given
    const state = sale({ title: 'A' });

    // when
    state.set('amount', '100');
    state.set('fee', '5');

    // then
    expect(state.field('amount').value).toEqual({ amount: '100', currency: 'RUB' });
    expect(state.field('half').value).toMatchObject({ amount: '50.00', currency: 'RUB' });
    expect(state.field('fee').value).toEqual({ amount: '5', currency: 'USD' });
  });

  it('follows the field that its definition reads, until another one is chosen', async () => {
    // given
    const state = sale({ title: 'A', amount: '100' });

    // when
    state.set('coin', { id: TENGE, title: 'Tenge' });
    await settled();

    // then
    expect(state.field('amount').value).toEqual({ amount: '100', currency: 'KZT' });
    expect(state.field('half').value).toMatchObject({ amount: '50.00', currency: 'KZT' });

    // when
    state.set('amount', { amount: '100', currency: 'EUR' });
    state.set('coin', null);

    // then
    expect(state.field('amount').value).toEqual({ amount: '100', currency: 'EUR' });
  });

  it('stays that of a saved record', async () => {
    // given
    const saved = { id: RECORD, version: 1, title: 'A', amount: { amount: '100.00', currency: 'RUB' } };
    const state = form(saved, false, undefined, 'sale');

    // when
    state.set('coin', { id: TENGE, title: 'Tenge' });
    await settled();

    // then
    expect(state.field('amount').value).toEqual(saved.amount);
  });

  it('comes to a row of lines from the record it stands in, over a reference too', async () => {
    // given
    const related = createRelatedCache(surroundings.read);
    const record = { title: 'A', coin: { id: TENGE, title: 'Tenge' } };
    const priced = () =>
      recompute(snapshot.entity('good'), { name: 'Saw', price: '7' }, new Set(['price']), {
        snapshot,
        environment: environmentHere(surroundings),
        related,
        baseCurrency: 'RUB',
        followsDefault: () => true,
        parent: { by: 'sale', record },
      });

    // when
    await related.load(priced().unknown);

    // then
    expect(priced().record['price']).toEqual({ amount: '7', currency: 'KZT' });
  });
});

describe('the layout of a form', () => {
  it('leaves out fields that no longer exist', () => {
    // given
    const entity = snapshot.entity('whole');

    // when
    const names = placesOf(formLayout(entity, snapshot, 'short')).map(({ field }) => field.name);

    // then
    expect(names).toEqual(['title', 'amount']);
  });

  it('is made from the entity when nobody wrote one, with lines in a section of their own', () => {
    // given
    const entity = snapshot.entity('whole');

    // when
    const layout = formLayout(entity, snapshot);

    // then
    const sections = layout.tabs.flatMap((tab) =>
      tab.sections.map(({ places }) => places.map(({ field }) => field.name)),
    );
    expect(sections.at(-1)).toEqual(['parts']);
    expect(sections[0]).toContain('title');
    expect(sections[0]).not.toContain('id');
  });

  it('puts fields that the entity’s form does not mention at the end of the last tab that always shows', () => {
    // given
    const entity = snapshot.entity('written');

    // when
    const { tabs, related } = formLayout(entity, snapshot);

    // then
    const names = tabs.map(({ sections }) => sections.map(({ places }) => places.map(({ field }) => field.name)));
    expect(names).toEqual([[['title', 'hidden']], [['note'], ['added', 'above']], [['text']]]);
    expect(related.map(({ key }) => key)).toEqual(['below']);
  });

  it('asks the server once for all that its rules read beyond references', () => {
    // given
    const entity = snapshot.entity('whole');

    // when
    const needed = neededFields(formLayout(entity, snapshot), entity, snapshot);

    // then
    expect(needed).toEqual(expect.arrayContaining(['parts', 'step.chance', 'step.end']));
  });
});

describe('a reference that begins with the first record', () => {
  const LINES = { red: [STAGE], blue: [LOST, ROW] } as const;
  const place: Artefact = { name: 'place', title: 'name', fields: { name: { type: 'text' }, line: { type: 'text' } } };
  const trip: Artefact = {
    name: 'trip',
    title: 'name',
    fields: {
      name: { type: 'text' },
      line: { type: 'text', default: 'red' },
      place: {
        type: 'reference',
        to: 'place',
        where: { line: { $: 'line' } },
        default: { $first: { sort: ['name'] } },
      },
    },
  };
  const travel = effectiveSnapshot({ revision: '1', artefacts: { entity: [place, trip] } }, words);

  /** A server that knows the places of two lines and answers in its own time. */
  async function first(_: string, where: unknown) {
    const { line, id } = Object.assign({}, ...((where as { $and?: object[] }).$and ?? [where])) as {
      line: keyof typeof LINES;
      id?: string;
    };
    const found = (LINES[line] ?? []).find((each) => id === undefined || each === id);
    return found ? { id: found, title: found } : null;
  }

  function travelForm(record: Readonly<Record<string, unknown>>, isNew: boolean): FormState {
    const entity = travel.entity('trip');
    const around = { ...surroundings, snapshot: travel, first } as Surroundings;
    return new FormState({
      entity,
      layout: formLayout(entity, travel),
      surroundings: around,
      record,
      isNew,
      mayWrite: () => true,
    });
  }
  const chosen = (state: FormState) => (state.record.place as { id: string } | null)?.id;

  it('should be asked of the server for a new record, which stays untouched by that', async () => {
    // given
    const state = travelForm({}, true);

    // when
    await settled();

    // then
    expect(chosen(state)).toBe(STAGE);
    expect(state.status().dirty).toBe(false);
  });

  it('should follow what its condition reads until the user chooses himself', async () => {
    // given
    const state = travelForm({}, true);
    await settled();

    // when
    state.set('line', 'blue');
    await settled();
    const followed = chosen(state);
    state.set('place', { id: ROW, title: 'Mine' });
    await settled();

    // then
    expect([followed, chosen(state)]).toEqual([LOST, ROW]);
  });

  it('should replace a chosen record that fits no longer, and keep one that does', async () => {
    // given
    const state = travelForm({ id: RECORD, line: 'blue', place: { id: ROW, title: 'B' } }, false);

    // when
    state.set('line', 'blue');
    await settled();
    const kept = chosen(state);
    state.set('line', 'red');
    await settled();

    // then
    expect([kept, chosen(state)]).toEqual([ROW, STAGE]);
    expect(state.input()).toEqual({ line: 'red', place: STAGE });
  });

  it('should not take an answer that comes after the user has chosen', async () => {
    // given
    const state = travelForm({ id: RECORD, line: 'blue', place: { id: ROW, title: 'B' } }, false);

    // when
    state.set('line', 'red');
    state.set('place', { id: LOST, title: 'Mine' });
    await settled();

    // then
    expect(chosen(state)).toBe(LOST);
  });
});

describe('a field that follows lines', () => {
  const rows: Artefact = {
    name: 'piece',
    title: 'note',
    traits: { part: { of: 'sale' } },
    fields: { sale: { type: 'reference', to: 'sale' }, note: { type: 'text' }, price: { type: 'decimal', scale: 2 } },
  };
  const sale: Artefact = {
    name: 'sale',
    title: 'title',
    fields: {
      title: { type: 'text' },
      pieces: { type: 'lines', of: 'piece' },
      pieceCount: { type: 'rollUp', over: 'pieces', count: '*' },
      total: { type: 'rollUp', over: 'pieces', sum: 'price' },
      amount: { type: 'decimal', scale: 2, readOnly: 'pieceCount > 0', follows: 'total' },
    },
  };
  const shop = effectiveSnapshot({ revision: '1', artefacts: { entity: [rows, sale] } }, words);

  it('should be written by people without lines, and show their total and stay unsent with them', () => {
    // given
    const entity = shop.entity('sale');
    const record = { id: RECORD, version: 1, title: 'A', pieces: [], pieceCount: 0, total: '0.00', amount: '10.00' };
    const around = { ...surroundings, snapshot: shop } as Surroundings;
    const layout = formLayout(entity, shop);
    const state = new FormState({ entity, layout, surroundings: around, record, isNew: false, mayWrite: () => true });

    // when
    state.set('amount', '12');
    const typed = [state.field('amount').readOnly, state.input()];
    state.set('pieces', [{ note: 'x', price: '5' }]);
    const followed = [state.field('amount').readOnly, state.field('amount').value, state.input()];
    state.set('pieces', []);
    state.set('amount', '7');

    // then
    expect(typed).toEqual([false, { amount: '12' }]);
    expect(followed).toEqual([true, '5.00', { pieces: [{ note: 'x', price: '5' }] }]);
    expect([state.field('amount').readOnly, state.input()]).toEqual([false, { amount: '7' }]);
  });
});
