import type { Actor, Context, Log } from '../foundation/context';
import { SYSTEM_ACTOR } from '../foundation/context';
import type { Locale } from '../foundation/errors';
import type { Snapshot } from '../language/contracts';
import type { RecordBody, Records } from './contracts';

/** A user as the session sees him: the actor of his requests and his settings. */
export interface SignedIn {
  readonly actor: Actor;
  readonly login: string;
  readonly theme: string;
}

const USER_FIELDS = ['login', 'name', 'team', 'roles', 'locale', 'timeZone', 'theme', 'active'];
const MOST_TEAMS = 1000;

/** The signed-in state of a user; null when the user is gone or switched off. */
export async function loadActor(
  records: Records,
  snapshot: Snapshot,
  user: string,
  log: Log,
): Promise<SignedIn | null> {
  const context: Context = { actor: SYSTEM_ACTOR, snapshot, now: new Date(), log, channel: 'system' };
  const found = await records.find(context, 'user', { where: { id: user }, fields: USER_FIELDS, limit: 1 });
  const record = found.records[0];
  if (!record || record['active'] === false) return null;
  const team = idOf(record['team']);
  return {
    actor: Object.freeze({
      id: user,
      kind: 'user',
      name: nameOf(record),
      roles: Array.isArray(record['roles']) ? (record['roles'] as string[]) : [],
      team,
      teamsBelow: await teamsBelow(records, context, user, team),
      locale: (record['locale'] as Locale | null) ?? 'en',
      timeZone: (record['timeZone'] as string | null) ?? 'UTC',
    }),
    login: String(record['login']),
    theme: (record['theme'] as string | null) ?? 'auto',
  };
}

/** The user's own team, the teams he heads, and all teams below any of them. */
async function teamsBelow(
  records: Records,
  context: Context,
  user: string,
  team: string | null,
): Promise<readonly string[]> {
  const headed = await records.find(context, 'team', { where: { head: user }, fields: ['id'], limit: MOST_TEAMS });
  const tops = new Set(headed.records.map((each) => each.id));
  if (team) tops.add(team);
  if (tops.size === 0) return [];
  const where = { $or: [...tops].map((top) => ({ id: { $under: top } })) };
  const below = await records.find(context, 'team', { where, fields: ['id'], limit: MOST_TEAMS });
  return below.records.map((each) => each.id);
}

function idOf(reference: unknown): string | null {
  return (reference as { id?: string } | null | undefined)?.id ?? null;
}

function nameOf(record: RecordBody): string {
  const name = record['name'] as { full?: string } | string | null | undefined;
  return (typeof name === 'object' ? name?.full : name) || String(record['login']);
}
