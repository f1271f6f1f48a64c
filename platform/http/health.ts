import { Router } from 'express';
import type { HttpParts } from './server';

/** `/healthz`: the process lives. `/readyz`: it can serve, or why not; how much of the metadata on disk was refused and is being filled. */
export function healthRoutes({ ready, refused, fills, snapshot }: HttpParts): Router {
  const router = Router();
  router.get('/healthz', (_, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', async (_, response) => {
    try {
      await ready();
      response.json({ status: 'ready', revision: snapshot().revision, refused: refused().length, fills: fills() });
    } catch {
      response.status(503).json({ status: 'not ready', reason: 'the database does not answer' });
    }
  });
  return router;
}
