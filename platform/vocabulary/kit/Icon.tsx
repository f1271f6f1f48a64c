import { type ComponentType, createElement, useSyncExternalStore } from 'react';

type IconMap = Readonly<Record<string, ComponentType>>;

const FALLBACK = 'appstore';
let icons: IconMap | null = null;
let asked = false;
const listeners = new Set<() => void>();

/** The icon that metadata names ("team", "calendar"); an unknown name shows a neutral one. Its place is kept while icons load. */
export function Icon({ name }: { readonly name: string | null | undefined }) {
  const map = useSyncExternalStore(subscribe, () => icons);
  const Drawn = map?.[name ?? FALLBACK] ?? map?.[FALLBACK];
  return (
    <span className="k-icon" aria-hidden="true">
      {Drawn && createElement(Drawn)}
    </span>
  );
}

/** Icons are fetched once the browser has a moment, so that they never hold up the first screen. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!asked) {
    asked = true;
    const whenIdle = window.requestIdleCallback ?? ((run: () => void) => window.setTimeout(run, 50));
    whenIdle(() => void load(), { timeout: 400 });
  }
  return () => void listeners.delete(listener);
}

async function load(): Promise<void> {
  icons = (await import('./icon-map')).ICONS;
  for (const listener of listeners) listener();
}
