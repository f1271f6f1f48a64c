import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id at the cost OWASP recommends: 19 MiB, two passes (about 40 ms here). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The stored form of a password (PHC string with its own salt). */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Whether a password is the one whose hash is stored; false for a hash that cannot be read. */
export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  try {
    return await verify(stored, password);
  } catch {
    return false;
  }
}

/** Letters and digits that cannot be taken for one another when read aloud. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A random password of 20 characters (about 115 bits). */
export function randomPassword(): string {
  return Array.from({ length: 20 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
