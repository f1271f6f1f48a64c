/** What would run if a change set were published now: layers, snapshot, and where the database would keep it. */
import type { Current } from '../catalog/current';
import type { Store } from '../catalog/store';
import type { Finding } from '../foundation/errors';
import { examineLayers } from '../language/check-layers';
import type { Snapshot } from '../language/contracts';
import { type Evolved, evolve, type Return } from '../language/evolution';
import type { Layer } from '../language/layers';
import { type Operation, placeRenames } from '../language/operations';
import { words } from '../vocabulary/words';

export interface Candidate {
  readonly layers: readonly Layer[];
  /** Null when it has mistakes. */
  readonly snapshot: Snapshot | null;
  readonly findings: readonly Finding[];
  readonly evolved: Evolved;
  readonly operations: readonly Operation[];
}

export interface CandidateParts {
  readonly current: Current;
  readonly store: Store;
}

/** Compiles layers as the next revision, without storing or migrating anything. */
export async function compileCandidate(
  { store }: Pick<CandidateParts, 'store'>,
  layers: readonly Layer[],
  operations: readonly Operation[],
  revision: string,
  back?: Return,
): Promise<Candidate> {
  const evolution = evolve(await store.places(), placeRenames(operations), back);
  const { snapshot, findings } = examineLayers(layers, words, revision, evolution.placement);
  return { layers, snapshot, findings, evolved: evolution.outcome(), operations };
}
