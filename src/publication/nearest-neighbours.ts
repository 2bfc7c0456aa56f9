/**
 * Which articles are alike, as SQL: the cosine of TF-IDF vectors over title (four times) and text, raised by shared topics.
 * Measured on links that editors chose (docs/evaluation.md), hit@4 of 746 sources:
 * square roots of frequencies .497, logarithms .489; with topics .501. Idf: ln(1 + N / (1 + df)).
 */

/** Of the source the heaviest words count, of the target all: with topics, 60 words .485, 90 .504, 120 .507, 200 .505. */
const SOURCE_WORDS = 120;
/**
 * Candidates come from the source's heaviest words, as many as have so many postings together, and then all of its words
 * count for them. In a corpus of 2,065 even 2,000 postings gave the same score within .002; with 800 it was .488 to .493.
 */
const LEADING_POSTINGS = 10_000;
/** Words that lead however common they are: in a small vocabulary there may be no rare ones. */
const LEADING_WORDS = 3;
/** Also how far a new row looks for lists it belongs into. */
const CANDIDATES = 200;
/** The same topics raise a score by half at most, the less the more alike the texts are: it stays within 0 to 1. */
const TOPICS_WEIGHT = 0.5;

/** A word's weight in a vector. */
export function termWeight(frequency: string, idf: string): string {
  return `sqrt(${frequency}) * ${idf}`;
}

/** A word's inverse document frequency. */
export function inverseFrequency(documents: string, documentFrequency: string): string {
  return `ln(1 + ${documents}::float8 / (1 + ${documentFrequency}))`;
}

/**
 * `placed (source, target, is_to_come, score, place)`, publications all: the nearest neighbours of the docs in $1, of the
 * locale in $2, best first, those that are visible and those yet to come each for themselves.
 */
export const PLACED = `
  corpus as materialized (
    select coalesce((select documents from delivery.corpus where locale = $2), 0) as documents
  ), heaviest as materialized (
    select *, sum(document_frequency) over (partition by doc order by place) as postings
    from (
      select term.doc, term.lexeme_id, lexeme.document_frequency, weighted.idf, weighted.weight,
             row_number() over (partition by term.doc order by weighted.weight desc, lexeme.lexeme) as place
      from delivery.term
      join delivery.lexeme on lexeme.id = term.lexeme_id
      cross join corpus
      cross join lateral (select ${inverseFrequency('corpus.documents', 'lexeme.document_frequency')} as idf) as counted
      cross join lateral (select counted.idf, ${termWeight('term.frequency', 'counted.idf')} as weight) as weighted
      where term.doc = any($1)
    ) as words
    where place <= ${SOURCE_WORDS}
  ), first_words as materialized (
    select * from heaviest where place <= ${LEADING_WORDS} or postings <= ${LEADING_POSTINGS}
  ), other_words as materialized (
    select * from heaviest where not (place <= ${LEADING_WORDS} or postings <= ${LEADING_POSTINGS})
  ), candidate as materialized (
    select * from (
      select led.*, document.norm, reading.reading_id as target, reading.article_id,
             reading.visible_from > clock_timestamp() as is_to_come,
             row_number() over (partition by source_doc, reading.visible_from > clock_timestamp()
                                order by dot / document.norm desc, target_doc) as place
      from (
        select first_words.doc as source_doc, term.doc as target_doc,
               sum(first_words.weight * ${termWeight('term.frequency', 'first_words.idf')}) as dot
        from first_words
        join delivery.term on term.lexeme_id = first_words.lexeme_id and term.doc <> first_words.doc
        group by first_words.doc, term.doc
      ) as led
      join delivery.document on document.doc = led.target_doc and document.norm > 0
      join delivery.reading  on reading.doc = led.target_doc and reading.visible_until > clock_timestamp()
    ) as led
    where place <= ${CANDIDATES}
  ), other_dot as materialized (
    select source_doc, target_doc, sum(other_words.weight * ${termWeight('term.frequency', 'other_words.idf')}) as dot
    from candidate
    join other_words on other_words.doc = candidate.source_doc
    join delivery.term on term.doc = candidate.target_doc and term.lexeme_id = other_words.lexeme_id
    group by source_doc, target_doc
  ), alike as materialized (
    select here.reading_id as source, candidate.target, is_to_come,
           least(1, (candidate.dot + coalesce(other_dot.dot, 0)) / nullif(document.norm * candidate.norm, 0)) as cosine
    from candidate
    left join other_dot using (source_doc, target_doc)
    join delivery.document on document.doc = source_doc
    join delivery.reading here on here.doc = source_doc and here.article_id <> candidate.article_id
  ), topics as materialized (
    select reading_id, array_agg(topic_id) as ids
    from delivery.reading_topic
    where reading_id in (select source from alike union select target from alike)
    group by reading_id
  ), placed as materialized (
    select source, target, is_to_come, score,
           row_number() over (partition by source, is_to_come order by score desc, target) as place
    from (
      select alike.*,
             (cosine * (1 + ${TOPICS_WEIGHT} * (1 - cosine) * coalesce(shared.of_topics, 0)))::real as score
      from alike
      left join topics as mine   on mine.reading_id = source
      left join topics as theirs on theirs.reading_id = target
      cross join lateral (
        select count(*) / sqrt(cardinality(mine.ids) * cardinality(theirs.ids)) as of_topics
        from unnest(mine.ids) as id where id = any(theirs.ids)
      ) as shared
    ) as scored
    where score > 0
  )`;
