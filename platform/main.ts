import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { seedCompany } from '../seed/company';
import { type App, createApp } from './app';
import { makeFirstUser } from './first-user';
import { readSettings, type Settings } from './foundation/settings';
import { createLog } from './log';

start().catch((error: unknown) => {
  process.stderr.write(`Karkas did not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

async function start(): Promise<void> {
  const { settings, mistakes } = readSettings(process.env, process.cwd());
  if (mistakes.length > 0) throw new Error(`the settings have mistakes:\n  ${mistakes.join('\n  ')}`);
  mkdirSync(settings.dataFolder, { recursive: true });
  const log = createLog(settings);
  const app = await createApp(settings, log);
  app.events.on('metadata.refused', ({ findings }) => tellFindings(findings));
  app.events.on('metadata.published', ({ revision }) => log.info({ revision }, 'metadata published'));
  await app.publishFromDisk();
  if (settings.watchMetadata) app.watch();
  app.follow();
  app.tend();
  const first = await makeFirstUser(app, settings.adminPassword);
  await seedOnce(app, settings);
  const server = app.httpServer();
  await listen(server, settings);
  tellAddress(settings, first);
  stopOnSignal(app, server);
}

/** The demo company comes once, into a base that was empty when it began; a mark in the data folder remembers a finished one. */
async function seedOnce(app: App, settings: Settings): Promise<void> {
  const mark = join(settings.dataFolder, 'demo.json');
  if (settings.demoScale === 0 || existsSync(mark)) return;
  process.stderr.write('Making the demo company … ');
  const began = Date.now();
  await seedCompany({
    records: app.records,
    context: app.systemContext('seed'),
    scale: settings.demoScale,
    onProgress: () => undefined,
  });
  writeFileSync(mark, `${JSON.stringify({ scale: settings.demoScale, at: new Date().toISOString() })}\n`);
  process.stderr.write(`${((Date.now() - began) / 1000).toFixed(1)} s\n`);
}

function listen(server: Server, settings: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' ? new Error(`port ${settings.port} is in use; choose another with PORT=…`) : error,
      );
    });
    server.listen(settings.port, settings.host, resolve);
  });
}

interface SaidFinding {
  readonly code: string;
  readonly file?: string;
  readonly path: string;
  readonly message: string;
}

function tellFindings(findings: readonly SaidFinding[]): void {
  const lines = findings.map(({ code, file, path, message }) => `  ${code} ${file ?? ''} ${path}: ${message}\n`);
  process.stderr.write(`The metadata on disk has mistakes; the old revision keeps running:\n${lines.join('')}`);
}

function tellAddress(settings: Settings, first: { login: string; password: string } | null): void {
  const lines = [
    '',
    `  Karkas is running at http://${settings.host === '0.0.0.0' ? 'localhost' : settings.host}:${settings.port}/`,
  ];
  if (first) lines.push(`  Sign in as ${first.login} with the password ${first.password}`, '  (shown only this once)');
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

function stopOnSignal(app: App, server: Server): void {
  const stop = (): void => {
    server.close(() => {
      app.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 5000).unref();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
