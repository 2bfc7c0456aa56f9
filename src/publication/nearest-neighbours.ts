/**
 * Which articles are alike, as SQL: the cosine of TF-IDF vectors over title (four times) and text, raised by shared topics.
 * Measured on links that editors chose (docs/evaluation.md), hit@4 of 746 sources:
 * square roots of frequencies .497, logarithms .489; with topics .501. Idf: ln(1 + N / (1 + df)), N at least 1.
 */

/** Of the source the heaviest words count, of the target all: with topics, 60 words .485, 90 .504, 120 .507, 200 .505. */
const SOURCE_WORDS = 120;
/** Words that lead however common they are: in a small vocabulary there may be no rare ones. */
const LEADING_WORDS = 3;
/** So many of them, the strongest by the leading words alone, are looked up: each costs a random read. */
const STRONGEST = 400;
/** The same topics raise a score by half at most, the less the more alike the texts are: it stays within 0 to 1. */
const TOPICS_WEIGHT = 0.5;

/** How far is looked. */
export interface Reach {
  /**
   * Candidates come from the source's heaviest words, as many as have so many postings together, and then all of its words
   * count for them. In a corpus of 2,065 even 2,000 postings gave the same score within .002; with 800 it was .488 to .493.
   */
  readonly postings: number;
  /** Of each kind, visible and yet to come, so many candidates are compared in full: the best by their leading words. */
  readonly candidates: number;
}

/** A word's weight in a vector. */
export function termWeight(frequency: string, idf: string): string {
  return `sqrt(${frequency}) * ${idf}`;
}

/** A word's inverse document frequency. Where nothing was counted yet all words weigh the same, and not nothing. */
export function inverseFrequency(documents: string, documentFrequency: string): string {
  return `ln(1 + greatest(1, ${documents})::float8 / (1 + ${documentFrequency}))`;
}

/**
 * `placed (source, target, is_to_come, score, place)`, readings all: the nearest neighbours of the docs in $1, of the
 * locale in $2, best first, those that are visible and those yet to come each for themselves. One source at a time: a
 * thousand sums fit into a processor's cache, those of a whole portion do not (8 ms a source instead of 17 to 36). `to_come` and `ended (doc, reading_id)` are what
 * readers do not see yet or any more.
 */
export function placed({ postings, candidates }: Reach): string {
  return `
  clock as materialized (
    select clock_timestamp() as now
  ), corpus as materialized (
    select coalesce((select documents from delivery.corpus where locale = $2), 0) as documents
  ), to_come as materialized (
    select doc, reading_id from delivery.document
    where locale = $2 and visible_from > (select now from clock) and visible_until > (select now from clock)
  ), ended as materialized (
    select doc, reading_id from delivery.document
    where locale = $2 and visible_until <= (select now from clock) and visible_until < 'infinity'
  ), unseen as materialized (
    select doc from to_come
    union all
    select doc from ended
  ), alike as materialized (
    select here.reading_id as source, here.topic_ids as source_topics, near.target, near.topic_ids, near.is_to_come,
           least(1, near.dot / nullif(here.norm * near.norm, 0)) as cosine
    from delivery.document as here
    cross join lateral (
      with heaviest as materialized (
        select lexeme_id, pull, place <= ${LEADING_WORDS} or sum(document_frequency) over (order by place) <= ${postings} as leads
        from (
          select term.lexeme_id, lexeme.document_frequency, weighted.weight * weighted.idf as pull,
                 row_number() over (order by weighted.weight desc, lexeme.lexeme) as place
          from delivery.term
          join delivery.lexeme on lexeme.id = term.lexeme_id
          cross join corpus
          cross join lateral (select ${inverseFrequency('corpus.documents', 'lexeme.document_frequency')} as idf) as counted
          cross join lateral (select counted.idf, ${termWeight('term.frequency', 'counted.idf')} as weight) as weighted
          where term.doc = here.doc
        ) as words
        where place <= ${SOURCE_WORDS}
      ), led as materialized (
        select term.doc, sum(heaviest.pull * sqrt(term.frequency)) as dot
        from heaviest
        join delivery.term using (lexeme_id)
        where leads
        group by term.doc
      ), strongest as (
        -- What is unseen takes no place among what is seen.
        (select doc, dot, false as is_to_come from led
         where not exists (select from unseen where unseen.doc = led.doc)
         order by dot desc, doc limit ${STRONGEST})
        union all
        (select doc, dot, true from led join to_come using (doc)
         order by dot desc, doc limit ${STRONGEST})
      ), met as materialized (
        select document.doc, document.reading_id, document.topic_ids, document.norm, strongest.dot, strongest.is_to_come
        from strongest
        -- One by one: all documents of a locale are many times more.
        cross join lateral (select * from delivery.document where doc = strongest.doc offset 0) as document
        where document.norm > 0 and document.article_id <> here.article_id
      ), candidate as materialized (
        (select * from met where not is_to_come order by dot / norm desc, doc limit ${candidates})
        union all
        (select * from met where is_to_come order by dot / norm desc, doc limit ${candidates})
      ), other_term as materialized (
        select candidate.doc, term.lexeme_id, term.frequency
        from candidate
        cross join lateral (
          select lexeme_id, frequency from delivery.term
          where doc = candidate.doc and lexeme_id = any(array(select lexeme_id from heaviest where not leads))
          -- Common words are looked up in few articles, never the articles of common words.
          offset 0
        ) as term
      ), other_words as materialized (
        select other_term.doc, sum(heaviest.pull * sqrt(other_term.frequency)) as dot
        from other_term
        join heaviest using (lexeme_id)
        group by other_term.doc
      )
      select candidate.reading_id as target, candidate.topic_ids, candidate.is_to_come, candidate.norm,
             candidate.dot + coalesce(other_words.dot, 0) as dot
      from candidate
      left join other_words using (doc)
    ) as near
    where here.doc = any($1)
  ), placed as materialized (
    select source, target, is_to_come, score,
           row_number() over (partition by source, is_to_come order by score desc, target) as place
    from (
      select alike.*, (cosine * (1 + ${TOPICS_WEIGHT} * (1 - cosine) * coalesce(shared.of_topics, 0)))::real as score
      from alike
      cross join lateral (
        select count(*) / nullif(sqrt(cardinality(source_topics) * cardinality(topic_ids)), 0) as of_topics
        from unnest(source_topics) as id where id = any(topic_ids)
      ) as shared
    ) as scored
    where score > 0
  )`;
}
