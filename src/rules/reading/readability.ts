import { languageOf } from '../locale.js';
import { countSentences } from './sentences.js';
import { countSyllables, type SyllableLanguage } from './syllables.js';
import { isUnspaced, splitWords } from './words.js';

export type ReadabilityFormula = 'Flesch reading ease' | 'Flesch-Douma' | 'LIX';

/** From the easiest to the hardest. LIX knows neither "fairly easy" nor "fairly difficult". */
export const READABILITY_BANDS = [
  'very easy',
  'easy',
  'fairly easy',
  'standard',
  'fairly difficult',
  'difficult',
  'very difficult',
] as const;
export type ReadabilityBand = (typeof READABILITY_BANDS)[number];

export interface Readability {
  readonly formula: ReadabilityFormula;
  /** One decimal, not clamped: Flesch passes 100 and 0 at its ends. Higher is easier by Flesch, harder by LIX. */
  readonly score: number;
  /** Years of schooling in the United States (Flesch-Kincaid), one decimal; null for other languages than English. */
  readonly gradeLevel: number | null;
  readonly band: ReadabilityBand;
}

/** Flesch took samples of 100 words; under that a single long sentence decides the score. */
export const LEAST_WORDS = 100;

/**
 * How hard a text is to read: Flesch reading ease and Flesch-Kincaid grade in English, Flesch-Douma in Dutch, LIX in any other
 * language. Null for under 100 words and for languages without spaces between words. Lines are paragraphs, headings and list items.
 */
export function readability(text: string, locale: string): Readability | null {
  if (isUnspaced(locale)) return null;
  const words = splitWords(text);
  if (words.length < LEAST_WORDS) return null;
  const language = languageOf(locale);
  if (language === 'en') return english(measure(words, text, 'en'));
  if (language === 'nl') return dutch(measure(words, text, 'nl'));
  const score = lix({
    words: words.length,
    sentences: countSentences(text, { colonsEnd: true }),
    longWords: words.filter(isLong).length,
  });
  return { formula: 'LIX', score: oneDecimal(score), gradeLevel: null, band: lixBand(score) };
}

export interface SyllableCounts {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
}

/** Flesch, "A new readability yardstick", J Appl Psychol 1948;32:221-33: 206.835 - 1.015 words a sentence - 84.6 syllables a word. */
export function fleschReadingEase({ words, sentences, syllables }: SyllableCounts): number {
  return 206.835 - 1.015 * (words / sentences) - 84.6 * (syllables / words);
}

/** Kincaid, Fishburne, Rogers & Chissom, Research Branch Report 8-75, 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59. */
export function fleschKincaidGrade({ words, sentences, syllables }: SyllableCounts): number {
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}

/**
 * Douma, "De leesbaarheid van landbouwbladen", Bulletin 17, Landbouwhogeschool Wageningen 1960: 206.84 - 0.77 syllables a hundred
 * words - 0.93 words a sentence. With his table of norms in https://dbnl.org/tekst/_taa014197701_01/_taa014197701_01_0089.php.
 */
export function fleschDouma({ words, sentences, syllables }: SyllableCounts): number {
  return 206.84 - 0.77 * ((100 * syllables) / words) - 0.93 * (words / sentences);
}

/** Björnsson, "Läsbarhet", Liber 1968: words a sentence + words of more than six letters in a hundred; a colon ends a sentence. */
export function lix(counts: { words: number; sentences: number; longWords: number }): number {
  return counts.words / counts.sentences + (100 * counts.longWords) / counts.words;
}

function measure(words: readonly string[], text: string, language: SyllableLanguage): SyllableCounts {
  return {
    words: words.length,
    sentences: countSentences(text),
    syllables: words.reduce((sum, word) => sum + countSyllables(word, language), 0),
  };
}

function english(counts: SyllableCounts): Readability {
  const score = fleschReadingEase(counts);
  const gradeLevel = oneDecimal(fleschKincaidGrade(counts));
  return { formula: 'Flesch reading ease', score: oneDecimal(score), gradeLevel, band: band(score, 50, 30) };
}

function dutch(counts: SyllableCounts): Readability {
  const score = fleschDouma(counts);
  return { formula: 'Flesch-Douma', score: oneDecimal(score), gradeLevel: null, band: band(score, 45, 30) };
}

/** Flesch's seven bands; Douma's differ only in where "fairly difficult" begins. A score on a border belongs to the easier side. */
function band(score: number, fairlyDifficult: number, difficult: number): ReadabilityBand {
  if (score >= 90) return 'very easy';
  if (score >= 80) return 'easy';
  if (score >= 70) return 'fairly easy';
  if (score >= 60) return 'standard';
  if (score >= fairlyDifficult) return 'fairly difficult';
  return score >= difficult ? 'difficult' : 'very difficult';
}

/** Björnsson's scale: children's books under 30, fiction to 40, newspapers to 50, official texts to 60, bureaucratic ones above. */
function lixBand(score: number): ReadabilityBand {
  if (score < 30) return 'very easy';
  if (score < 40) return 'easy';
  if (score < 50) return 'standard';
  return score < 60 ? 'difficult' : 'very difficult';
}

function isLong(word: string): boolean {
  return (word.normalize('NFC').match(/\p{L}/gu)?.length ?? 0) > 6;
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
