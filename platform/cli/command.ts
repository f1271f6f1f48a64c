import { mkdirSync } from 'node:fs';
import { type App, createApp } from '../app';
import { readSettings, type Settings } from '../foundation/settings';
import { createLog } from '../log';

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** Returns the exit code: 0 only when everything asked for was done. */
  run(args: readonly string[]): Promise<number>;
}

/** Opens the system that the environment names, runs `work` on its newest metadata, and closes it. */
export async function withApp<T>(work: (app: App, settings: Settings) => Promise<T>): Promise<T> {
  const { settings, mistakes } = readSettings(process.env, process.cwd());
  if (mistakes.length > 0) throw new Error(`The settings have mistakes:\n  ${mistakes.join('\n  ')}`);
  mkdirSync(settings.dataFolder, { recursive: true });
  const app = await createApp(settings, createLog(settings));
  try {
    const findings = await app.publishFromDisk();
    if (findings.length > 0)
      process.stderr.write(`The metadata on disk has ${findings.length} mistakes; the stored revision is used.\n`);
    return await work(app, settings);
  } finally {
    await app.close();
  }
}
