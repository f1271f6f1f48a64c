/** Who may do and see more or less after a change: people by what their roles allow, records by whose they are. */
import type { Action, Policy } from '../../access/contracts';
import { policyOf } from '../../access/policy';
import type { Change } from '../../catalog/contracts';
import { type Context, type Log, SYSTEM_ACTOR } from '../../foundation/context';
import type { Entity, Snapshot } from '../../language/contracts';
import type { Records } from '../../records/contracts';
import type { Database } from '../../storage/contracts';
import type { AccessChange } from '../contracts';
import { sayAdministrators, sayPeople } from './access-sentences';
import { holderOf, type RoleSet, roleSets } from './people';
import { rowChanges } from './rows-seen';

export interface AccessParts {
  readonly database: Database;
  readonly records: Records;
  readonly log: Log;
}

const ACTIONS: readonly Action[] = ['read', 'create', 'update', 'delete', 'import', 'export'];

/** Nothing where neither roles nor what they speak of changed. */
export async function accessChanges(parts: AccessParts, change: Change): Promise<readonly AccessChange[]> {
  const entities = concerned(change);
  if (entities.length === 0) return [];
  const context = systemContext(change.before, parts.log);
  const tally = new Map<string, AccessChange>();
  const seen: AccessChange[] = [];
  for (const set of await roleSets(parts.records, context)) {
    const policies = policiesOf(set, change);
    if (policies.before.administrator !== policies.after.administrator)
      count(tally, administratorChange(policies), set);
    else if (!policies.after.administrator) {
      for (const name of entities) for (const each of entityChanges(name, policies, change)) count(tally, each, set);
      seen.push(...(await rowChanges(parts, change, set, entities)));
    }
  }
  return [...[...tally.values()].map((each) => worded(each, change)), ...seen];
}

/** All entities when a role changed, else those that did; of renamed and new ones nobody gains or loses anything. */
function concerned({ before, after }: Change): readonly string[] {
  const isSame = (kind: string, name: string) =>
    JSON.stringify(before.artefact(kind, name)) === JSON.stringify(after.artefact(kind, name));
  const roles = [...before.artefacts('role'), ...after.artefacts('role')];
  const rolesChanged = roles.some(({ name }) => !isSame('role', name));
  const both = before.entityNames.filter((name) => after.hasEntity(name));
  return rolesChanged ? both : both.filter((name) => !isSame('entity', name));
}

interface Policies {
  readonly before: Policy;
  readonly after: Policy;
}

function policiesOf({ roles }: RoleSet, { before, after }: Change): Policies {
  const holder = holderOf(roles);
  return { before: policyOf(before, holder), after: policyOf(after, holder) };
}

type Found = Omit<AccessChange, 'sentence' | 'count' | 'roles'>;

function administratorChange({ after }: Policies): Found {
  return { entity: '', action: 'everything', change: after.administrator ? 'gained' : 'lost' };
}

function entityChanges(name: string, { before, after }: Policies, change: Change): readonly Found[] {
  const actions = ACTIONS.flatMap((action) =>
    turnOf(before.may(name, action), after.may(name, action), { entity: name, action }),
  );
  if (!before.may(name, 'read') || !after.may(name, 'read')) return actions;
  const fields = sharedFields(name, change).flatMap((field) => [
    ...turnOf(before.mayRead(name, field), after.mayRead(name, field), { entity: name, field, action: 'read' }),
    ...turnOf(mayChange(before, name, field), mayChange(after, name, field), { entity: name, field, action: 'update' }),
  ]);
  const isTold = (found: Found) => found.action === 'update' && actions.some(({ action }) => action === 'update');
  return [...actions, ...fields.filter((found) => !isTold(found))];
}

function sharedFields(name: string, { before, after }: Change): readonly string[] {
  const { fields } = after.entity(name);
  return [...before.entity(name).fields.keys()].filter((field) => fields.has(field));
}

function mayChange(policy: Policy, entity: string, field: string): boolean {
  return policy.may(entity, 'update') && policy.mayWrite(entity, field);
}

function turnOf(before: boolean, after: boolean, what: Omit<Found, 'change'>): readonly Found[] {
  return before === after ? [] : [{ ...what, change: after ? 'gained' : 'lost' }];
}

function count(tally: Map<string, AccessChange>, found: Found, { roles, people }: RoleSet): void {
  const key = JSON.stringify(found);
  const known = tally.get(key);
  const all = [...new Set([...(known?.roles ?? []), ...roles])];
  tally.set(key, { ...found, roles: all, count: (known?.count ?? 0) + people.length, sentence: { en: '', ru: '' } });
}

function worded(change: AccessChange, { after }: { readonly after: Snapshot }): AccessChange {
  if (change.action === 'everything') return { ...change, sentence: sayAdministrators(change) };
  const entity: Entity = after.entity(change.entity);
  return { ...change, sentence: sayPeople(change, entity) };
}

function systemContext(snapshot: Snapshot, log: Log): Context {
  return { actor: SYSTEM_ACTOR, snapshot, now: new Date(), log, channel: 'publish' };
}
