import type { Candidate } from '../../rules/search/correction.js';
import { textSearchConfig } from '../../rules/text-search-config.js';
import type { DeliveryDatabase } from '../statements.js';

/** What the lexicon knows of one word of a question. Stop words have no row, words of two stems two. */
export interface ReadWord {
  readonly locale: string;
  /** Position of the word in the question, from 1. */
  readonly place: number;
  readonly word: string;
  readonly stem: string;
  /** Visible articles with the stem, as last counted. */
  readonly documents: number;
  /** Whether a visible article has it now. */
  readonly isKnown: boolean;
  /** How it is written in articles, folded. */
  readonly forms: readonly string[];
  /** Words of visible articles that resemble one nobody has. */
  readonly resembling: readonly (Candidate & { readonly stem: string })[] | null;
}

/** Phrases of one group of synonyms, as stems. */
export interface SynonymRow {
  readonly locale: string;
  readonly phrases: readonly (readonly string[])[];
}

/** The words of a question in one locale. */
export interface WordsOfLocale {
  readonly locale: string;
  readonly words: readonly string[];
}

/** Unknown words of a question that are looked up for a resemblance; each costs some milliseconds. */
const MOST_CORRECTIONS = 20;

const READ = {
  name: 'delivery.search.words',
  text: `-- delivery.search.words
select (select coalesce(json_agg(json_build_object(
                 'locale', asked.locale, 'place', place, 'word', word, 'stem', stem, 'documents', documents,
                 'isKnown', is_known, 'forms', forms, 'resembling', resembling)), '[]')
          from json_to_recordset($1) as asked (locale text, config text, words json)
         cross join lateral read_words(asked.locale, asked.config::regconfig,
                                       array(select json_array_elements_text(asked.words)), $2)) as words,
       (select coalesce(json_agg(json_build_object('locale', locale, 'phrases', phrases)), '[]')
          from (select locale, group_id, json_agg(stems) as phrases
                  from synonym
                 where locale in (select locale from json_to_recordset($1) as asked (locale text))
                 group by locale, group_id) as synonyms) as synonyms`,
};

/** Reads words and synonyms of several locales in one statement. */
export async function readWords(
  database: DeliveryDatabase,
  asked: readonly WordsOfLocale[],
): Promise<{ words: readonly ReadWord[]; synonyms: readonly SynonymRow[] }> {
  const questions = asked.map(({ locale, words }) => ({ locale, config: textSearchConfig(locale), words }));
  const [row] = await database.query<{ words: ReadWord[]; synonyms: SynonymRow[] }>(READ, [
    JSON.stringify(questions),
    MOST_CORRECTIONS,
  ]);
  return row!;
}
