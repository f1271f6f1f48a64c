/** A course over the layers that run is published, with everything that belongs to it, or not at all. */
import { type Context, SYSTEM_ACTOR } from '../../foundation/context';
import type { Layer } from '../../language/layers';
import { bringShippedData } from '../../records/shipped-data';
import type { PlanStep } from '../contracts';
import { planLayers } from '../plan/plan';
import { publishProposal } from '../publish';
import { findRevision, revertTo } from '../revisions';
import type { ConflictStore } from './conflicts';
import type { Course, PackageParts } from './contracts';

export interface Followed {
  readonly course: Course;
  readonly steps: readonly PlanStep[];
  readonly revision: string;
  readonly before: string;
  readonly changed: boolean;
}

/**
 * Publishes it and brings the records that come with it. What people have to decide is written down before, so that no
 * crash loses it, and is taken back when the publication fails. Throws as publishProposal; then what ran before runs.
 */
export async function follow(
  parts: PackageParts,
  conflicts: ConflictStore,
  context: Context,
  courseOver: (running: readonly Layer[]) => Course | Promise<Course>,
  comment: string,
  confirmed: readonly string[],
): Promise<Followed> {
  const { current } = parts;
  const now = (): Context => ({ ...context, snapshot: current.current() });
  let written: readonly string[] = [];
  const takeBack = async (): Promise<void> => {
    await conflicts.forget(now(), written);
    written = [];
  };
  const propose = async (running: readonly Layer[]) => {
    const course = await courseOver(running);
    const prepare = async (): Promise<void> => {
      await takeBack();
      written = await conflicts.save(now(), course.conflicts, current.current().revision);
    };
    return { ...course, prepare };
  };
  try {
    const { proposal: course, ...outcome } = await publishProposal(
      parts,
      propose,
      { author: context.actor.id, comment },
      confirmed,
    );
    if (outcome.changed) await bringData(parts, context, outcome.before);
    await conflicts.settle(now(), course.returned, 'mine');
    return { ...outcome, course };
  } catch (error) {
    await takeBack();
    throw error;
  }
}

/** What packages ship is brought by the platform; when that fails, what ran before runs again. */
async function bringData(parts: PackageParts, context: Context, before: string): Promise<void> {
  const platform: Context = { ...context, snapshot: parts.current.current(), actor: SYSTEM_ACTOR, channel: 'publish' };
  try {
    await bringShippedData(parts.records, platform, parts.language);
  } catch (error) {
    await goBack(parts, context, before);
    throw error;
  }
}

async function goBack(parts: PackageParts, context: Context, before: string): Promise<void> {
  const { current, store } = parts;
  const back = await revertTo(store, await findRevision(store, before), current.layersOf());
  const { plan } = await planLayers(parts, back.layers, back.operations);
  const meta = { author: context.actor.id, comment: `back to revision ${before}` };
  await publishProposal(parts, () => back, meta, plan.confirm);
}
