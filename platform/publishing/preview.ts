import type { Migrator } from '../catalog/contracts';
import type { Context } from '../foundation/context';
import type { Snapshot } from '../language/contracts';
import type { ChangeSetParts, ChangeSets } from './change-sets/change-sets';

export interface Previews {
  /** The metadata of a change set over live data, for its author and testers; columns it needs are there. Throws forbidden, invalidMetadata, rebaseNeeded. */
  snapshot(context: Context, changeSet: string): Promise<Snapshot>;
}

const MOST = 20;

/** Previews are compiled once for each state of a change set and of what runs. */
export function createPreviews(
  parts: ChangeSetParts & { readonly migrator: Migrator },
  changeSets: ChangeSets,
): Previews {
  const known = new Map<string, Snapshot>();
  return {
    async snapshot(context, id) {
      const { candidate, name } = await changeSets.preview(context, id);
      const found = known.get(name);
      if (found) return found;
      const { snapshot: after, evolved, operations } = await candidate();
      await parts.migrator.expand({ before: parts.current.current(), after, evolved, operations });
      if (known.size >= MOST) known.clear();
      known.set(name, after);
      return after;
    },
  };
}
