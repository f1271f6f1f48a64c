import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { preferencesOf } from '../preferences';
import { useMe } from '../session';

export interface Place {
  readonly workspace: string | null;
  readonly view: string | null;
}

/** Where the user is in the navigation. A record's page belongs to the view that was open before it. */
export function usePlace(): Place {
  const { pathname } = useLocation();
  const preferences = preferencesOf(useMe().user.id);
  const here = placeOf(pathname);
  useEffect(() => {
    if (here.workspace) preferences.set('shell.place', here);
  });
  return here.workspace || pathname === '/' ? here : (preferences.get<Place>('shell.place') ?? here);
}

function placeOf(pathname: string): Place {
  const [workspace, view] = pathname.split('/').slice(1);
  return workspace && view && workspace !== 'r' ? { workspace, view } : { workspace: null, view: null };
}
