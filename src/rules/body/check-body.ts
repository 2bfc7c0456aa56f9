import type { Fault } from '../domain-error.js';
import { bodyLimits, type Body, type BodyLimits } from './body.js';

/** A checked body, or everything that is wrong with the input: never both. */
export type BodyResult =
  | { readonly body: Body; readonly faults?: never }
  | { readonly body?: never; readonly faults: readonly [Fault, ...Fault[]] };

export function checkBody(
  input: unknown,
  path: readonly string[],
  limits: BodyLimits = bodyLimits,
): BodyResult {
  throw new Error(`to be written: ${String(input)} ${path.join('.')} ${limits.bytes}`);
}
