import { foldText, wordsOf } from './fold.js';

/** Longer "words" are addresses and accidents. */
const LONGEST_WORD = 40;

/** The different words of a text as search knows them, sorted. */
export function vocabularyOf(text: string, locale: string): string[] {
  const words = wordsOf(foldText(text, locale)).filter((word) => word.length <= LONGEST_WORD);
  return [...new Set(words)].toSorted();
}
