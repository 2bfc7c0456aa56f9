import type { EntityManager } from 'typeorm';
import { stemsOf } from '../../publication/word-stems.repository.js';
import { DomainError, VersionConflictError, type Fault } from '../../rules/domain-error.js';
import { foldText } from '../../rules/search/fold.js';
import { synonymLimits } from './synonym-group.input.js';
import { findSynonymGroups, type SynonymGroupRow } from './synonym-group.repository.js';

const FIELD = ['input', 'phrases'];

/** Everything that is wrong with phrases as written, but for what only the language's dictionary knows. */
export function phraseFaults(phrases: readonly string[] | null | undefined, locale: string): Fault[] {
  const { leastPhrases, mostPhrases, phrase: mostCharacters } = synonymLimits;
  if (phrases == null) return [{ code: 'REQUIRED', message: 'A group needs phrases.', field: FIELD }];
  if (phrases.length < leastPhrases || phrases.length > mostPhrases) {
    const message = `A group has ${leastPhrases} to ${mostPhrases} phrases, and this has ${phrases.length}.`;
    return [{ code: phrases.length > mostPhrases ? 'TOO_LONG' : 'REQUIRED', message, field: FIELD }];
  }
  const seen = new Map<string, string>();
  return phrases.flatMap((phrase, index): Fault[] => {
    const field = [...FIELD, String(index)];
    const text = phrase.trim();
    if (text === '') return [{ code: 'REQUIRED', message: 'A phrase cannot be empty.', field }];
    if ([...text].length > mostCharacters) {
      return [{ code: 'TOO_LONG', message: `A phrase has at most ${mostCharacters} characters.`, field }];
    }
    if (text.includes('\0')) {
      return [{ code: 'INVALID', message: 'A phrase cannot have the character U+0000.', field }];
    }
    const folded = foldText(text, locale);
    const twin = seen.get(folded);
    if (twin !== undefined) {
      const message = `Search takes "${text}" and "${twin}" for the same already. Leave one of them out.`;
      return [{ code: 'TAKEN', message, field }];
    }
    seen.set(folded, text);
    return [];
  });
}

/** Phrases that no question can say, since the language's dictionary ignores every word of theirs. */
export async function silentPhraseFaults(
  manager: EntityManager,
  phrases: readonly string[],
  locale: string,
): Promise<Fault[]> {
  const stems = await stemsOf(manager, locale, phrases);
  return phrases.flatMap((phrase, index): Fault[] => {
    if (stems[index]!.length > 0) return [];
    const message = `Search ignores every word of "${phrase}", as it ignores "the" or "of". Add a word that says what is meant.`;
    return [{ code: 'INVALID', message, field: [...FIELD, String(index)] }];
  });
}

/** The group as it is stored, at the version that was edited. Throws where it is not there or has another version. */
export async function groupAtVersion(
  manager: EntityManager,
  id: string,
  expectedVersion: number,
): Promise<SynonymGroupRow> {
  const [group] = await findSynonymGroups(manager, [id]);
  if (!group) throw DomainError.of('NOT_FOUND', 'There is no such group of synonyms.', ['id']);
  if (group.version !== expectedVersion) throw new VersionConflictError(expectedVersion, group.version);
  return group;
}
