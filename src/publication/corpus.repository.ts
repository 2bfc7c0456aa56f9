import type { DataSource, EntityManager } from 'typeorm';

/**
 * Lets one transaction at a time recount a locale. Take it before any delivery row is touched: recounting touches those
 * of everybody.
 */
export async function lockStatistics(manager: EntityManager, locale: string): Promise<void> {
  await manager.query(
    `-- publication.statistics.lock
     select pg_advisory_xact_lock(${key('statistics', '$1')})`,
    [locale],
  );
}

/**
 * Takes the same lock where no other transaction has come this way in the locale and not ended yet. Otherwise waits for whoever
 * has it, and holds it together with the others: of several publishers at once none recounts, or they would queue up behind
 * each other.
 */
export async function lockStatisticsIfAlone(manager: EntityManager, locale: string): Promise<boolean> {
  // Shared by all who publish, and never taken otherwise: it only counts them.
  await manager.query(
    `-- publication.statistics.enter-crowd
     select pg_advisory_xact_lock_shared(${key('crowd', '$1')})`,
    [locale],
  );
  const [row] = await manager.query<[{ isAlone: boolean }]>(
    `-- publication.statistics.lock-if-alone
     select case when (
       select count(*) from pg_locks
       where locktype = 'advisory' and mode = 'ShareLock' and objsubid = 1
         and database = (select oid from pg_database where datname = current_database())
         and (classid::bigint << 32 | objid::bigint) = ${key('crowd', '$1')}
     ) = 1 then pg_try_advisory_xact_lock(${key('statistics', '$1')}) else false end as "isAlone"`,
    [locale],
  );
  if (row.isAlone) return true;
  await manager.query(
    `-- publication.statistics.lock-shared
     select pg_advisory_xact_lock_shared(${key('statistics', '$1')})`,
    [locale],
  );
  return false;
}

function key(purpose: string, locale: string): string {
  return `hashtextextended('seventh.${purpose}.' || ${locale}, 0)`;
}

/** A locale's documents, and what the statistics of it were last taken of. Scheduled ones are counted nowhere but in `outdated`. */
export interface Corpus {
  readonly locale: string;
  /** Visible rows that have a vector. */
  readonly documents: number;
  /** How many there were when the statistics were last taken. */
  readonly known: number;
  /** The newest visible row; 0: none. */
  readonly newestDoc: number;
  /** The newest one among those that were counted. */
  readonly countedDoc: number;
  /** How many there were when all neighbours were last to be found anew. */
  readonly linked: number;
  /** Rows whose neighbours were found by older statistics. */
  readonly outdated: number;
}

/** Every locale that has documents or had some. */
export async function readCorpora(manager: EntityManager): Promise<Corpus[]> {
  const locales = await manager.query<{ locale: string }[]>(
    `-- publication.statistics.locales
     select locale from delivery.corpus
     union
     select distinct locale from delivery.document
     order by locale`,
  );
  const corpora: Corpus[] = [];
  for (const { locale } of locales) corpora.push(await readCorpus(manager, locale));
  return corpora;
}

export async function readCorpus(manager: EntityManager, locale: string): Promise<Corpus> {
  const [row] = await manager.query<[Corpus]>(
    `-- publication.statistics.corpus
     with corpus as (
       select documents, newest_doc, linked_documents, generation from delivery.corpus where locale = $1
     )
     select $1 as locale,
            count(*) filter (where visible_from <= now and visible_until > now)::int as documents,
            coalesce(max(doc) filter (where visible_from <= now and visible_until > now), 0) as "newestDoc",
            count(*) filter (where generation < coalesce((select generation from corpus), 0))::int as outdated,
            coalesce((select documents from corpus), 0) as known,
            coalesce((select newest_doc from corpus), 0) as "countedDoc",
            coalesce((select linked_documents from corpus), 0) as linked
     from (select clock_timestamp() as now offset 0) as clock
     left join delivery.document on document.locale = $1`,
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
     select from delivery.document
     where locale = $1 and visible_from <= clock_timestamp() and visible_until > clock_timestamp()
     offset $2 limit 1`,
    [locale, count],
  );
  return rows.length > 0;
}

/** All rows of a locale that have a vector. */
export async function findDocuments(manager: EntityManager, locale: string): Promise<number[]> {
  const rows = await manager.query<{ doc: number }[]>(
    `-- publication.statistics.documents
     select doc from delivery.document where locale = $1 order by doc`,
    [locale],
  );
  return rows.map((row) => row.doc);
}

/** Some rows whose neighbours were found by older statistics: those that readers see first, and never both kinds. */
export async function findOutdated(
  manager: EntityManager,
  locale: string,
  most: number,
): Promise<{ docs: number[]; isSeen: boolean }> {
  const rows = await manager.query<{ doc: number; isSeen: boolean }[]>(
    `-- publication.statistics.outdated
     select doc, visible_from <= now and visible_until > now as "isSeen"
     from delivery.document
     cross join (select clock_timestamp() as now offset 0) as clock
     where locale = $1 and generation < (select generation from delivery.corpus where locale = $1)
     order by 2 desc, doc
     limit $2`,
    [locale, most],
  );
  const isSeen = rows[0]?.isSeen ?? false;
  return { docs: rows.filter((row) => row.isSeen === isSeen).map((row) => row.doc), isSeen };
}

/** From here on all neighbours of a locale are outdated. */
export async function beginGeneration(manager: EntityManager, locale: string): Promise<void> {
  await manager.query(
    `-- publication.statistics.begin-generation
     update delivery.corpus set generation = generation + 1, linked_documents = documents where locale = $1`,
    [locale],
  );
}

/** Makes the index of words fast to read after a bulk of changes: a posting then costs no look at its row. */
export async function vacuumTerms(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query(`set statement_timeout = '10min'`);
    await runner.query(
      'vacuum (analyze) delivery.term, delivery.lexeme, delivery.document, delivery.neighbour',
    );
  } finally {
    await runner.query('reset statement_timeout');
    await runner.release();
  }
}
