/** Lists of options: whether they are used, and whether one can choose from them. */
import type { Artefact } from '../../language/contracts';
import type { Candidate } from './candidate';
import { elements, type Named, type Remark, remark } from './rule';

const MOST_OPTIONS = 50;

/** C067 */
export function choicesNobodyUses(candidate: Candidate): readonly Remark[] {
  const used = new Set(candidate.mentions.filter(({ as }) => as === 'choices').map(({ value }) => value));
  return candidate
    .artefacts('choices')
    .filter(({ name }) => !used.has(name))
    .map((choices) => remark('C067', of(choices), ''));
}

/** C068, C069 */
export function choiceThatIsNone(candidate: Candidate): readonly Remark[] {
  return candidate.artefacts('choices').flatMap((choices): Remark[] => {
    const count = elements(choices.options).length;
    if (count === 1) return [remark('C068', of(choices), '/options')];
    return count > MOST_OPTIONS ? [remark('C069', of(choices), '/options', { count })] : [];
  });
}

function of({ name }: Artefact): Named {
  return { kind: 'choices', name };
}
