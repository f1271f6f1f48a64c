import { join, resolve } from 'node:path';
import { LOCALES, type Locale } from './errors';

/** What the environment says, validated once at start. The README lists the same names. */
export interface Settings {
  /** `sqlite:<file>`, `sqlite::memory:` or `mysql://user:password@host:port/database`. */
  readonly databaseUrl: string;
  /** Folder of the embedded database, files and logs. */
  readonly dataFolder: string;
  /** Folder with the packages (metadata). */
  readonly metadataFolder: string;
  /** Folder with the built browser application. */
  readonly runtimeFolder: string;
  readonly host: string;
  readonly port: number;
  /** Password of the first user `admin`; a random one is made when absent. */
  readonly adminPassword: string | null;
  /** Republish when a metadata file changes on disk. */
  readonly watchMetadata: boolean;
  /** Scale of the demo company made at first start; 0 makes none. */
  readonly demoScale: number;
  /** ISO 4217 code of the currency in which amounts are compared and totalled. */
  readonly baseCurrency: string;
  /** Language in which translated texts of shipped records are stored; each reader sees his own. */
  readonly language: Locale;
  /** Kinds of artefacts of which changes need a second administrator's approval. */
  readonly reviewedKinds: readonly string[];
  /** Whether cookies are marked Secure (set behind HTTPS). */
  readonly secureCookies: boolean;
  /** Public keys whose signatures of packages are trusted: a folder of PEM files or one file; null for none. */
  readonly trustedKeys: string | null;
  /** Whether a package that nobody signed may be used. */
  readonly unsignedPackages: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** The settings, or every mistake in the environment as a sentence. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  root: string,
): { settings: Settings; mistakes: readonly string[] } {
  const mistakes: string[] = [];
  const dataFolder = resolve(root, environment['KARKAS_DATA'] ?? '.karkas');
  const trustedKeys = environment['KARKAS_TRUSTED_KEYS'] || null;
  const settings: Settings = {
    databaseUrl: environment['DATABASE_URL'] ?? `sqlite:${join(dataFolder, 'karkas.db')}`,
    dataFolder,
    metadataFolder: resolve(root, environment['KARKAS_METADATA'] ?? 'metadata'),
    runtimeFolder: resolve(root, environment['KARKAS_RUNTIME'] ?? join('.build', 'runtime')),
    host: environment['HOST'] ?? '127.0.0.1',
    port: whole('PORT', environment['PORT'], 3000, 65535, mistakes),
    adminPassword: environment['KARKAS_ADMIN_PASSWORD'] || null,
    watchMetadata: flag('KARKAS_WATCH', environment['KARKAS_WATCH'], true, mistakes),
    demoScale: whole('KARKAS_DEMO', environment['KARKAS_DEMO'], 1, 1000, mistakes),
    baseCurrency: environment['KARKAS_CURRENCY'] ?? 'RUB',
    language: oneOf('KARKAS_LANGUAGE', environment['KARKAS_LANGUAGE'], LOCALES, 'ru', mistakes),
    reviewedKinds: (environment['KARKAS_REVIEWED_KINDS'] ?? '').split(/[\s,]+/).filter(Boolean),
    secureCookies: flag('KARKAS_SECURE_COOKIES', environment['KARKAS_SECURE_COOKIES'], false, mistakes),
    trustedKeys: trustedKeys && resolve(root, trustedKeys),
    unsignedPackages: flag(
      'KARKAS_UNSIGNED_PACKAGES',
      environment['KARKAS_UNSIGNED_PACKAGES'],
      trustedKeys === null,
      mistakes,
    ),
    logLevel: oneOf(
      'LOG_LEVEL',
      environment['LOG_LEVEL'],
      ['debug', 'info', 'warn', 'error', 'silent'],
      'info',
      mistakes,
    ),
  };
  if (!/^(sqlite:.+|mysql:\/\/.+\/.+)$/.test(settings.databaseUrl)) {
    mistakes.push('DATABASE_URL must be sqlite:<file> or mysql://user:password@host:port/database.');
  }
  if (settings.adminPassword && settings.adminPassword.length < 8) {
    mistakes.push('KARKAS_ADMIN_PASSWORD must have at least 8 characters.');
  }
  if (!/^[A-Z]{3}$/.test(settings.baseCurrency)) {
    mistakes.push('KARKAS_CURRENCY must be a three-letter code such as RUB or USD.');
  }
  return { settings, mistakes };
}

function whole(name: string, raw: string | undefined, fallback: number, most: number, mistakes: string[]): number {
  if (raw === undefined || raw === '') return fallback;
  const value = Number(raw);
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  mistakes.push(`${name} must be a whole number from 0 to ${most}, not “${raw}”.`);
  return fallback;
}

function flag(name: string, raw: string | undefined, fallback: boolean, mistakes: string[]): boolean {
  if (raw === undefined || raw === '') return fallback;
  if (['1', 'true', 'yes'].includes(raw)) return true;
  if (['0', 'false', 'no'].includes(raw)) return false;
  mistakes.push(`${name} must be true or false, not “${raw}”.`);
  return fallback;
}

function oneOf<T extends string>(
  name: string,
  raw: string | undefined,
  all: readonly T[],
  fallback: T,
  mistakes: string[],
): T {
  if (raw === undefined || raw === '') return fallback;
  const value = all.find((each) => each === raw);
  if (!value) mistakes.push(`${name} must be one of ${all.join(', ')}, not “${raw}”.`);
  return value ?? fallback;
}
