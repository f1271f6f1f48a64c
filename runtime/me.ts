import type { Locale } from '../platform/foundation/errors';

/** What `GET /api/me` answers: who is signed in and what he may do. */
export interface Me {
  readonly user: {
    readonly id: string;
    readonly title: string;
    readonly login: string;
    readonly locale: Locale;
    readonly timeZone: string;
    readonly theme: string;
    readonly team: string | null;
    /** The user's teams and those below them; absent from a server that does not say. */
    readonly teamsBelow?: readonly string[];
  };
  readonly roles: readonly string[];
  readonly rights: Readonly<Record<string, EntityRights>>;
  /** The code of the currency in which amounts are added up. */
  readonly baseCurrency?: string;
}

export interface EntityRights {
  readonly read: boolean;
  readonly create: boolean;
  readonly update: boolean;
  readonly delete: boolean;
  readonly import: boolean;
  readonly export: boolean;
  readonly readOnlyFields: readonly string[];
}

/** What a user sets about himself. */
export interface OwnSettings {
  readonly locale?: Locale;
  readonly theme?: string;
  readonly timeZone?: string;
}
