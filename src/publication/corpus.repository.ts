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
 * How many transactions publish in a locale at this moment, this one included, which counts until it ends. Waits for nobody.
 * Also whether readers see more than `most` articles in it.
 */
export async function joinPublishers(
  manager: EntityManager,
  locale: string,
  most: number,
): Promise<{ publishers: number; isLarge: boolean }> {
  // Shared by all who publish, and never taken otherwise: it only counts them. Held before it is counted: laterally.
  const [row] = await manager.query<[{ publishers: number; isLarge: boolean }]>(
    `-- publication.statistics.join-publishers
     with joined as materialized (
       select pg_advisory_xact_lock_shared(${key('publishers', '$1')})::text as held, ${key('publishers', '$1')} as key
     )
     select counted.publishers,
            exists (
              select from delivery.document
              where locale = $1 and visible_from <= clock_timestamp() and visible_until > clock_timestamp()
              offset $2) as "isLarge"
     from joined
     cross join lateral (
       select count(*)::int as publishers from pg_locks
       where locktype = 'advisory' and mode = 'ShareLock' and objsubid = 1
         and database = (select oid from pg_database where datname = current_database())
         and (classid::bigint << 32 | objid::bigint) = joined.key
     ) as counted`,
    [locale, most],
  );
  return row;
}

/** The lock of `lockStatistics`, if nobody has it. */
export async function tryLockStatistics(manager: EntityManager, locale: string): Promise<boolean> {
  const [row] = await manager.query<[{ isLocked: boolean }]>(
    `-- publication.statistics.try-lock
     select pg_try_advisory_xact_lock(${key('statistics', '$1')}) as "isLocked"`,
    [locale],
  );
  return row.isLocked;
}

/** The same lock together with others who recount nothing; waits for whoever does. */
export async function shareStatistics(manager: EntityManager, locale: string): Promise<void> {
  await manager.query(
    `-- publication.statistics.share
     select pg_advisory_xact_lock_shared(${key('statistics', '$1')})`,
    [locale],
  );
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

/** All rows of a locale that have a vector. */
export async function findDocuments(manager: EntityManager, locale: string): Promise<number[]> {
  const rows = await manager.query<{ doc: number }[]>(
    `-- publication.statistics.documents
     select doc from delivery.document where locale = $1 order by doc`,
    [locale],
  );
  return rows.map((row) => row.doc);
}

/** A locale with rows that were published without neighbours, or null. */
export async function findUnlinkedLocale(manager: EntityManager): Promise<string | null> {
  const [row] = await manager.query<{ locale: string }[]>(
    `-- publication.keeper.unlinked-locale
     select locale from delivery.document where generation < 0 order by locale, doc limit 1`,
  );
  return row?.locale ?? null;
}

/** Some rows that were published without neighbours, locked; those that somebody else sees to are left out. */
export async function lockUnlinked(
  manager: EntityManager,
  locale: string,
  most: number,
): Promise<{ docs: number[]; isSeen: boolean }> {
  const rows = await manager.query<{ doc: number; isSeen: boolean }[]>(
    `-- publication.statistics.unlinked
     select doc, visible_from <= clock_timestamp() and visible_until > clock_timestamp() as "isSeen"
     from delivery.document
     where locale = $1 and generation < 0
     order by doc
     limit $2
     for update skip locked`,
    [locale, most],
  );
  return { docs: rows.map((row) => row.doc), isSeen: rows.some((row) => row.isSeen) };
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
