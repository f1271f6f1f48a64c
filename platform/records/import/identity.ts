import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** The identity of a row's record where no field tells it. */
export type RowIdentity = (row: number) => string;

/**
 * Identities made of entity, map, the file's whole content and the row's place: the same import finds its own records
 * again, so one that was killed can be started again and one that is repeated adds nothing. Ascending, like all identities.
 */
export async function rowIdentities(entity: string, map: unknown, file: string): Promise<RowIdentity> {
  const hash = createHash('sha256').update(JSON.stringify([entity, map]));
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  const digest = hash.digest('hex');
  return (row) => {
    const place = row.toString(16).padStart(8, '0');
    return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(12, 15)}-${variant(digest)}${digest.slice(16, 19)}-${digest.slice(20, 24)}${place}`;
  };
}

/** The two bits that RFC 9562 fixes. */
function variant(digest: string): string {
  return ((Number.parseInt(digest.charAt(15), 16) & 0x3) | 0x8).toString(16);
}
