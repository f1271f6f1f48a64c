import type { StorageDatabase } from '../../platform/storage/contracts';
import { claim, prolong, release } from '../../platform/storage/lease';
import { applyCoreTables } from '../../platform/storage/migrate';
import { ENGINES, type Place } from './engines';

const NOON = Date.parse('2026-11-24T12:00:00Z');
const MINUTE = 60_000;

describe.each(ENGINES)('a lease on $name', ({ create }) => {
  let place: Place;
  let database: StorageDatabase;
  const lease = (owner: string, now = NOON) => ({ name: 'work', owner, now: new Date(now), milliseconds: MINUTE });

  beforeEach(async () => {
    place = await create();
    database = await place.open();
    await applyCoreTables(database);
  });
  afterEach(() => place.drop());

  it('goes to one of many who ask at the same moment, the first time and again when it is over', async () => {
    // given
    const owners = Array.from({ length: 10 }, (_, index) => `node${index}`);

    // when
    const first = await Promise.all(owners.map((owner) => claim(database, lease(owner))));
    const later = await Promise.all(owners.map((owner) => claim(database, lease(`${owner}b`, NOON + 2 * MINUTE))));

    // then
    expect(first.filter(Boolean)).toHaveLength(1);
    expect(later.filter(Boolean)).toHaveLength(1);
  });

  it('is prolonged by its holder and lost by one whose time is over', async () => {
    // given
    await claim(database, lease('slow'));

    // when
    const held = await claim(database, lease('slow', NOON + MINUTE / 2));
    const early = await claim(database, lease('fast', NOON + MINUTE));
    const late = await claim(database, lease('fast', NOON + 2 * MINUTE));
    const lost = await database.write((unit) => prolong(database, unit, lease('slow', NOON + 2 * MINUTE)));

    // then
    expect({ held, early, late, lost }).toEqual({ held: true, early: false, late: true, lost: false });
  });

  it('is free at once when its holder gives it back, and only then', async () => {
    // given
    await claim(database, lease('first'));

    // when
    await release(database, { name: 'work', owner: 'second' });
    const kept = await claim(database, lease('second'));
    await release(database, { name: 'work', owner: 'first' });
    const given = await claim(database, lease('second'));

    // then
    expect({ kept, given }).toEqual({ kept: false, given: true });
  });
});
