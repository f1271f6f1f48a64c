/** Revisions for ever: what was published when and by whom, and the way back to any of them. */
import { CUSTOMER, composeLayers } from '../catalog/compose';
import type { RevisionHead } from '../catalog/contracts';
import type { Store } from '../catalog/store';
import { placesOf, revisionName } from '../catalog/store';
import { PlatformError } from '../foundation/errors';
import type { Layer } from '../language/layers';
import { type Operation, operationName } from '../language/operations';
import { type Address, documentAt, withDocuments } from './change-sets/documents';
import type { Proposal } from './publish';

export interface Revision {
  readonly id: string;
  /** How answers call it: "12-3f9a01bc". */
  readonly name: string;
  readonly at: string;
  readonly author: string | null;
  readonly comment: string;
  readonly operations: readonly Operation[];
}

export function revisionOf(head: RevisionHead): Revision {
  const { operations = [] } = JSON.parse(head.outcome) as { readonly operations?: readonly Operation[] };
  const { id, at, author, comment } = head;
  return { id, name: revisionName(head), at, author, comment, operations };
}

/** The head of a revision by its id or its name; throws unknownRevision. */
export async function findRevision(store: Store, name: string): Promise<RevisionHead> {
  const number = /^\d{1,9}/.exec(name)?.[0];
  const head = number ? await store.head(number.padStart(6, '0')) : null;
  if (!head || (name.includes('-') && revisionName(head) !== name))
    throw new PlatformError('unknownRevision', { name });
  return head;
}

/**
 * The proposal that makes everything as it was in a revision: what was installed and changed here, over the packages that lie
 * in the metadata folder now. Renames since then are undone, and values are found again where they stood.
 */
export async function revertTo(store: Store, head: RevisionHead, running: readonly Layer[]): Promise<Proposal> {
  const then = await store.layersOf(head);
  const folder = running.filter((layer) => layer.package.origin === undefined);
  const others = then.filter((layer) => layer.package.origin !== undefined);
  const { layers, findings } = composeLayers([...folder, ...others]);
  if (findings.length > 0) throw new PlatformError('invalidMetadata', {}, findings);
  const since = String(Number(head.id) + 1).padStart(head.id.length, '0');
  return { layers, operations: await takenBack(store, head.id), back: { places: placesOf(head), since } };
}

/** The proposal that gives one artefact back what a package said of it in a revision. */
export async function restoreArtefact(
  store: Store,
  head: RevisionHead,
  address: Address,
  running: readonly Layer[],
): Promise<Proposal> {
  const then = documentAt(await store.layersOf(head), address);
  const layers = withDocuments(running, [{ ...address, package: address.package || CUSTOMER, body: then }]);
  return { layers: composeLayers(layers).layers, operations: [] };
}

/** What takes back the operations of all revisions after one, in the order in which that must be done. */
async function takenBack(store: Store, id: string): Promise<readonly Operation[]> {
  const found: Operation[] = [];
  for (let before: string | undefined; ; ) {
    const page = await store.list(100, before);
    for (const head of page) {
      if (head.id <= id) return found;
      found.push(...inverted(revisionOf(head)));
    }
    before = page.at(-1)?.id;
    if (before === undefined) return found;
  }
}

function inverted({ name, operations }: Revision): readonly Operation[] {
  return operations
    .map((operation, place): Operation => {
      const { from, to } = operation;
      return { ...operation, from: to, to: from, undoes: operationName(name, place) };
    })
    .reverse();
}
