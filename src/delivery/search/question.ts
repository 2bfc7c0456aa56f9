import { correctionOf } from '../../rules/search/correction.js';
import { expand } from '../../rules/search/expansion.js';
import { askedWords, foldText } from '../../rules/search/fold.js';
import type { DeliveryDatabase } from '../statements.js';
import { readWords, type ReadWord, type SynonymRow } from './words.repository.js';

/** Words of a question that count; nobody types more, and each costs its postings. */
const MOST_WORDS = 40;
/** UTF-16 units of a question that are read at all. */
const MOST_CHARACTERS = 10_000;

/** A question as the index is asked it: one entry a stem and locale. */
export interface Question {
  readonly locales: readonly string[];
  readonly stems: readonly string[];
  readonly weights: readonly number[];
  /** The text that is searched for instead of what was typed; null where nothing was corrected. */
  readonly correctedText: string | null;
  /** How telling a folded word of an article in a locale is for this question; 0 where it was not asked for. */
  weightOf(locale: string, folded: string): number;
}

/** Reads what was typed against the lexicons of some locales: stems, synonyms, and what was probably meant. */
export async function readQuestion(
  database: DeliveryDatabase,
  text: string,
  locales: readonly string[],
): Promise<Question> {
  const typed = text.slice(0, MOST_CHARACTERS);
  const asked = locales.map((locale) => ({
    locale,
    words: askedWords(typed, locale).slice(0, MOST_WORDS),
  }));
  const { words, synonyms } = asked.some((it) => it.words.length > 0)
    ? await readWords(database, asked)
    : { words: [], synonyms: [] };
  const corrections = correctionsOf(words, synonyms);
  const weighted = locales.flatMap((locale) => {
    const stems = words
      .filter((word) => word.locale === locale)
      .toSorted((a, b) => a.place - b.place)
      .map((word) => corrections.get(word.word)?.stem ?? word.stem);
    const groups = synonyms.filter((group) => group.locale === locale);
    return expand(stems, groups).map((it) => ({ locale, ...it }));
  });
  const forms = formsOf(words, corrections);
  return {
    locales: weighted.map((it) => it.locale),
    stems: weighted.map((it) => it.stem),
    weights: weighted.map((it) => it.weight),
    correctedText: corrections.size > 0 ? corrected(typed, locales[0]!, corrections) : null,
    weightOf: (locale, folded) => forms.get(`${locale} ${folded}`) ?? 0,
  };
}

interface Correction {
  readonly word: string;
  readonly stem: string;
  readonly documents: number;
}

/** Words that no visible article and no synonym has in any locale asked, with what was probably meant. Others stay. */
function correctionsOf(words: readonly ReadWord[], synonyms: readonly SynonymRow[]): Map<string, Correction> {
  const stems = new Set(
    synonyms.flatMap(({ locale, phrases }) => phrases.flat().map((stem) => `${locale} ${stem}`)),
  );
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

/** Written forms of all that was asked for, by locale, the rarer the heavier. */
function formsOf(
  words: readonly ReadWord[],
  corrections: ReadonlyMap<string, Correction>,
): Map<string, number> {
  const forms = new Map<string, number>();
  for (const { locale, word, forms: written, documents } of words) {
    const meant = corrections.get(word);
    const weight = 1 / (1 + Math.log(1 + (meant?.documents ?? documents)));
    for (const form of meant ? [meant.word] : [word, ...written]) forms.set(`${locale} ${form}`, weight);
  }
  return forms;
}
