import { existsSync, mkdirSync } from 'node:fs';
import { type App, createApp } from '../app';
import { PlatformError } from '../foundation/errors';
import { readSettings, type Settings } from '../foundation/settings';
import { createLog } from '../log';
import { sayFindings } from './say';

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** The exit code: 0 only when everything asked for was done. 'usage' when the arguments do not say what is wanted. */
  run(args: readonly string[]): Promise<number | 'usage'>;
}

/** The system that the environment names, with `changed` settings; opened for `work` and closed after it, whatever happens. */
export async function withOpenApp<T>(
  changed: Partial<Settings>,
  work: (app: App, settings: Settings) => Promise<T>,
): Promise<T> {
  const { settings: read, mistakes } = readSettings(process.env, process.cwd());
  if (mistakes.length > 0)
    throw new PlatformError('badRequest', { reason: `the settings have mistakes: ${mistakes.join(' ')}` });
  const settings = { ...read, ...changed };
  mkdirSync(settings.dataFolder, { recursive: true });
  const app = await createApp(settings, createLog(settings));
  try {
    return await work(app, settings);
  } finally {
    await app.close();
  }
}

/** The same, on metadata: what is published, or in an empty base what stands on disk. */
export async function withApp<T>(work: (app: App, settings: Settings) => Promise<T>): Promise<T> {
  return withOpenApp({}, async (app, settings) => {
    if (app.current.current().entityNames.length === 0) {
      checkFolder(settings.metadataFolder);
      const findings = await app.publishFromDisk();
      process.stderr.write(sayFindings(findings));
      if (findings.length > 0)
        throw new PlatformError('badRequest', {
          reason: 'nothing is published yet, and the metadata on disk has mistakes',
        });
    }
    return work(app, settings);
  });
}

/** Throws badRequest for a folder that is not there. */
export function checkFolder(folder: string): void {
  if (!existsSync(folder)) throw new PlatformError('badRequest', { reason: `there is no folder ${folder}` });
}
