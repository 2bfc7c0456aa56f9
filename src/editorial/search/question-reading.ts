import { countedStems, placeOf } from '../../rules/search/expansion.js';
import { askedWords, foldText, wordsOf } from '../../rules/search/fold.js';
import { MOST_WORDS, stemsIn, stopStemsIn, type Question } from '../../search/question.js';

/** What was made of a word of a question: the values of `WordReading` in the schema. */
export type WordReading =
  'COUNTED' | 'CORRECTED' | 'SYNONYM' | 'UNKNOWN' | 'LANGUAGE_STOP_WORD' | 'STOP_WORD' | 'NOT_READ';

/** A different word of a question, folded. */
export interface ExplainedWord {
  readonly word: string;
  readonly reading: WordReading;
  readonly correctedTo: string | null;
  readonly stems: readonly string[];
}

/** A group of synonyms of which a question says a phrase. */
export interface SaidGroup {
  readonly groupId: string;
  readonly addedStems: readonly string[];
}

/** Different words of a question that are told of; search itself reads fewer. */
const MOST_WORDS_TOLD = 100;
/** UTF-16 units of a question that are told of. */
const MOST_CHARACTERS_TOLD = 2000;

/** What was made of each word of a question in a locale, in the order of the words. */
export function explainWords(question: Question, text: string, locale: string): ExplainedWord[] {
  const { lexicon, corrections } = question;
  const typed = text.slice(0, MOST_CHARACTERS_TOLD);
  const told = [...new Set(wordsOf(foldText(typed, locale)))].slice(0, MOST_WORDS_TOLD);
  const asked = new Set(askedWords(typed, locale));
  const counted = countedWords(question, locale);
  const groups = lexicon.synonyms.filter((group) => group.locale === locale);
  const synonyms = new Set(groups.flatMap((group) => group.phrases.flat()));
  let places = 0;
  return told.map((word): ExplainedWord => {
    const explained = { word, correctedTo: corrections.get(word)?.word ?? null };
    if (!asked.has(word)) return { ...explained, reading: 'LANGUAGE_STOP_WORD', stems: [] };
    places += 1;
    if (places > MOST_WORDS) return { ...explained, reading: 'NOT_READ', stems: [] };
    const rows = lexicon.words.filter((row) => row.locale === locale && row.word === word);
    const stems = [...new Set(rows.map((row) => corrections.get(word)?.stem ?? row.stem))];
    if (stems.length === 0) return { ...explained, reading: 'LANGUAGE_STOP_WORD', stems };
    if (!stems.some((stem) => counted.has(stem))) {
      return { ...explained, reading: 'STOP_WORD', stems };
    }
    if (explained.correctedTo !== null) return { ...explained, reading: 'CORRECTED', stems };
    if (rows.some((row) => row.isKnown)) return { ...explained, reading: 'COUNTED', stems };
    return { ...explained, reading: stems.some((stem) => synonyms.has(stem)) ? 'SYNONYM' : 'UNKNOWN', stems };
  });
}

/** The groups of a locale that a question says a phrase of, the first said first, with the stems that each brought. */
export function groupsSaid(question: Question, locale: string): SaidGroup[] {
  const { lexicon, corrections } = question;
  const stems = stemsIn(lexicon.words, corrections, locale);
  const ignored = stopStemsIn(lexicon, locale);
  const typed = new Set(countedStems(stems, ignored));
  return lexicon.synonyms
    .filter((group) => group.locale === locale)
    .map((group) => ({ ...group, places: group.phrases.map((phrase) => placeOf(phrase, stems)) }))
    .map((group) => ({ ...group, place: Math.min(...group.places.filter((place) => place !== -1)) }))
    .filter(({ place }) => place !== Infinity)
    .toSorted((a, b) => a.place - b.place)
    .map(({ groupId, phrases }) => ({
      groupId,
      addedStems: [...new Set(phrases.flat())].filter((stem) => !typed.has(stem) && !ignored.has(stem)),
    }));
}

function countedWords({ lexicon, corrections }: Question, locale: string): ReadonlySet<string> {
  return new Set(countedStems(stemsIn(lexicon.words, corrections, locale), stopStemsIn(lexicon, locale)));
}
