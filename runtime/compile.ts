import type { Snapshot } from '../platform/language/contracts';
import { effectiveSnapshot } from '../platform/language/snapshot';
import { words } from '../platform/vocabulary/words';

/** The snapshot of the metadata a user may see, as `GET /api/metadata` sends it. */
export function compile(metadata: unknown): Snapshot {
  return effectiveSnapshot(metadata as Parameters<typeof effectiveSnapshot>[0], words);
}
