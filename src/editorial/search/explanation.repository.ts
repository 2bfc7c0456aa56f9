import type { EntityManager } from 'typeorm';
import { MOST_MATCHES, type Question } from '../../search/question.js';
import type { SearchDatabase } from '../../search/words.repository.js';

/** A stem as it was searched for. */
export interface StemRow {
  readonly stem: string;
  readonly weight: number;
  /** Visible articles that have it, as last counted. */
  readonly documents: number;
  /** Null: no article ever had it. */
  readonly idf: number | null;
}

/** A match with what each stem adds to its score, the most first. */
export interface MatchRow {
  readonly articleId: string;
  readonly score: number;
  readonly words: readonly {
    readonly stem: string;
    readonly weight: number;
    readonly frequency: number;
    readonly impact: number;
    readonly idf: number;
    readonly contribution: number;
  }[];
}

/** What a search found, and why. */
export interface FoundRow {
  /** Visible articles of the locale, as last counted. */
  readonly documents: number;
  readonly stems: readonly StemRow[];
  readonly matches: readonly MatchRow[];
}

/**
 * The owner's connection with the search path of the login that readers are served with, so that delivery's statements run as
 * they are. For the rest of the transaction.
 */
export async function seeAsReaders(manager: EntityManager): Promise<SearchDatabase> {
  await manager.query(
    `-- editorial.search.see-as-readers
     set local search_path = delivery`,
  );
  return { query: ({ text }, values = []) => manager.query(text, [...values]) };
}

/** The best matches of a question in one locale, found by the function that delivery calls, taken apart. */
export async function explainMatches(
  manager: EntityManager,
  locale: string,
  question: Question,
  first: number,
): Promise<FoundRow> {
  const [row] = await manager.query<[FoundRow]>(
    `-- editorial.search.explain
     with asked as materialized (
       select asked.stem, asked.weight, lexeme.id, coalesce(lexeme.document_frequency, 0) as documents,
              -- As find_readings has it.
              ln(1 + (greatest(coalesce(corpus.documents, 0) - lexeme.document_frequency, 0) + .5)
                     / (lexeme.document_frequency + .5))::float8 as idf
       from unnest($2::text[], $3::text[], $4::real[]) as asked (locale, stem, weight)
       left join delivery.lexeme on lexeme.locale = asked.locale and lexeme.lexeme = asked.stem
       left join delivery.corpus on corpus.locale = asked.locale
     ), found as materialized (
       select found.score, reading.doc, reading.article_id
       from delivery.find_readings($2::text[], $3::text[], $4::real[], ${MOST_MATCHES}) as found
       join delivery.reading using (reading_id)
       order by found.score desc, reading.article_id desc
       limit $5
     )
     select coalesce((select documents from delivery.corpus where locale = $1), 0) as documents,
            (select coalesce(json_agg(json_build_object('stem', stem, 'weight', weight, 'documents', documents, 'idf', idf)
                                      order by weight desc, idf desc nulls last, stem), '[]') from asked) as stems,
            (select coalesce(json_agg(json_build_object('articleId', article_id, 'score', score, 'words', words)
                                      order by score desc, article_id desc), '[]')
             from found
             cross join lateral (
               select json_agg(json_build_object('stem', asked.stem, 'weight', asked.weight, 'frequency', term.frequency,
                                                 'impact', term.impact, 'idf', asked.idf,
                                                 'contribution', asked.weight * asked.idf * term.impact)
                               order by asked.weight * asked.idf * term.impact desc, asked.stem) as words
               from asked
               join delivery.term on term.lexeme_id = asked.id and term.doc = found.doc
             ) as share) as matches`,
    [locale, question.locales, question.stems, question.weights, first],
  );
  return row;
}
