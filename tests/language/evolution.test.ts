import fc from 'fast-check';
import { evolve, type KnownPlace, type PlaceRename, placeKey } from '../../platform/language/evolution';
import type { FieldShape } from '../../platform/language/places';

type Fields = Readonly<Record<string, string>>;
type World = Readonly<Record<string, Fields>>;

const shapeOf = (type: string): FieldShape => ({
  type,
  columns: type === 'money' ? ['', 'currency'].map(column) : [column('')],
});
const column = (part: string) => ({ part, kind: { kind: 'text' as const, length: 10 } });

const name = fc.constantFrom('a', 'b', 'c', 'a_currency');
const world: fc.Arbitrary<World> = fc.dictionary(
  fc.constantFrom('x', 'y'),
  fc.dictionary(name, fc.constantFrom('text', 'integer', 'money'), { maxKeys: 3 }),
  { maxKeys: 2 },
);

/** What `_place` holds after a publication. */
function published(known: readonly KnownPlace[], to: World, renames: readonly PlaceRename[], id: string) {
  const { placement, outcome } = evolve(known, renames);
  const bases = new Map<string, string>();
  for (const [entity, fields] of Object.entries(to)) {
    placement.table(entity);
    for (const [field, type] of Object.entries(fields))
      bases.set(`${entity}.${field}`, placement.column(entity, field, shapeOf(type)));
  }
  const evolved = outcome();
  const rows = new Map(known.map((place) => [placeKey(place), place]));
  for (const place of [...evolved.fresh, ...evolved.left.map((left) => ({ ...left, gone: id }))])
    rows.set(placeKey(place), place);
  const places = [...rows.values()].sort((one, other) => ((one.gone ?? '') < (other.gone ?? '') ? 1 : -1));
  return { places, evolved, bases };
}

describe('places of fields', () => {
  it('never let two live fields share a column, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(world, { minLength: 1, maxLength: 6 }), (worlds) => {
        let known: readonly KnownPlace[] = [];
        for (const [turn, to] of worlds.entries()) {
          known = published(known, to, [], String(turn).padStart(6, '0')).places;
          const live = known.filter(({ gone }) => gone === null);
          const columns = live.flatMap((place) => place.columns.map((each) => `${place.table}.${each}`));
          expect(new Set(columns).size).toBe(columns.length);
        }
      }),
    );
  });

  it('are found again by a field of the same kind, through any number of revisions without it', () => {
    fc.assert(
      fc.property(world, fc.array(world, { maxLength: 4 }), (first, between) => {
        let known: readonly KnownPlace[] = [];
        const begun = published(known, first, [], '000000');
        known = begun.places;
        const free = between.map((to) =>
          Object.fromEntries(Object.entries(to).filter(([entity]) => !Object.hasOwn(first, entity))),
        );
        for (const [turn, to] of free.entries())
          known = published(known, to, [], String(turn + 1).padStart(6, '0')).places;
        const back = published(known, first, [], '000099');

        expect([...back.bases]).toEqual([...begun.bases]);
        expect(back.evolved.moves).toEqual([]);
      }),
    );
  });

  it('stay through renames there and back', () => {
    const one = published([], { x: { a: 'text', b: 'text' } }, [], '000001');
    const swapped = [
      { entity: 'x', field: 'a', to: 'c' },
      { entity: 'x', field: 'b', to: 'a' },
      { entity: 'x', field: 'c', to: 'b' },
    ];
    const two = published(one.places, { x: { b: 'text', a: 'text' } }, swapped, '000002');

    expect([...two.bases]).toEqual([
      ['x.b', 'a'],
      ['x.a', 'b'],
    ]);
    expect(two.evolved).toMatchObject({ moves: [], left: [], places: { 'x.a': 'b', 'x.b': 'a' } });
  });

  it('of a field whose type changes are new, and its values are moved', () => {
    const one = published([], { x: { a: 'text' } }, [], '000001');

    const two = published(one.places, { x: { a: 'integer' } }, [], '000002');
    const three = published(two.places, { x: { a: 'text' } }, [], '000003');

    expect(two.bases.get('x.a')).toBe('a__2');
    expect(two.evolved.moves).toMatchObject([{ field: 'a', from: { base: 'a' }, to: { base: 'a__2' } }]);
    expect(three.bases.get('x.a')).toBe('a');
    expect(three.evolved.moves).toMatchObject([{ from: { base: 'a__2' }, to: { base: 'a' } }]);
  });
});
