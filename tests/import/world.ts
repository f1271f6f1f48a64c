/** The neutral world of the records tests, with files to import into it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../../platform/foundation/context';
import type { ImportJob, ImportSummary } from '../../platform/records/import/contracts';
import { runImport } from '../../platform/records/import/run';
import { openWorld, type World } from '../records/world';
import type { Engine } from '../storage/engines';

export interface ImportWorld extends World {
  readonly importing: Context;
  /** A file with this content in the folder of the test. */
  file(content: string | Buffer, name?: string): string;
  run(entity: string, file: string, map: unknown, changed?: Partial<ImportJob>): Promise<ImportSummary>;
  /** How many rows an entity has, and how many lines the history. */
  count(table: string): Promise<number>;
  /** Chosen fields of all records, in the order of the first. */
  list(entity: string, ...fields: readonly string[]): Promise<readonly (readonly unknown[])[]>;
}

type Body = Readonly<Record<string, unknown>>;

export async function openImportWorld(
  engine: Engine,
  changed: Readonly<Record<string, Body>> = {},
): Promise<ImportWorld> {
  const world = await openWorld(engine, changed);
  const folder = mkdtempSync(join(tmpdir(), 'karkas-import-'));
  const importing: Context = { ...world.system, channel: 'import' };
  let files = 0;
  return {
    ...world,
    importing,
    file(content, name) {
      files += 1;
      const path = join(folder, name ?? `${files}.csv`);
      writeFileSync(path, content);
      return path;
    },
    run: (entity, file, map, more = {}) =>
      runImport(world.records, importing, {
        entity,
        file,
        map,
        result: null,
        dryRun: false,
        onProgress: () => undefined,
        ...more,
      }),
    async count(table) {
      const [row] = await world.database.read({
        sql: `SELECT COUNT(*) FROM ${world.database.dialect.quote(table)}`,
        values: [],
      });
      return Number(row?.[0]);
    },
    async list(entity, ...fields) {
      const found = await world.records.find(importing, entity, { fields, sort: fields.slice(0, 1), limit: 1000 });
      return found.records.map((record) => fields.map((name) => plain(record[name])));
    },
    async close() {
      rmSync(folder, { recursive: true });
      await world.close();
    },
  };
}

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('title' in value) return value.title;
  return 'amount' in value ? value.amount : value;
}
