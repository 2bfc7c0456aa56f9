import type { ReadingOptions } from './body-from-markdown.js';
import { bodyLimits } from './body.js';
import type { BodyResult } from './check-body.js';

export function bodyFromHtml(
  html: string,
  path: readonly string[],
  options: ReadingOptions = {},
): BodyResult {
  throw new Error(`to be written: ${html} ${path.join('.')} ${(options.limits ?? bodyLimits).bytes}`);
}
