import { type ComponentType, createElement, useSyncExternalStore } from 'react';

type IconMap = Readonly<Record<string, ComponentType>>;

const FALLBACK = 'appstore';
const PATIENCE_MILLISECONDS = 4000;
let icons: IconMap | null = null;
let shown = false;
let patient = false;
let loading: Promise<{ readonly ICONS: IconMap }> | null = null;
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

/** Icons are fetched when the page has shown what the user came for, at the latest after a moment. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (shown) void load();
  else if (!patient) setTimeout(() => void load(), PATIENCE_MILLISECONDS);
  patient = true;
  return () => void listeners.delete(listener);
}

/** The content stands: what only adorns it may be fetched once it is painted. */
export function contentIsShown(): void {
  shown = true;
  if (listeners.size > 0) requestAnimationFrame(() => setTimeout(() => void load()));
}

async function load(): Promise<void> {
  loading ??= import('./icon-map');
  icons = (await loading).ICONS;
  for (const listener of listeners) listener();
}
