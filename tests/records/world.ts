/** A small world of neutral entities with every mechanism of saving, and the people who look at it. */
import type { Actor, Context } from '../../platform/foundation/context';
import { SYSTEM_ACTOR } from '../../platform/foundation/context';
import { createEvents, type Events } from '../../platform/foundation/events';
import type { Snapshot } from '../../platform/language/contracts';
import type { Layer } from '../../platform/language/layers';
import { compileSnapshot } from '../../platform/language/snapshot';
import type { Records } from '../../platform/records/contracts';
import { createRecords } from '../../platform/records/records';
import type { StorageDatabase } from '../../platform/storage/contracts';
import { applySchema } from '../../platform/storage/migrate';
import { words } from '../../platform/vocabulary/words';
import { ENGINES, type Engine, silent } from '../storage/engines';

type Body = Readonly<Record<string, unknown>>;

const label = (en: string) => ({ en, ru: en });

export const ENTITIES: Readonly<Record<string, Body>> = {
  team: {
    title: 'name',
    traits: { hierarchical: { by: 'parent' } },
    fields: { name: { type: 'text', required: true }, parent: { type: 'reference', to: 'team' } },
  },
  user: {
    title: 'login',
    fields: { login: { type: 'text', required: true, unique: true }, team: { type: 'reference', to: 'team' } },
  },
  currency: { title: 'code', fields: { code: { type: 'text', unique: true, required: true } } },
  exchangeRate: {
    title: 'currency',
    fields: {
      currency: { type: 'reference', to: 'currency', required: true },
      date: { type: 'date', required: true },
      rate: { type: 'decimal', scale: 6, required: true },
    },
  },
  shelf: {
    title: 'name',
    traits: { archivable: {} },
    fields: {
      name: { type: 'text', required: true, searchable: true },
      factor: { type: 'decimal', scale: 2 },
      open: { type: 'boolean', default: true },
      room: { type: 'reference', to: 'room', onDelete: 'setNull' },
    },
  },
  room: {
    title: 'name',
    traits: { archivable: {} },
    fields: {
      name: { type: 'text', required: true },
      boxes: { type: 'collection', of: 'box', by: 'room' },
      boxCount: { type: 'rollUp', over: 'boxes', count: '*' },
      boxTotal: { type: 'rollUp', over: 'boxes', sum: 'total' },
      lastDue: { type: 'rollUp', over: 'boxes', max: 'due' },
      titles: { type: 'rollUp', over: 'boxes', list: 'title' },
      bigCount: { type: 'rollUp', over: 'boxes', count: '*', where: { 'shelf.factor': { $gt: 2 } } },
      doubled: { type: 'formula', as: 'decimal', value: 'boxTotal * 2' },
    },
  },
  box: {
    title: 'title',
    traits: { owned: {}, archivable: {} },
    fields: {
      title: { type: 'text', required: true, searchable: true, maxLength: 40 },
      number: { type: 'autoNumber', pattern: 'B-{0000}' },
      serial: { type: 'text', unique: true },
      room: { type: 'reference', to: 'room' },
      shelf: { type: 'reference', to: 'shelf', where: { open: true } },
      parent: { type: 'reference', to: 'box', onDelete: 'setNull' },
      kind: { type: 'choice', options: { a: { label: label('A') }, b: { label: label('B') } } },
      price: { type: 'money', min: 0 },
      weight: { type: 'decimal', scale: 2 },
      discount: { type: 'decimal', default: 0 },
      begins: { type: 'date' },
      due: { type: 'date' },
      secret: { type: 'text' },
      reason: { type: 'text', visible: "kind = 'b'", required: "kind = 'b'" },
      lines: { type: 'lines', of: 'boxLine' },
      total: { type: 'rollUp', over: 'lines', sum: 'cost' },
      lineCount: { type: 'rollUp', over: 'lines', count: '*' },
      net: { type: 'formula', as: 'decimal', value: 'total - discount' },
      load: { type: 'formula', as: 'decimal', value: 'weight * shelf.factor' },
      worth: { type: 'formula', as: 'money', value: 'price * 2' },
      secretEcho: { type: 'formula', as: 'text', value: 'upper(secret)' },
    },
    checks: {
      dates: { that: 'due >= begins', message: label('It cannot end before it begins.') },
      net: { that: 'net >= -1000', message: label('Too much discount.') },
    },
  },
  boxLine: {
    title: 'item',
    traits: { part: { of: 'box' }, archivable: {} },
    fields: {
      box: { type: 'reference', to: 'box', required: true },
      item: { type: 'text', required: true },
      quantity: { type: 'decimal', scale: 3, default: 1, min: 0 },
      price: { type: 'decimal', scale: 2, default: 0 },
      cost: { type: 'formula', as: 'decimal', value: 'quantity * price' },
      weightThere: { type: 'formula', as: 'decimal', value: 'quantity * box.weight' },
    },
  },
  watcher: {
    title: 'name',
    fields: { name: { type: 'text' }, box: { type: 'reference', to: 'box', onDelete: 'cascade' } },
  },
};

export const ROLES: Readonly<Record<string, Body>> = {
  administrator: { administrator: true },
  clerk: {
    entities: {
      '*': { read: 'all' },
      box: { read: 'own', create: 'all', update: 'own', delete: 'own', fields: { secret: { read: false } } },
      watcher: { read: 'none' },
    },
  },
  chief: {
    entities: {
      '*': { read: 'all', create: 'all' },
      box: {
        read: 'teamAndBelow',
        create: 'all',
        update: { scope: 'team' },
        delete: 'none',
        fields: { discount: { write: false } },
      },
      room: { read: { scope: 'all', where: { name: { $ne: 'Vault' } } } },
    },
  },
};

export interface World {
  readonly database: StorageDatabase;
  readonly snapshot: Snapshot;
  readonly records: Records;
  readonly events: Events;
  as(actor: Partial<Actor>, now?: string): Context;
  readonly system: Context;
  close(): Promise<void>;
}

/** The engines a test of records runs on: SQLite in memory, and MariaDB where it is given. */
export const WORLDS = ENGINES.filter((engine) => engine.name !== 'SQLite in a file');

export async function openWorld(
  engine: Engine,
  changed: Readonly<Record<string, Body>> = {},
  roles: Readonly<Record<string, Body>> = {},
): Promise<World> {
  const place = await engine.create();
  const database = await place.open();
  const snapshot = snapshotOf(changed, roles);
  await applySchema(database, snapshot);
  const events = createEvents((error) => {
    throw error;
  });
  const as = (actor: Partial<Actor>, now = '2026-11-23T10:00:00.000Z'): Context => ({
    actor: { ...SYSTEM_ACTOR, kind: 'user', ...actor },
    snapshot,
    now: new Date(now),
    log: silent,
    channel: 'api',
  });
  return {
    database,
    snapshot,
    records: createRecords({ database, events }),
    events,
    as,
    system: as(SYSTEM_ACTOR),
    close: () => place.drop(),
  };
}

/** Teams north and south below one top, and one person in each. */
export async function people(world: World) {
  const { records, system } = world;
  const team = async (name: string, parent?: string) => (await records.create(system, 'team', { name, parent })).id;
  const top = await team('top');
  const north = await team('north', top);
  const south = await team('south', top);
  const user = async (login: string, of: string) => (await records.create(system, 'user', { login, team: of })).id;
  const ids = {
    top,
    north,
    south,
    boss: await user('boss', top),
    nora: await user('nora', north),
    sam: await user('sam', south),
  };
  return {
    ...ids,
    admin: world.as({
      id: ids.boss,
      name: 'boss',
      roles: ['administrator'],
      team: top,
      teamsBelow: [top, north, south],
    }),
    nora_: world.as({ id: ids.nora, name: 'nora', roles: ['clerk'], team: north, teamsBelow: [north] }),
    sam_: world.as({ id: ids.sam, name: 'sam', roles: ['clerk'], team: south, teamsBelow: [south] }),
    chief: world.as({ id: ids.boss, name: 'boss', roles: ['chief'], team: top, teamsBelow: [top, north, south] }),
  };
}

/** The statements a piece of work sends, without BEGIN and COMMIT. */
export async function statementsOf(world: World, work: () => Promise<unknown>): Promise<readonly string[]> {
  const seen: string[] = [];
  const stop = world.database.onStatement((sql) => seen.push(sql));
  try {
    await work();
  } finally {
    stop();
  }
  return seen;
}

export function snapshotOf(
  changed: Readonly<Record<string, Body>> = {},
  roles: Readonly<Record<string, Body>> = {},
  revision = 'test',
): Snapshot {
  const artefact =
    (kind: string) =>
    ([name, body]: [string, Body]) => ({
      kind,
      name,
      file: `${name}.${kind}.json`,
      body: {
        name,
        label: label(name),
        plural: label(`${name}s`),
        ...body,
        ...(body['fields'] ? { fields: labelled(body['fields'] as Record<string, Body>) } : {}),
      },
    });
  const layer: Layer = {
    package: { name: 'system', version: '1.0.0', prefix: '', npmName: 'karkas-system', dependencies: {} },
    artefacts: [
      ...Object.entries({ ...ENTITIES, ...changed }).map(artefact('entity')),
      ...Object.entries({ ...ROLES, ...roles }).map(artefact('role')),
    ],
  };
  const { snapshot, findings } = compileSnapshot([layer], words, revision);
  if (!snapshot) throw new Error(JSON.stringify(findings));
  return snapshot;
}

function labelled(fields: Readonly<Record<string, Body>>): Readonly<Record<string, Body>> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { label: label(name), ...field }]));
}

export { ENGINES, silent };
