/** A small world of entities that uses every column kind, tree, parts, bin and totals. */
import type { Condition, Entity, Environment, Path, Snapshot, Values } from '../../platform/language/contracts';
import type { Layer } from '../../platform/language/layers';
import { resolvePath } from '../../platform/language/paths';
import { compileSnapshot } from '../../platform/language/snapshot';
import type { Selection, StorageDatabase } from '../../platform/storage/contracts';
import { insertRows } from '../../platform/storage/write';
import { words } from '../../platform/vocabulary/words';

type Body = Readonly<Record<string, unknown>>;

const label = (en: string) => ({ en, ru: en });

export const ENTITIES: Readonly<Record<string, Body>> = {
  team: {
    title: 'name',
    traits: { hierarchical: { by: 'parent' } },
    fields: { name: { type: 'text', required: true }, parent: { type: 'reference', to: 'team' } },
  },
  user: {
    title: 'name',
    fields: {
      login: { type: 'text', unique: true },
      name: { type: 'personName' },
      team: { type: 'reference', to: 'team' },
    },
  },
  company: {
    title: 'name',
    traits: { archivable: {}, owned: {} },
    fields: {
      name: { type: 'text', required: true, searchable: true },
      code: { type: 'text', unique: true, maxLength: 20 },
      secret: { type: 'text' },
      jobs: { type: 'collection', of: 'job', by: 'company' },
      jobCount: { type: 'rollUp', over: 'jobs', count: '*' },
      worth: { type: 'rollUp', over: 'jobs', sum: 'amount' },
      average: { type: 'rollUp', over: 'jobs', avg: 'hours' },
      openHours: { type: 'rollUp', over: 'jobs', sum: 'hours', where: { done: false } },
      last: { type: 'rollUp', over: 'jobs', max: 'due' },
      titles: { type: 'rollUp', over: 'jobs', list: 'title' },
    },
  },
  job: {
    title: 'title',
    traits: { archivable: {} },
    fields: {
      title: { type: 'text', required: true, searchable: true },
      company: { type: 'reference', to: 'company' },
      stage: {
        type: 'choice',
        options: { won: { label: label('Won') }, open: { label: label('Open') }, lost: { label: label('Lost') } },
      },
      tags: { type: 'multiChoice', options: { red: { label: label('Red') }, blue: { label: label('Blue') } } },
      amount: { type: 'money' },
      rate: { type: 'decimal', scale: 4 },
      hours: { type: 'integer' },
      done: { type: 'boolean' },
      due: { type: 'date' },
      starts: { type: 'dateTime' },
      note: { type: 'longText' },
      lines: { type: 'lines', of: 'jobLine' },
    },
    indexes: { byDue: { fields: ['stage', 'due'] }, byTitle: { fields: ['title'] } },
    uniques: {},
  },
  jobLine: {
    title: 'what',
    traits: { part: { of: 'job' } },
    fields: {
      job: { type: 'reference', to: 'job', required: true },
      what: { type: 'text' },
      cost: { type: 'decimal' },
    },
  },
};

/** The snapshot of these entities (merged over the world by name). */
export function worldOf(changed: Readonly<Record<string, Body>> = {}): Snapshot {
  const entities = { ...ENTITIES, ...changed };
  const layer: Layer = {
    package: { name: 'system', version: '1.0.0', prefix: '', npmName: 'karkas-system', dependencies: {} },
    artefacts: Object.entries(entities).map(([name, body]) => ({
      kind: 'entity',
      name,
      file: `${name}.entity.json`,
      body: {
        name,
        label: label(name),
        plural: label(`${name}s`),
        ...body,
        fields: labelled(body.fields as Record<string, Body>),
      },
    })),
  };
  const { snapshot, findings } = compileSnapshot([layer], words, 'test');
  if (!snapshot) throw new Error(JSON.stringify(findings));
  return snapshot;
}

/** An entity with one more field. */
export function withField(entity: string, name: string, definition: Body): Readonly<Record<string, Body>> {
  const body = ENTITIES[entity] ?? {};
  return { [entity]: { ...body, fields: { ...(body.fields as Record<string, Body>), [name]: definition } } };
}

export const environment: Environment = {
  now: new Date('2026-11-23T10:00:00.000Z'),
  timeZone: 'Europe/Moscow',
  me: { id: id('user', 1), team: id('team', 1), teamsBelow: [id('team', 1), id('team', 2)], roles: [], name: 'I' },
};

/** A record id that is the same in every run. */
export function id(kind: string, number: number): string {
  const head = Array.from(kind).reduce((sum, character) => sum + character.charCodeAt(0), 0);
  return `00000000-${head.toString(16).padStart(4, '0')}-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** A selection of everything, to be narrowed. */
export function selection(snapshot: Snapshot, entity: string, narrowed: Partial<Selection> = {}): Selection {
  return {
    snapshot,
    entity: snapshot.entity(entity),
    fields: [],
    where: null,
    visible: () => null,
    environment,
    sort: [],
    limit: 50,
    ...narrowed,
  };
}

export function path(snapshot: Snapshot, entity: string, text: string): Path {
  return resolvePath(text, snapshot.entity(entity), snapshot);
}

export const NOBODY: Condition = { op: 'constant', value: false };

/** Writes rows with their system fields filled in. */
export async function insert(database: StorageDatabase, entity: Entity, rows: readonly Values[]): Promise<void> {
  const stamped = rows.map(
    (row): Values => ({
      version: 1,
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-01T00:00:00.000Z',
      ...row,
    }),
  );
  await database.write(async (transaction) => {
    for (const statement of insertRows(database.dialect, entity, stamped)) await transaction.run(statement);
  });
}

function labelled(fields: Readonly<Record<string, Body>>): Readonly<Record<string, Body>> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { label: label(name), ...field }]));
}

export type { Values };
