/**
 * A whole candidate set of layers that compiles, and what several rules need to know of it: every
 * condition and expression with the record it reads, which fields are read at all, what each role may do.
 * All of it is found out on first use and kept.
 */
import type { Policy } from '../../access/contracts';
import { policyOf } from '../../access/policy';
import type { Actor } from '../../foundation/context';
import { type Attempt, attempted } from '../../language/compile-computations';
import { conditionPaths, conditionRecordPaths, resolveCondition } from '../../language/condition';
import type { Artefact, Condition, Entity, Path, Snapshot } from '../../language/contracts';
import type { Syntax } from '../../language/expression-syntax';
import { KINDS, type Kind } from '../../language/kinds';
import { isObject, type Layer, pointerTo, type Stack, stackLayers } from '../../language/layers';
import { type Mention, mentionsIn } from '../../language/references';
import { schemasOf } from '../../language/schemas';
import type { Words } from '../../vocabulary/contracts';
import { expressionsOf, pathOf, syntaxOf } from './expression-places';
import type { Named } from './rule';

export interface PlacedMention extends Mention {
  readonly about: Named;
}

/** A condition where it is written, resolved for the entity it selects from. */
export interface PlacedCondition {
  readonly about: Named;
  readonly pointer: string;
  readonly entity: Entity;
  readonly written: unknown;
  readonly condition: Condition;
}

/** An expression where it is written. */
export interface PlacedExpression {
  readonly about: Named;
  readonly pointer: string;
  readonly entity: Entity;
  readonly text: string;
  readonly tree: Syntax;
  /** The fields it reads, through whatever references. */
  readonly paths: readonly Path[];
  /** It answers yes or no: a flag or a check. */
  readonly decides: boolean;
}

export interface Candidate {
  readonly layers: readonly Layer[];
  readonly stack: Stack;
  readonly snapshot: Snapshot;
  readonly words: Words;
  readonly entities: readonly Entity[];
  artefacts(kind: Kind): readonly Artefact[];
  /** The syntax of an expression; undefined when it cannot be read. */
  syntax(text: string): Syntax | undefined;
  readonly mentions: readonly PlacedMention[];
  mentionsOf(kind: Kind, name: string): readonly PlacedMention[];
  readonly conditions: readonly PlacedCondition[];
  readonly expressions: readonly PlacedExpression[];
  /** "entity.field" of all fields that something besides their own definition shows or reads. */
  readonly read: ReadonlySet<string>;
  /** Roles other than those of administrators, each with what it alone may do. */
  readonly roles: readonly { readonly role: Artefact; readonly policy: Policy }[];
}

export function createCandidate(layers: readonly Layer[], snapshot: Snapshot, words: Words): Candidate {
  const entities = snapshot.entityNames.map((name) => snapshot.entity(name));
  const attempt: Attempt = { snapshot, report: () => undefined };
  const syntax = remembered(syntaxOf);
  const mentioned = once(() => mentionsInAll(snapshot, words));
  const mentions = once(() => [...mentioned().values()].flat());
  const conditions = once(() => [...mentionedConditions(mentions(), attempt), ...ownConditions(entities, attempt)]);
  const expressions = once(() => expressionsOf(mentions(), entities, { snapshot, syntax }));
  const read = once(() => readFields(mentions(), conditions(), expressions(), entities, snapshot));
  const roles = once(() => rolesOf(snapshot));
  return {
    layers,
    stack: stackLayers(layers),
    snapshot,
    words,
    entities,
    artefacts: remembered((kind: Kind) => snapshot.artefacts(kind)),
    syntax,
    mentionsOf: (kind, name) => mentioned().get(`${kind} ${name}`) ?? [],
    get mentions() {
      return mentions();
    },
    get conditions() {
      return conditions();
    },
    get expressions() {
      return expressions();
    },
    get read() {
      return read();
    },
    get roles() {
      return roles();
    },
  };
}

export function keyOf(field: { readonly entity: string; readonly name: string }): string {
  return `${field.entity}.${field.name}`;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function remembered<K extends string, T>(find: (text: K) => T): (text: K) => T {
  const known = new Map<K, T>();
  return (text) => {
    if (known.has(text)) return known.get(text) as T;
    const found = find(text);
    known.set(text, found);
    return found;
  };
}

/** "kind name" of each artefact → what it mentions. */
function mentionsInAll(snapshot: Snapshot, words: Words): ReadonlyMap<string, readonly PlacedMention[]> {
  const schemas = schemasOf(words);
  const leadsTo = (entity: string, path: string): string | null => {
    const relation = pathOf(path, entity, snapshot)?.field.relation;
    if (!relation) return null;
    return relation.kind === 'one' ? relation.to : relation.of;
  };
  const ofKind = (kind: Kind) =>
    snapshot.artefacts(kind).map((artefact) => {
      const about: Named = { kind, name: artefact.name };
      const used = mentionsIn(kind, artefact, { schemas, leadsTo }).filter(({ defines }) => !defines);
      const mentions = used.map((each) => ({ ...each, about }));
      return [`${kind} ${artefact.name}`, mentions] as const;
    });
  return new Map(KINDS.flatMap(ofKind));
}

/** Conditions outside of entities: what they select from is the scope of their place. */
function mentionedConditions(mentions: readonly PlacedMention[], attempt: Attempt): readonly PlacedCondition[] {
  const { snapshot } = attempt;
  return mentions.flatMap(({ as, about, pointer, scope, value }): PlacedCondition[] => {
    if (as !== 'condition' || about.kind === 'entity' || scope === null || !snapshot.hasEntity(scope)) return [];
    return placedCondition(about, pointer, snapshot.entity(scope), value, attempt);
  });
}

/** Conditions of pickers select from the target and may read the record being edited; those of roll-ups from the rows. */
function ownConditions(entities: readonly Entity[], attempt: Attempt): readonly PlacedCondition[] {
  const { snapshot } = attempt;
  return entities.flatMap((entity) => {
    const about: Named = { kind: 'entity', name: entity.name };
    const pickers = [...entity.fields.values()].flatMap(({ name, definition, relation }) => {
      if (relation?.kind !== 'one' || !isObject(definition.where)) return [];
      const pointer = `${pointerTo('/fields', name)}/where`;
      return placedCondition(about, pointer, snapshot.entity(relation.to), definition.where, attempt, entity);
    });
    const rollUps = entity.rollUps.flatMap(({ field, over }) => {
      if (over.relation?.kind !== 'many' || !isObject(field.definition.where)) return [];
      const pointer = `${pointerTo('/fields', field.name)}/where`;
      return placedCondition(about, pointer, snapshot.entity(over.relation.of), field.definition.where, attempt);
    });
    return [...pickers, ...rollUps];
  });
}

function placedCondition(
  about: Named,
  pointer: string,
  entity: Entity,
  written: unknown,
  attempt: Attempt,
  outer?: Entity,
): PlacedCondition[] {
  const condition = attempted(attempt, () =>
    resolveCondition(written, entity, attempt.snapshot, outer ? { outer } : {}),
  );
  return condition ? [{ about, pointer, entity, written, condition }] : [];
}

function readFields(
  mentions: readonly PlacedMention[],
  conditions: readonly PlacedCondition[],
  expressions: readonly PlacedExpression[],
  entities: readonly Entity[],
  snapshot: Snapshot,
): ReadonlySet<string> {
  const named = mentions.flatMap(({ as, value, scope }) => {
    const path = as === 'field' || as === 'sort' ? pathOf(String(value).replace(/^-/, ''), scope, snapshot) : undefined;
    return path ? [path] : [];
  });
  const conditioned = conditions.flatMap(({ condition }) => [
    ...conditionPaths(condition),
    ...conditionRecordPaths(condition),
  ]);
  const expressed = expressions.flatMap(({ paths }) => paths);
  const fields = [...named, ...conditioned, ...expressed].flatMap(({ hops, field }) => [...hops, field]);
  const rolledUp = entities.flatMap(({ rollUps }) => rollUps.flatMap(({ over, of }) => (of ? [over, of] : [over])));
  const titles = entities.map(({ title }) => title);
  return new Set([...fields, ...rolledUp, ...titles].map(keyOf));
}

function rolesOf(snapshot: Snapshot): Candidate['roles'] {
  return snapshot.artefacts('role').flatMap((role) => {
    const policy = policyOf(snapshot, actorIn(role.name));
    return policy.administrator ? [] : [{ role, policy }];
  });
}

function actorIn(role: string): Actor {
  const nobody = { id: null, name: '', team: null, teamsBelow: [], locale: 'en', timeZone: 'UTC' } as const;
  return { ...nobody, kind: 'user', roles: [role] };
}
