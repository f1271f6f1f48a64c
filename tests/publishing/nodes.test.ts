/** Two nodes on one database while revisions are published on one of them; MariaDB is what it is for, a file shows the same. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPassword } from '../../platform/access/passwords';
import { type App, createApp } from '../../platform/app';
import type { Context } from '../../platform/foundation/context';
import { readSettings } from '../../platform/foundation/settings';
import { PASSWORD } from '../http/world';
import { type Place, SHARED_ENGINES, silent } from '../storage/engines';

interface Node {
  readonly app: App;
  readonly url: string;
  close(): Promise<void>;
}

/** Long enough for a machine with other work; how soon it really is, a bench measures. */
const SOON_MS = 10_000;

const label = { en: 'Label', ru: 'Подпись' };
const team = { kind: 'entity', name: 'team', package: 'customer' };

describe.each(SHARED_ENGINES)('two nodes on one $name', ({ create }) => {
  let place: Place;
  let folder: string;
  let nodes: readonly Node[];
  let token: string;
  let anna: Context;
  beforeAll(async () => {
    place = await create();
    folder = mkdtempSync(join(tmpdir(), 'karkas-nodes-'));
    const first = await startNode();
    const findings = await first.app.publishFromDisk();
    if (findings.length > 0) throw new Error(JSON.stringify(findings));
    nodes = [first, await startNode()];
    const context = first.app.systemContext('system');
    const user = { login: 'anna', name: 'Anna', roles: ['administrator'], active: true };
    const { id } = await first.app.records.create(context, 'user', user);
    await first.app.tables.setCredential(id, await hashPassword(PASSWORD), new Date());
    anna = { ...context, actor: { ...context.actor, id, kind: 'user', name: 'Anna', roles: ['administrator'] } };
    const answer = await fetch(`${first.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'anna', password: PASSWORD, bearer: true }),
    });
    token = ((await answer.json()) as { token: string }).token;
  }, 120_000);
  afterAll(async () => {
    for (const node of nodes) await node.close();
    await place.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function startNode(): Promise<Node> {
    const environment = { KARKAS_DATA: folder, DATABASE_URL: place.url };
    const app = await createApp(readSettings(environment, process.cwd()).settings, silent);
    app.follow();
    app.tend();
    const server = app.httpServer();
    // Both nodes and their clients share this thread: a socket must outlive the time in which it does something else.
    server.keepAliveTimeout = 120_000;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return {
      app,
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      async close() {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        await app.close();
      },
    };
  }

  const node = (place: number): Node => nodes[place % 2] as Node;
  const current = (place: number) => node(place).app.current.current();
  const now = (place: number): Context => ({ ...anna, snapshot: current(place) });

  async function change(place: number, patch: Record<string, unknown>): Promise<void> {
    const { changeSets } = node(place).app.publishing;
    const { id } = await changeSets.open(now(place), { name: 'Change' });
    await changeSets.change(now(place), id, team, { patch });
    const { confirm } = await changeSets.plan(now(place), id);
    await changeSets.publish(now(place), id, confirm);
  }

  it('answer every request while revisions are published, and soon none with the one before', async () => {
    // given
    const answers: { at: number; status: number; revision: number }[] = [];
    const published = new Map<number, number>();
    let isOver = false;
    const client = async (place: number): Promise<void> => {
      for (let turn = 0; !isOver; turn++) {
        const at = Date.now();
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
        const body = JSON.stringify({ name: `Team ${place} ${turn} ${at}` });
        const answer = await fetch(`${node(place).url}/api/records/team${turn % 2 === 0 ? '' : '?limit=20'}`, {
          headers,
          ...(turn % 2 === 0 ? { method: 'POST', body } : {}),
        });
        await answer.text();
        const revision = Number.parseInt(answer.headers.get('karkas-revision') ?? '', 10);
        answers.push({ at, status: answer.status, revision });
      }
    };
    const clients = [0, 1, 0, 1].map(client);

    // when
    const changes = [
      { fields: { x_note: { type: 'text', label } } },
      { fields: { x_note: { type: 'integer', label } } },
      { fields: { x_note: { type: 'integer', label, required: false, default: 3 } } },
      { fields: { x_size: { type: 'decimal', label, scale: 2 } } },
    ];
    for (const patch of changes) {
      const heard = new Promise((resolve) => node(1).app.events.on('metadata.published', resolve));
      await change(0, patch);
      published.set(Number.parseInt(current(0).revision, 10), Date.now());
      await heard;
    }
    isOver = true;
    await Promise.all(clients);

    // then
    expect(answers.filter(({ status }) => status >= 300)).toEqual([]);
    const late = answers.filter(({ at, revision }) =>
      [...published].some(([number, moment]) => at > moment + SOON_MS && revision < number),
    );
    expect(late).toEqual([]);
    expect(answers.length).toBeGreaterThan(published.size);
    expect(published.size).toBe(4);
  }, 120_000);

  it('lose nothing of two people who publish at once', async () => {
    // when
    await Promise.all([
      change(0, { fields: { x_one: { type: 'text', label } } }),
      change(1, { fields: { x_two: { type: 'text', label } } }),
    ]);
    await Promise.all(nodes.map(({ app }) => app.current.refresh()));

    // then
    for (const each of [0, 1]) {
      const { fields } = current(each).entity('team');
      expect([fields.has('x_one'), fields.has('x_two')]).toEqual([true, true]);
    }
  }, 120_000);
});
