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
import { adviceOn, errorsAmong, type Judged } from './check';

export interface Candidate {
  readonly layers: readonly Layer[];
  /** Null when it has mistakes, or an error among the advice. */
  readonly snapshot: Snapshot | null;
  readonly findings: readonly Finding[];
  /** Warnings and hints, with their fixes; they refuse nothing. */
  readonly advice: readonly Judged[];
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
  const advice = snapshot ? adviceOn(layers, snapshot, words) : [];
  const errors = errorsAmong(advice);
  const made = { layers, advice: advice.slice(errors.length), evolved: evolution.outcome(), operations };
  return errors.length > 0 ? { ...made, snapshot: null, findings: errors } : { ...made, snapshot, findings };
}
