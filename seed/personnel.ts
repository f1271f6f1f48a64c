/** Teams and users of the demo company as records. */
import type { Context } from '../platform/foundation/context';
import type { Records } from '../platform/records/contracts';
import { mobile } from './places';
import { dice } from './random';
import { EMPLOYEES, type EmployeeSeed, TEAMS } from './staff';
import type { Writer } from './writer';

export interface Seller {
  readonly id: string;
  readonly team: string;
  readonly teamCode: string;
  readonly head: boolean;
}

/** Brings teams, people, heads and superiors. */
export async function bringStaff(writer: Writer, records: Records, context: Context): Promise<readonly Seller[]> {
  const teams = new Map<string, string>();
  for (const { code, name, parent } of TEAMS) {
    const [id = ''] = await writer.put('team', 'code', [{ code, name, parent: (parent && teams.get(parent)) || null }]);
    teams.set(code, id);
  }
  const ids = await writer.put(
    'user',
    'login',
    EMPLOYEES.map((each) => employee(each, teams)),
  );
  const byLogin = new Map(EMPLOYEES.map((each, index) => [each.login, ids[index] ?? '']));
  await appointHeads(records, context, teams, byLogin);
  return EMPLOYEES.map(({ login, team, role }) => ({
    id: byLogin.get(login) ?? '',
    team: teams.get(team) ?? '',
    teamCode: team,
    head: role === 'salesHead',
  }));
}

function employee(seed: EmployeeSeed, teams: ReadonlyMap<string, string>) {
  const roll = dice('employee', seed.login);
  return {
    login: seed.login,
    code: `E-${String(EMPLOYEES.indexOf(seed) + 1).padStart(3, '0')}`,
    name: { last: seed.last, first: seed.first, middle: seed.middle },
    position: seed.position,
    team: teams.get(seed.team) ?? null,
    email: `${seed.login}@karkas-demo.example`,
    phone: mobile(roll),
    hired: seed.hired,
    birthday: `${roll.whole(1975, 1998)}-${String(roll.whole(1, 12)).padStart(2, '0')}-${String(roll.whole(1, 28)).padStart(2, '0')}`,
    roles: [seed.role],
    locale: 'ru',
    active: true,
  };
}

/** Teams without a head get theirs, and people their superior. */
async function appointHeads(
  records: Records,
  context: Context,
  teams: ReadonlyMap<string, string>,
  users: ReadonlyMap<string, string>,
): Promise<void> {
  const [top] = TEAMS;
  const headless = await records.find(context, 'team', {
    where: { head: { $empty: true }, code: { $in: TEAMS.map((each) => each.code) } },
    fields: ['code'],
  });
  if (!top || headless.records.length === 0) return;
  const update = TEAMS.map((team) => ({ id: teams.get(team.code) ?? '', head: users.get(team.head) ?? null }));
  await records.batch(context, 'team', { update });
  const superiors = EMPLOYEES.map((each) => {
    const head = TEAMS.find((team) => team.code === each.team)?.head;
    const superior = head === each.login ? top.head : head;
    return {
      id: users.get(each.login) ?? '',
      manager: superior && superior !== each.login ? (users.get(superior) ?? null) : null,
    };
  });
  await records.batch(context, 'user', { update: superiors });
}
