import { type Request, Router } from 'express';
import { policyOf } from '../access/policy';
import { visibleMetadata } from '../access/visible-metadata';
import type { Context } from '../foundation/context';
import { PlatformError } from '../foundation/errors';
import type { Snapshot } from '../language/contracts';
import { openApiOf } from './openapi';
import type { PageParts } from './pages';
import { contextOf, PREVIEW, signedIn } from './request-context';

/** The caller's metadata, one effective artefact with its layers, and the OpenAPI document made of them. */
export function metadataRoutes({ sessions, snapshot, log, publishing }: PageParts): Router {
  const router = Router();
  const contextFor = async (request: Request): Promise<Context> => {
    const context = contextOf(request, await signedIn(request, sessions), snapshot(), log);
    const changeSet = request.headers[PREVIEW];
    if (typeof changeSet !== 'string') return context;
    return { ...context, snapshot: await publishing.previews.snapshot(context, changeSet) };
  };

  router.get('/metadata', async (request, response) => {
    const { actor, snapshot: current } = await contextFor(request);
    const tag = `"${current.revision}-${[...actor.roles].sort().join('+')}"`;
    response.setHeader('ETag', tag);
    response.setHeader('Cache-Control', 'private, no-cache');
    if (request.headers['if-none-match'] === tag) {
      response.status(304).end();
      return;
    }
    response.json(visibleMetadata(current, policyOf(current, actor), actor));
  });

  router.get('/metadata/:kind/:name', async (request, response) => {
    const { actor, snapshot: current } = await contextFor(request);
    const { kind, name } = request.params;
    const visible = visibleMetadata(current, policyOf(current, actor), actor);
    const artefact = visible.artefacts[kind]?.find((each) => each.name === name);
    if (!artefact) throw new PlatformError('unknownArtefact', { kind, name });
    if (request.query['provenance'] !== 'true') {
      response.json({ revision: current.revision, kind, artefact });
      return;
    }
    response.json({
      revision: current.revision,
      kind,
      artefact,
      provenance: provenanceOf(kind, name, artefact, current),
    });
  });

  router.get('/openapi.json', async (request, response) => {
    const { actor, snapshot: current } = await contextFor(request);
    response.json(openApiOf(current, policyOf(current, actor), actor.locale));
  });
  return router;
}

/** For every leaf of an artefact (by JSON pointer): which layers set it, newest first. */
function provenanceOf(
  kind: string,
  name: string,
  artefact: unknown,
  snapshot: Snapshot,
): Readonly<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  walk(artefact, '');
  return found;

  function walk(value: unknown, pointer: string): void {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value))
        walk(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
      return;
    }
    const origins = snapshot.provenance(kind, name, pointer);
    if (origins.length > 0) found[pointer] = origins;
  }
}
