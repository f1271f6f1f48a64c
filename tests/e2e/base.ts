/** Data folders to start a system on: made once by the product itself, kept under `.build/e2e`, copied for every test file. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { importNorthwind } from './northwind';
import { ADMIN_PASSWORD, freePort, type Running, startServer } from './server';

export const ROOT = join(__dirname, '../..');
const KEPT = join(ROOT, '.build', 'e2e');

/** `empty`: the packages and `admin`. `demo`: the demo company, whose people may sign in. `northwind`: Northwind imported. */
export type Base = 'empty' | 'demo' | 'northwind';

/** People of the demo company with a password. */
export const PEOPLE = { manager: 'o.veselova', head: 'a.lvov' } as const;

/** A fresh copy of a base in `folder`. */
export async function copyBase(base: Base, folder: string): Promise<void> {
  const kept = join(KEPT, `${base}-${fingerprint()}`);
  if (!existsSync(kept)) await makeBase(base, kept);
  cpSync(kept, folder, { recursive: true });
}

/**
 * The browser application: as shipped, or with React's development build, which warns on the console about what
 * the shipped one passes over in silence. In a folder of its own, so that a build meanwhile does not pull it away.
 */
export function applicationFolder(build: 'shipped' | 'warning', folder: string): string {
  if (build === 'warning') return warningBuild();
  const copy = join(folder, 'runtime');
  cpSync(join(ROOT, '.build', 'runtime'), copy, { recursive: true });
  return copy;
}

async function makeBase(base: Base, kept: string): Promise<void> {
  const folder = `${kept}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  const environment = {
    KARKAS_DATA: folder,
    KARKAS_ADMIN_PASSWORD: ADMIN_PASSWORD,
    KARKAS_DEMO: base === 'demo' ? '1' : '0',
  };
  const running: Running = await startServer({ ...environment, PORT: String(await freePort()) });
  await running.stop();
  if (base === 'demo') for (const login of Object.values(PEOPLE)) givePassword(login, environment);
  if (base === 'northwind') importNorthwind((...args) => karkas(args, environment));
  keep(folder, kept);
}

function givePassword(login: string, environment: Readonly<Record<string, string>>): void {
  karkas(['user', 'add', login], { ...environment, KARKAS_USER_PASSWORD: ADMIN_PASSWORD });
}

function karkas(args: readonly string[], environment: Readonly<Record<string, string>>): string {
  const options = { cwd: ROOT, env: { ...process.env, ...environment }, encoding: 'utf8' } as const;
  return execFileSync(process.execPath, [join(ROOT, '.build', 'karkas.cjs'), ...args], options);
}

function warningBuild(): string {
  const sources = ['platform/foundation', 'platform/language', 'platform/vocabulary', 'runtime', 'package-lock.json'];
  const kept = join(KEPT, `runtime-${hashOf(sources)}`);
  if (existsSync(kept)) return kept;
  const made = `${kept}.${process.pid}`;
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join(ROOT, 'runtime', 'vite.config.mts');
  const options = ['--mode', 'development', '--minify', 'false', '--outDir', made, '--logLevel', 'error'];
  execFileSync(process.execPath, [vite, 'build', '--config', config, ...options], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'development', VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' },
    stdio: 'pipe',
  });
  keep(made, kept);
  return kept;
}

/** Puts what was made in its place, where another worker was not faster, and removes what an older one left there. */
function keep(made: string, kept: string): void {
  const family = kept.slice(0, kept.lastIndexOf('-') + 1);
  for (const name of readdirSync(KEPT)) {
    const old = join(KEPT, name);
    if (old.startsWith(family) && !old.startsWith(kept)) rmSync(old, { recursive: true, force: true });
  }
  if (existsSync(kept)) rmSync(made, { recursive: true, force: true });
  else renameSync(made, kept);
}

/** Differs when the server, the packages or the demo company are other ones. */
function fingerprint(): string {
  return hashOf(['.build/server.stamp', 'metadata/system', 'metadata/crm']);
}

function hashOf(sources: readonly string[]): string {
  const hash = createHash('sha256');
  const visit = (path: string): void => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else hash.update(path).update(readFileSync(path));
  };
  for (const source of sources) visit(join(ROOT, source));
  return hash.digest('hex').slice(0, 12);
}
