/** One entity of every sort of field, a tree to refer to, and parts to count: what the language's tests ask about. */
import type { Environment, Snapshot, Values } from '../../platform/language/contracts';
import { named, snapshotOf } from './engines';

const option = (name: string) => ({ label: named(name) });

export const snapshot: Snapshot = snapshotOf({
  user: { title: 'login', fields: { login: { type: 'text' } } },
  place: {
    title: 'name',
    traits: { hierarchical: { by: 'parent' } },
    fields: { name: { type: 'text' }, parent: { type: 'reference', to: 'place' }, rank: { type: 'integer' } },
  },
  thing: {
    title: 'name',
    fields: {
      name: { type: 'text', searchable: true },
      note: { type: 'text' },
      code: { type: 'text' },
      price: { type: 'decimal', scale: 2 },
      rate: { type: 'decimal', scale: 4 },
      worth: { type: 'money', currency: 'RUB' },
      count: { type: 'integer' },
      places: { type: 'integer' },
      done: { type: 'boolean' },
      flag: { type: 'boolean' },
      day: { type: 'date' },
      until: { type: 'date' },
      at: { type: 'dateTime' },
      stage: { type: 'choice', options: { open: option('Open'), won: option('Won'), lost: option('Lost') } },
      tags: { type: 'multiChoice', options: { red: option('Red'), blue: option('Blue'), green: option('Green') } },
      place: { type: 'reference', to: 'place' },
      parts: { type: 'collection', of: 'part', by: 'thing' },
    },
  },
  part: {
    title: 'name',
    fields: {
      thing: { type: 'reference', to: 'thing' },
      name: { type: 'text' },
      cost: { type: 'decimal', scale: 2 },
      amount: { type: 'integer' },
      ready: { type: 'boolean' },
      due: { type: 'date' },
      place: { type: 'reference', to: 'place' },
    },
  },
});

export const thing = snapshot.entity('thing');
export const place = snapshot.entity('place');
export const part = snapshot.entity('part');

/** A record id that is the same in every run. */
export function id(kind: 'place' | 'thing' | 'part' | 'user', number: number): string {
  const head = { place: '1', thing: '2', part: '3', user: '4' }[kind];
  return `0000000${head}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** Five places in two trees: 1 over 2 and 3, 2 over 4; 5 alone. */
export const PLACES: readonly Values[] = [
  { id: id('place', 1), name: 'Россия', parent: null, rank: 1 },
  { id: id('place', 2), name: 'Урал', parent: id('place', 1), rank: 2 },
  { id: id('place', 3), name: 'Кавказ', parent: id('place', 1), rank: null },
  { id: id('place', 4), name: 'Пермь', parent: id('place', 2), rank: 30 },
  { id: id('place', 5), name: null, parent: null, rank: 5 },
];

/** All places at or below one, as storage finds them by SQL. */
export function placesUnder(node: string): ReadonlySet<string> {
  const found = new Set(PLACES.some((row) => row.id === node) ? [node] : []);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const row of PLACES) if (found.has(String(row.parent))) found.add(String(row.id));
  }
  return found;
}

export const environment: Environment = {
  now: new Date('2026-11-23T21:30:00.000Z'),
  timeZone: 'Europe/Moscow',
  me: {
    id: id('user', 1),
    team: id('place', 2),
    teamsBelow: [id('place', 2), id('place', 4)],
    roles: ['seller'],
    name: 'Я',
  },
  under: (_, node) => placesUnder(node),
};

/** A thing as it is in memory once everything a condition may read is loaded. */
export function loaded(row: Values, parts: readonly Values[]): Values {
  const at = PLACES.find((one) => one.id === row.place);
  const hop = (via: string, found: Values | undefined) =>
    Object.fromEntries(['name', 'rank', 'parent'].map((name) => [`${via}.${name}`, found?.[name] ?? null]));
  const above = PLACES.find((one) => one.id === at?.parent);
  const own = parts.filter((one) => one.thing === row.id);
  return {
    ...row,
    ...hop('place', at),
    ...hop('place.parent', above),
    parts: own.map((one) => ({
      ...one,
      'thing.name': row.name ?? null,
      ...hop(
        'place',
        PLACES.find((found) => found.id === one.place),
      ),
    })),
  };
}
