import { isUuid } from '../uuid.js';

/**
 * The row id behind what a figure says of its image. A body keeps the opaque id that clients send and read (base64url of
 * `Image:uuid`), columns keep the uuid itself: both are taken. Null where it is neither.
 */
export function imageIdOf(reference: string): string | null {
  if (isUuid(reference)) return reference;
  const decoded = Buffer.from(reference, 'base64url').toString();
  const id = /^Image:(.+)$/.exec(decoded)?.[1];
  // Decoding ignores what it does not know: only what encodes to the same text again is an id.
  const isExact = id !== undefined && Buffer.from(decoded).toString('base64url') === reference;
  return isExact && isUuid(id) ? id : null;
}

/** The row ids behind references, each once, in their order; what is none is left out. */
export function imageIdsOf(references: Iterable<string | null | undefined>): string[] {
  const ids = [...references].map((reference) => (reference == null ? null : imageIdOf(reference)));
  return [...new Set(ids.filter((id) => id !== null))];
}
