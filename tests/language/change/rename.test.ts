import { type Rename, renameInCondition, renameInLayers, renameInPath } from '../../../platform/language/change/rename';
import { whereUsed } from '../../../platform/language/change/where-used';
import { checkLayers } from '../../../platform/language/check-layers';
import type { Layer } from '../../../platform/language/layers';
import { words } from '../../../platform/vocabulary/words';
import { shippedLayers, shippedSnapshot } from '../../crm/world';
import { layerOf, snapshotOf } from '../metadata';

const both = (text: string) => ({ en: text, ru: text });
const text = { type: 'text', label: both('x') };
const status = { open: { label: both('Open') }, won: { label: both('Won') }, lost: { label: both('Lost') } };

const base = layerOf('base', {
  'status.choices': { label: both('Status'), options: status },
  'user.entity': { label: both('User'), plural: both('Users'), fields: { name: text } },
  'team.entity': { label: both('Team'), plural: both('Teams'), fields: { name: text } },
  'company.entity': {
    label: both('Company'),
    plural: both('Companies'),
    title: 'name',
    fields: {
      name: { ...text, unique: true },
      status: { type: 'choice', of: 'status', label: both('Status'), default: 'open' },
      parent: { type: 'reference', to: 'company', label: both('Parent'), where: { status: { $: 'status' } } },
      orders: { type: 'collection', of: 'order', by: 'company', label: both('Orders') },
      won: { type: 'rollUp', over: 'orders', sum: 'amount', where: { status: 'won' }, label: both('Won') },
    },
    traits: { hierarchical: { by: 'parent' } },
    indexes: { byStatus: { fields: ['status', 'name'] } },
  },
  'order.entity': {
    label: both('Order'),
    plural: both('Orders'),
    title: 'name',
    fields: {
      name: text,
      company: { type: 'reference', to: 'company', label: both('Company') },
      status: { type: 'choice', of: 'status', label: both('Status') },
      amount: { type: 'decimal', label: both('Amount'), required: "status = 'won'" },
      note: { ...text, visible: "company.status  in [ 'won',\"lost\" ] and  (company).name <> ''" },
      copy: {
        type: 'formula',
        as: 'choice',
        of: 'status',
        value: "if(amount > 0, 'won', status)",
        label: both('Copy'),
      },
    },
    checks: { paid: { that: "status != 'won' or amount > 0", message: both('Pay') } },
  },
  'orders.view': {
    label: both('Orders'),
    entity: 'order',
    type: 'list',
    columns: { name: {}, status: {}, 'company.status': {}, 'company.name': { width: 100 } },
    where: { 'company.status': { $in: ['won', 'open'] }, company: { orders: { $some: { status: 'won' } } } },
    sort: ['-company.status', 'status'],
  },
  'companies.data': {
    entity: 'company',
    key: 'name',
    records: { a: { name: 'A', status: 'won' }, b: { name: 'B', parent: { $ref: { name: 'A', status: 'won' } } } },
  },
  'clerk.role': {
    label: both('Clerk'),
    entities: { company: { read: { scope: 'all', where: { status: 'won' } }, fields: { status: { write: false } } } },
  },
});
const customer = layerOf(
  'customer',
  {
    'orders.view': {
      extends: 'base',
      columns: { name: null, amount: { after: 'company.status' }, note: { before: 'status' } },
      presets: { won: { label: both('Won'), where: { 'company.parent.status': 'won' } } },
    },
    'company.entity': {
      extends: 'base',
      fields: {
        status: { label: both('State') },
        c_size: { ...text, after: 'status' },
        won: { where: { status: 'open' } },
      },
    },
  },
  ['base'],
  'c_',
);

function renamed(rename: Rename, layers: readonly Layer[] = [base, customer]): readonly Layer[] {
  const { layers: result, findings } = renameInLayers(layers, rename, words);
  if (!result) throw new Error(JSON.stringify(findings));
  return result;
}

function bodyOf(layers: readonly Layer[], layer: number, key: string): unknown {
  return layers[layer]?.artefacts.find((artefact) => `${artefact.name}.${artefact.kind}` === key)?.body;
}

describe('a renamed field', () => {
  const layers = renamed({ what: 'field', entity: 'company', from: 'status', to: 'state' });

  it('has its new name everywhere, and another entity’s field of the same name keeps its own', () => {
    expect(bodyOf(layers, 0, 'company.entity')).toMatchObject({
      fields: {
        state: { of: 'status' },
        parent: { where: { state: { $: 'state' } } },
        won: { where: { status: 'won' } },
      },
      indexes: { byStatus: { fields: ['state', 'name'] } },
    });
    expect(bodyOf(layers, 0, 'order.entity')).toMatchObject({
      fields: {
        amount: { required: "status = 'won'" },
        note: { visible: "company.state  in [ 'won',\"lost\" ] and  (company).name <> ''" },
      },
    });
    expect(bodyOf(layers, 0, 'orders.view')).toMatchObject({
      columns: { name: {}, status: {}, 'company.state': {}, 'company.name': { width: 100 } },
      where: { 'company.state': { $in: ['won', 'open'] }, company: { orders: { $some: { status: 'won' } } } },
      sort: ['-company.state', 'status'],
    });
    expect(bodyOf(layers, 0, 'companies.data')).toMatchObject({
      records: { a: { state: 'won' }, b: { parent: { $ref: { name: 'A', state: 'won' } } } },
    });
    expect(bodyOf(layers, 0, 'clerk.role')).toMatchObject({
      entities: { company: { read: { where: { state: 'won' } }, fields: { state: { write: false } } } },
    });
  });

  it('is followed by the layers above, in keys, placements and conditions', () => {
    expect(bodyOf(layers, 1, 'orders.view')).toMatchObject({
      columns: { name: null, amount: { after: 'company.state' }, note: { before: 'status' } },
      presets: { won: { where: { 'company.parent.state': 'won' } } },
    });
    expect(bodyOf(layers, 1, 'company.entity')).toMatchObject({
      fields: { state: { label: both('State') }, c_size: { after: 'state' }, won: { where: { status: 'open' } } },
    });
  });

  it('compiles as before, and renamed back gives the same bytes', () => {
    expect(checkLayers([base, customer], words)).toEqual([]);
    expect(checkLayers(layers, words)).toEqual([]);
    const back = renamed({ what: 'field', entity: 'company', from: 'state', to: 'status' }, layers);
    expect(JSON.stringify(back)).toBe(JSON.stringify([base, customer]));
  });
});

describe('a renamed option', () => {
  const rename: Rename = { what: 'option', choices: 'status', from: 'won', to: 'done' };
  const layers = renamed(rename);

  it('is followed in conditions, expressions, defaults and shipped records', () => {
    expect(bodyOf(layers, 0, 'status.choices')).toMatchObject({ options: { open: {}, done: {}, lost: {} } });
    expect(bodyOf(layers, 0, 'order.entity')).toMatchObject({
      fields: {
        amount: { required: "status = 'done'" },
        note: { visible: "company.status  in [ 'done',\"lost\" ] and  (company).name <> ''" },
        copy: { value: "if(amount > 0, 'done', status)" },
      },
      checks: { paid: { that: "status != 'done' or amount > 0" } },
    });
    expect(bodyOf(layers, 0, 'orders.view')).toMatchObject({
      where: { 'company.status': { $in: ['done', 'open'] }, company: { orders: { $some: { status: 'done' } } } },
    });
    expect(bodyOf(layers, 0, 'companies.data')).toMatchObject({
      records: { a: { status: 'done' }, b: { parent: { $ref: { status: 'done' } } } },
    });
    expect(bodyOf(layers, 1, 'orders.view')).toMatchObject({
      presets: { won: { where: { 'company.parent.status': 'done' } } },
    });
    expect(checkLayers(layers, words)).toEqual([]);
  });

  it('renamed back gives the same bytes', () => {
    const back = renamed({ ...rename, from: 'done', to: 'won' }, layers);
    expect(JSON.stringify(back)).toBe(JSON.stringify([base, customer]));
  });

  it('merged into another leaves that one alone, once in every list', () => {
    const merged = renamed({ what: 'option', choices: 'status', from: 'won', to: 'open', merge: true });
    expect(Object.keys((bodyOf(merged, 0, 'status.choices') as { options: object }).options)).toEqual(['open', 'lost']);
    expect(bodyOf(merged, 0, 'orders.view')).toMatchObject({ where: { 'company.status': { $in: ['open'] } } });
    expect(checkLayers(merged, words)).toEqual([]);
  });

  it('of one field’s own list is followed for that field alone', () => {
    const own = layerOf('own', {
      'a.entity': {
        label: both('A'),
        plural: both('A'),
        title: 'n',
        fields: {
          n: { ...text, visible: "k = 'x' or m = 'x'" },
          k: { type: 'choice', label: both('K'), options: { x: { label: both('X') } }, default: 'x' },
          m: { type: 'choice', label: both('M'), options: { x: { label: both('X') } }, default: 'x' },
        },
      },
    });
    const [only] = renamed({ what: 'option', entity: 'a', field: 'k', from: 'x', to: 'y' }, [own]);
    expect(bodyOf(only ? [only] : [], 0, 'a.entity')).toMatchObject({
      fields: {
        n: { visible: "k = 'y' or m = 'x'" },
        k: { options: { y: {} }, default: 'y' },
        m: { options: { x: {} } },
      },
    });
  });
});

describe('a renamed artefact', () => {
  it('is followed wherever its kind is mentioned, and its file is called after it', () => {
    // when
    const layers = renamed({ what: 'artefact', kind: 'entity', from: 'company', to: 'firm' });

    // then
    expect(bodyOf(layers, 0, 'firm.entity')).toMatchObject({ name: 'firm', fields: { parent: { to: 'firm' } } });
    expect(bodyOf(layers, 1, 'firm.entity')).toMatchObject({ extends: 'base', name: 'firm' });
    expect(bodyOf(layers, 0, 'clerk.role')).toMatchObject({ entities: { firm: {} } });
    expect(layers[0]?.artefacts.map((each) => each.file)).toContain('base/firm.entity.json');
    expect(checkLayers(layers, words)).toEqual([]);
    const back = renamed({ what: 'artefact', kind: 'entity', from: 'firm', to: 'company' }, layers);
    expect(JSON.stringify(back)).toBe(JSON.stringify([base, customer]));
  });

  it('may be an option too, where options are the artefacts of its kind', () => {
    const layers = renamed({ what: 'artefact', kind: 'role', from: 'sales', to: 'vendor' }, shippedRoles());
    expect(bodyOf(layers, 0, 'people.data')).toMatchObject({ records: { a: { roles: ['vendor', 'boss'] } } });
    expect(bodyOf(layers, 0, 'person.entity')).toMatchObject({ fields: { name: { visible: "'vendor' in me.roles" } } });
  });

  it('in its parts changes the part and what stands beside it', () => {
    const layers = renamed({ what: 'element', kind: 'view', name: 'orders', pointer: '/presets/won', to: 'gained' });
    expect(bodyOf(layers, 1, 'orders.view')).toMatchObject({ presets: { gained: {} } });
  });
});

describe('a stored condition, path or order', () => {
  it('is renamed as metadata is', () => {
    const snapshot = snapshotOf(base, customer);
    const rename: Rename = { what: 'field', entity: 'company', from: 'status', to: 'state' };
    expect(
      renameInCondition({ $or: [{ 'company.status': 'won' }, { status: 'won' }] }, 'order', rename, snapshot),
    ).toEqual({
      $or: [{ 'company.state': 'won' }, { status: 'won' }],
    });
    expect(renameInPath('-company.parent.status', 'order', rename, snapshot)).toBe('-company.parent.state');
  });
});

describe('a rename', () => {
  it.each<[string, Rename, string]>([
    ['to a name in use', { what: 'field', entity: 'order', from: 'note', to: 'amount' }, 'K010'],
    ['to a name that is none', { what: 'field', entity: 'order', from: 'note', to: 'two words' }, 'K008'],
    ['to a name of the platform', { what: 'field', entity: 'order', from: 'note', to: 'createdAt' }, 'K010'],
    ['of a system field', { what: 'field', entity: 'order', from: 'createdAt', to: 'born' }, 'K021'],
    ['of a field that is not there', { what: 'field', entity: 'order', from: 'nope', to: 'yes' }, 'K011'],
    ['that loses the prefix of its package', { what: 'field', entity: 'company', from: 'c_size', to: 'size' }, 'K015'],
    ['of an artefact to one in use', { what: 'artefact', kind: 'entity', from: 'order', to: 'company' }, 'K010'],
    ['of an artefact that is not there', { what: 'artefact', kind: 'entity', from: 'nope', to: 'yes' }, 'K009'],
    ['of an option to one in use', { what: 'option', choices: 'status', from: 'won', to: 'lost' }, 'K010'],
    ['of an option that is not there', { what: 'option', choices: 'status', from: 'nope', to: 'yes' }, 'K004'],
    [
      'into an option that is not there',
      { what: 'option', choices: 'status', from: 'won', to: 'yes', merge: true },
      'K004',
    ],
  ])('%s is refused', (_, rename, code) => {
    expect(renameInLayers([base, customer], rename, words)).toMatchObject({ layers: null, findings: [{ code }] });
  });
});

describe('where something is used', () => {
  it('is every place that a rename would change, but not the place where the name is given', () => {
    const found = whereUsed(snapshotOf(base, customer), { what: 'field', entity: 'company', name: 'status' }, words);
    expect(found.map((use) => `${use.kind} ${use.name} ${use.pointer}`).sort()).toEqual([
      'data companies /records/a/status',
      'data companies /records/b/parent',
      'entity company /fields/parent/where',
      'entity company /indexes/byStatus/fields/0',
      'entity order /fields/note/visible',
      'role clerk /entities/company/fields/status',
      'role clerk /entities/company/read/where',
      'view orders /columns/company.status',
      'view orders /presets/won/where',
      'view orders /sort/0',
      'view orders /where',
    ]);
  });
});

describe('the shipped metadata', () => {
  const layers = shippedLayers();
  const snapshot = shippedSnapshot();
  const before = JSON.stringify(layers);

  /** Renames one after the other, checks what came of it, and renames back. */
  function thereAndBack(renames: readonly Rename[]): readonly Layer[] {
    const after = renames.reduce((at, rename) => renamed(rename, at), layers);
    const back = [...renames].reverse().reduce((at, rename) => renamed(reversed(rename), at), after);
    expect(checkLayers(after, words)).toEqual([]);
    expect(JSON.stringify(back)).toBe(before);
    return after;
  }

  it('compiles after fields of every entity were renamed, mentions no old name, and comes back to the byte', () => {
    // given
    const renames = snapshot.entityNames.flatMap((entity) => {
      const written = Object.keys(snapshot.artefact('entity', entity)?.fields ?? {});
      const own = written.filter((name) => !['owner', 'team', 'position'].includes(name));
      return own
        .filter((_, index) => index % 6 === 0)
        .map((from): Rename => {
          return { what: 'field', entity, from, to: `${from}Renamed` };
        });
    });

    // when
    const after = snapshotOf(...thereAndBack(renames));

    // then
    for (const rename of renames)
      if (rename.what === 'field')
        expect(whereUsed(after, { what: 'field', entity: rename.entity, name: rename.from }, words)).toEqual([]);
    expect(renames.length).toBeGreaterThan(snapshot.entityNames.length);
  });

  it('compiles after artefacts of every kind were renamed, and comes back to the byte', () => {
    const some = (kind: string) => snapshot.artefacts(kind).filter((_, index) => index % 3 === 0);
    const renames = ['entity', 'choices', 'view', 'form', 'role'].flatMap((kind) =>
      some(kind)
        .filter(({ name }) => name !== 'user' && name !== 'team')
        .map(({ name }): Rename => ({ what: 'artefact', kind, from: name, to: `${name}Renamed` })),
    );
    thereAndBack(renames);
  });

  it('compiles after an option of every list was renamed, and comes back to the byte', () => {
    const renames = snapshot.artefacts('choices').map(({ name }): Rename => {
      const from = snapshot.options(name)[0]?.key ?? '';
      return { what: 'option', choices: name, from, to: `${from}Renamed` };
    });
    thereAndBack(renames);
  });
});

function reversed(rename: Rename): Rename {
  return rename.what === 'element' ? rename : { ...rename, from: rename.to, to: rename.from };
}

function shippedRoles(): readonly Layer[] {
  return [
    layerOf('roles', {
      'sales.role': { label: both('Sales') },
      'boss.role': { label: both('Boss') },
      'person.entity': {
        label: both('Person'),
        plural: both('People'),
        fields: {
          name: { ...text, visible: "'sales' in me.roles" },
          roles: { type: 'multiChoice', from: 'role', label: both('Roles') },
        },
      },
      'people.data': { entity: 'person', key: 'name', records: { a: { name: 'A', roles: ['sales', 'boss'] } } },
    }),
  ];
}
