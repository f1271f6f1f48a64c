/**
 * Whatever is published in between, going back to the first revision gives its layers, its schema and the values of every
 * record that nobody wrote meanwhile, to the byte. One thing is not taken back: where a field became required with a default,
 * empty values were filled with it, so the walk makes fields required without one.
 */
import fc from 'fast-check';
import { PlatformError } from '../../platform/foundation/errors';
import { type Rename, renameInLayers } from '../../platform/language/change/rename';
import { checkLayers } from '../../platform/language/check-layers';
import type { Layer } from '../../platform/language/layers';
import type { Operation } from '../../platform/language/operations';
import type { Plan } from '../../platform/publishing/contracts';
import { type Proposal, publishProposal } from '../../platform/publishing/publish';
import { findRevision, revertTo } from '../../platform/publishing/revisions';
import { planContraction } from '../../platform/storage/contract';
import { planSchema } from '../../platform/storage/migrate';
import { words } from '../../platform/vocabulary/words';
import { ENGINES, type Place, silent } from '../storage/engines';
import { type Definition, openWorkshop, packageOf, type Workshop } from './workshop';

const label = { en: 'Label', ru: 'Подпись' };
const options = (...keys: string[]) => Object.fromEntries(keys.map((key) => [key, { label }]));

const FIRST = packageOf(
  {
    thing: {
      code: { type: 'text', maxLength: 40, searchable: true },
      size: { type: 'integer' },
      price: { type: 'decimal', scale: 2 },
      cost: { type: 'money' },
      day: { type: 'date' },
      seen: { type: 'dateTime' },
      done: { type: 'boolean' },
      colour: { type: 'choice', of: 'colour' },
      colours: { type: 'multiChoice', of: 'colour' },
      kin: { type: 'reference', to: 'thing' },
      note: { type: 'longText' },
      mail: { type: 'email' },
      double: { type: 'formula', as: 'integer', value: 'size * 2' },
      parts: { type: 'collection', of: 'part', by: 'thing' },
      weight: { type: 'rollUp', over: 'parts', sum: 'weight' },
    },
    part: {
      thing: { type: 'reference', to: 'thing' },
      weight: { type: 'integer' },
      own: { type: 'choice', options: options('x', 'y', 'z') },
    },
  },
  { colour: options('red', 'green', 'blue', 'white') },
).map((layer): Layer => ({ ...layer, package: { ...layer.package, origin: 'archive' } }));

const TYPES: readonly Definition[] = [
  { type: 'text', maxLength: 40 },
  { type: 'text', maxLength: 200 },
  { type: 'longText' },
  { type: 'integer' },
  { type: 'decimal', scale: 2 },
  { type: 'decimal', scale: 4 },
  { type: 'money' },
  { type: 'percent' },
  { type: 'date' },
  { type: 'dateTime' },
  { type: 'boolean' },
  { type: 'choice', of: 'colour' },
  { type: 'multiChoice', of: 'colour' },
  { type: 'choice', options: options('x', 'y', '1') },
  { type: 'reference', to: 'thing' },
  { type: 'reference', to: 'part' },
  { type: 'email' },
  { type: 'phone' },
  { type: 'url' },
  { type: 'duration' },
  { type: 'personName' },
  { type: 'formula', as: 'integer', value: 'size * 3' },
  { type: 'formula', as: 'text', value: 'name' },
  { type: 'rollUp', over: 'parts', count: '*' },
];
const PROPERTIES: readonly Definition[] = [
  { label: { en: 'Other', ru: 'Другая' } },
  { required: true },
  { required: false },
  { unique: true },
  { unique: false },
  { searchable: true },
  { searchable: false },
  { default: 5 },
  { default: 'x' },
  { maxLength: 100 },
];
const FIELDS = ['size', 'code', 'f1', 'f2', 'f3', 'f4', 'f5'];
const ENTITIES = ['thing', 'part', 'e1', 'e2', 'e3'];
const KEYS = ['red', 'green', 'blue', 'white', 'x', 'y', 'k1', 'k2', 'k3'];
/** The first is what the others shrink to. */
const EDITS = [
  'nothing',
  'addField',
  'addField',
  'removeField',
  'renameField',
  'changeType',
  'changeType',
  'changeProperty',
  'changeProperty',
  'addEntity',
  'removeEntity',
  'renameEntity',
  'addOption',
  'removeOption',
  'renameOption',
  'mergeOption',
  'renameOwnOption',
  'addIndex',
  'removeIndex',
  'create',
  'update',
  'publish',
  'publish',
  'publish',
  'publish',
  'publish',
] as const;

interface Edit {
  readonly what: (typeof EDITS)[number];
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const edits = fc.array(fc.record({ what: fc.constantFrom(...EDITS), a: fc.nat(99), b: fc.nat(99), c: fc.nat(99) }), {
  minLength: 200,
  maxLength: 200,
  size: 'max',
});
const at = <T>(list: readonly T[], place: number): T => list[place % list.length] as T;

/** What is being edited, and what of it is meant for the records. */
interface Draft {
  layers: readonly Layer[];
  operations: readonly Operation[];
}

type Body = {
  readonly name: string;
  readonly fields: Record<string, Definition>;
  readonly indexes?: Record<string, unknown>;
};

function edited(draft: Draft, { what, a, b, c }: Edit): Draft {
  const { layers } = draft;
  const entities = layers[0]?.artefacts.filter(({ kind, name }) => kind === 'entity' && name !== 'user') ?? [];
  const entity = at(entities, a)?.body as unknown as Body | undefined;
  if (!entity) return draft;
  const names = Object.keys(entity.fields).filter((name) => name !== 'name');
  const field = at(names, b);
  const put = (body: Definition): Draft =>
    with_(draft, (artefacts) =>
      artefacts.map((each) => (each.kind === 'entity' && each.name === entity.name ? { ...each, body } : each)),
    );
  const fields = (changed: Record<string, Definition>) => put({ ...entity, fields: changed });
  const type = { label, ...at(TYPES, c) };
  switch (what) {
    case 'addField':
      return at(FIELDS, b) in entity.fields ? draft : fields({ ...entity.fields, [at(FIELDS, b)]: type });
    case 'removeField':
      return fields(Object.fromEntries(Object.entries(entity.fields).filter(([name]) => name !== field)));
    case 'changeType':
      return field ? fields({ ...entity.fields, [field]: type }) : draft;
    case 'changeProperty':
      return field ? fields({ ...entity.fields, [field]: { ...entity.fields[field], ...at(PROPERTIES, c) } }) : draft;
    case 'addIndex':
      return field ? put({ ...entity, indexes: { ...entity.indexes, [`i${c % 4}`]: { fields: [field] } } }) : draft;
    case 'removeIndex':
      return put({ ...entity, indexes: {} });
    case 'addEntity': {
      const name = at(ENTITIES, b);
      const body = { name, label, plural: label, title: 'name', fields: { name: { type: 'text', label }, size: type } };
      return entities.some((each) => each.name === name)
        ? draft
        : with_(draft, (artefacts) => [...artefacts, { kind: 'entity', name, file: `p/${name}.entity.json`, body }]);
    }
    case 'removeEntity':
      return with_(draft, (artefacts) =>
        artefacts.filter((each) => each.kind !== 'entity' || each.name !== entity.name),
      );
    case 'renameField':
      return field ? renamed(draft, { what: 'field', entity: entity.name, from: field, to: at(FIELDS, c) }) : draft;
    case 'renameEntity':
      return renamed(draft, { what: 'artefact', kind: 'entity', from: entity.name, to: at(ENTITIES, c) });
    case 'renameOption':
      return renamed(draft, { what: 'option', choices: 'colour', from: at(KEYS, b), to: at(KEYS, c) });
    case 'mergeOption':
      return renamed(draft, { what: 'option', choices: 'colour', from: at(KEYS, b), to: at(KEYS, c), merge: true });
    case 'renameOwnOption':
      return field
        ? renamed(draft, {
            what: 'option',
            entity: entity.name,
            field,
            from: at(KEYS, a + c),
            to: at(KEYS, c),
            merge: b % 2 === 0,
          })
        : draft;
    case 'addOption':
    case 'removeOption':
      return with_(draft, (artefacts) =>
        artefacts.map((each) => {
          if (each.kind !== 'choices') return each;
          const { [at(KEYS, c)]: _, ...rest } = each.body['options'] as Record<string, unknown>;
          const kept = what === 'addOption' ? { ...(each.body['options'] as object), [at(KEYS, c)]: { label } } : rest;
          return { ...each, body: { ...each.body, options: kept } };
        }),
      );
    default:
      return draft;
  }
}

function with_(draft: Draft, change: (artefacts: Layer['artefacts']) => Layer['artefacts']): Draft {
  return { ...draft, layers: draft.layers.map((layer) => ({ ...layer, artefacts: change(layer.artefacts) })) };
}

function renamed(draft: Draft, rename: Rename): Draft {
  const { layers } = renameInLayers(draft.layers, rename, words);
  if (!layers) return draft;
  const { merge: _merge, ...operation } = rename as Rename & { merge?: boolean };
  return { layers, operations: [...draft.operations, operation as Operation] };
}

async function publish(shop: Workshop, propose: () => Promise<Proposal> | Proposal): Promise<void> {
  const parts = { ...shop, log: silent };
  const meta = { author: null, comment: '' };
  try {
    await publishProposal(parts, propose, meta, []);
  } catch (error) {
    if (!(error instanceof PlatformError) || error.code !== 'confirmationNeeded') throw error;
    const { plan } = error.details as unknown as { plan: Plan };
    await publishProposal(parts, propose, meta, plan.confirm);
  }
}

async function walk(shop: Workshop, steps: readonly Edit[]): Promise<number> {
  let draft: Draft = { layers: shop.current.layersOf(), operations: [] };
  let published = 0;
  for (const step of steps) {
    if (step.what === 'publish') {
      const { layers, operations } = draft;
      await publish(shop, () => ({ layers, operations })).then(
        () => published++,
        (error: unknown) => {
          if (!(error instanceof PlatformError) || error.code !== 'invalidMetadata') throw error;
        },
      );
      draft = { layers: shop.current.layersOf(), operations: [] };
    } else if (step.what === 'create' || step.what === 'update') await write(shop, step);
    else {
      const next = edited(draft, step);
      if (checkLayers(next.layers, words).length === 0) draft = next;
    }
  }
  return published;
}

/** Writes what some field takes; records with names that begin with "kept" are nobody's to write. */
async function write(shop: Workshop, { what, a, b, c }: Edit): Promise<void> {
  const context = shop.context();
  const names = context.snapshot.entityNames.filter((name) => name !== 'user');
  const entity = context.snapshot.entity(at(names, a));
  const field = at(
    [...entity.fields.values()].filter((each) => !each.system && each.columns.length > 0),
    b,
  );
  const body = {
    [field.name]: sampleOf(
      field.type,
      c,
      field.options.map(({ key }) => key),
    ),
  };
  const { records } = await shop.records.find(context, entity.name, { fields: ['name'], limit: 50 });
  const free = records.filter((record) => !String(record['name']).startsWith('kept'));
  const chosen = free.length > 0 ? at(free, c) : undefined;
  await (what === 'update' && chosen
    ? shop.records.update(context, entity.name, chosen.id, body, null)
    : shop.records.create(context, entity.name, { name: `new ${c}`, ...body })
  ).catch((error: unknown) => {
    if (!(error instanceof PlatformError)) throw error;
  });
}

function sampleOf(type: string, c: number, keys: readonly string[]): unknown {
  if (type === 'multiChoice') return keys.filter((_, place) => (c >> place) % 2 === 1);
  if (keys.length > 0) return at(keys, c);
  if (type === 'boolean') return c % 2 === 0;
  if (type === 'date') return `2026-01-${String((c % 28) + 1).padStart(2, '0')}`;
  if (type === 'dateTime') return `2026-01-01T10:${String(c % 60).padStart(2, '0')}:00.000Z`;
  return ['integer', 'decimal', 'percent', 'duration', 'money'].includes(type)
    ? c % 50
    : at(['yes', '12', `text ${c}`], c);
}

/** Tables and columns of the first revision, by the bytes of the records that nobody may write. */
async function bytes(shop: Workshop): Promise<unknown> {
  const snapshot = shop.current.current();
  const { quote } = shop.database.dialect;
  const found: unknown[] = [];
  for (const name of ['thing', 'part']) {
    const entity = snapshot.entity(name);
    const columns = [...entity.fields.values()].flatMap((field) => [
      ...field.columns,
      ...(field.folded ? [field.folded] : []),
    ]);
    const list = columns.map((column) => quote(column.name)).join(', ');
    const sql = `SELECT ${list} FROM ${quote(entity.table)} WHERE ${quote('name')} LIKE 'kept%' ORDER BY ${quote('id')}`;
    found.push(
      columns.map((column) => column.name),
      await shop.database.read({ sql, values: [] }),
    );
  }
  return found;
}

async function fill(shop: Workshop): Promise<void> {
  const things = [
    {
      code: '007',
      size: 7,
      price: '1.50',
      cost: { amount: '10.00', currency: 'RUB' },
      day: '2026-02-03',
      seen: '2026-02-03T04:05:06.007Z',
      done: true,
      colour: 'red',
      colours: ['red', 'blue'],
      note: 'yes',
      mail: 'a@example.org',
    },
    {
      code: 'yes',
      size: 1,
      price: '0.00',
      day: '2024-02-29',
      done: false,
      colour: 'green',
      colours: ['green', 'red', 'white'],
      note: '2026-01-01',
    },
    { code: '2026-05-06', size: -3, colour: 'blue', colours: ['blue'], note: 'red', mail: 'b@example.org' },
    { code: 'red' },
    {},
  ];
  for (const kind of ['kept', 'free'])
    for (const [place, thing] of things.entries()) {
      const { id } = await shop.records.create(shop.context(), 'thing', { name: `${kind} ${place}`, ...thing });
      await shop.records.create(shop.context(), 'part', {
        name: `${kind} ${place}`,
        thing: kind === 'kept' ? id : null,
        weight: place,
        own: at(['x', 'y', 'z'], place),
      });
    }
}

/** The same walk every time, so that a change is judged by itself; WALK_SEED takes another one. */
const SEED = Number(process.env['WALK_SEED'] ?? 20261124);
const RUNS: Readonly<Record<string, number>> = { 'SQLite in memory': 6, MariaDB: 1 };

describe.each(ENGINES.filter(({ name }) => name in RUNS))('a walk through 200 edits on $name', ({ name, create }) => {
  it('ends where it began once the first revision is brought back', async () => {
    let publications = 0;
    await fc.assert(
      fc.asyncProperty(edits, async (steps) => {
        const place: Place = await create();
        try {
          // given
          const shop = await openWorkshop(place);
          await shop.publish(FIRST);
          await fill(shop);
          const first = await findRevision(shop.store, shop.current.current().revision);
          const before = await bytes(shop);

          // when
          publications += await walk(shop, steps);
          await publish(shop, () => revertTo(shop.store, first, shop.current.layersOf()));

          // then
          expect(JSON.stringify(shop.current.layersOf())).toBe(JSON.stringify(FIRST));
          expect(await bytes(shop)).toEqual(before);
          expect((await planSchema(shop.database, shop.current.current())).steps).toEqual([]);
          const rest = await planContraction(shop.database, shop.current.current());
          expect(rest.filter((step) => step.kind.startsWith('drop'))).toEqual([]);
        } finally {
          await place.drop();
        }
      }),
      {
        numRuns: RUNS[name] ?? 1,
        seed: SEED,
        endOnFailure: true,
      },
    );
    expect(publications).toBeGreaterThan(10);
  }, 300_000);
});
