import type { Fault } from '../../domain-error.js';
import type { BodyLimits } from '../body.js';

/** The fault of an input that is larger than a body may be, told before any work is spent on it; else null. */
export function tooLarge(
  input: string,
  what: string,
  path: readonly string[],
  limits: BodyLimits,
): Fault | null {
  if (Buffer.byteLength(input) <= limits.bytes) return null;
  const kilobytes = Math.floor(limits.bytes / 1024);
  const message = `The ${what} is larger than ${kilobytes} kB, the most that is allowed. Split the article.`;
  return { code: 'TOO_LONG', message, field: path };
}
