/**
 * Record identities: UUID version 7 (RFC 9562), made by the application, ascending in one process,
 * so that rows arrive in key order and a batch knows its ids before it is written.
 */

let lastMillisecond = 0;
let counter = 0;
const pool = new Uint8Array(4096);
let drawn = pool.length;
const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A new identity, greater than every one this process made before. */
export function newId(now: number = Date.now()): string {
  if (now > lastMillisecond) {
    lastMillisecond = now;
    counter = (nextByte() << 3) | (nextByte() & 7);
  } else if (++counter > 0xfff) {
    lastMillisecond += 1;
    counter = 0;
  }
  const time = lastMillisecond.toString(16).padStart(12, '0');
  const low = (0x7000 | counter).toString(16);
  let tail = HEX[(nextByte() & 0x3f) | 0x80] ?? '';
  for (let at = 1; at < 8; at++) tail += `${at === 2 ? '-' : ''}${HEX[nextByte()]}`;
  return `${time.slice(0, 8)}-${time.slice(8)}-${low}-${tail}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Random bytes are drawn for many identities at once; one draw each would cost more than all the rest. */
function nextByte(): number {
  if (drawn === pool.length) {
    crypto.getRandomValues(pool);
    drawn = 0;
  }
  return pool[drawn++] ?? 0;
}

/** Whether a value has the form of a record identity (lower-case UUID). */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}
