import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { hashPassword } from '../../platform/access/passwords';
import { type App, createApp } from '../../platform/app';
import type { Log } from '../../platform/foundation/context';
import { readSettings } from '../../platform/foundation/settings';
import { type Engine, ENGINES as STORAGE_ENGINES } from '../storage/engines';

export const PASSWORD = 'a-good-long-password';
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A whole system with its HTTP server on a free port, on a private database; one per test file. */
export interface World {
  readonly app: App;
  readonly server: Server;
  /** A signed-in agent; the user is made on first use. */
  as(
    login: string,
    roles?: readonly string[],
    values?: Readonly<Record<string, unknown>>,
  ): Promise<ReturnType<typeof request.agent>>;
  userId(login: string): Promise<string>;
  close(): Promise<void>;
}

/** The engines of this run: SQLite in memory, and MariaDB where a server is named. */
export const ENGINES: readonly Engine[] = STORAGE_ENGINES.filter(({ name }) => name !== 'SQLite in a file');

export async function startWorld(engine: Engine = ENGINES[0] as Engine, metadataFolder = 'metadata'): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'karkas-http-'));
  const place = await engine.create();
  const environment = { KARKAS_DATA: folder, DATABASE_URL: place.url, KARKAS_METADATA: metadataFolder };
  const { settings } = readSettings(environment, process.cwd());
  const app = await createApp(settings, silent);
  const findings = await app.publishFromDisk();
  if (findings.length > 0) throw new Error(`the packages have mistakes: ${JSON.stringify(findings, null, 1)}`);
  const server = app.httpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const users = new Map<string, string>();

  async function userId(login: string): Promise<string> {
    const context = app.systemContext('system');
    const found = await app.records.find(context, 'user', { where: { login }, fields: ['id'] });
    return found.records[0]?.id ?? '';
  }

  return {
    app,
    server,
    userId,
    async as(login, roles = ['administrator'], values = {}) {
      if (!users.has(login)) {
        const context = app.systemContext('system');
        const user = { login, name: login, roles, active: true, locale: 'en', ...values };
        const { id } = await app.records.create(context, 'user', user);
        await app.tables.setCredential(id, await hashPassword(PASSWORD), new Date());
        users.set(login, id);
      }
      const agent = request.agent(server);
      await agent.post('/api/session').send({ login, password: PASSWORD }).expect(201);
      return agent;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await app.close();
      await place.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
