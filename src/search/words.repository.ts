import type { QueryResultRow } from 'pg';
import type { Statement } from '../database/pools.js';
import type { Candidate } from '../rules/search/correction.js';
import { textSearchConfig } from '../rules/text-search-config.js';

/** Where questions are read: any connection whose search path leads to what readers may see. */
export interface SearchDatabase {
  query<Row extends QueryResultRow>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
}

/** What the lexicon knows of one word of a question. The language's stop words have no row, words of two stems two. */
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
  readonly groupId: string;
  readonly locale: string;
  readonly phrases: readonly (readonly string[])[];
}

/** A stem that editors want ignored. */
export interface StopWordRow {
  readonly locale: string;
  readonly stem: string;
}

/** What is known of a question: its words, and all synonyms and stop lists of its locales. */
export interface Lexicon {
  readonly words: readonly ReadWord[];
  readonly synonyms: readonly SynonymRow[];
  readonly stopWords: readonly StopWordRow[];
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
       (select coalesce(json_agg(json_build_object('groupId', group_id, 'locale', locale, 'phrases', phrases)
                                 order by group_id), '[]')
          from (select locale, group_id, json_agg(stems) as phrases
                  from synonym
                 where locale in (select locale from json_to_recordset($1) as asked (locale text))
                 group by locale, group_id) as synonyms) as synonyms,
       (select coalesce(json_agg(json_build_object('locale', locale, 'stem', stem)), '[]')
          from stop_word
         where locale in (select locale from json_to_recordset($1) as asked (locale text))) as "stopWords"`,
};

/** Reads words, synonyms and stop lists of several locales in one statement. */
export async function readWords(database: SearchDatabase, asked: readonly WordsOfLocale[]): Promise<Lexicon> {
  const questions = asked.map(({ locale, words }) => ({ locale, config: textSearchConfig(locale), words }));
  const [row] = await database.query<Lexicon & QueryResultRow>(READ, [
    JSON.stringify(questions),
    MOST_CORRECTIONS,
  ]);
  return row!;
}
