import { referredId } from '../reference.js';

/** The row id behind what a figure says of its image; null where it is none. */
export function imageIdOf(reference: string): string | null {
  return referredId('Image', reference);
}

/** The row ids behind references, each once, in their order; what is none is left out. */
export function imageIdsOf(references: Iterable<string | null | undefined>): string[] {
  const ids = [...references].map((reference) => (reference == null ? null : imageIdOf(reference)));
  return [...new Set(ids.filter((id) => id !== null))];
}
