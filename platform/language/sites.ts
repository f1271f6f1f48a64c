/**
 * What words may know while fields are still being compiled: every field's definition in its place, its
 * options and the other side of its relations. Made per entity on first use, from definitions alone,
 * so that no word ever waits for another entity to be compiled.
 */
import type { ChoiceOption, SiteOf, Words } from '../vocabulary/contracts';
import type { Artefact, FieldDefinition, Text } from './contracts';
import { deepFreeze } from './freeze';
import { isObject } from './layers';
import { fieldsOf, traitsOf } from './traits';

/** Where effective artefacts come from. */
export interface ArtefactSource {
  get(kind: string, name: string): Artefact | undefined;
  names(kind: string): readonly string[];
}

export interface Site extends SiteOf {
  readonly system: boolean;
}

export interface Sites {
  /** The sites of an entity's fields in order; empty for an entity nobody knows. */
  of(entity: string): ReadonlyMap<string, Site>;
  options(choices: string): readonly ChoiceOption[];
}

const NONE: ReadonlyMap<string, Site> = new Map();
const NO_OPTIONS: readonly ChoiceOption[] = Object.freeze([]);

export function createSites(source: ArtefactSource, words: Words): Sites {
  const entities = new Map<string, ReadonlyMap<string, Site>>();
  const choices = new Map<string, readonly ChoiceOption[]>();
  const kinds = new Map<string, readonly ChoiceOption[]>();
  const sites: Sites = {
    of: (entity) => kept(entities, entity, () => sitesOf(entity)),
    options: (name) => kept(choices, name, () => optionsIn(source.get('choices', name)?.options)),
  };
  return sites;

  function sitesOf(name: string): ReadonlyMap<string, Site> {
    const artefact = source.get('entity', name);
    if (!artefact) return NONE;
    const backReferences = (target: string) => referencesBack(target, name);
    const siteOf = (entity: string, field: string) => sites.of(entity).get(field);
    const made = new Map<string, Site>();
    for (const { name: field, definition: written, system } of fieldsOf(artefact)) {
      const definition = deepFreeze(written);
      const options = optionsOf(definition);
      made.set(
        field,
        Object.freeze({ name: field, definition, system, entity: name, words, options, backReferences, siteOf }),
      );
    }
    return made;
  }

  /** References of an entity to another: that of its trait `part` first. */
  function referencesBack(from: string, to: string): readonly string[] {
    const names = [...sites.of(from).values()]
      .filter((site) => !site.system && refersTo(site, to))
      .map((site) => site.name);
    const artefact = source.get('entity', from);
    const parent = artefact && traitsOf(artefact).get('part')?.of;
    return names.includes(String(parent)) ? [String(parent), ...names.filter((name) => name !== parent)] : names;
  }

  function optionsOf(definition: FieldDefinition): readonly ChoiceOption[] {
    const declared = words.field(definition.type)?.options.properties;
    if (!declared || !('options' in declared)) return NO_OPTIONS;
    if (typeof definition.from === 'string') return artefactOptions(definition.from);
    if (typeof definition.of === 'string') return sites.options(definition.of);
    return optionsIn(definition.options);
  }

  function artefactOptions(kind: string): readonly ChoiceOption[] {
    return kept(kinds, kind, () =>
      deepFreeze(
        source
          .names(kind)
          .map((key) => ({ key, label: source.get(kind, key)?.label ?? bothLocales(key), color: null })),
      ),
    );
  }
}

/** The same text in every language. */
export function bothLocales(text: string): Text {
  return { en: text, ru: text };
}

function refersTo(site: Site, entity: string): boolean {
  const word = site.words.field(site.definition.type);
  if (!word?.relation || word.value(site) !== 'reference') return false;
  const relation = word.relation(site);
  return relation?.kind === 'one' && relation.to === entity;
}

function optionsIn(options: unknown): readonly ChoiceOption[] {
  if (!isObject(options)) return NO_OPTIONS;
  const found = Object.entries(options).map(([key, option]) => {
    const { label, color } = isObject(option) ? (option as { label?: Text; color?: string }) : {};
    return { key, label: label ?? bothLocales(key), color: color ?? null };
  });
  return deepFreeze(found);
}

function kept<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}
