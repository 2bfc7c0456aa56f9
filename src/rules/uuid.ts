import { randomFillSync } from 'node:crypto';

/** Random bytes for 256 ids, fetched at once: to ask for 16 takes longer than all the rest. */
const random = new Uint8Array(256 * 16);
let used = random.length;

function randomBytes(): Uint8Array {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  return random.slice(used, (used += 16));
}

/**
 * A UUIDv7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, then 74 random bits. Keys made in one
 * millisecond sort at random among themselves. The clock comes in so that tests can hold it.
 */
export function newId(now: Date): string {
  const bytes = randomBytes();
  new DataView(bytes.buffer).setUint16(0, Math.floor(now.getTime() / 2 ** 32));
  new DataView(bytes.buffer).setUint32(2, now.getTime() % 2 ** 32);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is a UUID in the form we print: lower case, with hyphens. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
