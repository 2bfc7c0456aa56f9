import { foldText, wordsOf } from './fold.js';

/** Longer texts are letters to somebody and no questions. */
const LONGEST_TEXT = 80;
/** Digits that may stand together: a year does, a date of birth, a telephone or a patient number does not. */
const MOST_DIGITS = 4;

/** Stands for every text that is counted and not kept. */
export const NOT_KEPT = '(not kept)';

/**
 * The form in which a question that found nothing is counted: its folded words, so that two people who ask the same are
 * counted together. What looks personal or is longer than 80 characters is counted without its text, as `NOT_KEPT`. Null
 * where there is no word to be missed.
 */
export function gapText(typed: string, locale: string): string | null {
  // A text this long is not kept, whatever it says: it is not worth folding.
  if (typed.length > 20 * LONGEST_TEXT) return NOT_KEPT;
  const folded = foldText(typed, locale);
  const text = wordsOf(folded).join(' ').normalize('NFC');
  if (text === '') return null;
  return isPersonal(folded) || isLong(typed.trim()) || isLong(text) ? NOT_KEPT : text;
}

function isLong(text: string): boolean {
  return [...text].length > LONGEST_TEXT;
}

/** Addresses, and digits in a row as people write long numbers, in groups too: 06-12 34 56. `folded` is in its plain form. */
function isPersonal(folded: string): boolean {
  if (folded.includes('@')) return true;
  const rows = folded.match(/\p{Nd}(?:[\s.,:/()+-]{0,3}\p{Nd})*/gu) ?? [];
  return rows.some((row) => row.replace(/\P{Nd}/gu, '').length > MOST_DIGITS);
}
