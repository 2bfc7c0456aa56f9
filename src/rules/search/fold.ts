import { languageOf } from '../locale.js';
import { americanized } from './spelling-variants.js';

/** Every apostrophe a keyboard or a word processor makes. */
const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u0060\u00b4\uff07]/gu;
/** What PostgreSQL cannot store and what only steers a terminal. */
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu;

/**
 * A text as search reads it, the same for what is written and for what is asked: lower case, without accents, with one kind
 * of apostrophe and, in English, one spelling.
 */
export function foldText(text: string, locale: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(APOSTROPHES, "'")
    .replace(CONTROLS, ' ')
    .toLowerCase();
  return languageOf(locale) === 'en' ? americanized(plain) : plain;
}

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** "won't" and its like, written with or without the apostrophe: they say as little as "not", but no stop list knows them. */
const CONTRACTIONS: ReadonlySet<string> = new Set(
  (
    'aint arent cant couldnt didnt doesnt dont hadnt hasnt havent hows im isnt ive mustnt shouldnt shouldve thats theres ' +
    'theyre wasnt werent whats whens wheres whos wont wouldnt wouldve youre youve'
  ).split(' '),
);

/** The different words of a question that can tell articles apart, in their order; stop words are still among them. */
export function askedWords(question: string, locale: string): string[] {
  const words = new Set(wordsOf(foldText(question, locale)));
  return languageOf(locale) === 'en'
    ? [...words].filter((word) => !CONTRACTIONS.has(word.replaceAll("'", '')))
    : [...words];
}

/** The words of a folded text, in their order. */
export function wordsOf(folded: string): string[] {
  return folded.match(WORD) ?? [];
}
