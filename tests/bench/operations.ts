import type { Base } from './base';
import { word } from './base';

/** One kind of request, as an HTTP call on our server; the floor replays the statements it causes. */
export interface Operation {
  readonly name: string;
  readonly title: string;
  /** Slower than the floor by at most this much on MariaDB (design.md section 8); null where none is set. */
  readonly budget: number | null;
  readonly as: 'admin' | 'restricted';
  /** `n` counts requests, so that writes meet fresh records: even ones are for our server, odd ones for the bare one. */
  request(base: Base, n: number): { method: 'GET' | 'POST' | 'PATCH'; path: string; body?: unknown; target?: string };
}

const FIELDS = 'title,amount,closeDate,stage,account,owner';

/** The sorted, filtered list of the budgets; at `row` when a cursor or an offset is given. */
function list(stage: string, rest: string): string {
  const where = encodeURIComponent(JSON.stringify({ 'stage.outcome': 'open', stage }));
  return `/api/records/deal?where=${where}&sort=-closeDate&fields=${FIELDS}&limit=50${rest}`;
}

export async function operationsOn(base: Base): Promise<readonly Operation[]> {
  const context = base.app.systemContext('system');
  const some = await base.app.records.read(context, 'deal', base.deals[1] ?? '');
  const stage = (some['stage'] as { id: string }).id;
  const deep = Math.min(100_000, Math.floor(base.deals.length / 2));
  const cursor = await cursorAt(base, deep);
  const whole = `/api/records/deal?sort=-closeDate&fields=${FIELDS}&limit=50`;
  const deal = (n: number) => base.deals[(n * 7) % base.deals.length] ?? '';
  const versionOf = countedVersions();
  const page = { method: 'GET', path: list(stage, '') } as const;
  return [
    {
      name: 'L1',
      title: 'list of 50 and capped count',
      budget: 2,
      as: 'admin',
      request: () => ({ ...page, path: list(stage, '&count=capped') }),
    },
    { name: 'L2', title: 'list of 50', budget: 2, as: 'admin', request: () => page },
    { name: 'LR', title: 'the same list, restricted user', budget: 2, as: 'restricted', request: () => page },
    {
      name: 'L3',
      title: `list at offset ${deep}`,
      budget: null,
      as: 'admin',
      request: () => ({ method: 'GET', path: `${whole}&offset=${deep}` }),
    },
    {
      name: 'LK',
      title: `list after row ${deep} by cursor`,
      budget: 2,
      as: 'admin',
      request: () => ({ method: 'GET', path: `${whole}&after=${cursor}` }),
    },
    {
      name: 'R1',
      title: 'read one',
      budget: 2.5,
      as: 'admin',
      request: (_, n) => ({
        method: 'GET',
        path: `/api/records/deal/${deal(n)}?fields=${FIELDS},contact`,
        target: deal(n),
      }),
    },
    {
      name: 'S1',
      title: 'contains-search over companies',
      budget: null,
      as: 'admin',
      request: () => ({
        method: 'GET',
        path: `/api/records/account?search=${encodeURIComponent(word(4711).slice(2))}&fields=name&limit=50`,
      }),
    },
    {
      name: 'C1',
      title: 'create',
      budget: 2.5,
      as: 'admin',
      request: (_, n) => ({
        method: 'POST',
        path: '/api/records/account',
        body: { name: `Новая ${n} ${word(n)}`, code: `N${process.pid}-${n}`, owner: base.users.admin },
      }),
    },
    {
      name: 'U1',
      title: 'update',
      budget: 2.5,
      as: 'admin',
      request: (_, n) => {
        const target = base.deals[n % base.deals.length] ?? '';
        return {
          method: 'PATCH',
          path: `/api/records/deal/${target}`,
          body: { version: versionOf(target), title: `Изменено ${n}` },
          target,
        };
      },
    },
    {
      name: 'A1',
      title: 'sum and count by stage and owner',
      budget: null,
      as: 'admin',
      request: () => ({
        method: 'POST',
        path: '/api/query',
        body: { from: 'deal', group: ['stage', 'owner'], measures: { total: { sum: 'amount' }, n: { count: '*' } } },
      }),
    },
  ];
}

/** The version an update names: a record that comes round again, or that was captured, has been changed since it was made. */
function countedVersions(): (id: string) => number {
  const updates = new Map<string, number>();
  return (id) => {
    const version = (updates.get(id) ?? 0) + 1;
    updates.set(id, version);
    return version;
  };
}

async function cursorAt(base: Base, row: number): Promise<string> {
  const context = base.app.systemContext('system');
  const answer = await base.app.records.find(context, 'deal', {
    sort: ['-closeDate'],
    fields: FIELDS.split(','),
    limit: 50,
    offset: row - 50,
  });
  return encodeURIComponent(answer.next ?? '');
}
