import type { EntityManager } from 'typeorm';
import { stemsOf } from '../../publication/word-stems.repository.js';
import type { Fault } from '../../rules/domain-error.js';
import { foldText, wordsOf } from '../../rules/search/fold.js';

/** How much a stop list may hold. */
export const stopWordLimits = {
  /** Characters of a word. */
  word: 50,
  wordsAtOnce: 100,
  wordsOfList: 500,
} as const;

const FIELD = ['input', 'words'];

/** Everything that is wrong with words as written, but for what only the language's dictionary knows. */
export function stopWordFaults(words: readonly string[], locale: string): Fault[] {
  const { word: mostCharacters, wordsAtOnce } = stopWordLimits;
  if (words.length === 0 || words.length > wordsAtOnce) {
    const message = `Send 1 to ${wordsAtOnce} words at once; these are ${words.length}.`;
    return [{ code: words.length === 0 ? 'REQUIRED' : 'TOO_LONG', message, field: FIELD }];
  }
  return words.flatMap((word, index): Fault[] => {
    const field = [...FIELD, String(index)];
    const text = word.trim();
    if ([...text].length > mostCharacters) {
      return [{ code: 'TOO_LONG', message: `A word has at most ${mostCharacters} characters.`, field }];
    }
    const folded = foldText(text, locale);
    const [first, ...rest] = wordsOf(folded);
    if (first !== folded || rest.length > 0) {
      const message = `"${text}" is not one word. Send single words without spaces and signs around them.`;
      return [{ code: 'INVALID', message, field }];
    }
    return [];
  });
}

/** Words that cannot be put on a list: the language ignores them anyway, or search takes them for several. */
export async function unreadWordFaults(
  manager: EntityManager,
  words: readonly string[],
  locale: string,
): Promise<Fault[]> {
  const stems = await stemsOf(manager, locale, words);
  return words.flatMap((word, index): Fault[] => {
    const field = [...FIELD, String(index)];
    const { length } = stems[index]!;
    if (length === 1) return [];
    const message =
      length === 0
        ? `The language ignores "${word}" anyway. Leave it out.`
        : `Search takes "${word}" apart. Send its parts as words of their own.`;
    return [{ code: 'INVALID', message, field }];
  });
}
