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

// Looking for what resembles a word costs the most, so it is done only for words that no locale asked has.
const READ = {
  name: 'delivery.search.words',
  text: `-- delivery.search.words
with asked as materialized (
  select locale, config::regconfig as config, array(select json_array_elements_text(words)) as words
    from json_to_recordset($1) as asked (locale text, config text, words json)
), read as materialized (
  select asked.locale, asked.config, found.*
    from asked cross join lateral read_words(asked.locale, asked.config, asked.words, 0) with ordinality as found
), unknown as (
  select locale, config, array_agg(word order by first_place) as words
    from (select locale, config, word, min(place) as first_place
            from read
           where word not in (select word from read where is_known)
           group by locale, config, word) as unknown_word
   group by locale, config
), corrected as materialized (
  select unknown.locale, found.word, found.stem, found.resembling
    from unknown cross join lateral read_words(unknown.locale, unknown.config, unknown.words, $2) as found
)
select (select coalesce(json_agg(json_build_object(
                 'locale', locale, 'place', place, 'word', word, 'stem', stem, 'documents', documents,
                 'isKnown', is_known, 'forms', forms, 'resembling', corrected.resembling)
                                 order by locale, ordinality), '[]')
          from read left join corrected using (locale, word, stem)) as words,
       (select coalesce(json_agg(json_build_object('groupId', group_id, 'locale', locale, 'phrases', phrases)
                                 order by group_id), '[]')
          from (select locale, group_id, json_agg(stems) as phrases
                  from synonym
                 where locale in (select locale from asked)
                 group by locale, group_id) as synonyms) as synonyms,
       (select coalesce(json_agg(json_build_object('locale', locale, 'stem', stem)), '[]')
          from stop_word
         where locale in (select locale from asked)) as "stopWords"`,
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
