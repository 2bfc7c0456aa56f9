import { isUuid } from './uuid.js';

/**
 * The row id that a reference in a body stands for: an opaque id of that type (base64url of `Type:uuid`), as clients send
 * and read it, or the uuid itself, as columns keep it. Null where it is neither.
 */
export function referredId(type: string, reference: string): string | null {
  if (isUuid(reference)) return reference;
  const decoded = Buffer.from(reference, 'base64url').toString();
  if (!decoded.startsWith(`${type}:`)) return null;
  const id = decoded.slice(type.length + 1);
  // Decoding ignores what it does not know: only what encodes to the same text again is an id.
  return isUuid(id) && Buffer.from(decoded).toString('base64url') === reference ? id : null;
}
