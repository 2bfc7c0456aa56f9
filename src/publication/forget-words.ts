import type { EntityManager } from 'typeorm';
import { vocabularyOf } from '../rules/search/vocabulary.js';
import { foldText } from '../rules/search/fold.js';
import { textSearchConfig } from '../rules/text-search-config.js';
import type { PreparedPublication } from './prepared-publication.js';

/** What was written in a locale and is to be forgotten. */
export interface WrittenText {
  readonly locale: string;
  readonly text: string;
}

/** What was taken away from articles for good. */
export interface GoneMatter {
  readonly texts: readonly WrittenText[];
  /** Uuids. */
  readonly imageIds: readonly string[];
}

export const NOTHING_GONE: GoneMatter = { texts: [], imageIds: [] };

const WORDS_LOCK = `hashtextextended('seventh.words', 0)`;

/**
 * Until the transaction ends no word is forgotten. Publishers hold it together; call it before anything else is locked. What
 * follows is planned once a connection: a passage's statements look up a few rows by their keys, whatever the values are, so
 * a plan for them tells nothing new, and for half of them takes longer than to run it. Nor is it a sequential one, should it
 * be made while there is hardly an article.
 */
export async function keepWords(manager: EntityManager): Promise<void> {
  await manager.query(
    `-- publication.words.keep
     select pg_advisory_xact_lock_shared(${WORDS_LOCK}),
            set_config('plan_cache_mode', 'force_generic_plan', true),
            set_config('enable_seqscan', 'off', true)`,
    [],
  );
}

/** Until the transaction ends nobody publishes. Call it before anything else is locked. */
export async function lockWords(manager: EntityManager): Promise<void> {
  await manager.query(`-- publication.words.lock\nselect pg_advisory_xact_lock(${WORDS_LOCK})`);
}

/** Whether every word of a prepared publication is still in the lexicon: some may have been forgotten since. */
export async function areWordsKnown(
  manager: EntityManager,
  { editions }: PreparedPublication,
): Promise<boolean> {
  const ids = [...new Set(editions.flatMap(({ reading }) => reading.terms.lexemeIds))];
  const [{ known }] = await manager.query<[{ known: number }]>(
    `-- publication.words.known
     select count(*)::integer as known from delivery.lexeme where id = any($1)`,
    [ids],
  );
  return known === ids.length;
}

/**
 * Removes from the lexicon the words and stems of texts that no reading has any more, and the questions with such words from
 * those that found nothing. Wants the lock of `lockWords`, and that the readings are already without the texts. Returns how
 * many words and stems went.
 */
export async function forgetWords(manager: EntityManager, texts: readonly WrittenText[]): Promise<number> {
  let forgotten = 0;
  // In the order of locales, as everybody locks who locks several.
  for (const locale of [...new Set(texts.map((it) => it.locale))].toSorted()) {
    const text = texts
      .filter((it) => it.locale === locale)
      .map((it) => it.text)
      .join('\n');
    forgotten += await forgetWordsOf(manager, locale, text);
  }
  return forgotten;
}

async function forgetWordsOf(manager: EntityManager, locale: string, text: string): Promise<number> {
  const config = textSearchConfig(locale);
  const vocabulary = vocabularyOf(text, locale);
  const [, words] = await manager.query<[unknown[], number]>(
    `-- publication.words.forget
     delete from delivery.word
     where locale = $1 and word = any($2)
       and not exists (
         select from delivery.term join delivery.reading using (doc)
         where term.lexeme_id = word.lexeme_id
           and position(' ' || word.word || ' ' in reading.vocabulary) > 0)`,
    [locale, vocabulary],
  );
  const [, stems] = await manager.query<[unknown[], number]>(
    `-- publication.words.forget-stems
     delete from delivery.lexeme
     where locale = $1 and lexeme in (select unnest(tsvector_to_array(to_tsvector($2::regconfig, $3))))
       and not exists (select from delivery.term where term.lexeme_id = lexeme.id)
       and not exists (select from delivery.word where word.lexeme_id = lexeme.id)`,
    [locale, config, foldText(text, locale)],
  );
  // What visitors asked in vain tells of the patient as well. Stop words are in no lexicon and tell nothing.
  await manager.query(
    `-- publication.words.forget-gaps
     with unknown as (
       select array_agg(normalize(given.word, nfc)) as words
       from unnest($2::text[]) as given (word)
       where to_tsvector($3::regconfig, given.word) <> ''::tsvector
         and not exists (select from delivery.word where word.locale = $1 and word.word = given.word)
     )
     delete from editorial.search_gap using unknown where string_to_array(search_gap.text, ' ') && unknown.words`,
    [locale, vocabulary, config],
  );
  return words + stems;
}
