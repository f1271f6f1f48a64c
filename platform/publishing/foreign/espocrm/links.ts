/** Links to many: related records of the other side, or pairs of their own where both sides have many. */
import { type Json, objectIn } from '../files';
import { exactly } from '../meanings';
import type { ForeignEntity, ForeignField, Meaning } from '../model';
import { labelFrom, pluralOf } from '../names';
import type { Note } from '../notes';
import { notebookOf } from '../notes';
import type { Labels } from './labels';

export interface Definition {
  readonly name: string;
  readonly file: string;
  readonly body: Json;
}

export interface LinkWorld {
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Entities of the platform by the source’s names. */
  readonly platform: Readonly<Record<string, string>>;
  readonly labels: Labels;
  readonly notes: Note[];
}

export interface ReadLinks {
  /** Per entity: what each of its links to many becomes. */
  readonly meanings: ReadonlyMap<string, ReadonlyMap<string, Meaning>>;
  /** Entities that hold pairs. */
  readonly pairs: readonly ForeignEntity[];
}

/** All links to many of all definitions. */
export function readLinks(world: LinkWorld): ReadLinks {
  const found: Found = { meanings: new Map(), pairs: [] };
  for (const definition of world.definitions.values()) {
    for (const [name, written] of Object.entries(objectIn(definition.body['links']))) {
      const isRead = name === 'teams' || found.meanings.get(definition.name)?.has(name);
      if (!isRead) READ[kindOf(objectIn(written), world)](definition, name, objectIn(written), world, found);
    }
  }
  return found;
}

interface Found {
  readonly meanings: Map<string, Map<string, Meaning>>;
  readonly pairs: ForeignEntity[];
}

function put({ meanings }: Found, entity: string, link: string, meaning: Meaning): void {
  const known = meanings.get(entity) ?? new Map<string, Meaning>();
  meanings.set(entity, known.set(link, meaning));
}

type ReadLink = (definition: Definition, name: string, link: Json, world: LinkWorld, found: Found) => void;

const READ: Readonly<Record<Kind, ReadLink>> = {
  back({ name: entity }, name, link, _world, found) {
    put(found, entity, name, { kind: 'related', of: String(link['entity']), by: String(link['foreign']) });
  },
  pairs(definition, name, link, world, found) {
    const pair = pairOf(definition, name, link, world);
    found.pairs.push(pair.entity);
    put(found, definition.name, name, pair.near);
    if (pair.far) put(found, String(link['entity']), String(link['foreign']), pair.far);
  },
  lost({ name: entity, file }, name, link, { notes }, found) {
    notebookOf(notes, file).note('F024', `/links/${name}`, { link: `${link['entity']}.${link['foreign'] ?? ''}` });
    put(found, entity, name, { kind: 'leftOut' });
  },
  other: () => undefined,
};

type Kind = 'back' | 'pairs' | 'lost' | 'other';

/** Whether the other side has one reference back, many, or nothing that could be followed. */
function kindOf(link: Json, { definitions, platform }: LinkWorld): Kind {
  const type = link['type'];
  if (type === 'hasChildren') return 'lost';
  if (type !== 'hasMany' && type !== 'hasOne') return 'other';
  const target = String(link['entity']);
  const back = objectIn(objectIn(definitions.get(target)?.body['links'])[String(link['foreign'])]);
  if (back['type'] === 'belongsTo') return 'back';
  const isMany =
    back['type'] === 'hasMany' || typeof link['relationName'] === 'string' || platform[target] !== undefined;
  return type === 'hasMany' && isMany ? 'pairs' : 'lost';
}

interface Pair {
  readonly entity: ForeignEntity;
  readonly near: Meaning;
  readonly far: Meaning | undefined;
}

function pairOf({ name, file }: Definition, linkName: string, link: Json, world: LinkWorld): Pair {
  const target = String(link['entity']);
  const there = target === name ? `other${target}` : target;
  const foreign = typeof link['foreign'] === 'string' ? link['foreign'] : undefined;
  const back = objectIn(objectIn(world.definitions.get(target)?.body['links'])[foreign ?? '']);
  const called = `${name}${linkName.charAt(0).toUpperCase()}${linkName.slice(1)}`;
  const at = `/links/${linkName}`;
  notebookOf(world.notes, file).note('F017', at, { entity: called });
  const [here, far] = [world.labels.entity(name), world.labels.entity(target)];
  const columns = { ...objectIn(link['additionalColumns']), ...objectIn(back['additionalColumns']) };
  const fields: ForeignField[] = [
    {
      name,
      at,
      label: here,
      meaning: { kind: 'reference', to: name, onDelete: 'cascade' },
      required: true,
      listed: true,
    },
    {
      name: there,
      at,
      label: far,
      meaning: { kind: 'reference', to: target, onDelete: 'cascade' },
      required: true,
      listed: true,
    },
    ...Object.entries(columns).map(([column, written]) => columnOf(column, objectIn(written), at)),
  ];
  const label = { en: labelFrom(called), ...(here.ru && far.ru ? { ru: `${here.ru} — ${far.ru}` } : {}) };
  const plural = { en: pluralOf(label.en), ...(label.ru ? { ru: label.ru } : {}) };
  const entity = { name: called, file: `links/${called}`, label, plural, fields, uniques: [[name, there]], made: true };
  return {
    entity,
    near: { kind: 'related', of: called, by: name },
    far: back['type'] === 'hasMany' ? { kind: 'related', of: called, by: there } : undefined,
  };
}

/** A column of the pairs themselves. */
function columnOf(name: string, column: Json, at: string): ForeignField {
  const isFlag = column['type'] === 'bool';
  const reading = isFlag ? exactly('boolean') : exactly('text', { maxLength: Number(column['len']) || 255 });
  return { name, at, label: { en: labelFrom(name) }, meaning: reading.meaning, ...(isFlag ? { default: false } : {}) };
}
