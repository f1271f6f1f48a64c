/**
 * Who answers for a package. The signature is a file of the package, the last of its archive, so that one
 * file travels and `npm pack` of an unpacked package keeps it. It is made over the list of all other files
 * with their SHA-256, as `sha256sum` writes it: packing again, with other times or order, does not break it.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  sign as ed25519,
  verify as fits,
  type KeyObject,
} from 'node:crypto';
import { type Finding, PlatformError } from '../../foundation/errors';
import { readJson } from '../../language/json-text';
import { isObject } from '../../language/layers';
import type { PackageFiles, Signature } from './contracts';
import { SIGNATURE } from './names';

const FORMAT = 'karkas-signature-1';

/** The files with a signature by the private key (PEM, Ed25519) in place of any older one. Throws badRequest for another key. */
export function signFiles(files: PackageFiles, pem: string): PackageFiles {
  const key = privateKey(pem);
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  const signature = ed25519(null, listed(files), key).toString('base64');
  const text = `${JSON.stringify({ format: FORMAT, publicKey, signature }, null, 2)}\n`;
  return new Map([...files, [SIGNATURE, Buffer.from(text)]]);
}

/** Whether the files are what somebody signed, and whether that key (fingerprint → name) is trusted. */
export function verifyFiles(files: PackageFiles, trusted: ReadonlyMap<string, string>): Signature {
  const file = files.get(SIGNATURE);
  if (!file) return { state: 'unsigned' };
  const read = readSignature(file);
  if (!read) return { state: 'unreadable' };
  const key = fingerprint(read.publicKey);
  if (!fits(null, listed(files), read.publicKey, read.signature)) return { state: 'wrong', key };
  const name = trusted.get(key);
  return name === undefined ? { state: 'stranger', key } : { state: 'trusted', key, name };
}

/** Why such a package may not be used; nothing when it may. Unsigned ones may where `unsignedAllowed`. */
export function objectionsTo(signature: Signature, unsignedAllowed: boolean): readonly Finding[] {
  const at = { path: '', file: SIGNATURE };
  switch (signature.state) {
    case 'trusted':
      return [];
    case 'unsigned':
      return unsignedAllowed ? [] : [{ ...at, code: 'P016' }];
    case 'wrong':
      return [{ ...at, code: 'P013' }];
    case 'unreadable':
      return [{ ...at, code: 'P014' }];
    case 'stranger':
      return [{ ...at, code: 'P015', params: { key: signature.key } }];
  }
}

/** What a key is called: the SHA-256 of its public half. */
export function fingerprint(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

function listed(files: PackageFiles): Buffer {
  const lines = [...files]
    .filter(([path]) => path !== SIGNATURE)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`);
  return Buffer.from(lines.join(''));
}

function readSignature(file: Buffer): { publicKey: KeyObject; signature: Buffer } | undefined {
  const { value } = readJson(file.toString('utf8'));
  if (!isObject(value) || value.format !== FORMAT || typeof value.signature !== 'string') return undefined;
  try {
    const der = Buffer.from(String(value.publicKey), 'base64');
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    if (publicKey.asymmetricKeyType !== 'ed25519') return undefined;
    return { publicKey, signature: Buffer.from(value.signature, 'base64') };
  } catch {
    return undefined;
  }
}

function privateKey(pem: string): KeyObject {
  const refuse = (reason: string) => new PlatformError('badRequest', { reason: `the key cannot sign: ${reason}` });
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
  if (key.asymmetricKeyType !== 'ed25519') throw refuse('it is not an Ed25519 key');
  return key;
}
