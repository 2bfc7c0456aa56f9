/** Every answer has it: for who cannot purge but everything. */
const ALL = 'content';
/** Stands for keys that found no room, and for what changes with everything: purged with every change. */
export const OVERFLOW = 'overflow';

/** Two headers of this size fit with all others into the 16 kB that Node and common proxies take. */
const MOST_BYTES = 4000;

/**
 * The keys of an answer, as many as fit a header: lists first, then things. Where not all fit, none of the things is named and
 * `overflow` stands for them.
 */
export function surrogateKeys(keys: readonly string[]): string[] {
  const all = [ALL, ...keys];
  const bytes = all.reduce((sum, key) => sum + key.length + 1, 0);
  if (bytes <= MOST_BYTES) return all;
  return [ALL, OVERFLOW, ...keys.filter((key) => !key.includes('-') && key !== OVERFLOW)];
}
