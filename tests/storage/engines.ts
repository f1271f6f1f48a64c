/** The engines a storage test runs on: SQLite always, MariaDB where KARKAS_TEST_MYSQL=mysql://user:password@host names a server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../../platform/foundation/context';
import type { StorageDatabase } from '../../platform/storage/contracts';
import { openDatabase } from '../../platform/storage/database';

export interface Engine {
  readonly name: string;
  /** A private, empty database. */
  create(): Promise<Place>;
}

export interface Place {
  readonly url: string;
  open(parameters?: string): Promise<StorageDatabase>;
  /** Closes what was opened and removes the database. */
  drop(): Promise<void>;
}

export const silent: Log = { info() {}, warn() {}, error() {} };

const server = process.env.KARKAS_TEST_MYSQL;
if (!server) process.stderr.write('MariaDB is not tested: set KARKAS_TEST_MYSQL=mysql://user:password@host:port\n');

export const ENGINES: readonly Engine[] = [
  { name: 'SQLite in memory', create: async () => place('sqlite::memory:', async () => {}) },
  { name: 'SQLite in a file', create: createFile },
  ...(server ? [{ name: 'MariaDB', create: () => createOnServer(server) }] : []),
];

/** Engines that two connections can share. */
export const SHARED_ENGINES = ENGINES.filter((engine) => engine.name !== 'SQLite in memory');

async function createFile(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'karkas-storage-'));
  return place(`sqlite:${join(folder, 'test.db')}`, async () => rmSync(folder, { recursive: true }));
}

async function createOnServer(url: string): Promise<Place> {
  const name = `karkas_test_${process.pid}_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 8)}`;
  const address = new URL(url);
  address.pathname = '/';
  const owner = await openDatabase(address.href, silent);
  await owner.define([`CREATE DATABASE ${name}`]);
  address.pathname = `/${name}`;
  return place(address.href, async () => {
    await owner.define([`DROP DATABASE ${name}`]);
    await owner.close();
  });
}

function place(url: string, remove: () => Promise<void>): Place {
  const opened: StorageDatabase[] = [];
  return {
    url,
    async open(parameters = '') {
      const database = await openDatabase(url.startsWith('mysql') ? url + parameters : url, silent);
      opened.push(database);
      return database;
    },
    async drop() {
      for (const database of opened) await database.close().catch(() => undefined);
      await remove();
    },
  };
}
