import { PlatformError } from '../../platform/foundation/errors';
import { compileSnapshot, effectiveSnapshot } from '../../platform/language/snapshot';
import { words } from '../../platform/vocabulary/words';
import { layerOf, snapshotOf } from './metadata';

const label = { en: 'Label', ru: 'Подпись' };

const SHOP = layerOf('shop', {
  'size.choices': { label, options: { small: { label, color: 'green' }, big: { label } } },
  'customer.entity': {
    label,
    title: 'name',
    traits: { owned: {}, archivable: {} },
    fields: {
      name: { type: 'text' },
      who: { type: 'personName', searchable: true },
      story: { type: 'longText', searchable: true },
      size: { type: 'choice', of: 'size' },
      code: { type: 'text', unique: true },
      limit: { type: 'money' },
      purchases: { type: 'collection', of: 'purchase', by: 'customer' },
      spent: { type: 'rollUp', over: 'purchases', sum: 'total' },
      left: { type: 'formula', as: 'decimal', value: 'number(code) - number(left2)' },
      left2: { type: 'formula', as: 'text', value: 'name' },
    },
    indexes: { bySize: { fields: ['size', 'name'] } },
    checks: { named: { that: 'length(name) > 1', message: label } },
  },
  'purchase.entity': {
    label,
    title: 'number',
    fields: {
      number: { type: 'text' },
      customer: { type: 'reference', to: 'customer' },
      rows: { type: 'lines', of: 'purchaseRow' },
      total: { type: 'rollUp', over: 'rows', sum: 'price' },
    },
  },
  'purchaseRow.entity': {
    label,
    title: 'thing',
    traits: { part: { of: 'purchase' } },
    fields: {
      thing: { type: 'text' },
      other: { type: 'reference', to: 'purchase' },
      purchase: { type: 'reference', to: 'purchase' },
      price: { type: 'decimal' },
    },
  },
});

describe('a snapshot', () => {
  const snapshot = snapshotOf(SHOP);
  const customer = snapshot.entity('customer');

  it('gives every entity the fields of the platform and of its traits', () => {
    expect([...customer.fields.keys()]).toEqual([
      ...[
        'id',
        'name',
        'who',
        'story',
        'size',
        'code',
        'limit',
        'purchases',
        'spent',
        'left',
        'left2',
        'owner',
        'team',
      ],
      ...['version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'deletedAt'],
    ]);
    expect([...customer.fields.values()].filter((field) => field.system)).toHaveLength(7);
    expect(snapshot.entity('purchaseRow').fields.has('position')).toBe(true);
    expect(snapshot.entity('purchaseRow').part?.name).toBe('purchase');
  });

  it('names columns after the field and its parts', () => {
    const columns = (name: string) => customer.fields.get(name)?.columns.map((column) => column.name);
    expect(columns('name')).toEqual(['name']);
    expect(columns('limit')).toEqual(expect.arrayContaining(['limit_currency', 'limit_base']));
    expect(columns('purchases')).toEqual([]);
  });

  it('keeps a folded shadow of the title and of searchable short texts only', () => {
    const folded = [...customer.fields.values()].flatMap((field) => field.folded?.name ?? []);
    expect(folded).toEqual(['name_folded', 'who_folded']);
    expect(customer.searchable.map((field) => field.name)).toEqual(['name', 'who', 'story']);
  });

  it('finds the way back of lines at the parent reference of the row', () => {
    expect(snapshot.entity('purchase').fields.get('rows')?.relation).toEqual({
      kind: 'many',
      of: 'purchaseRow',
      by: 'purchase',
      owned: true,
    });
  });

  it('runs formulas in the order in which they read each other', () => {
    expect(customer.formulas.map((formula) => formula.field.name)).toEqual(['left2', 'left']);
    expect(customer.rollUps.map((rollUp) => [rollUp.field.name, rollUp.function, rollUp.of?.name])).toEqual([
      ['spent', 'sum', 'total'],
    ]);
    expect(customer.checks.map((check) => check.name)).toEqual(['named']);
  });

  it('compiles an entity once', () => {
    expect(snapshot.entity('customer')).toBe(customer);
    expect(customer.formulas).toBe(customer.formulas);
  });

  it('cannot be changed', () => {
    const artefact = snapshot.artefactOrThrow('entity', 'customer') as unknown as { fields: object };
    expect(() => Object.assign(artefact.fields, { x: 1 })).toThrow(TypeError);
    expect(() => Object.assign(customer, { table: 'x' })).toThrow(TypeError);
    expect(() => Object.assign(customer.title, { name: 'x' })).toThrow(TypeError);
  });

  it('gives the options of choices in order', () => {
    expect(snapshot.options('size')).toEqual([
      { key: 'small', label, color: 'green' },
      { key: 'big', label, color: null },
    ]);
    expect(customer.fields.get('size')?.options).toBe(snapshot.options('size'));
  });

  it('says what was perhaps meant when a name is unknown', () => {
    const error = caught(() => snapshot.entity('custmer'));
    expect(error).toMatchObject({
      code: 'unknownEntity',
      params: { name: 'custmer' },
      details: { didYouMean: 'customer' },
    });
    expect(caught(() => snapshot.artefactOrThrow('choices', 'sizes'))).toMatchObject({
      code: 'unknownArtefact',
      details: { didYouMean: 'size' },
    });
  });

  it('says what is wrong with an entity when it is used', () => {
    // given
    const broken = snapshotOf(
      layerOf('shop', { 'a.entity': { fields: { n: { type: 'formula', as: 'integer', value: 'm + 1' } } } }),
    );

    // when
    const error = caught(() => broken.entity('a').formulas);

    // then
    expect(error).toMatchObject({ code: 'invalidMetadata', findings: [{ code: 'L001', path: '/fields/n/value' }] });
  });
});

describe('layers', () => {
  const OVER = layerOf(
    'svc',
    {
      'customer.entity': {
        extends: 'shop',
        label: { en: 'Client' },
        fields: { svc_vip: { type: 'boolean', after: 'name' }, limit: null, owner: { label: { en: 'Keeper' } } },
        checks: { named: null },
      },
    },
    ['shop'],
    'svc_',
  );
  const snapshot = snapshotOf(SHOP, OVER);

  it('add, change, place and remove', () => {
    const customer = snapshot.entity('customer');
    expect([...customer.fields.keys()].slice(0, 4)).toEqual(['id', 'name', 'svc_vip', 'who']);
    expect(customer.fields.has('limit')).toBe(false);
    expect(customer.checks).toEqual([]);
    expect(customer.label).toEqual({ en: 'Client', ru: 'Подпись' });
  });

  it('change what a trait brought', () => {
    const owner = snapshot.entity('customer').fields.get('owner');
    expect(owner?.label).toEqual({ en: 'Keeper', ru: 'Ответственный' });
    expect(owner?.relation).toEqual({ kind: 'one', to: 'user' });
  });

  it('are told for every property', () => {
    expect(snapshot.provenance('entity', 'customer', '/label/en')).toEqual([
      { layer: 'svc', file: 'svc/customer.entity.json', value: 'Client' },
      { layer: 'shop', file: 'shop/customer.entity.json', value: 'Label' },
    ]);
    expect(snapshot.packages).toEqual([
      { name: 'shop', version: '1.0.0', prefix: '' },
      { name: 'svc', version: '1.0.0', prefix: 'svc_' },
    ]);
  });

  it('that do not stand on each other give no snapshot', () => {
    const stranger = layerOf('svc', { 'customer.entity': { fields: {} } }, ['shop']);
    expect(compileSnapshot([SHOP, stranger], words, 'r')).toMatchObject({
      snapshot: null,
      findings: [{ code: 'K014' }],
    });
  });
});

describe('a snapshot of what a caller may see', () => {
  it('is like the whole one when nothing is hidden', () => {
    // given
    const whole = snapshotOf(SHOP);
    const kinds = ['entity', 'choices'];

    // when
    const seen = effectiveSnapshot(
      { revision: 'r', artefacts: Object.fromEntries(kinds.map((kind) => [kind, whole.artefacts(kind)])) },
      words,
    );

    // then
    for (const name of whole.entityNames)
      expect(JSON.stringify(shapeOf(seen.entity(name)))).toBe(JSON.stringify(shapeOf(whole.entity(name))));
  });

  it('leaves out what mentions something hidden', () => {
    // given
    const definition = { ...SHOP.artefacts[1]?.body, name: 'customer' } as {
      name: string;
      fields: Record<string, unknown>;
    };
    const { name: _, code: __, ...fields } = definition.fields;

    // when
    const seen = effectiveSnapshot({ revision: 'r', artefacts: { entity: [{ ...definition, fields }] } }, words);
    const customer = seen.entity('customer');

    // then
    expect(customer.title.name).toBe('who');
    expect(customer.formulas).toEqual([]);
    expect(customer.rollUps).toEqual([]);
    expect(customer.checks).toEqual([]);
    expect(customer.indexes).toEqual([]);
    expect(customer.fields.get('size')?.options).toEqual([]);
    expect(seen.dependants('customer')).toEqual([]);
    expect(seen.provenance('entity', 'customer', '/label')).toEqual([]);
  });
});

function shapeOf(entity: ReturnType<ReturnType<typeof snapshotOf>['entity']>) {
  return {
    fields: [...entity.fields.values()].map(({ name, columns, relation, value, folded }) => ({
      name,
      columns,
      relation,
      value,
      folded,
    })),
    formulas: entity.formulas.map((formula) => formula.expression.text),
    rollUps: entity.rollUps.map((rollUp) => rollUp.field.name),
    checks: entity.checks.map((check) => check.name),
    indexes: entity.indexes.map((index) => index.name),
  };
}

function caught(work: () => unknown): PlatformError {
  try {
    work();
  } catch (error) {
    if (error instanceof PlatformError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
