/** Fields that entities have without writing them: those of the platform and those their traits bring. */
import type { Artefact, FieldDefinition } from './contracts';
import { isObject } from './layers';
import { mergePatch } from './overlay';

type Definitions = Readonly<Record<string, FieldDefinition>>;

const ID: Definitions = { id: { type: 'id', label: { en: 'Identity', ru: 'Идентификатор' }, readOnly: true } };

const STAMPS: Definitions = {
  version: { type: 'integer', label: { en: 'Version', ru: 'Версия' }, readOnly: true },
  createdAt: { type: 'dateTime', label: { en: 'Created', ru: 'Создано' }, readOnly: true },
  createdBy: { type: 'reference', to: 'user', label: { en: 'Created by', ru: 'Кто создал' }, readOnly: true },
  updatedAt: { type: 'dateTime', label: { en: 'Changed', ru: 'Изменено' }, readOnly: true },
  updatedBy: { type: 'reference', to: 'user', label: { en: 'Changed by', ru: 'Кто изменил' }, readOnly: true },
};

const BIN: Definitions = { deletedAt: { type: 'dateTime', label: { en: 'Deleted', ru: 'Удалено' }, readOnly: true } };

const BROUGHT: Readonly<Record<string, Definitions>> = {
  owned: {
    owner: {
      type: 'reference',
      to: 'user',
      label: { en: 'Owner', ru: 'Ответственный' },
      default: { $: 'me.id' },
      onDelete: 'setNull',
    },
    team: {
      type: 'reference',
      to: 'team',
      label: { en: 'Team', ru: 'Подразделение' },
      default: { $: 'me.team' },
      onDelete: 'setNull',
    },
  },
  part: {
    position: { type: 'integer', label: { en: 'Position', ru: 'Порядок' }, visible: false, default: 0, min: 0 },
  },
};

/** Names no entity can give to a field of its own. */
export const SYSTEM_FIELDS: readonly string[] = [...Object.keys(ID), ...Object.keys(STAMPS), ...Object.keys(BIN)];

/** Names that mean something else where fields stand: a layer's placement. */
export const RESERVED_FIELDS: readonly string[] = ['after', 'before'];

export interface GivenField {
  readonly name: string;
  readonly definition: FieldDefinition;
  readonly system: boolean;
}

/** All fields of an entity in order: id, those written, those of its traits, stamps. What is written about a trait's field merges over it. */
export function fieldsOf(entity: Artefact): readonly GivenField[] {
  const written = definitionsIn(entity.fields);
  const traits = traitsOf(entity);
  const brought: Record<string, FieldDefinition> = {};
  for (const trait of traits.keys()) Object.assign(brought, BROUGHT[trait] ?? {});
  const own = Object.entries(written)
    .filter(([name]) => !SYSTEM_FIELDS.includes(name))
    .map(([name, definition]) => [name, overBrought(brought[name], definition)] as const);
  const rest = Object.entries(brought).filter(([name]) => !Object.hasOwn(written, name));
  const stamps = traits.has('archivable') ? { ...STAMPS, ...BIN } : STAMPS;
  return [
    ...given(Object.entries(ID), true),
    ...given([...own, ...rest], false),
    ...given(Object.entries(stamps), true),
  ];
}

/** The traits of an entity with their options. */
export function traitsOf(entity: Artefact): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const written = isObject(entity.traits) ? entity.traits : {};
  return new Map(Object.entries(written).map(([name, options]) => [name, isObject(options) ? options : {}]));
}

function definitionsIn(fields: unknown): Definitions {
  if (!isObject(fields)) return {};
  const sound = Object.entries(fields).filter(([, definition]) => isObject(definition));
  return Object.fromEntries(sound) as Definitions;
}

function given(entries: readonly (readonly [string, FieldDefinition])[], system: boolean): readonly GivenField[] {
  return entries.map(([name, definition]) => ({ name, definition, system }));
}

function overBrought(brought: FieldDefinition | undefined, written: FieldDefinition): FieldDefinition {
  return brought ? (mergePatch(brought, written) as FieldDefinition) : written;
}
