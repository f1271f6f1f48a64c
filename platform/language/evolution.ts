/**
 * From the places of one revision to those of the next. A field that stays, or is renamed, keeps its place; one whose
 * values mean something else gets a new one, into which they are converted; one that comes back finds the place it left.
 * Places that nobody names any more are kept until they are purged.
 */
import { columnNames, type FieldShape, markOf, type Placement, type Places } from './places';

/** One place of the database, in use or left behind. */
export interface KnownPlace {
  readonly entity: string;
  /** Empty for the table itself. */
  readonly field: string;
  readonly table: string;
  /** First part of the names of its columns; empty for the table itself. */
  readonly base: string;
  /** The mark of the shape whose values it holds; empty for the table itself. */
  readonly mark: string;
  readonly columns: readonly string[];
  /** The id of the revision that left it; null while it is in use. */
  readonly gone: string | null;
}

type PlaceName = Pick<KnownPlace, 'entity' | 'field'>;

/** What is called otherwise than in the revision before; an entity without a field. */
export interface PlaceRename {
  readonly entity: string;
  readonly field?: string;
  readonly to: string;
}

/** A field whose values are to be converted from where they were. */
export interface Move {
  readonly entity: string;
  readonly field: string;
  readonly from: KnownPlace;
  readonly to: KnownPlace;
  /** From this revision on values were written elsewhere, where `to` holds values from before; null when it holds none. */
  readonly since: string | null;
}

/** What is known of a revision that is brought back. */
export interface Return {
  readonly places: Places;
  /** The id of the revision that followed it. */
  readonly since: string;
}

export interface Evolved {
  readonly places: Places;
  /** In use, and not so before under this very name: new, renamed or restored. */
  readonly fresh: readonly KnownPlace[];
  readonly moves: readonly Move[];
  /** In use before and named by nobody now. */
  readonly left: readonly KnownPlace[];
  /** Left behind before and in use again. */
  readonly restored: readonly KnownPlace[];
}

export interface Evolution {
  /** To be asked by one compilation of the whole new revision. */
  readonly placement: Placement;
  outcome(): Evolved;
}

const LONGEST_BASE = 50;

/**
 * `known`: all places, those left behind newest first. Renames are applied in order. When a revision is brought
 * back, each of its names stands where it stood, if the place still holds what the name means.
 */
export function evolve(known: readonly KnownPlace[], renames: readonly PlaceRename[], back?: Return): Evolution {
  const byKey = new Map(back ? known.map((place) => [placeKey(place), place]) : []);
  const before = new Map(known.filter(({ gone }) => gone === null).map((place) => [keyOf(place), place]));
  const lost = known.filter(({ gone }) => gone !== null);
  const taken = new Map<string, Set<string>>();
  for (const place of known) take(place);
  const live = new Map<string, KnownPlace>();
  const moves: Move[] = [];
  const origin = originOf(renames);

  function table(entity: string): string {
    const make = () => ({ entity, field: '', table: freeTable(entity), base: '', mark: '', columns: [], gone: null });
    return keep({ entity, field: '' }, '', make).table;
  }

  function column(entity: string, field: string, shape: FieldShape): string {
    const mark = markOf(shape);
    return keep({ entity, field }, mark, () => {
      const at = table(entity);
      const base = freeBase(at, field, shape);
      return { entity, field, table: at, base, mark, columns: columnNames(base, shape), gone: null };
    }).base;
  }

  function keep(name: PlaceName, mark: string, make: () => KnownPlace): KnownPlace {
    const key = keyOf(name);
    const known = live.get(key);
    if (known) return known;
    const was = origin(key);
    const old = was === null ? undefined : before.get(was);
    const wanted = wantedPlace(name, mark);
    const stays = wanted ?? (old?.mark === mark ? old : lostPlace(name, mark, was));
    const place = stays ? { ...stays, ...name, gone: null } : make();
    take(place);
    live.set(key, place);
    if (old && placeKey(old) !== placeKey(place))
      moves.push({ ...name, from: old, to: place, since: stays?.gone ?? (wanted && back ? back.since : null) });
    return place;
  }

  function wantedPlace({ entity, field }: PlaceName, mark: string): KnownPlace | undefined {
    if (!back) return undefined;
    const at = back.places[entity] ?? entity;
    const base = field === '' ? '' : (back.places[`${entity}.${field}`] ?? field);
    const place = byKey.get(placeKey({ table: at, base }));
    const isFree = place && ![...live.values()].some((each) => placeKey(each) === placeKey(place));
    return isFree && place.mark === mark && (field === '' || table(entity) === at) ? place : undefined;
  }

  function lostPlace(name: PlaceName, mark: string, was: string | null): KnownPlace | undefined {
    const at = name.field === '' ? undefined : table(name.entity);
    const isIt = (key: string) => key === keyOf(name) || key === was;
    return lost.find((each) => isIt(keyOf(each)) && each.mark === mark && (!at || each.table === at));
  }

  function take({ table: at, columns }: KnownPlace): void {
    const names = taken.get(at.toLowerCase()) ?? new Set<string>();
    taken.set(at.toLowerCase(), names);
    for (const name of columns) names.add(name.toLowerCase());
  }

  function freeTable(entity: string): string {
    return firstFree(entity, (name) => !taken.has(name.toLowerCase()));
  }

  function freeBase(at: string, field: string, shape: FieldShape): string {
    const names = taken.get(at.toLowerCase());
    return firstFree(field, (base) => columnNames(base, shape).every((name) => !names?.has(name.toLowerCase())));
  }

  return {
    placement: { table, column },
    outcome() {
      const used = new Set([...live.values()].map(placeKey));
      return {
        places: exceptions([...live.values()]),
        fresh: [...live].flatMap(([key, place]) =>
          before.get(key)?.base === place.base && before.get(key)?.table === place.table ? [] : [place],
        ),
        moves,
        left: [...before.values()].filter((place) => !used.has(placeKey(place))),
        restored: lost.filter((place) => used.has(placeKey(place))),
      };
    },
  };
}

/** What distinguishes a place from all others of the database. */
export function placeKey({ table, base }: Pick<KnownPlace, 'table' | 'base'>): string {
  return `${table}.${base}`;
}

function keyOf({ entity, field }: PlaceName): string {
  return field === '' ? entity : `${entity}.${field}`;
}

/** What a name was called before all renames; null for a name that another took over. */
function originOf(renames: readonly PlaceRename[]): (key: string) => string | null {
  const back = [...renames].reverse();
  const follow = (key: string, steps: readonly PlaceRename[], isBack: boolean) =>
    steps.reduce((at, rename) => renamed(at, rename, isBack), key);
  return (key) => {
    const was = follow(key, back, true);
    return follow(was, renames, false) === key ? was : null;
  };
}

function renamed(key: string, { entity, field, to }: PlaceRename, isBack: boolean): string {
  const [at = '', name = ''] = key.split('.');
  const [from, into] = isBack ? [to, field ?? entity] : [field ?? entity, to];
  if (field === undefined) return at === from ? key.replace(/^[^.]+/, into) : key;
  return at === entity && name === from ? `${at}.${into}` : key;
}

function firstFree(name: string, isFree: (candidate: string) => boolean): string {
  if (isFree(name)) return name;
  for (let number = 2; ; number++) {
    const candidate = `${name.slice(0, LONGEST_BASE)}__${number}`;
    if (isFree(candidate)) return candidate;
  }
}

function exceptions(live: readonly KnownPlace[]): Places {
  const found: Record<string, string> = {};
  for (const place of live) {
    const key = keyOf(place);
    if (place.field === '' && place.table !== place.entity) found[key] = place.table;
    if (place.field !== '' && place.base !== place.field) found[key] = place.base;
  }
  return found;
}
