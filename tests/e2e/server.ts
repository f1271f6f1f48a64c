/** The product as people start it: the built server in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

export const ADMIN_PASSWORD = 'admin-password';
const ROOT = join(__dirname, '../..');
const STARTS_WITHIN = 120_000;

export interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts it and resolves once it tells its address. Rejects with what it said when it does not start. */
export async function startServer(environment: Readonly<Record<string, string>>): Promise<Running> {
  const child = spawn(process.execPath, [join(ROOT, '.build', 'server.cjs')], {
    cwd: ROOT,
    env: { ...process.env, LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await addressOf(child);
  return { url, stop: () => stop(child) };
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`the server did not start in time:\n${said}`)), STARTS_WITHIN);
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /Karkas is running at (\S+?)\/\s/.exec(said)?.[1];
      if (!address) return;
      clearTimeout(late);
      resolve(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => {
      clearTimeout(late);
      reject(new Error(`the server stopped:\n${said}`));
    });
  });
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
