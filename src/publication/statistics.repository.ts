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

/** Stores the vector of a new reading row. */
export async function insertTerms(
  manager: EntityManager,
  doc: number,
  locale: string,
  terms: PreparedReading['terms'],
): Promise<void> {
  const length = terms.frequencies.reduce((sum, frequency) => sum + frequency, 0);
  await manager.query(
    `-- publication.statistics.insert-terms
     with average as (
       select coalesce((select nullif(average_length, 0) from delivery.corpus where locale = $4), $5::real) as length
     )
     insert into delivery.term (doc, lexeme_id, frequency, impact)
     select $1, lexeme_id, frequency, ${impact('frequency', '$5', 'average.length')}
     from unnest($2::int[], $3::real[]) as word (lexeme_id, frequency)
     cross join average`,
    [doc, terms.lexemeIds, terms.frequencies, locale, length],
  );
  await manager.query(
    `-- publication.statistics.insert-document
     insert into delivery.document (doc, locale, length, norm) values ($1, $2, $3, 0)`,
    [doc, locale, length],
  );
  await refreshNorms(manager, locale, [doc]);
}

/**
 * Lets one transaction at a time recount a locale. Take it before any delivery row is touched: recounting touches those
 * of everybody.
 */
export async function lockStatistics(manager: EntityManager, locale: string): Promise<void> {
  await manager.query(
    `-- publication.statistics.lock
     select pg_advisory_xact_lock(hashtextextended('seventh.statistics.' || $1, 0))`,
    [locale],
  );
}

/**
 * Visible rows of a locale that have a vector, and how many the statistics knew of when they were last refreshed. Scheduled
 * ones do not count: when statistics are refreshed must not depend on them.
 */
export async function countDocuments(
  manager: EntityManager,
  locale: string,
): Promise<{ documents: number; known: number }> {
  const [row] = await manager.query<[{ documents: number; known: number }]>(
    `-- publication.statistics.count
     select (select count(*)::int from delivery.document join delivery.reading using (doc)
             where document.locale = $1
               and visible_from <= clock_timestamp() and visible_until > clock_timestamp()) as documents,
            coalesce((select documents from delivery.corpus where locale = $1), 0) as known`,
    [locale],
  );
  return row;
}

/** Whether readers see more articles of a locale than `count`. Looks at few rows, however many there are. */
export async function hasMoreDocuments(
  manager: EntityManager,
  locale: string,
  count: number,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `-- publication.statistics.has-more
     select from delivery.reading
     where locale = $1 and visible_from <= clock_timestamp() and visible_until > clock_timestamp()
     offset $2 limit 1`,
    [locale, count],
  );
  return rows.length > 0;
}

/** The rows of a locale that have a vector, those that readers see and those they do not, each in a stable order. */
export async function findDocuments(
  manager: EntityManager,
  locale: string,
): Promise<{ seen: number[]; unseen: number[] }> {
  const rows = await manager.query<{ doc: number; isSeen: boolean }[]>(
    `-- publication.statistics.documents
     select doc, visible_from <= clock_timestamp() and visible_until > clock_timestamp() as "isSeen"
     from delivery.document join delivery.reading using (doc)
     where document.locale = $1
     order by doc`,
    [locale],
  );
  const docs = (isSeen: boolean) => rows.filter((row) => row.isSeen === isSeen).map((row) => row.doc);
  return { seen: docs(true), unseen: docs(false) };
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
       join delivery.reading using (doc)
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
     insert into delivery.corpus (locale, documents, average_length)
     select $1, count(*), coalesce(avg(length), 0) from delivery.document join delivery.reading using (doc)
     where document.locale = $1 and visible_from <= clock_timestamp() and visible_until > clock_timestamp()
     on conflict (locale) do update set documents = excluded.documents, average_length = excluded.average_length
     returning average_length as length`,
    [locale],
  );
  if (isThorough || !before || Math.abs(length - before.length) > STALE_LENGTH * before.length) {
    await refreshImpacts(manager, locale);
  }
  await refreshNorms(manager, locale, null);
}

/** Impacts of all rows of a locale by the average length as it is. */
async function refreshImpacts(manager: EntityManager, locale: string): Promise<void> {
  await manager.query(
    `-- publication.statistics.refresh-impacts
     update delivery.term set impact = ${impact('term.frequency', 'document.length', 'corpus.average_length')}
     from delivery.document
     join delivery.corpus using (locale)
     where document.doc = term.doc and document.locale = $1 and corpus.average_length > 0`,
    [locale],
  );
}

/** Lengths of vectors by the statistics as they are; of all rows of the locale where `docs` is null. */
async function refreshNorms(
  manager: EntityManager,
  locale: string,
  docs: readonly number[] | null,
): Promise<void> {
  await manager.query(
    `-- publication.statistics.refresh-norms
     with corpus as (
       select coalesce((select documents from delivery.corpus where locale = $1), 0) as documents
     )
     update delivery.document set norm = vector.norm
     from (
       select term.doc,
              sqrt(sum((${WEIGHT}) ^ 2))::real as norm
       from delivery.term join delivery.lexeme on lexeme.id = term.lexeme_id cross join corpus
       where lexeme.locale = $1 and ($2::int[] is null or term.doc = any($2))
       group by term.doc
     ) as vector
     where vector.doc = document.doc`,
    [locale, docs],
  );
}
