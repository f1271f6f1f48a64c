import { type Request, Router } from 'express';
import { CUSTOMER } from '../catalog/compose';
import type { Context } from '../foundation/context';
import { PlatformError } from '../foundation/errors';
import type { State } from '../publishing/change-sets/store';
import { readObject } from './body';
import type { PageParts } from './pages';
import { renamingIn } from './renaming';
import { contextOf, signedIn } from './request-context';

const STATES: readonly State[] = ['draft', 'review', 'approved', 'scheduled', 'discarded'];

/** Changing metadata: change sets, their plans and publication, revisions and the way back (design.md sections 3 and 6). */
export function studioRoutes({ sessions, snapshot, log, publishing }: PageParts): Router {
  const router = Router();
  const { changeSets } = publishing;
  const caller = async (request: Request): Promise<Context> =>
    contextOf(request, await signedIn(request, sessions), snapshot(), log);

  router.post('/changesets', async (request, response) => {
    const { name, description } = await readObject(request);
    if (typeof name !== 'string' || name.trim() === '')
      throw new PlatformError('badRequest', { reason: 'a change set needs a name' });
    const input = { name, ...(typeof description === 'string' ? { description } : {}) };
    response.status(201).json(await changeSets.open(await caller(request), input));
  });

  router.get('/changesets/:id', async (request, response) => {
    response.json(await changeSets.read(await caller(request), request.params.id));
  });

  router.get('/changesets/:id/artefacts/:kind/:name', async (request, response) => {
    const { id, kind, name } = request.params;
    const artefact = await changeSets.artefact(await caller(request), id, kind, name);
    if (!artefact) throw new PlatformError('unknownArtefact', { kind, name });
    response.json({ kind, artefact });
  });

  /** The artefact as it is to be, whole. */
  router.put('/changesets/:id/artefacts/:kind/:name', async (request, response) => {
    const whole = await readObject(request);
    response.json(await changeSets.change(await caller(request), request.params.id, addressIn(request), { whole }));
  });

  /** A merge patch over the artefact as it is in the set. */
  router.patch('/changesets/:id/artefacts/:kind/:name', async (request, response) => {
    const patch = await readObject(request);
    response.json(await changeSets.change(await caller(request), request.params.id, addressIn(request), { patch }));
  });

  /** Takes back what the package says of the artefact. */
  router.delete('/changesets/:id/artefacts/:kind/:name', async (request, response) => {
    const nothing = { nothing: true as const };
    response.json(await changeSets.change(await caller(request), request.params.id, addressIn(request), nothing));
  });

  /** Takes the change out of the set; the artefact stays as it is published. */
  router.delete('/changesets/:id/changes/:kind/:name', async (request, response) => {
    response.json(await changeSets.withdraw(await caller(request), request.params.id, addressIn(request)));
  });

  /** `{what: "field", entity, from, to}`, `{what: "artefact", kind, …}`, `{what: "option", choices | entity and field, …, merge?}`. */
  router.post('/changesets/:id/rename', async (request, response) => {
    const rename = renamingIn(await readObject(request));
    response.json(await changeSets.rename(await caller(request), request.params.id, rename));
  });

  router.post('/changesets/:id/rebase', async (request, response) => {
    const { keepMine } = await readObject(request);
    response.json(await changeSets.rebase(await caller(request), request.params.id, keepMine === true));
  });

  router.get('/changesets/:id/plan', async (request, response) => {
    response.json(await changeSets.plan(await caller(request), request.params.id));
  });

  /** Tries it on a copy: nothing of the live system changes. */
  router.post('/changesets/:id/rehearse', async (request, response) => {
    response.json(await changeSets.rehearse(await caller(request), request.params.id));
  });

  router.post('/changesets/:id/publish', async (request, response) => {
    const confirmed = confirmedIn(await readObject(request));
    response.json(await changeSets.publish(await caller(request), request.params.id, confirmed));
  });

  router.post('/changesets/:id/state', async (request, response) => {
    const { state, at } = await readObject(request);
    const to = STATES.find((each) => each === state);
    if (!to) throw new PlatformError('badRequest', { reason: `"state" is one of ${STATES.join(', ')}` });
    const moment = typeof at === 'string' ? at : undefined;
    response.json(await changeSets.move(await caller(request), request.params.id, to, moment));
  });

  router.get('/revisions', async (request, response) => {
    const limit = Math.min(Math.max(Number(request.query['limit']) || 50, 1), 200);
    const before = typeof request.query['before'] === 'string' ? request.query['before'] : undefined;
    response.json({ revisions: await publishing.revisions(await caller(request), limit, before) });
  });

  router.get('/revisions/:from/difference/:to', async (request, response) => {
    const { from, to } = request.params;
    response.json({ differences: await publishing.difference(await caller(request), from, to) });
  });

  router.get('/revisions/:revision/revert', async (request, response) => {
    response.json(await publishing.planRevert(await caller(request), request.params.revision));
  });

  router.post('/revisions/:revision/revert', async (request, response) => {
    const confirmed = confirmedIn(await readObject(request));
    response.json(await publishing.revert(await caller(request), request.params.revision, confirmed));
  });

  router.post('/revisions/:revision/restore', async (request, response) => {
    const body = await readObject(request);
    const { kind, name, package: owner } = body;
    if (typeof kind !== 'string' || typeof name !== 'string')
      throw new PlatformError('badRequest', { reason: '"kind" and "name" say which artefact' });
    const artefact = { kind, name, ...(typeof owner === 'string' ? { package: owner } : {}) };
    const context = await caller(request);
    response.json(await publishing.restore(context, request.params.revision, artefact, confirmedIn(body)));
  });
  return router;
}

function addressIn(request: Request): { readonly kind: string; readonly name: string; readonly package: string } {
  const { kind = '', name = '' } = request.params as Readonly<Record<string, string>>;
  const owner = request.query['package'];
  return { kind, name, package: typeof owner === 'string' ? owner : CUSTOMER };
}

function confirmedIn({ confirm }: Readonly<Record<string, unknown>>): readonly string[] {
  return Array.isArray(confirm) ? confirm.filter((each) => typeof each === 'string') : [];
}
