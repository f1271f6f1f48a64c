/**
 * Record identities: UUID version 7 (RFC 9562), made by the application, ascending in one process,
 * so that rows arrive in key order and a batch knows its ids before it is written.
 */

let lastMillisecond = 0;
let counter = 0;

/** A new identity, greater than every one this process made before. */
export function newId(now: number = Date.now()): string {
  if (now > lastMillisecond) {
    lastMillisecond = now;
    counter = new DataView(randomBytes(2).buffer).getUint16(0) & 0x7ff;
  } else if (++counter > 0xfff) {
    lastMillisecond += 1;
    counter = 0;
  }
  const time = lastMillisecond.toString(16).padStart(12, '0');
  const random = randomBytes(8);
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
  const tail = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const low = (0x7000 | counter).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-${low}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Random bytes are drawn for many identities at once; one draw each would cost more than all the rest. */
const pool = new Uint8Array(4096);
let used = pool.length;

function randomBytes(size: number): Uint8Array<ArrayBuffer> {
  if (used + size > pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  used += size;
  return pool.slice(used - size, used);
}

/** Whether a value has the form of a record identity (lower-case UUID). */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}
