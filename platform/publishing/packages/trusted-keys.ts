import { createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PlatformError } from '../../foundation/errors';
import { fingerprint } from './signature';

const PEM = /-----BEGIN PUBLIC KEY-----[\s\S]+?-----END PUBLIC KEY-----/g;

/**
 * The keys in a folder of `*.pem` files, or in one file: fingerprint → name, which is the file's. No place
 * means no key. Throws badRequest for a place that is not there, and for a file without a readable public key.
 */
export function readTrustedKeys(place: string | null): ReadonlyMap<string, string> {
  if (place === null) return new Map();
  if (!existsSync(place)) throw refused(`there is no folder or file ${place} (KARKAS_TRUSTED_KEYS)`);
  const files = statSync(place).isDirectory()
    ? readdirSync(place)
        .filter((name) => name.endsWith('.pem'))
        .sort()
        .map((name) => join(place, name))
    : [place];
  return new Map(files.flatMap((file) => keysIn(file).map((key) => [fingerprint(key), basename(file, '.pem')])));
}

function keysIn(file: string): readonly KeyObject[] {
  const texts = readFileSync(file, 'utf8').match(PEM) ?? [];
  if (texts.length === 0) throw refused(`there is no public key in ${file}`);
  try {
    return texts.map((text) => createPublicKey(text));
  } catch (error) {
    throw refused(`the public key in ${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

function refused(reason: string): PlatformError {
  return new PlatformError('badRequest', { reason });
}
