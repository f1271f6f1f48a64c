import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import type { Context } from '../../platform/foundation/context';
import { recordsApi } from '../../platform/http/records-api';
import { loadActor } from '../../platform/records/actor';
import { type Base, makeBase, PASSWORD, type Size } from './base';
import { bulkRatio } from './bulk';
import { type Captured, capture } from './capture';
import { median, type Shot, shoot } from './measure';
import { type Operation, operationsOn } from './operations';

const FULL: Size = { accounts: 20_000, contacts: 60_000, deals: 200_000 };
const SMOKE: Size = { accounts: 400, contacts: 1_200, deals: 4_000 };

interface Line {
  readonly name: string;
  readonly title: string;
  readonly ours: Shot;
  readonly floor: Shot;
  readonly ratio: number;
  readonly budget: number | null;
  readonly queries: number;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);

/** Measures our server against the bare one on each engine, in turns, and prints ratios. Exit code 1 on any failed request. */
async function main(): Promise<number> {
  const options = {
    smoke: { type: 'boolean' },
    engine: { type: 'string' },
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    only: { type: 'string' },
  } as const;
  const { values } = parseArgs({ args: process.argv.slice(2), options });
  const mysql = process.env['BENCH_MYSQL'] ?? process.env['KARKAS_TEST_MYSQL'];
  const engines = values.engine ? [values.engine] : mysql ? ['sqlite', 'mysql'] : ['sqlite'];
  if (!mysql && values.engine === 'mysql') throw new Error('neither BENCH_MYSQL nor KARKAS_TEST_MYSQL names a server');
  if (!mysql) process.stdout.write('MariaDB is not measured: neither BENCH_MYSQL nor KARKAS_TEST_MYSQL is set.\n');
  let failures = 0;
  for (const engine of engines) {
    const url = engine === 'mysql' ? await emptyDatabase(mysql ?? '') : '';
    const base = await makeBase(url, values.smoke ? SMOKE : FULL);
    process.stdout.write(
      `\n${engine}: base of ${base.deals.length} deals made at ${Math.round(base.recordsPerSecond)} records/s\n`,
    );
    const seconds = Number(values.seconds ?? (values.smoke ? 1 : 4));
    const lines = await measureAll(base, seconds, Number(values.rounds ?? (values.smoke ? 1 : 3)), values.only);
    failures += lines.filter((line) => line.ours.errors > 0 || line.floor.errors > 0).length;
    print(lines);
    const bulk = await bulkRatio(base);
    process.stdout.write(
      `B1 bulk create of ${bulk.rows} with history: ${bulk.ours.toFixed(2)} s, raw multi-row insert ${bulk.raw.toFixed(2)} s, ratio ${bulk.ratio.toFixed(2)} (budget 3)\n`,
    );
    await base.app.close();
  }
  return failures > 0 ? 1 : 0;
}

async function measureAll(
  base: Base,
  seconds: number,
  rounds: number,
  only: string | undefined,
): Promise<readonly Line[]> {
  const operations = (await operationsOn(base)).filter((each) => !only || only.split(',').includes(each.name));
  const captured: Record<string, Captured> = {};
  for (const operation of operations) captured[operation.name] = await captureOne(base, operation);
  const file = join(mkdtempSync(join(tmpdir(), 'karkas-floor-')), 'captured.json');
  writeFileSync(file, JSON.stringify(captured));
  const [ourPort, floorPort] = [await freePort(), await freePort()];
  const floor = await started(
    fork(join(__dirname, 'floor.cjs'), [base.settings.databaseUrl, file, String(floorPort)]),
    'ready',
  );
  const environment = {
    ...process.env,
    DATABASE_URL: base.settings.databaseUrl,
    KARKAS_DATA: base.settings.dataFolder,
    PORT: String(ourPort),
    KARKAS_DEMO: '0',
    KARKAS_WATCH: 'false',
  };
  const server = await started(fork(join(__dirname, 'server.cjs'), [], { env: environment, silent: true }), null);
  await answering(ourPort);
  const tokens = { admin: await tokenOf(ourPort, 'admin'), restricted: await tokenOf(ourPort, 'restricted') };
  const lines: Line[] = [];
  // The bare server changes rows without telling ours, so each of the two has records of its own; capturing used 0 and 1.
  let [even, odd] = [0, 1];
  const ourTurn = () => (even += 2);
  const theirTurn = () => (odd += 2);
  for (const operation of operations) {
    const ours: Shot[] = [];
    const theirs: Shot[] = [];
    for (let round = 0; round < rounds; round++) {
      await Promise.all([idle(floorPort), idle(ourPort)]);
      theirs.push(
        await shoot(`http://127.0.0.1:${floorPort}`, seconds, () => {
          const { target } = operation.request(base, theirTurn());
          return { method: 'GET', path: `/${operation.name}${target ? `?target=${target}` : ''}`, headers: {} };
        }),
      );
      ours.push(
        await shoot(`http://127.0.0.1:${ourPort}`, seconds, () => {
          const { method, path, body } = operation.request(base, ourTurn());
          const headers = { authorization: `Bearer ${tokens[operation.as]}`, 'content-type': 'application/json' };
          return { method, path, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
        }),
      );
    }
    const ratio = median(ours.map((shot, i) => (theirs[i]?.perSecond ?? 0) / shot.perSecond));
    const queries = captured[operation.name]?.statements.length ?? 0;
    const { name, title, budget } = operation;
    lines.push({ name, title, budget, ratio, queries, ours: middle(ours), floor: middle(theirs) });
  }
  process.stdout.write(
    `resident memory of the server after the load: ${await residentMegabytes(server.pid ?? 0)} MB\n`,
  );
  server.kill();
  floor.kill();
  return lines;
}

/** Captures the second of two equal requests, when caches are warm as they are under load. */
async function captureOne(base: Base, operation: Operation): Promise<Captured> {
  const call = async (n: number) => {
    const { method, path, body, target } = operation.request(base, n);
    const url = new URL(path, 'http://localhost');
    const sent = Object.assign(Readable.from([Buffer.from(JSON.stringify(body ?? {}))]), {
      method,
      headers: { 'content-type': 'application/json' },
    });
    const route = recordsApi(base.app.records)(sent as never, url);
    const context = await contextOf(base, operation.as);
    const uniques = Object.values((body as Record<string, string>) ?? {}).filter((value) =>
      /^(N\d|Новая)/.test(String(value)),
    );
    return capture(
      base.app,
      () => route?.(context) ?? Promise.reject(new Error('no route')),
      target,
      operation.name === 'C1' ? [...uniques, ...uniques.map((each) => each.toLowerCase())] : [],
    );
  };
  await call(0);
  return call(1);
}

async function contextOf(base: Base, as: 'admin' | 'restricted'): Promise<Context> {
  const context = base.app.systemContext('api');
  const signedIn = await loadActor(base.app.records, context.snapshot, base.users[as], context.log);
  if (!signedIn) throw new Error(`no user ${as}`);
  return { ...context, actor: signedIn.actor };
}

function middle(shots: readonly Shot[]): Shot {
  const of = (pick: (shot: Shot) => number) => median(shots.map(pick));
  return {
    perSecond: of((s) => s.perSecond),
    p50: of((s) => s.p50),
    p99: of((s) => s.p99),
    errors: shots.reduce((sum, s) => sum + s.errors, 0),
    failures: new Map(shots.flatMap((s) => [...s.failures])),
  };
}

function print(lines: readonly Line[]): void {
  process.stdout.write(
    '| op | what | ours req/s (p50 / p99 ms) | bare req/s (p50 / p99 ms) | ratio | budget | statements | errors |\n|---|---|---|---|---|---|---|---|\n',
  );
  for (const { name, title, ours, floor, ratio, budget, queries } of lines) {
    const shot = (s: Shot) => `${s.perSecond.toFixed(0)} (${s.p50} / ${s.p99})`;
    process.stdout.write(
      `| ${name} | ${title} | ${shot(ours)} | ${shot(floor)} | ${ratio.toFixed(2)} | ${budget ?? '–'} | ${queries} | ${ours.errors + floor.errors} |\n`,
    );
  }
  for (const { name, ours, floor } of lines) {
    for (const [answer, times] of [...ours.failures, ...floor.failures])
      process.stdout.write(`${name} failed ${times} times: ${answer}\n`);
  }
  const [admin, restricted] = [lines.find((l) => l.name === 'L2'), lines.find((l) => l.name === 'LR')];
  if (admin && restricted)
    process.stdout.write(
      `restricted user against administrator: ${(admin.ours.perSecond / restricted.ours.perSecond).toFixed(2)} (budget 1.3)\n`,
    );
}

function started(child: ChildProcess, message: string | null): Promise<ChildProcess> {
  if (message === null) return Promise.resolve(child);
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('exit', (code) => reject(new Error(`the bare server stopped with ${code}`)));
  });
}

async function answering(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('our server did not start');
}

/** Waits until a server has worked off what an earlier burst left in its queue: then it answers a trifle quickly, three times. */
async function idle(port: number): Promise<void> {
  for (let quick = 0; quick < 3; ) {
    const began = performance.now();
    await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
    quick = performance.now() - began < 20 ? quick + 1 : 0;
  }
}

async function tokenOf(port: number, login: string): Promise<string> {
  const body = JSON.stringify({ login, password: PASSWORD, bearer: true });
  const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return ((await answer.json()) as { token: string }).token;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

async function residentMegabytes(pid: number): Promise<number> {
  const { readFileSync } = await import('node:fs');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

/** Makes an empty database of its own on the server that the address names. */
async function emptyDatabase(address: string): Promise<string> {
  const mysql = await import('mysql2/promise');
  const url = new URL(address);
  url.pathname = '/';
  const connection = await mysql.createConnection(url.toString());
  await connection.query('DROP DATABASE IF EXISTS karkas_bench');
  await connection.query('CREATE DATABASE karkas_bench CHARACTER SET utf8mb4');
  await connection.end();
  url.pathname = '/karkas_bench';
  return url.toString();
}
