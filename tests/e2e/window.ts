import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, ConsoleMessage, Page } from 'puppeteer-core';
import type { Locale } from '../../platform/foundation/errors';

const SCREENSHOTS = join(__dirname, '../../.build/screenshots');
const PATIENCE = 20_000;

export const DESK = { width: 1440, height: 900 } as const;
export const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true, deviceScaleFactor: 1 } as const;

export interface WindowOptions {
  readonly size?: typeof DESK | typeof PHONE;
  /** The language of the browser. */
  readonly locale?: Locale;
  /** The session to begin with (a cookie's value); nobody is signed in without one. */
  readonly session?: string;
}

/** A browser window that remembers everything it complains about. */
export interface Window {
  readonly page: Page;
  readonly url: string;
  readonly context: BrowserContext;
  /** Console errors and warnings, page errors and refused requests since the window opened, without the announced ones. */
  complaints(): readonly string[];
  /** From now on answers with this status are part of the story: browsers report every one of them as an error. */
  expect(status: number): void;
  go(path: string): Promise<void>;
  /** Writes `.build/screenshots/<name>.png` for looking. */
  picture(name: string): Promise<void>;
  /** The same at the width of a phone. */
  pictureOnPhone(name: string): Promise<void>;
  pictureOfFailure(scene: string, index: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens a window in a cookie jar of its own. */
export async function openWindow(browser: Browser, url: string, options: WindowOptions = {}): Promise<Window> {
  const { size = DESK, locale = 'en', session } = options;
  const context = await browser.createBrowserContext();
  if (session) await context.setCookie({ name: 'karkas', value: session, domain: new URL(url).hostname, path: '/' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.setViewport(size);
  await page.setExtraHTTPHeaders({ 'Accept-Language': locale });
  await page.evaluateOnNewDocument((language) => {
    Object.defineProperty(navigator, 'languages', { get: () => [language] });
  }, locale);
  const { complaints, expect } = collectComplaints(page);
  const picture = async (name: string): Promise<void> => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await settled(page);
    await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) as `${string}.png` });
  };
  return {
    page,
    url,
    context,
    complaints,
    expect,
    go: async (path) => void (await page.goto(url + path, { waitUntil: 'domcontentloaded' })),
    picture,
    async pictureOnPhone(name) {
      await page.setViewport({ width: PHONE.width, height: PHONE.height });
      await picture(`${name}-phone`);
      await page.setViewport(size);
    },
    async pictureOfFailure(scene, index) {
      const name = `failed-${scene.replace(/\W+/g, '-').slice(0, 60)}-${index}.png`;
      await page.screenshot({ path: join(SCREENSHOTS, name) as `${string}.png` }).catch(() => undefined);
    },
    close: () => context.close(),
  };
}

/** Waits until nothing moves: no request under way, the navigation has its icons (they come last), no animation runs. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('nav a') || document.querySelector('nav a svg'));
  await page.waitForNetworkIdle({ idleTime: 100 });
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((each) => each.playState !== 'running' || each.effect?.getTiming().iterations === Infinity),
  );
}

function collectComplaints(page: Page): Pick<Window, 'complaints' | 'expect'> {
  const heard: string[] = [];
  const announced = new Set<number>();
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warn') return;
    const status = Number(/the server responded with a status of (\d+)/.exec(message.text())?.[1]);
    if (!announced.has(status)) heard.push(sentence(message));
  });
  page.on('pageerror', (error) => heard.push(`page error: ${String((error as Error).stack ?? error)}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    if (why !== 'net::ERR_ABORTED') heard.push(`request failed: ${request.method()} ${request.url()} ${why}`);
  });
  return { complaints: () => heard, expect: (status) => void announced.add(status) };
}

function sentence(message: ConsoleMessage): string {
  const { url, lineNumber } = message.location();
  return `console ${message.type()}: ${message.text()} (${url ?? ''}:${lineNumber ?? ''})`;
}
