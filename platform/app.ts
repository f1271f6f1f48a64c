import type { Server } from 'node:http';
import { overFolder } from './catalog/compose';
import { type Current, createCurrent } from './catalog/current';
import { readPackages, watchPackages } from './catalog/files';
import { createStore } from './catalog/store';
import type { Context, Log } from './foundation/context';
import { SYSTEM_ACTOR } from './foundation/context';
import { type Finding, sayFinding } from './foundation/errors';
import { createEvents, type Events } from './foundation/events';
import { newId } from './foundation/id';
import { periodically } from './foundation/periodic';
import type { Settings } from './foundation/settings';
import { createHttpServer } from './http/server';
import { checkLayers } from './language/check-layers';
import { adviceOn, errorsAmong } from './publishing/check';
import { createMigrator } from './publishing/migration/migrator';
import { createSettling } from './publishing/migration/settling';
import { readTrustedKeys } from './publishing/packages/trusted-keys';
import { createPublishing, type Publishing } from './publishing/publishing';
import { proveScenarios } from './publishing/scenarios/prove';
import type { Records } from './records/contracts';
import { createBackFill } from './records/fill/back-fill';
import { createRecords } from './records/records';
import { bringShippedData } from './records/shipped-data';
import type { Database } from './storage/contracts';
import { openDatabase } from './storage/database';
import { keepHouse } from './storage/housekeeping';
import { applyCoreTables } from './storage/migrate';
import { createRevisionTables } from './storage/revision-tables';
import { type SignInTables, signInTables } from './storage/sign-in';
import { words } from './vocabulary/words';

const HOUSEKEEPING_MS = 15 * 60_000;
const FOLLOW_MS = 1000;
const FILL_MS = 1000;
const SETTLE_MS = 1000;
/** So long a publication waits for small tables to be filled; large ones are filled behind it. */
const FILL_BEFORE_MS = 500;

/** A running system: the only place where its parts meet. */
export interface App {
  readonly database: Database;
  readonly records: Records;
  readonly current: Current;
  readonly publishing: Publishing;
  readonly events: Events;
  readonly tables: SignInTables;
  readonly log: Log;
  /** The context of the platform's own work on the metadata of this moment. */
  systemContext(channel: Context['channel']): Context;
  /** Publishes what stands on disk, and brings the records it ships. Mistakes keep the old revision and are returned. */
  publishFromDisk(): Promise<readonly Finding[]>;
  /** Publishes again whenever a metadata file changes, until closed. */
  watch(): void;
  /** Fills the computed fields of existing records, and removes what is over, until closed. */
  tend(): void;
  /** Takes over revisions that other nodes publish, within a second, until closed. */
  follow(): void;
  httpServer(): Server;
  close(): Promise<void>;
}

/** Opens the database, makes the core tables and loads the newest stored revision, if there is one. */
export async function createApp(settings: Settings, log: Log): Promise<App> {
  const database = await openDatabase(settings.databaseUrl, log);
  await applyCoreTables(database);
  const events = createEvents((error) => log.error({ error }, 'a listener failed'));
  const { baseCurrency } = settings;
  const backFill = createBackFill({ database, events, baseCurrency, log });
  const store = createStore(createRevisionTables(database));
  const settling = createSettling({ database, store, log });
  const migrator = createMigrator({ database, store, log, settling });
  const current = await createCurrent({
    words,
    store,
    migrator,
    errors: (layers, snapshot) => errorsAmong(adviceOn(layers, snapshot, words)),
    fill: (snapshot) => backFill.run(snapshot, { milliseconds: FILL_BEFORE_MS }),
    events,
    log,
  });
  const records = createRecords({ database, events, baseCurrency });
  const tables = signInTables(database);
  const { reviewedKinds, unsignedPackages, language } = settings;
  const prove = proveScenarios({ database, baseCurrency, language, log });
  const publishing = createPublishing({
    current,
    store,
    records,
    database,
    log,
    migrator,
    prove,
    reviewedKinds,
    trustedKeys: () => readTrustedKeys(settings.trustedKeys),
    unsignedPackages,
    baseCurrency,
    language,
  });
  let refused: readonly Finding[] = [];
  const node = newId();
  let stopWatching = (): void => undefined;
  let stopFollowing = (): void => undefined;
  let stopTending = (): void => undefined;

  const app: App = {
    database,
    records,
    current,
    publishing,
    events,
    tables,
    log,
    systemContext: (channel) => ({ actor: SYSTEM_ACTOR, snapshot: current.current(), now: new Date(), log, channel }),
    async publishFromDisk() {
      const read = await readPackages(settings.metadataFolder);
      const composed = overFolder(read.layers, current.layersOf());
      const findings = [...read.findings, ...composed.findings];
      const { layers } = composed;
      if (findings.length > 0) {
        refused = [...findings, ...checkLayers(layers, words)];
        events.announce('metadata.refused', { findings: refused.map((finding) => sayFinding(finding, 'en')) });
        return refused;
      }
      const outcome = await current.publish(layers, { author: null, comment: 'from disk' });
      refused = outcome.findings;
      if (outcome.published) await bringShippedData(records, app.systemContext('publish'), settings.language);
      return refused;
    },
    follow() {
      const timer = setInterval(() => {
        current
          .refresh()
          .then(() => publishing.changeSets.publishDue(app.systemContext('publish')))
          .catch((error: unknown) => log.error({ error }, 'the newest revision could not be taken over'));
      }, FOLLOW_MS);
      stopFollowing = () => clearInterval(timer);
    },
    tend() {
      const report = (error: unknown): void => log.error({ error }, 'computed fields could not be filled');
      const fill = () => backFill.run(current.current());
      const stopFilling = periodically(FILL_MS, fill, report);
      const unsettled = (error: unknown): void => log.error({ error }, 'late changes could not be carried over');
      const stopSettling = periodically(SETTLE_MS, () => settling.run(), unsettled);
      const clear = () => keepHouse(database, { owner: node, now: new Date() });
      const stopClearing = periodically(HOUSEKEEPING_MS, clear, (error) => log.error({ error }, 'housekeeping failed'));
      const stopHearing = events.on('metadata.published', () => void fill().catch(report));
      stopTending = () => {
        stopHearing();
        stopFilling();
        stopSettling();
        stopClearing();
      };
    },
    watch() {
      stopWatching = watchPackages(settings.metadataFolder, () => {
        app.publishFromDisk().catch((error: unknown) => log.error({ error }, 'publishing from disk failed'));
      });
    },
    httpServer: () =>
      createHttpServer({
        records,
        tables,
        snapshot: () => current.current(),
        publishing,
        events,
        log,
        runtimeFolder: settings.runtimeFolder,
        secureCookies: settings.secureCookies,
        baseCurrency,
        ready: async () => void (await database.read({ sql: 'SELECT 1', values: [] })),
        refused: () => refused,
        fills: () => backFill.open(),
      }),
    async close() {
      stopWatching();
      stopFollowing();
      stopTending();
      await backFill.stop();
      await database.close();
    },
  };
  return app;
}
