/** The packages `system` and `crm` as they stand on disk, on a database of their own. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Actor, Context, Log } from '../../platform/foundation/context';
import { SYSTEM_ACTOR } from '../../platform/foundation/context';
import type { Locale } from '../../platform/foundation/errors';
import { createEvents } from '../../platform/foundation/events';
import type { Snapshot } from '../../platform/language/contracts';
import type { Layer } from '../../platform/language/layers';
import { compileSnapshot } from '../../platform/language/snapshot';
import type { Records } from '../../platform/records/contracts';
import { createRecords } from '../../platform/records/records';
import { bringShippedData } from '../../platform/records/shipped-data';
import type { StorageDatabase } from '../../platform/storage/contracts';
import { openDatabase } from '../../platform/storage/database';
import { applyCoreTables, applySchema } from '../../platform/storage/migrate';
import { words } from '../../platform/vocabulary/words';

export const METADATA = join(__dirname, '../../metadata');
/** The day on which every test happens. */
export const NOW = new Date('2026-11-23T09:00:00.000Z');

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface World {
  readonly database: StorageDatabase;
  readonly records: Records;
  readonly snapshot: Snapshot;
  readonly system: Context;
  as(actor: Partial<Actor>): Context;
  close(): Promise<void>;
}

/** The layers of the shipped packages, read from disk without checking anything. */
export function shippedLayers(): readonly Layer[] {
  return ['system', 'crm'].map((name) => {
    const folder = join(METADATA, name);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return {
      package: {
        name,
        version: manifest.version,
        prefix: '',
        npmName: manifest.name,
        dependencies: manifest.dependencies ?? {},
      },
      artefacts: jsonBelow(folder).flatMap((path) => {
        const kind = /\.(\w+)\.json$/.exec(path)?.[1];
        if (!kind) return [];
        const { $schema: _schema, ...body } = JSON.parse(readFileSync(path, 'utf8'));
        return [{ kind, name: body.name, file: relative(METADATA, path), body }];
      }),
    };
  });
}

/** The compiled packages; fails with all findings. */
export function shippedSnapshot(): Snapshot {
  const { snapshot, findings } = compileSnapshot(shippedLayers(), words, '000001');
  if (!snapshot) throw new Error(JSON.stringify(findings, null, 2));
  return snapshot;
}

/** A fresh database with the schema and the shipped data of both packages. */
export async function openWorld(url = 'sqlite::memory:', language: Locale = 'ru'): Promise<World> {
  const snapshot = shippedSnapshot();
  const database = await openDatabase(url, quiet);
  await applyCoreTables(database);
  await applySchema(database, snapshot);
  const records = createRecords({
    database,
    events: createEvents((error) => {
      throw error;
    }),
  });
  const system: Context = { actor: SYSTEM_ACTOR, snapshot, now: NOW, log: quiet, channel: 'seed' };
  await bringShippedData(records, system, language);
  return {
    database,
    records,
    snapshot,
    system,
    as: (actor) => ({ ...system, actor: { ...SYSTEM_ACTOR, kind: 'user', ...actor }, channel: 'api' }),
    close: () => database.close(),
  };
}

function jsonBelow(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? jsonBelow(path) : name.endsWith('.json') ? [path] : [];
  });
}
