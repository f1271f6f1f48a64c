import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { Log } from './foundation/context';
import type { Settings } from './foundation/settings';

/** The log of a running system: JSON lines in the data folder; errors are also said on the console. */
export function createLog(settings: Settings): Log {
  const folder = join(settings.dataFolder, 'logs');
  mkdirSync(folder, { recursive: true });
  // Lines are gathered: one system call for each would cost more than a small request.
  const file = pino.destination({ dest: join(folder, 'karkas.log'), sync: false, minLength: 4096, periodicFlush: 500 });
  return pino(
    { level: settings.logLevel, serializers: { error: pino.stdSerializers.err } },
    pino.multistream([
      { level: 'debug', stream: file },
      { level: 'error', stream: process.stderr },
    ]),
  );
}
