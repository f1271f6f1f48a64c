import { SYSTEM_ACTOR } from '../../foundation/context';
import { PlatformError } from '../../foundation/errors';
import type { Layer } from '../../language/layers';
import { bringShippedData } from '../../records/shipped-data';
import { words } from '../../vocabulary/words';
import { checkCandidate, judge } from '../check';
import { type PlanParts, planLayers } from '../plan/plan';
import { type Proposal, publishProposal } from '../publish';
import { runScenarios, type ScenarioParts } from '../scenarios/run';
import type { Rehearsal, Sampled } from './contracts';
import { type Embedded, openEmbedded } from './embedded';
import { copySample } from './sample';

export type RehearsalParts = PlanParts & Omit<ScenarioParts, 'database'>;

/** Records of each entity that are tried on, unless told otherwise. */
const SAMPLE = 100;
const NOT_TRIED = {
  passed: false,
  sampled: [],
  losses: [],
  scenarios: [],
  milliseconds: { copy: 0, migration: 0, scenarios: 0 },
} as const;
const META = { author: null, comment: 'rehearsal' };

/**
 * Tries a proposal on a copy in memory of what runs: the same metadata, and a sample of the records. The live system is read
 * and nothing else. Throws what `propose` throws; mistakes, losses and broken scenarios are part of the answer.
 */
export async function rehearse(
  parts: RehearsalParts,
  propose: (running: readonly Layer[]) => Promise<Proposal> | Proposal,
  most = SAMPLE,
): Promise<Rehearsal> {
  const { layers, operations } = await propose(parts.current.layersOf());
  const { plan } = await planLayers(parts, layers, operations);
  const { snapshot, findings } = checkCandidate(layers, words);
  if (!snapshot) return { ...NOT_TRIED, plan, findings };
  const copy = await openEmbedded(parts);
  try {
    const clock = stopwatch();
    const sampled = await copyLive(parts, copy, most);
    const copied = clock();
    const tried = await attempt(copy, { layers, operations });
    const migrated = clock();
    const scenarios = tried.published ? await runScenarios(copy, copy.current.current()) : [];
    const milliseconds = { copy: copied, migration: migrated, scenarios: clock() };
    const all = [...tried.findings.map(judge), ...findings];
    const passed = tried.published && scenarios.every((each) => each.passed);
    return { passed, plan, findings: all, sampled, losses: tried.losses, scenarios, milliseconds };
  } finally {
    await copy.close();
  }
}

async function copyLive(parts: PlanParts, copy: Embedded, most: number): Promise<readonly Sampled[]> {
  const snapshot = parts.current.current();
  const { published, findings } = await copy.current.publish(parts.current.layersOf(), META);
  if (!published) throw new PlatformError('invalidMetadata', {}, findings);
  const to = { database: copy.database, snapshot: copy.current.current() };
  return copySample({ database: parts.database, snapshot }, to, most);
}

/** Publishes on the copy with every loss confirmed; what it ships comes, too. */
async function attempt(copy: Embedded, proposal: Proposal) {
  const { plan } = await planLayers(copy, proposal.layers, proposal.operations);
  const losses = plan.steps.filter(({ class: of, rows }) => rows > 0 && (of === 'lossy' || of === 'destructive'));
  if (plan.findings.length > 0) return { published: false, losses, findings: plan.findings };
  await publishProposal(copy, () => proposal, META, plan.confirm);
  const snapshot = copy.current.current();
  const platform = { actor: SYSTEM_ACTOR, snapshot, now: new Date(), log: copy.log, channel: 'publish' as const };
  await bringShippedData(copy.records, platform, copy.language);
  return { published: true, losses, findings: [] };
}

/** Milliseconds since it was asked last. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const passed = Math.round(now - last);
    last = now;
    return passed;
  };
}
