import { useId, useState } from 'react';
import { Glyph } from '../../platform/vocabulary/kit/glyph';
import { Icon } from '../../platform/vocabulary/kit/Icon';
import { preferencesOf } from '../preferences';
import { useMe } from '../session';
import type { NavigationWorkspace } from './navigation';
import { usePlace } from './use-place';

/** All workspaces as a list that folds; the current one is open, others stay as the user left them. */
export function NavigationTree({ workspaces }: { readonly workspaces: readonly NavigationWorkspace[] }) {
  const place = usePlace();
  const preferences = preferencesOf(useMe().user.id);
  const [open, setOpen] = useState<Readonly<Record<string, boolean>>>(() => preferences.get('shell.open') ?? {});
  const toggle = (name: string, next: boolean) => {
    const all = { ...open, [name]: next };
    setOpen(all);
    preferences.set('shell.open', all);
  };
  return (
    <ul className="k-tree">
      {workspaces.map((workspace, index) => (
        <Workspace
          key={workspace.name}
          workspace={workspace}
          open={open[workspace.name] ?? (workspace.name === place.workspace || (!place.workspace && index === 0))}
          onToggle={(next) => toggle(workspace.name, next)}
        />
      ))}
    </ul>
  );
}

interface WorkspaceProps {
  readonly workspace: NavigationWorkspace;
  readonly open: boolean;
  onToggle(open: boolean): void;
}

function Workspace({ workspace, open, onToggle }: WorkspaceProps) {
  const id = useId();
  return (
    <li className="k-tree-workspace">
      <button type="button" aria-expanded={open} aria-controls={id} onClick={() => onToggle(!open)}>
        <Icon name={workspace.icon} />
        <span className="k-tree-label">{workspace.label}</span>
        <Glyph.Right className="k-tree-chevron" />
      </button>
      <div id={id} hidden={!open}>
        {open && <WorkspaceItems workspace={workspace} />}
      </div>
    </li>
  );
}

/** The items of one workspace under their headings. */
export function WorkspaceItems({ workspace }: { readonly workspace: NavigationWorkspace }) {
  const place = usePlace();
  const isCurrent = (view: string) => place.workspace === workspace.name && place.view === view;
  return workspace.groups.map((group) => (
    <div key={group.key} className="k-tree-group">
      {group.label && <h3>{group.label}</h3>}
      <ul>
        {group.items.map((item) => (
          <li key={item.key}>
            <a className="k-tree-item" href={item.href} aria-current={isCurrent(item.view) ? 'page' : undefined}>
              <Icon name={item.icon} />
              <span className="k-tree-label">{item.label}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  ));
}
