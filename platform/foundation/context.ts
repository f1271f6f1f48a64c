import type { Snapshot } from '../language/contracts';
import type { Locale } from './errors';

/** Who asks. System work (seed, processes, migration) has the system actor: the same checks, all rights, its own name in the history. */
export interface Actor {
  /** Record id of the user; null for the system. */
  readonly id: string | null;
  readonly kind: 'user' | 'system';
  readonly name: string;
  readonly roles: readonly string[];
  readonly team: string | null;
  /** The user's team and all teams below it, and those below the teams the user heads. */
  readonly teamsBelow: readonly string[];
  readonly locale: Locale;
  /** IANA name, for relative periods and for showing instants. */
  readonly timeZone: string;
}

export interface Log {
  info(details: Readonly<Record<string, unknown>>, message: string): void;
  warn(details: Readonly<Record<string, unknown>>, message: string): void;
  error(details: Readonly<Record<string, unknown>>, message: string): void;
}

/** What every operation is given: who, on which metadata, at which time. A unit of work keeps the snapshot it began with. */
export interface Context {
  readonly actor: Actor;
  readonly snapshot: Snapshot;
  /** The one moment this unit of work happens at. */
  readonly now: Date;
  readonly log: Log;
  /** What caused the work, for the history: a screen, an import, a process. */
  readonly channel: 'screen' | 'api' | 'import' | 'seed' | 'publish' | 'system';
}

/** The actor of the platform's own work. */
export const SYSTEM_ACTOR: Actor = Object.freeze({
  id: null,
  kind: 'system',
  name: 'system',
  roles: [],
  team: null,
  teamsBelow: [],
  locale: 'en',
  timeZone: 'UTC',
});
