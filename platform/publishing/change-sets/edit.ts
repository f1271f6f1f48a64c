/** How a change set is written: an artefact is given whole or as a patch, and becomes what its package has to say. */
import { CUSTOMER } from '../../catalog/compose';
import { PlatformError } from '../../foundation/errors';
import { nearest } from '../../foundation/suggest';
import type { Artefact } from '../../language/contracts';
import { isKind, KINDS } from '../../language/kinds';
import type { Layer } from '../../language/layers';
import { mergePatch } from '../../language/overlay';
import { type Address, type Change, type Document, documentAt, documentFor, upTo, withDocuments } from './documents';
import type { ChangeSet } from './store';

/** What somebody wants of an artefact. */
export type Wish =
  /** To be this, whole. */
  | { readonly whole: Document }
  /** To differ by a merge patch from what it is in the change set. */
  | { readonly patch: Document }
  /** To be what it was before this package said anything; an artefact of its own is removed. */
  | { readonly nothing: true };

/** The published layers with everything that a change set makes of them. */
export function layersWith(published: readonly Layer[], changeSet: Pick<ChangeSet, 'changes'>): readonly Layer[] {
  return withDocuments(
    published,
    changeSet.changes.map(({ becomes, ...address }) => ({ ...address, body: becomes })),
  );
}

/** The change by which a wish comes true. Throws badRequest for what cannot be meant, unknownArtefact for a patch of nothing. */
export function changeFor(published: readonly Layer[], changeSet: ChangeSet, address: Address, wish: Wish): Change {
  refuseStrange(published, address);
  const layers = layersWith(published, changeSet);
  const was = documentAt(published, address);
  if ('nothing' in wish) return { ...address, was, becomes: null };
  const wanted = 'whole' in wish ? wish.whole : patched(layers, address, wish.patch);
  const { $schema: _schema, extends: _extends, ...body } = wanted;
  if (body.name !== undefined && body.name !== address.name)
    throw new PlatformError('badRequest', { reason: 'the name of an artefact is changed by a rename' });
  return { ...address, was, becomes: documentFor(layers, address, { ...body, name: address.name } as Artefact) };
}

function patched(layers: readonly Layer[], address: Address, patch: Document): Document {
  const now = upTo(layers, address);
  if (!now) throw new PlatformError('unknownArtefact', { kind: address.kind, name: address.name });
  return mergePatch(now, patch) as Document;
}

function refuseStrange(published: readonly Layer[], { kind, name, package: owner }: Address): void {
  if (!isKind(kind)) {
    const near = nearest(kind, KINDS);
    throw new PlatformError('badRequest', {
      reason: `there is no kind “${kind}”${near ? `; did you mean “${near}”?` : ''}`,
    });
  }
  if (!/^[a-z]\w{0,99}$/.test(name))
    throw new PlatformError('badRequest', { reason: `“${name}” is no name of an artefact` });
  const layer = published.find((each) => each.package.name === owner);
  if (layer && layer.package.origin === undefined)
    throw new PlatformError('badRequest', { reason: `the package “${owner}” is changed in its folder` });
  if (!layer && owner !== CUSTOMER) throw new PlatformError('badRequest', { reason: `there is no package “${owner}”` });
}
