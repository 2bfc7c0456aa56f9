import type { DataSource, EntityManager } from 'typeorm';
import { NOT_KEPT } from '../rules/search/gap-text.js';

/** Searches for one text on one day that found nothing. */
export interface CountedGap {
  /** By UTC: 2026-11-20. */
  readonly day: string;
  readonly locale: string;
  /** Folded words, or `NOT_KEPT`. */
  readonly text: string;
  readonly count: number;
}

/** Different texts kept of a day, of all instances together: a script that asks nonsense must not fill the disk. */
const MOST_TEXTS_A_DAY = 5000;

/** Adds counts to those there are. Texts beyond the day's 5,000 are counted as not kept. */
export async function addGaps(dataSource: DataSource, gaps: readonly CountedGap[]): Promise<void> {
  await dataSource.query(
    `-- publication.search-gaps.add
     with given as (
       select day, locale, text, count from json_to_recordset($1) as given (day date, locale text, text text, count integer)
     ), judged as (
       select given.*, known.text is not null as is_known,
              row_number() over (partition by given.day, known.text is null order by given.count desc, given.locale, given.text)
                + (select count(*) from editorial.search_gap as other where other.day = given.day) as place
       from given left join editorial.search_gap known using (day, locale, text)
     )
     insert into editorial.search_gap (day, locale, text, count)
     select day, locale, case when is_known or place <= $2 then text else $3 end as kept, sum(count)
     from judged
     group by day, locale, kept
     order by day, locale, kept
     on conflict on constraint search_gap_pk do update set count = search_gap.count + excluded.count`,
    [JSON.stringify(gaps), MOST_TEXTS_A_DAY, NOT_KEPT],
  );
}

/** Removes what is older than so many days. */
export async function purgeGaps(dataSource: DataSource, days: number): Promise<void> {
  await dataSource.query(
    `-- publication.search-gaps.purge
     delete from editorial.search_gap where day < ${TODAY} - $1::integer`,
    [days],
  );
}

/** A text that was searched for and found nothing, with its days, the newest first. */
export interface SearchGap {
  readonly text: string;
  readonly count: number;
  readonly lastAskedOn: string;
  readonly days: readonly { readonly day: string; readonly count: number }[];
}

/** What is asked of the counts. */
export interface GapsOrder {
  readonly locale: string;
  /** The first day that counts; null: all that is kept. */
  readonly since: string | null;
  /** Texts asked less often than this, over all days that are kept, are told to nobody. */
  readonly minCount: number;
  readonly keptDays: number;
  readonly first: number;
}

/** The texts that most searches found nothing for, the most frequent first. */
export function findGaps(manager: EntityManager, order: GapsOrder): Promise<SearchGap[]> {
  return manager.query<SearchGap[]>(
    `-- publication.search-gaps.list
     select text, sum(count) filter (where ${IS_ASKED_FOR})::integer as count,
            (max(day) filter (where ${IS_ASKED_FOR}))::text as "lastAskedOn",
            json_agg(json_build_object('day', day, 'count', count) order by day desc) filter (where ${IS_ASKED_FOR}) as days
     from editorial.search_gap
     where locale = $1 and day >= ${TODAY} - $4::integer
     group by text
     having sum(count) >= $3 and bool_or(${IS_ASKED_FOR})
     order by 2 desc, 3 desc, text collate "C"
     limit $5`,
    [order.locale, order.since, order.minCount, order.keptDays, order.first],
  );
}

const TODAY = `(clock_timestamp() at time zone 'UTC')::date`;
const IS_ASKED_FOR = `($2::date is null or day >= $2::date)`;
