import { didYouMean, nearest } from '../../foundation/suggest';
import { ICON_NAMES } from '../../vocabulary/icon-names';
import type { Candidate } from './candidate';
import { offer, patchAt, type Remark, remark } from './rule';

const KNOWN: ReadonlySet<string> = new Set(ICON_NAMES);

/** C027: a neutral picture would stand in its place. */
export function iconNobodyKnows({ mentions }: Candidate): readonly Remark[] {
  return mentions.flatMap(({ as, about, pointer, value }) => {
    if (as !== 'icon' || typeof value !== 'string' || KNOWN.has(value)) return [];
    const near = nearest(value, ICON_NAMES);
    const repair =
      near === undefined
        ? undefined
        : offer(`Takes the icon “${near}”.`, `Берёт значок «${near}».`, patchAt(pointer, near));
    return [remark('C027', about, pointer, { name: value, hint: didYouMean(value, ICON_NAMES) }, repair)];
  });
}
