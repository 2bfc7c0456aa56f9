import type { EntityManager } from 'typeorm';
import { inverseFrequency, termWeight } from './nearest-neighbours.js';
import type { PreparedReading } from './prepared-reading.js';

/** Of a stored word, where `term`, `lexeme` and `corpus` are at hand. */
const WEIGHT = termWeight(
  'term.frequency',
  inverseFrequency('corpus.documents', 'lexeme.document_frequency'),
);
/** Impacts are computed anew once the average length has moved by this share; less does not show in any ranking. */
const STALE_LENGTH = 0.05;

/**
 * What a word adds to a document's BM25 score but for its idf (Robertson & Zaragoza 2009, k1 = 1.2, b = .75), as SQL.
 * Lengths count words as frequencies do.
 */
function impact(frequency: string, length: string, averageLength: string): string {
  return `${frequency} * 2.2 / (${frequency} + 1.2 * (.25 + .75 * ${length}::real / ${averageLength}))`;
}

/** Stores the vector of a new reading row. Its words are known to the lexicon. `isUnlinked`: it has no neighbours yet. */
export async function insertTerms(
  manager: EntityManager,
  doc: number,
  locale: string,
  terms: PreparedReading['terms'],
  isUnlinked = false,
): Promise<void> {
  const length = terms.frequencies.reduce((sum, frequency) => sum + frequency, 0);
  await manager.query(
    `-- publication.statistics.insert-terms
     with corpus as materialized (
       select coalesce(max(documents), 0) as documents,
              coalesce(max(generation), 0) as generation,
              coalesce(nullif(max(average_length), 0), $5::real) as average_length
       from delivery.corpus where locale = $4
     ), term as materialized (
       select lexeme_id, frequency from unnest($2::int[], $3::real[]) as word (lexeme_id, frequency)
     ), inserted as (
       insert into delivery.term (doc, lexeme_id, frequency, impact)
       select $1, lexeme_id, frequency, ${impact('frequency', '$5', 'corpus.average_length')}
       from term cross join corpus
     )
     insert into delivery.document (doc, locale, length, norm, generation)
     select $1, $4, $5, coalesce(vector.norm, 0), case when $6 then -1 else corpus.generation end
     from corpus
     cross join lateral (
       select sqrt(sum((${WEIGHT}) ^ 2))::real as norm
       from term join delivery.lexeme on lexeme.id = term.lexeme_id
     ) as vector`,
    [doc, terms.lexemeIds, terms.frequencies, locale, length, isUnlinked],
  );
}

/**
 * Counts documents and document frequencies anew, over visible rows alone: what a scheduled article holds must not
 * show in anybody's score. Wants the lock of `lockStatistics`: two would lock words in different orders. Impacts that are
 * nearly right stay, unless `isThorough`.
 */
export async function refreshStatistics(
  manager: EntityManager,
  locale: string,
  { isThorough = false } = {},
): Promise<void> {
  await manager.query(
    `-- publication.statistics.refresh-frequencies
     with counted as (
       select term.lexeme_id, count(*)::int as documents
       from delivery.document
       join delivery.term using (doc)
       where document.locale = $1
         and visible_from <= clock_timestamp() and visible_until > clock_timestamp()
       group by term.lexeme_id
     )
     update delivery.lexeme set document_frequency = coalesce(counted.documents, 0)
     from delivery.lexeme as same left join counted on counted.lexeme_id = same.id
     where same.id = lexeme.id and lexeme.locale = $1
       and lexeme.document_frequency <> coalesce(counted.documents, 0)`,
    [locale],
  );
  const [before] = await manager.query<{ length: number }[]>(
    `-- publication.statistics.average-length
     select average_length as length from delivery.corpus where locale = $1`,
    [locale],
  );
  const [{ length }] = await manager.query<[{ length: number }]>(
    `-- publication.statistics.refresh-corpus
     insert into delivery.corpus (locale, documents, average_length, newest_doc)
     select $1, count(*), coalesce(avg(length), 0), coalesce(max(doc), 0)
     from delivery.document
     where locale = $1 and visible_from <= clock_timestamp() and visible_until > clock_timestamp()
     on conflict (locale) do update set
       documents = excluded.documents, average_length = excluded.average_length, newest_doc = excluded.newest_doc
     returning average_length as length`,
    [locale],
  );
  if (isThorough || !before || Math.abs(length - before.length) > STALE_LENGTH * before.length) {
    await refreshImpacts(manager, locale);
  }
  await refreshNorms(manager, locale);
}

/** Impacts of all rows of a locale by the average length as it is. */
async function refreshImpacts(manager: EntityManager, locale: string): Promise<void> {
  await manager.query(
    `-- publication.statistics.refresh-impacts
     update delivery.term set impact = ${impact('term.frequency', 'document.length', 'corpus.average_length')}
     from delivery.document
     join delivery.corpus using (locale)
     where document.doc = term.doc and document.locale = $1 and corpus.average_length > 0
       and term.impact <> (${impact('term.frequency', 'document.length', 'corpus.average_length')})::real`,
    [locale],
  );
}

/** Lengths of vectors by the statistics as they are, of all rows of the locale. */
async function refreshNorms(manager: EntityManager, locale: string): Promise<void> {
  await manager.query(
    `-- publication.statistics.refresh-norms
     with corpus as materialized (
       select coalesce((select documents from delivery.corpus where locale = $1), 0) as documents
     ), vector as materialized (
       select doc, sqrt(sum((${WEIGHT}) ^ 2))::real as norm
       from delivery.document
       join delivery.term using (doc)
       join delivery.lexeme on lexeme.id = term.lexeme_id
       cross join corpus
       where document.locale = $1
       group by doc
     )
     update delivery.document set norm = vector.norm
     from vector
     where vector.doc = document.doc and document.norm <> vector.norm`,
    [locale],
  );
}
