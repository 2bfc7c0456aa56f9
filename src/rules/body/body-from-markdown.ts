import { bodyLimits, type BodyLimits } from './body.js';
import type { BodyResult } from './check-body.js';

export interface ReadingOptions {
  readonly limits?: BodyLimits;
  /** Which image of the library a picture's address stands for; null where the library lacks it. */
  readonly imageIdOf?: (address: string) => string | null;
}

export function bodyFromMarkdown(
  markdown: string,
  path: readonly string[],
  options: ReadingOptions = {},
): BodyResult {
  throw new Error(`to be written: ${markdown} ${path.join('.')} ${(options.limits ?? bodyLimits).bytes}`);
}
