import type { Body } from '../body/body.js';
import { bodyToText } from '../body/body-to-text.js';
import { readability, READABILITY_BANDS, type ReadabilityBand } from '../reading/readability.js';
import { warning, type Problem } from './problem.js';

/**
 * A text that is harder to read than a site wants. Patients' stories do not count: nobody rewrites their words. None where
 * nothing can be said: of short texts, and of languages without spaces.
 */
export function readingLevelProblems(body: Body, locale: string, hardest: ReadabilityBand | null): Problem[] {
  if (hardest === null) return [];
  const found = readability(bodyToText(body), locale);
  if (!found || READABILITY_BANDS.indexOf(found.band) <= READABILITY_BANDS.indexOf(hardest)) return [];
  const message = `The text is ${found.band} to read (${found.formula} ${found.score}); this site wants it ${hardest} at most. Shorter sentences and plainer words help.`;
  return [warning('READING_LEVEL', message, ['body'])];
}
