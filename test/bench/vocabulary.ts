import { below, pick, zipf, type Random } from './random.js';

/** The commonest words of English, in their order: they make up a quarter of the text, and search leaves them out. */
export const COMMON: readonly string[] =
  'the of and to in is a that for it with as are be this by or on from at which can not have an they may more when has but most often some than also after one all their other these if only before such each who'.split(
    ' ',
  );
const ONSETS = ['b', 'br', 'c', 'cl', 'd', 'dr', 'f', 'fl', 'g', 'h', 'l', 'm', 'n', 'p', 'pr', 'r', 's', 'st', 't', 'tr', 'v', 'w'] as const; // prettier-ignore
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ea', 'io', 'ou'] as const;
const CODAS = ['', '', '', '', '', 'l', 'm', 'n', 'r', 's', 't', 'st'] as const;
const ENDINGS = ['', '', '', '', 'al', 'er', 'ic', 'ing', 'ion', 'ly', 'ment', 'ous', 'y'] as const;

/** What texts are made of: words by rank, the commonest first. */
export interface Vocabulary {
  readonly words: readonly string[];
  /** Draws a word as a language would. */
  readonly next: (random: Random) => string;
}

/** Words that look like English ones, all different. */
export function inventWords(random: Random, count: number, taken: Set<string> = new Set(COMMON)): string[] {
  const words: string[] = [];
  while (words.length < count) {
    const syllables = 1 + below(random, 3);
    let word = '';
    for (let at = 0; at < syllables; at += 1)
      word += pick(random, ONSETS) + pick(random, VOWELS) + pick(random, CODAS);
    word += pick(random, ENDINGS);
    if (word.length < 3 || taken.has(word)) continue;
    taken.add(word);
    words.push(word);
  }
  return words;
}

/** A language of `size` words, drawn after Zipf and Mandelbrot (shift 2.7), the short ones oftener, as languages have it. */
export function createVocabulary(random: Random, size: number): Vocabulary {
  const invented = inventWords(random, size - COMMON.length);
  const words = [...COMMON, ...invented.toSorted((one, other) => one.length - other.length)];
  const rank = zipf(words.length, 1.05, 2.7);
  return { words, next: (source) => words[rank(source)]! };
}
