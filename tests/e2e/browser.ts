import { existsSync } from 'node:fs';
import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer-core';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A real Chromium: the one PUPPETEER_EXECUTABLE_PATH names, else one of the system, else the one that
 * came with the packages (so no root is needed). Fails with a clear sentence when none runs.
 */
export async function launchBrowser(): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const found = process.env['PUPPETEER_EXECUTABLE_PATH'] ?? SYSTEM.find((path) => existsSync(path));
  const options: LaunchOptions = found
    ? { executablePath: found, headless: true, args: [...QUIET, ...sandbox] }
    : await packagedBrowser();
  return puppeteer.launch(options);
}

/** The packaged browser unpacks its own libraries and fonts only where it believes to be in a "Lambda". */
async function packagedBrowser(): Promise<LaunchOptions> {
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x';
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return { executablePath: await chromium.executablePath(), headless: 'shell', args: [...chromium.args, ...QUIET] };
}
