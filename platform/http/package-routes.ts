import { type Request, Router } from 'express';
import { policyOf } from '../access/policy';
import type { Context } from '../foundation/context';
import { PlatformError } from '../foundation/errors';
import { readArchive } from '../publishing/packages/archive';
import type { Package } from '../publishing/packages/contracts';
import { packageOf } from '../publishing/packages/source';
import { readGzip, readObject } from './body';
import type { PageParts } from './pages';
import { contextOf, signedIn } from './request-context';

/** Packages on the running system: what is here, what comes, goes, and differs (design.md section 6). */
export function packageRoutes({ sessions, snapshot, log, publishing }: PageParts): Router {
  const router = Router();
  const { packages } = publishing;
  /** Asked before the body is read, so that nobody else sends archives here. */
  const administrator = async (request: Request): Promise<Context> => {
    const context = contextOf(request, await signedIn(request, sessions), snapshot(), log);
    if (!policyOf(context.snapshot, context.actor).administrator) throw new PlatformError('forbidden');
    return context;
  };

  router.get('/', async (request, response) => {
    response.json({ packages: packages.list(await administrator(request)) });
  });

  router.get('/drift', async (request, response) => {
    response.json({ drift: packages.drift(await administrator(request)) });
  });

  /** The body is the archive; `plan=true` only tells, every `confirm` names a step that may lose something. */
  router.post('/', async (request, response) => {
    const context = await administrator(request);
    const coming = await archiveIn(request);
    const options = { confirmed: confirmedIn(request), downgrade: request.query['downgrade'] === 'true' };
    if (isPlan(request)) response.json(await packages.planInstall(context, coming, options));
    else response.json(await packages.install(context, coming, options));
  });

  router.delete('/:name', async (request, response) => {
    const context = await administrator(request);
    const { name } = request.params;
    if (isPlan(request)) response.json(await packages.planUninstall(context, name));
    else response.json(await packages.uninstall(context, name, confirmedIn(request)));
  });

  /** `{conflicts: [id], decision: "mine" | "theirs", confirm?: [step]}`, in one publication. */
  router.post('/conflicts', async (request, response) => {
    const context = await administrator(request);
    const { conflicts, decision, confirm } = await readObject(request);
    if (decision !== 'mine' && decision !== 'theirs')
      throw new PlatformError('badRequest', { reason: '"decision" is "mine" or "theirs"' });
    response.json(await packages.decide(context, texts(conflicts), decision, texts(confirm)));
  });
  return router;
}

async function archiveIn(request: Request): Promise<Package> {
  return packageOf(await readArchive(await readGzip(request)));
}

function isPlan(request: Request): boolean {
  return request.query['plan'] === 'true';
}

function confirmedIn(request: Request): readonly string[] {
  const { confirm } = request.query;
  return texts(Array.isArray(confirm) ? confirm : [confirm]);
}

function texts(values: unknown): readonly string[] {
  return Array.isArray(values) ? values.filter((each) => typeof each === 'string') : [];
}
