import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { PlatformError } from '../foundation/errors';
import { applicationRoutes } from './application';
import { healthRoutes } from './health';
import { metadataRoutes } from './metadata-routes';
import { packageRoutes } from './package-routes';
import { sendProblem } from './problem';
import { askedLocale } from './request-context';
import { refuseForeignOrigin, setDataHeaders } from './security';
import type { HttpParts } from './server';
import { sessionRoutes } from './session-routes';
import type { Sessions } from './sessions';
import { studioRoutes } from './studio-routes';

export type PageParts = HttpParts & { readonly sessions: Sessions };

/** Everything that is not the record API, through Express: session, metadata, health and the browser application. */
export function createPages(
  parts: PageParts,
): (request: IncomingMessage, response: ServerResponse, number: string) => void {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(healthRoutes(parts));
  app.use('/api', dataHeaders, sessionRoutes(parts), metadataRoutes(parts));
  app.use('/api/studio', studioRoutes(parts));
  app.use('/api/packages', packageRoutes(parts));
  app.use('/api', nothingHere);
  app.use(applicationRoutes(parts.runtimeFolder));
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    sendProblem(response, error, String(response.getHeader('X-Request-Id')), askedLocale(request) ?? 'en', parts.log);
  });
  return (request, response) => app(request as Request, response as Response);
}

const dataHeaders: RequestHandler = (request, response, next) => {
  setDataHeaders(response);
  refuseForeignOrigin(request);
  next();
};

const nothingHere: RequestHandler = () => {
  throw new PlatformError('noSuchAddress');
};
