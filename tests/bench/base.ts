import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPassword } from '../../platform/access/passwords';
import { type App, createApp } from '../../platform/app';
import type { Log } from '../../platform/foundation/context';
import { readSettings, type Settings } from '../../platform/foundation/settings';

export interface Size {
  readonly accounts: number;
  readonly contacts: number;
  readonly deals: number;
}

/** A filled base: ids by entity, and the users who ask. */
export interface Base {
  readonly app: App;
  readonly settings: Settings;
  readonly deals: readonly string[];
  readonly accounts: readonly string[];
  readonly users: { readonly admin: string; readonly restricted: string };
  readonly recordsPerSecond: number;
}

export const PASSWORD = 'bench-password';
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const CHUNK = 1000;
const DAY_MS = 86_400_000;

/** Publishes the CRM on an empty database and fills it through the records floor, in batches of 1,000. */
export async function makeBase(databaseUrl: string, size: Size): Promise<Base> {
  const folder = mkdtempSync(join(tmpdir(), 'karkas-bench-'));
  mkdirSync(folder, { recursive: true });
  const environment = { KARKAS_DATA: folder, DATABASE_URL: databaseUrl || `sqlite:${join(folder, 'bench.db')}` };
  const { settings } = readSettings(environment, process.cwd());
  const app = await createApp(settings, silent);
  const findings = await app.publishFromDisk();
  if (findings.length > 0) throw new Error(`the metadata has mistakes: ${JSON.stringify(findings)}`);
  const team = (await app.records.create(app.systemContext('system'), 'team', { name: 'Команда' })).id;
  const users = {
    admin: await addUser(app, 'admin', 'administrator', null),
    restricted: await addUser(app, 'restricted', 'salesManager', team),
  };
  const began = Date.now();
  const accounts = await fill(app, 'account', size.accounts, (i) => ({
    name: `Компания ${i} ${word(i)}`,
    code: `A${i}`,
    team,
  }));
  await fill(app, 'contact', size.contacts, (i) => ({
    name: { last: word(i), first: `Имя${i % 500}`, middle: '' },
    account: at(accounts, i),
    team,
  }));
  const { pipeline, stages } = await stagesOf(app);
  const deals = await fill(app, 'deal', size.deals, (i) => ({
    title: `Поставка ${i} ${word(i * 7)}`,
    account: at(accounts, i * 13),
    pipeline,
    stage: at(stages, i % stages.length),
    amount: String(((i * 7919) % 1_000_000) + 100),
    startDate: '2025-12-01',
    closeDate: new Date(Date.UTC(2026, 0, 1) + ((i * 31) % 730) * DAY_MS).toISOString().slice(0, 10),
    owner: i % 8 === 0 ? users.restricted : users.admin,
    // Most rows are his team's, so that a restricted page is as full as an unrestricted one.
    team: i % 4 === 3 ? null : team,
  }));
  const seconds = (Date.now() - began) / 1000;
  return {
    app,
    settings,
    deals,
    accounts,
    users,
    recordsPerSecond: (size.accounts + size.contacts + size.deals) / seconds,
  };
}

async function addUser(app: App, login: string, role: string, team: string | null): Promise<string> {
  const context = app.systemContext('system');
  const { id } = await app.records.create(context, 'user', { login, name: login, roles: [role], team, active: true });
  await app.tables.setCredential(id, await hashPassword(PASSWORD), context.now);
  return id;
}

async function fill(
  app: App,
  entity: string,
  count: number,
  make: (i: number) => Record<string, unknown>,
): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < count; from += CHUNK) {
    const create = Array.from({ length: Math.min(CHUNK, count - from) }, (_, i) => make(from + i));
    const { created } = await app.records.batch(app.systemContext('seed'), entity, { create });
    for (const { id } of created) ids.push(id);
    process.stderr.write(`\r  ${entity} ${ids.length} `);
  }
  process.stderr.write('\n');
  return ids;
}

async function stagesOf(app: App): Promise<{ pipeline: string; stages: string[] }> {
  const context = app.systemContext('seed');
  const found = await app.records.find(context, 'stage', {
    fields: ['pipeline', 'outcome'],
    sort: ['pipeline', 'probability'],
    limit: 100,
  });
  const first = (found.records[0]?.['pipeline'] as { id: string } | undefined)?.id ?? '';
  const own = found.records.filter(
    (stage) => (stage['pipeline'] as { id: string }).id === first && stage['outcome'] === 'open',
  );
  return { pipeline: first, stages: own.map((stage) => stage.id) };
}

const SYLLABLES = ['ма', 'ро', 'ти', 'ке', 'ло', 'на', 'ви', 'се', 'до', 'ру'];

/** A pronounceable word that a number always gives. */
export function word(i: number): string {
  return [i, i >> 3, i >> 6, i >> 9].map((part) => SYLLABLES[part % SYLLABLES.length]).join('');
}

function at<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}
