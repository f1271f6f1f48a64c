/** One system per source and engine, on metadata that the command made, and people who work in it. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../../platform/app';
import { type Context, SYSTEM_ACTOR } from '../../platform/foundation/context';
import { readSettings } from '../../platform/foundation/settings';
import { convertForeign, type SourceName } from '../../platform/publishing/foreign/convert';
import type { ConversionReport } from '../../platform/publishing/foreign/report';
import { writePackage } from '../../platform/publishing/foreign/write';
import { SHARED_DATA } from '../import/shared-data';
import { type Engine, silent } from '../storage/engines';

export interface Source {
  readonly name: SourceName;
  /** Below the shared data. */
  readonly folder: string;
  readonly entities: number;
}

export const SOURCES: readonly Source[] = [
  { name: 'doctype', folder: 'doctypes', entities: 88 },
  { name: 'espocrm', folder: 'espocrm', entities: 25 },
  { name: 'cdm', folder: 'cdm', entities: 21 },
];

const METADATA = join(__dirname, '../../metadata');

/** A metadata folder with the system package and the converted one. */
export interface Made {
  readonly folder: string;
  readonly report: ConversionReport;
  remove(): void;
}

export async function makePackage({ name, folder: source }: Source): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), 'karkas-foreign-'));
  cpSync(join(METADATA, 'system'), join(folder, 'system'), { recursive: true });
  const converted = await convertForeign(name, join(SHARED_DATA, source));
  await writePackage(converted, join(folder, 'converted'));
  return { folder, report: converted.report, remove: () => rmSync(folder, { recursive: true }) };
}

export interface ForeignWorld {
  readonly app: App;
  /** A person with every right, on the metadata of now. */
  readonly person: Context;
  close(): Promise<void>;
}

/** Publishes the folder on an engine; fails with the findings when it cannot be published. */
export async function openForeignWorld(engine: Engine, { folder }: Made): Promise<ForeignWorld> {
  const place = await engine.create();
  const environment = { DATABASE_URL: place.url, KARKAS_METADATA: folder, KARKAS_DATA: folder, LOG_LEVEL: 'silent' };
  const app = await createApp(readSettings(environment, folder).settings, silent);
  const findings = await app.publishFromDisk();
  if (findings.length > 0) throw new Error(JSON.stringify(findings.slice(0, 10)));
  const system = app.systemContext('api');
  const user = await app.records.create(system, 'user', { login: 'consultant', name: 'Consultant' });
  const actor = { ...SYSTEM_ACTOR, kind: 'user', id: user.id, name: 'consultant', roles: ['administrator'] } as const;
  return {
    app,
    person: { ...system, actor },
    async close() {
      await app.close();
      await place.drop();
    },
  };
}
