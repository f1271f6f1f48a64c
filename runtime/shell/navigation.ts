import type { Locale } from '../../platform/foundation/errors';
import type { Artefact, Snapshot, Text } from '../../platform/language/contracts';
import { say } from '../../platform/vocabulary/kit/say';

export interface NavigationItem {
  readonly key: string;
  readonly label: string;
  readonly icon: string | null;
  /** The view that opens, or the address of a page of our own. */
  readonly view: string;
  readonly href: string;
}

/** Items under a common heading; the heading is null for items that stand directly in the workspace. */
export interface NavigationGroup {
  readonly key: string;
  readonly label: string | null;
  readonly items: readonly NavigationItem[];
}

export interface NavigationWorkspace {
  readonly name: string;
  readonly label: string;
  readonly icon: string | null;
  readonly groups: readonly NavigationGroup[];
}

interface WrittenItem {
  readonly label?: Text;
  readonly icon?: string;
  readonly view?: string;
  readonly page?: string;
  readonly items?: Readonly<Record<string, WrittenItem>>;
}

const LAST = 1000;

/** Where the pages are that a workspace may name. */
const PAGES: Readonly<Record<string, string>> = { changeSets: '/changes', revisions: '/changes/revisions' };

/** The workspaces of the metadata in their order, ready to be drawn. Items whose view is unknown are left out. */
export function navigationOf(snapshot: Snapshot, locale: Locale): readonly NavigationWorkspace[] {
  return [...snapshot.artefacts('workspace')]
    .sort((a, b) => orderOf(a) - orderOf(b))
    .map((workspace) => ({
      name: workspace.name,
      label: say(workspace.label, locale, workspace.name),
      icon: typeof workspace['icon'] === 'string' ? workspace['icon'] : null,
      groups: groupsOf(workspace, snapshot, locale),
    }))
    .filter((workspace) => workspace.groups.length > 0);
}

/** Every item of a workspace in order. */
export function itemsOf(workspace: NavigationWorkspace): readonly NavigationItem[] {
  return workspace.groups.flatMap((group) => group.items);
}

function orderOf(workspace: Artefact): number {
  return typeof workspace['order'] === 'number' ? workspace['order'] : LAST;
}

/** Neighbouring items without a heading of their own form one group. */
function groupsOf(workspace: Artefact, snapshot: Snapshot, locale: Locale): readonly NavigationGroup[] {
  const groups: { key: string; label: string | null; items: NavigationItem[] }[] = [];
  for (const [key, written] of Object.entries((workspace['items'] ?? {}) as Readonly<Record<string, WrittenItem>>)) {
    if (written.items) {
      const items = Object.entries(written.items).flatMap(([inner, item]) =>
        itemOf(workspace, inner, item, snapshot, locale),
      );
      groups.push({ key, label: say(written.label, locale, key), items: [...items] });
      continue;
    }
    const last = groups.at(-1);
    const items = itemOf(workspace, key, written, snapshot, locale);
    if (last?.label === null) last.items.push(...items);
    else groups.push({ key, label: null, items: [...items] });
  }
  return groups.filter((group) => group.items.length > 0);
}

function itemOf(
  workspace: Artefact,
  key: string,
  item: WrittenItem,
  snapshot: Snapshot,
  locale: Locale,
): readonly NavigationItem[] {
  const view = item.view === undefined ? undefined : snapshot.artefact('view', item.view);
  const page = PAGES[item.page ?? ''];
  if (!view) return page ? [pageOf(key, item, page, locale)] : [];
  const entity = String(view['entity']);
  const icon = item.icon ?? (view['icon'] as string | undefined);
  return [
    {
      key,
      label: say(item.label ?? view.label, locale, view.name),
      icon: icon ?? (snapshot.hasEntity(entity) ? snapshot.entity(entity).icon : null),
      view: page ?? view.name,
      href: page ?? `/${workspace.name}/${view.name}`,
    },
  ];
}

function pageOf(key: string, { label, icon }: WrittenItem, page: string, locale: Locale): NavigationItem {
  return { key, label: say(label, locale, key), icon: icon ?? null, view: page, href: page };
}
