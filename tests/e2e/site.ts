import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import type { Locale } from '../../platform/foundation/errors';
import { type Client, signedInClient } from './api';
import { applicationFolder, type Base, copyBase } from './base';
import { launchBrowser } from './browser';
import { ADMIN_PASSWORD, freePort, type Running, startServer } from './server';
import { openWindow, type Window, type WindowOptions } from './window';

const PATIENCE = 120_000;

export interface SiteOptions {
  readonly base: Base;
  /** The application as shipped, or the one that warns (see base.ts). */
  readonly application: 'shipped' | 'warning';
  /** A folder with packages of its own; the repository's when absent. */
  readonly metadata?: string;
}

/** A running system and a browser. */
export interface Site {
  readonly url: string;
  /** A window with a cookie jar of its own, in which nobody is signed in. */
  open(options?: WindowOptions): Promise<Window>;
  /** A window at an address, in which this person is signed in and reads this language. */
  openAs(login: string, locale: Locale, at: string, options?: WindowOptions): Promise<Window>;
  /** A test whose windows are closed at its end. When it fails, each leaves a picture `.build/screenshots/failed-….png`. */
  scene(name: string, play: () => Promise<void>): void;
  /** Scenes that follow one another in the same windows: after one that failed, the others fail at once. Ends with the `describe` around it. */
  act(): (name: string, play: () => Promise<void>) => void;
  /** The API, signed in. */
  as(login: string): Promise<Client>;
}

/**
 * One product on a fresh copy of a base and one browser for all tests of this file. A test in whose
 * windows the browser complained (an error or a warning on the console, a page error) has failed.
 */
export function siteForTests(options: SiteOptions): Site {
  let started: Started | null = null;
  const now = (): Started => {
    if (!started) throw new Error('the site is started before the first test, not before the file is read');
    return started;
  };
  let open: Window[] = [];
  const closeAll = async (): Promise<void> => {
    await Promise.all(open.map((window) => window.close()));
    open = [];
  };

  jest.setTimeout(PATIENCE);
  beforeAll(async () => {
    started = await start(options);
  });
  afterAll(() => started?.close());

  const play = async (name: string, scene: () => Promise<void>): Promise<void> => {
    try {
      await scene();
    } catch (error) {
      await Promise.all(open.map((window, index) => window.pictureOfFailure(name, index)));
      throw error;
    }
    expect(open.flatMap((window) => window.complaints())).toEqual([]);
  };
  const openNow = async (windowOptions?: WindowOptions): Promise<Window> => {
    const window = await openWindow(now().browser, now().server.url, windowOptions);
    open.push(window);
    return window;
  };
  return {
    get url() {
      return now().server.url;
    },
    open: openNow,
    async openAs(login, locale, at, windowOptions) {
      const { token, api } = await signedInClient(now().server.url, login, ADMIN_PASSWORD);
      await api.patch('/api/me', { locale });
      const window = await openNow({ ...windowOptions, locale, session: token });
      await window.go(at);
      return window;
    },
    scene: (name, scene) => it(name, () => play(name, scene).finally(closeAll)),
    act() {
      let broken: string | null = null;
      afterAll(closeAll);
      return (name, scene) =>
        it(name, async () => {
          if (broken !== null) throw new Error(`an earlier scene failed: ${broken}`);
          broken = name;
          await play(name, scene);
          broken = null;
        });
    },
    as: async (login) => (await signedInClient(now().server.url, login, ADMIN_PASSWORD)).api,
  };
}

interface Started {
  readonly server: Running;
  readonly browser: Browser;
  close(): Promise<void>;
}

async function start({ base, application, metadata }: SiteOptions): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), 'karkas-e2e-'));
  const data = join(folder, 'data');
  const runtime = applicationFolder(application, folder);
  await copyBase(base, data);
  const [server, browser] = await Promise.all([
    startServer({
      KARKAS_DATA: data,
      KARKAS_RUNTIME: runtime,
      KARKAS_ADMIN_PASSWORD: ADMIN_PASSWORD,
      KARKAS_DEMO: base === 'demo' ? '1' : '0',
      PORT: String(await freePort()),
      ...(metadata ? { KARKAS_METADATA: metadata } : {}),
    }),
    launchBrowser(),
  ]);
  return {
    server,
    browser,
    async close() {
      await browser.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
