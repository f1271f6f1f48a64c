/** The customer's documents that cannot be without a package: kept whole when it goes, put back when it returns. */
import { CUSTOMER, composeLayers } from '../../catalog/compose';
import { sameValue } from '../../language/change/json';
import { patchBetween } from '../../language/change/patch';
import type { Layer } from '../../language/layers';
import { mergePatch } from '../../language/overlay';
import { type Document, documentAt, withDocuments } from '../change-sets/documents';
import type { Conflict } from './contracts';

/** One conflict for each document of the customer that became another, or none, when the package went. */
export function setAside(before: readonly Layer[], after: readonly Layer[], gone: Layer): readonly Conflict[] {
  const own = before.find((layer) => layer.package.name === CUSTOMER)?.artefacts ?? [];
  return own.flatMap(({ kind, name, body }): readonly Conflict[] => {
    const left = documentAt(after, { kind, name, package: CUSTOMER });
    if (JSON.stringify(left) === JSON.stringify(body)) return [];
    const { name: owner, version } = gone.package;
    const about = { package: owner, fromVersion: version, toVersion: null, layer: CUSTOMER, kind, artefact: name };
    return [{ ...about, pointer: '', clash: 'uninstalled', mine: body, ...(left ? { base: left } : {}) }];
  });
}

/** The layers with what was set aside; what was changed meanwhile stays changed. */
export function withReturned(layers: readonly Layer[], aside: readonly Conflict[]): readonly Layer[] {
  const documents = aside.map(({ kind, artefact, base, mine }) => {
    const address = { kind, name: artefact, package: CUSTOMER };
    const now = documentAt(layers, address);
    return { ...address, body: returned(now, (base ?? null) as Document | null, mine as Document) };
  });
  return composeLayers(withDocuments(layers, documents)).layers;
}

function returned(now: Document | null, left: Document | null, was: Document): Document {
  if (now === null || sameValue(now, left)) return was;
  return mergePatch(now, patchBetween(left ?? {}, was)) as Document;
}
