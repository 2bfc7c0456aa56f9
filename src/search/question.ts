import { correctionOf } from '../rules/search/correction.js';
import { expand } from '../rules/search/expansion.js';
import { askedWords, foldText } from '../rules/search/fold.js';
import { readWords, type Lexicon, type ReadWord, type SearchDatabase } from './words.repository.js';

/** Words of a question that count; nobody types more, and each costs its postings. */
export const MOST_WORDS = 40;
/** UTF-16 units of a question that are read at all. */
const MOST_CHARACTERS = 10_000;

/** Matches that are ranked, paged through and counted; nobody reads further. */
export const MOST_MATCHES = 1000;

/** A question as the index is asked it: one entry a stem and locale. */
export interface Question {
  readonly locales: readonly string[];
  readonly stems: readonly string[];
  readonly weights: readonly number[];
  /** The text that is searched for instead of what was typed; null where nothing was corrected. */
  readonly correctedText: string | null;
  /** How telling a folded word of an article in a locale is for this question; 0 where it was not asked for. */
  weightOf(locale: string, folded: string): number;
  /** What it was read from, for explanations. */
  readonly lexicon: Lexicon;
  /** Misspelt words, folded, with what was probably meant. */
  readonly corrections: ReadonlyMap<string, Correction>;
}

/** What a misspelt word is read as. */
export interface Correction {
  readonly word: string;
  readonly stem: string;
  readonly documents: number;
}

/**
 * Reads what was typed against the lexicons of some locales: stems, synonyms, words to ignore, and what was probably meant.
 * Delivery answers by it and editors are told by it why: one code for both.
 */
export async function readQuestion(
  database: SearchDatabase,
  text: string,
  locales: readonly string[],
): Promise<Question> {
  const typed = text.slice(0, MOST_CHARACTERS);
  const asked = locales.map((locale) => ({
    locale,
    words: askedWords(typed, locale).slice(0, MOST_WORDS),
  }));
  const lexicon: Lexicon = asked.some((it) => it.words.length > 0)
    ? await readWords(database, asked)
    : { words: [], synonyms: [], stopWords: [] };
  const corrections = correctionsOf(lexicon);
  const weighted = locales.flatMap((locale) => {
    const groups = lexicon.synonyms.filter((group) => group.locale === locale);
    const stems = stemsIn(lexicon.words, corrections, locale);
    return expand(stems, groups, stopStemsIn(lexicon, locale)).map((it) => ({ locale, ...it }));
  });
  const counted = new Set(weighted.map(({ locale, stem }) => `${locale} ${stem}`));
  const forms = formsOf(lexicon.words, corrections, counted);
  return {
    locales: weighted.map((it) => it.locale),
    stems: weighted.map((it) => it.stem),
    weights: weighted.map((it) => it.weight),
    correctedText: corrections.size > 0 ? corrected(typed, locales[0]!, corrections) : null,
    weightOf: (locale, folded) => forms.get(`${locale} ${folded}`) ?? 0,
    lexicon,
    corrections,
  };
}

/** The stems of a question's words in one locale, in the order of the words, as they are searched for. */
export function stemsIn(
  words: readonly ReadWord[],
  corrections: ReadonlyMap<string, Correction>,
  locale: string,
): string[] {
  return words
    .filter((word) => word.locale === locale)
    .toSorted((a, b) => a.place - b.place)
    .map((word) => corrections.get(word.word)?.stem ?? word.stem);
}

/** The stems that editors want ignored in a locale. */
export function stopStemsIn({ stopWords }: Lexicon, locale: string): ReadonlySet<string> {
  return new Set(stopWords.filter((word) => word.locale === locale).map((word) => word.stem));
}

/** Words that no visible article, synonym or stop list has in any locale asked, with what was probably meant. Others stay. */
function correctionsOf({ words, synonyms, stopWords }: Lexicon): Map<string, Correction> {
  const stems = new Set([
    ...synonyms.flatMap(({ locale, phrases }) => phrases.flat().map((stem) => `${locale} ${stem}`)),
    ...stopWords.map(({ locale, stem }) => `${locale} ${stem}`),
  ]);
  const isKnown = (word: ReadWord) => word.isKnown || stems.has(`${word.locale} ${word.stem}`);
  const known = new Set(words.filter(isKnown).map((word) => word.word));
  const corrections = new Map<string, Correction>();
  for (const { word, resembling } of words) {
    if (known.has(word) || corrections.has(word) || !resembling) continue;
    const meant = correctionOf(word, resembling);
    if (meant !== null)
      corrections.set(
        word,
        resembling.find((it) => it.word === meant)!,
      );
  }
  return corrections;
}

/** What was typed with the corrected words in their places. */
function corrected(typed: string, locale: string, corrections: ReadonlyMap<string, Correction>): string {
  return typed.replace(
    /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu,
    (word) => corrections.get(foldText(word, locale))?.word ?? word,
  );
}

/** Written forms of all that was asked for and counts, by locale, the rarer the heavier. */
function formsOf(
  words: readonly ReadWord[],
  corrections: ReadonlyMap<string, Correction>,
  counted: ReadonlySet<string>,
): Map<string, number> {
  const forms = new Map<string, number>();
  for (const { locale, word, stem, forms: written, documents } of words) {
    const meant = corrections.get(word);
    if (!counted.has(`${locale} ${meant?.stem ?? stem}`)) continue;
    const weight = 1 / (1 + Math.log(1 + (meant?.documents ?? documents)));
    for (const form of meant ? [meant.word] : [word, ...written]) forms.set(`${locale} ${form}`, weight);
  }
  return forms;
}
