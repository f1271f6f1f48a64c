/** What a change says otherwise, in words, under the heading of each artefact. */
import type { Change } from '../../catalog/contracts';
import { changesByArtefact, differenceBetween } from '../../language/change/difference';
import { at } from '../../language/change/json';
import type { Rename } from '../../language/change/rename';
import type { Snapshot, Text } from '../../language/contracts';
import { isObject, pointerTo } from '../../language/layers';
import type { Operation } from '../../language/operations';
import { words } from '../../vocabulary/words';
import type { PlanDifference } from '../contracts';

/** How a renamed element was called is told as a rename, and not once more as a memory. */
const MEMORY = /\/formerly$/;

/** All kinds; a rename is told as one. */
export function differencesOf({ before, after, operations }: Change): readonly PlanDifference[] {
  const renames = operations.map((operation) => renameOf(operation, before));
  const changes = differenceBetween(before, after, words, renames).filter(({ pointer }) => !MEMORY.test(pointer));
  return changesByArtefact(changes).map((group) => {
    const [{ kind = '', name = '' } = {}] = group;
    const label = labelOf(kind, name, after) ?? labelOf(kind, name, before) ?? { en: name, ru: name };
    return {
      kind,
      name,
      label,
      changes: group.map(({ pointer, change, brief }) => ({ pointer, change, sentence: brief })),
    };
  });
}

/** An option that goes into another one that was there is merged. */
function renameOf(operation: Operation, before: Snapshot): Rename {
  if (operation.what !== 'option') return operation;
  const isShared = 'choices' in operation;
  const holder = isShared ? before.artefact('choices', operation.choices) : before.artefact('entity', operation.entity);
  const place = isShared ? '/options' : `${pointerTo('/fields', operation.field)}/options`;
  const options = at(holder, place);
  return { ...operation, merge: isObject(options) && Object.hasOwn(options, operation.to) };
}

function labelOf(kind: string, name: string, snapshot: Snapshot): Text | undefined {
  return snapshot.artefact(kind, name)?.label;
}
