import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';
import helmet from 'helmet';
import { PlatformError } from '../foundation/errors';

const A_YEAR = '365d';

/**
 * The browser application: hashed assets cached for ever, and for every other address the one page,
 * under a strict content security policy (own scripts only, no eval, styles by nonce).
 */
export function applicationRoutes(folder: string): Router {
  const router = Router();
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: A_YEAR, fallthrough: false }),
  );
  router.use(express.static(folder, { index: false, maxAge: '1h' }));
  router.get('/{*path}', (request, response) => {
    if (!request.accepts('html')) throw new PlatformError('noSuchAddress');
    const page = readPage(folder);
    const nonce = randomBytes(16).toString('base64');
    strictHeaders(nonce)(request, response, () => {
      response.setHeader('Cache-Control', 'no-cache');
      response.type('html').send(page.replaceAll('__NONCE__', nonce));
    });
  });
  router.use(() => {
    throw new PlatformError('noSuchAddress');
  });
  return router;
}

function readPage(folder: string): string {
  try {
    return readFileSync(join(folder, 'index.html'), 'utf8');
  } catch {
    throw new PlatformError('noSuchAddress');
  }
}

function strictHeaders(nonce: string): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", `'nonce-${nonce}'`],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
  });
}
