/** Who uses the system, by the roles they hold. */
import type { Actor, Context } from '../../foundation/context';
import type { RecordBody, Records } from '../../records/contracts';

/** People who hold the same roles may do the same; only which rows are theirs differs. */
export interface RoleSet {
  readonly roles: readonly string[];
  /** The ids of their records. */
  readonly people: readonly string[];
}

const AT_ONCE = 1000;

/** Everybody who may sign in, in groups of equal roles. */
export async function roleSets(records: Records, context: Context): Promise<readonly RoleSet[]> {
  const sets = new Map<string, { readonly roles: readonly string[]; readonly people: string[] }>();
  const { snapshot } = context;
  if (!snapshot.hasEntity('user') || !snapshot.entity('user').fields.has('roles')) return [];
  for (let after: string | undefined | null; after !== null; ) {
    const request = { where: { active: true }, fields: ['id', 'roles'], sort: ['id'], limit: AT_ONCE };
    const page = await records.find(context, 'user', { ...request, ...(after ? { after } : {}) });
    for (const record of page.records) {
      const roles = rolesOf(record);
      const key = roles.join(' ');
      const set = sets.get(key) ?? { roles, people: [] };
      sets.set(key, set);
      set.people.push(record.id);
    }
    after = page.next;
  }
  return [...sets.values()];
}

/** Somebody with these roles, for questions in which the person does not matter. */
export function holderOf(roles: readonly string[]): Actor {
  return { id: null, kind: 'user', name: '', roles, team: null, teamsBelow: [], locale: 'en', timeZone: 'UTC' };
}

function rolesOf(record: RecordBody): readonly string[] {
  const held = record['roles'];
  return Array.isArray(held) ? held.map(String).sort() : [];
}
