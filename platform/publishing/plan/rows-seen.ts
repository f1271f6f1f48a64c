/** How many records each person sees before and after, where the condition of his roles changed. */
import { policyOf, visibility } from '../../access/policy';
import type { Change } from '../../catalog/contracts';
import type { Actor } from '../../foundation/context';
import type { Snapshot } from '../../language/contracts';
import { environmentOf } from '../../language/environment';
import { placeKey } from '../../language/evolution';
import { loadActor } from '../../records/actor';
import type { Statement } from '../../storage/contracts';
import { compileCount } from '../../storage/select';
import type { AccessChange } from '../contracts';
import type { AccessParts } from './access';
import { sayRows, sayUncounted } from './access-sentences';
import { holderOf, type RoleSet } from './people';

/** So many people of one set of roles are counted one by one. */
const MOST_PEOPLE = 200;

/** One for each person and entity; one for all people where the database cannot tell yet. */
export async function rowChanges(
  parts: AccessParts,
  change: Change,
  set: RoleSet,
  entities: readonly string[],
): Promise<readonly AccessChange[]> {
  const holder = holderOf(set.roles);
  const changed = entities.filter((entity) => isOtherwise(parts, change, entity, holder));
  const isCounted = (entity: string) => isThere(statementOf(parts, change.after, entity, holder), parts, change);
  const found = changed.filter((entity) => !isCounted(entity)).map((entity) => uncounted(change, entity, set));
  const counted = changed.filter(isCounted);
  const count = counter(parts);
  for (const id of counted.length > 0 ? set.people.slice(0, MOST_PEOPLE) : []) {
    const user = await loadActor(parts.records, change.before, id, parts.log);
    for (const entity of user ? counted : [])
      found.push(...(await personal(parts, change, entity, user?.actor ?? holder, count)));
  }
  return found;
}

function uncounted({ after }: Change, entity: string, { roles, people }: RoleSet): AccessChange {
  const sentence = sayUncounted(people.length, after.entity(entity));
  return { entity, action: 'read', change: 'lost', count: people.length, roles, sentence };
}

async function personal(
  parts: AccessParts,
  { before, after }: Change,
  name: string,
  actor: Actor,
  count: Count,
): Promise<readonly AccessChange[]> {
  const now = await count(statementOf(parts, after, name, actor));
  const by = now - (await count(statementOf(parts, before, name, actor)));
  if (by === 0) return [];
  const { roles } = actor;
  const user = { id: actor.id ?? '', name: actor.name };
  const sentence = sayRows(actor.name, after.entity(name), by);
  const change = by < 0 ? 'lost' : 'gained';
  return [{ entity: name, action: 'read', change, count: Math.abs(by), roles, user, sentence }];
}

/** The person stands in a condition as a parameter only, so one holder of the roles tells whether it changed. */
function isOtherwise(parts: AccessParts, { before, after }: Change, entity: string, holder: Actor): boolean {
  const mayRead = [before, after].every((snapshot) => policyOf(snapshot, holder).may(entity, 'read'));
  if (!mayRead) return false;
  const [was, is] = [statementOf(parts, before, entity, holder), statementOf(parts, after, entity, holder)];
  return textOf(was) !== textOf(is);
}

function statementOf({ database }: AccessParts, snapshot: Snapshot, name: string, actor: Actor): Statement {
  const policy = policyOf(snapshot, actor);
  const context = { actor, snapshot, now: new Date(), log: SILENT, channel: 'publish' as const };
  return compileCount(database.dialect, {
    snapshot,
    entity: snapshot.entity(name),
    fields: [],
    where: null,
    visible: visibility(policy),
    environment: environmentOf(context),
    sort: [],
    limit: 1,
  });
}

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Whether the database has all that a statement reads; new tables and columns are not there before the publication. */
function isThere({ sql }: Statement, { database }: AccessParts, { evolved }: Change): boolean {
  const restored = new Set(evolved.restored.map(placeKey));
  const fresh = evolved.fresh.filter((place) => !restored.has(placeKey(place)));
  const names = fresh.flatMap(({ table, columns }) => (columns.length > 0 ? columns : [table]));
  return !names.some((name) => sql.includes(database.dialect.quote(name)));
}

type Count = (statement: Statement) => Promise<number>;

/** People of one team often see the same; the same question is asked once. */
function counter({ database }: AccessParts): Count {
  const known = new Map<string, Promise<number>>();
  return (statement) => {
    const key = textOf(statement);
    const counted = known.get(key) ?? database.read(statement).then(([[found] = [0]]) => Number(found));
    known.set(key, counted);
    return counted;
  };
}

function textOf({ sql, values }: Statement): string {
  return JSON.stringify([sql, values]);
}
