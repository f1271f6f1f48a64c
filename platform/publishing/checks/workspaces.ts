/** Workspaces: what stands in them, and whether anybody may open it. */
import type { Artefact } from '../../language/contracts';
import { pointerTo } from '../../language/layers';
import type { Candidate } from './candidate';
import { elements, type Named, patchAt, type Remark, remark, repeated, safely } from './rule';

interface Item {
  readonly view: string;
  readonly entity: string;
  readonly pointer: string;
}

/** C050 */
export const emptyGroup = eachWorkspace((workspace) => {
  const items = elements(workspace.items);
  if (items.length === 0) return [remark('C050', of(workspace), '/items')];
  return items
    .filter(([, item]) => item.items !== undefined && elements(item.items).length === 0)
    .map(([key]) => {
      const pointer = pointerTo('/items', key);
      const repair = safely('Removes the empty group.', 'Убирает пустую группу.', patchAt(pointer, null));
      return remark('C050', of(workspace), pointer, {}, repair);
    });
});

/** C063, C064 */
export const itemsNobodyMayOpen = eachWorkspace((workspace, candidate) => {
  const openers = openersOf(workspace, candidate);
  const items = itemsIn(workspace, candidate);
  if (openers.length === 0 || items.length === 0) return [];
  const closed = items.filter(({ entity }) => !openers.some(({ policy }) => policy.may(entity, 'read')));
  if (closed.length === items.length) return [remark('C063', of(workspace), workspace.roles ? '/roles' : '')];
  return closed.map(({ view, pointer }) => remark('C064', of(workspace), pointer, { view }));
});

/** The roles for which the workspace is meant; none when it is for administrators too, who may open everything. */
function openersOf(workspace: Artefact, { roles, snapshot }: Candidate): Candidate['roles'] {
  const named = Array.isArray(workspace.roles) ? (workspace.roles as readonly unknown[]).map(String) : [];
  if (named.length === 0) return roles;
  if (named.some((name) => snapshot.artefact('role', name)?.administrator === true)) return [];
  return roles.filter(({ role }) => named.includes(role.name));
}

/** C065 */
export const groupInsideGroup = eachWorkspace((workspace) =>
  elements(workspace.items).flatMap(([key, group]) =>
    elements(group.items)
      .filter(([, item]) => item.items !== undefined)
      .map(([inner]) => remark('C065', of(workspace), pointerTo(`${pointerTo('/items', key)}/items`, inner))),
  ),
);

/** C066 */
export const viewTwiceInAWorkspace = eachWorkspace((workspace, candidate) =>
  repeated(itemsIn(workspace, candidate), ({ view }) => view).map(([{ view, pointer }]) =>
    remark('C066', of(workspace), pointer, { view }),
  ),
);

function itemsIn(workspace: Artefact, { snapshot }: Candidate): readonly Item[] {
  const below = (part: unknown, pointer: string): readonly Item[] =>
    elements(part).flatMap(([key, item]) => {
      const here = pointerTo(pointer, key);
      const view = snapshot.artefact('view', String(item.view));
      const own = view ? [{ view: view.name, entity: String(view.entity), pointer: `${here}/view` }] : [];
      return [...own, ...below(item.items, `${here}/items`)];
    });
  return below(workspace.items, '/items');
}

function eachWorkspace(say: (workspace: Artefact, candidate: Candidate) => readonly Remark[]) {
  return (candidate: Candidate): readonly Remark[] =>
    candidate.artefacts('workspace').flatMap((workspace) => say(workspace, candidate));
}

function of({ name }: Artefact): Named {
  return { kind: 'workspace', name };
}
