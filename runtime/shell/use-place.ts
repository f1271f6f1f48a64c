import { useEffect } from 'react';
import { useLocation } from 'react-router';
import type { Snapshot } from '../../platform/language/contracts';
import { useSnapshot } from '../metadata';
import { preferencesOf } from '../preferences';
import { useMe } from '../session';
import { itemsOf, navigationOf } from './navigation';

export interface Place {
  readonly workspace: string | null;
  readonly view: string | null;
}

const NOWHERE: Place = { workspace: null, view: null };

/**
 * Where the user is in the navigation. A record's page belongs to the view that was open before it, and
 * when there was none, to the first one that shows such records.
 */
export function usePlace(): Place {
  const { pathname } = useLocation();
  const snapshot = useSnapshot();
  const preferences = preferencesOf(useMe().user.id);
  const here = placeOf(pathname, snapshot);
  useEffect(() => {
    if (here.workspace) preferences.set('shell.place', here);
  });
  if (!pathname.startsWith('/r/')) return here;
  const last = preferences.get<Place>('shell.place');
  return last && isKnown(last, snapshot) ? last : placeOfRecord(pathname, snapshot);
}

function placeOf(pathname: string, snapshot: Snapshot): Place {
  const [workspace = null, view = null] = pathname.split('/').slice(1);
  const place = { workspace, view };
  return isKnown(place, snapshot) ? place : placeOfPage(pathname, snapshot);
}

/** One of our own pages, or a page below one: the nearest one that stands in the navigation. */
function placeOfPage(pathname: string, snapshot: Snapshot): Place {
  const above = placesIn(snapshot)
    .filter(({ view }) => pathname === view || pathname.startsWith(`${view}/`))
    .sort((a, b) => b.view.length - a.view.length);
  return above[0] ?? NOWHERE;
}

function isKnown({ workspace, view }: Place, snapshot: Snapshot): boolean {
  return Boolean(workspace && view && snapshot.artefact('workspace', workspace) && snapshot.artefact('view', view));
}

function placeOfRecord(pathname: string, snapshot: Snapshot): Place {
  const [, , entity] = pathname.split('/');
  return placesIn(snapshot).find(({ view }) => snapshot.artefact('view', view)?.['entity'] === entity) ?? NOWHERE;
}

function placesIn(snapshot: Snapshot): readonly { readonly workspace: string; readonly view: string }[] {
  return navigationOf(snapshot, 'en').flatMap((workspace) =>
    itemsOf(workspace).map(({ view }) => ({ workspace: workspace.name, view })),
  );
}
