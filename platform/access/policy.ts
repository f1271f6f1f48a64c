import type { Actor } from '../foundation/context';
import type { Condition, Entity, Snapshot } from '../language/contracts';
import type { Visibility } from '../storage/contracts';
import type { Action, Policy } from './contracts';
import { type FieldRules, isSettable, tellsHidden } from './fields';
import { type EntityGrants, type RoleGrants, readRole } from './grants';
import { allOf, anyOf, isNoRows, NO_ROWS, scopeCondition, throughReference } from './scope';

const policies = new WeakMap<Snapshot, Map<string, Policy>>();

/**
 * What an actor may do on this metadata. Rights are the union of the actor's roles; a field denied by
 * one role is denied. The system actor and administrators may do everything.
 * Made once per snapshot and set of roles: the person stands in the conditions only as `me`.
 */
export function policyOf(snapshot: Snapshot, actor: Actor): Policy {
  const key = actor.kind === 'system' ? '*' : [...actor.roles].sort().join(' ');
  const known = policies.get(snapshot) ?? new Map<string, Policy>();
  policies.set(snapshot, known);
  const policy = known.get(key) ?? createPolicy(snapshot, actor);
  known.set(key, policy);
  return policy;
}

/** Which rows are seen under a policy, in the form the query compiler takes. */
export function visibility(policy: Policy): Visibility {
  const known = sights.get(policy);
  if (known) return known;
  const sight: Visibility = (entity) => policy.rows(entity, 'read');
  sights.set(policy, sight);
  return sight;
}

/** One for each policy: statements compiled under it are found by it. */
const sights = new WeakMap<Policy, Visibility>();

function createPolicy(snapshot: Snapshot, actor: Actor): Policy {
  const artefacts = actor.roles.map((name) => snapshot.artefact('role', name)).filter((role) => role !== undefined);
  const roles = artefacts.map(readRole);
  if (actor.kind === 'system' || roles.some((role) => role.administrator)) return unlimited(snapshot);
  return limited(snapshot, roles);
}

function unlimited(snapshot: Snapshot): Policy {
  return {
    administrator: true,
    may: (entity) => snapshot.hasEntity(entity),
    rows: () => null,
    mayRead: () => true,
    mayWrite: (entity, field) => mayEverWrite(snapshot, entity, field),
  };
}

function limited(snapshot: Snapshot, roles: readonly RoleGrants[]): Policy {
  const rows = remembered((entity: string, action: Action) => rowsOf(entity, action));
  const rules = remembered((entity: string) => readRules(roles, entity));
  const mayRead = remembered((entity: string, field: string) => decideRead(entity, field));

  function rowsOf(name: string, action: Action): Condition | null {
    if (!snapshot.hasEntity(name)) return NO_ROWS;
    const entity = snapshot.entity(name);
    const said = roles.map((role) => role.entity(name));
    if (!entity.part) return anyOf(said.map((grants) => scopeCondition(grants.grant(action), entity, snapshot)));
    return allOf([ownWords(said, action, entity), parentRows(entity, action)]);
  }

  /** Rows of a part follow its parent; a role that names the part itself can only narrow them. */
  function parentRows(entity: Entity, action: Action): Condition | null {
    if (entity.part?.relation?.kind !== 'one') return NO_ROWS;
    const parent = entity.part.relation.to;
    const asked = action === 'create' || action === 'delete' ? 'update' : action;
    const condition = rows(parent, asked);
    return condition && throughReference(entity.part, condition);
  }

  function ownWords(said: readonly EntityGrants[], action: Action, entity: Entity): Condition | null {
    return anyOf(said.map((grants) => (grants.named ? scopeCondition(grants.grant(action), entity, snapshot) : null)));
  }

  function decideRead(name: string, field: string): boolean {
    if (isNoRows(rows(name, 'read'))) return false;
    const { deniedRead, allowedRead } = rules(name);
    if (deniedRead.has(field)) return false;
    if (allowedRead.has(field)) return true;
    return !tellsHidden(snapshot.entity(name), field, { field: mayRead, rowsOf: seesRowsOf });
  }

  function seesRowsOf(entity: string, reference: string): boolean {
    return snapshot.entity(entity).part?.name === reference || rows(entity, 'read') === null;
  }

  return {
    administrator: false,
    may: (entity, action) => !isNoRows(rows(entity, action)) || mayWithParent(entity, action),
    rows: (entity, action) => rows(entity.name, action),
    mayRead,
    mayWrite: (entity, field) => {
      const { deniedRead, deniedWrite } = rules(entity);
      return !deniedRead.has(field) && !deniedWrite.has(field) && mayEverWrite(snapshot, entity, field);
    },
  };

  /** Parts are also created together with a parent that may be created. */
  function mayWithParent(name: string, action: Action): boolean {
    if (action !== 'create' || !snapshot.hasEntity(name)) return false;
    const relation = snapshot.entity(name).part?.relation;
    return relation?.kind === 'one' && !isNoRows(rows(relation.to, 'create'));
  }
}

function mayEverWrite(snapshot: Snapshot, entity: string, field: string): boolean {
  const found = snapshot.hasEntity(entity) ? snapshot.entity(entity).fields.get(field) : undefined;
  return found !== undefined && isSettable(found);
}

function readRules(roles: readonly RoleGrants[], entity: string): FieldRules {
  const deniedRead = new Set<string>();
  const deniedWrite = new Set<string>();
  const allowedRead = new Set<string>();
  for (const role of roles) {
    for (const [field, grant] of Object.entries(role.entity(entity).fields)) {
      if (grant.read === false) deniedRead.add(field);
      if (grant.write === false) deniedWrite.add(field);
      if (grant.read === true) allowedRead.add(field);
    }
  }
  return { deniedRead, deniedWrite, allowedRead };
}

/** The same function, asking once per argument list. */
function remembered<A extends readonly string[], R>(ask: (...names: A) => R): (...names: A) => R {
  const answers = new Map<string, R>();
  return (...names) => {
    const key = names.join(' ');
    if (answers.has(key)) return answers.get(key) as R;
    const answer = ask(...names);
    answers.set(key, answer);
    return answer;
  };
}
