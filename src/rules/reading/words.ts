import { languageOf } from '../locale.js';

/** Languages written without spaces between words: their words are found by the dictionaries of ICU. */
const UNSPACED = new Set(['bo', 'dz', 'ja', 'km', 'lo', 'my', 'th', 'yue', 'zh']);

/** Where one word ends and the next begins. Dashes part words, hyphens do not; U+200B is an invisible space. */
const BETWEEN_WORDS = /[\s\u200b\u2013\u2014[\]]+/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

const segmenters = new Map<string, Intl.Segmenter>();

/** Whether a locale's language is written without spaces between its words. */
export function isUnspaced(locale: string): boolean {
  return UNSPACED.has(languageOf(locale));
}

/**
 * The words of a text in a language that has spaces, as Yoast finds them: split at white space, dashes and
 * square brackets; what holds neither letter nor digit ("&", "…") is no word, "neuro-proprioceptive" and "62½" are one.
 */
export function splitWords(text: string): string[] {
  return text.split(BETWEEN_WORDS).filter((token) => LETTER_OR_DIGIT.test(token));
}

/** Number of words; for languages without spaces (Chinese, Japanese, Thai …) those that ICU's segmenter finds. */
export function countWords(text: string, locale: string): number {
  if (!isUnspaced(locale)) return splitWords(text).length;
  let words = 0;
  for (const segment of segmenterOf(languageOf(locale)).segment(text)) if (segment.isWordLike) words += 1;
  return words;
}

/** Number of characters (code points) that are not white space; punctuation counts, as in Yoast's reading time for Japanese. */
export function countCharacters(text: string): number {
  let characters = 0;
  for (const character of text) if (isPlain(character) || !/[\s\u200b]/u.test(character)) characters += 1;
  return characters;
}

/** Without a pattern: nearly all characters of most texts. */
function isPlain(character: string): boolean {
  return character > ' ' && character < '\u007f';
}

/** At most one for each entry of `UNSPACED`; making one costs more than segmenting a paragraph. */
function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}
