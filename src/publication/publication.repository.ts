import type { EntityManager } from 'typeorm';
import type { ChangeKind } from '../rules/medical-review/change-kind.js';
import type { Microseconds, OpenPublication, PublicationPlan } from '../rules/publication-plan.js';

/** The truth about what readers see: rows of editorial.publication. Times are microseconds, so that none is rounded. */

const microseconds = (sql: string) => `(extract(epoch from ${sql}) * 1000000)::bigint`;
const instant = (parameter: string) =>
  `timestamptz 'epoch' + ${parameter}::bigint * interval '1 microsecond'`;

/** A publication that is open, or the nothing that stands beside the clock where there is none. */
interface OpenRow {
  readonly now: string;
  readonly isReviewed: boolean;
  readonly id: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly scheduled: boolean;
}

/** The database's clock. */
export async function clock(manager: EntityManager): Promise<Microseconds> {
  const [{ now }] = await manager.query<[{ now: string }]>(
    `-- publication.clock\nselect ${microseconds('clock_timestamp()')} as now`,
    [],
  );
  return Number(now);
}

/** Locks articles against every change, in the order of their ids. Unknown ones are missing. */
export function lockArticles(
  manager: EntityManager,
  ids: readonly string[],
): Promise<{ id: string; locale: string }[]> {
  return manager.query(
    `-- publication.articles.lock
     select id, locale from editorial.article where id = any($1) order by id for update`,
    [ids],
  );
}

/**
 * The database's clock, the publications of an article that are open by it, by start, and whether it has or had a medical
 * review. The article must be locked before: whoever waited for the lock would otherwise act on a clock from before the other's
 * change.
 */
export async function findOpenPublications(
  manager: EntityManager,
  articleId: string,
): Promise<{ now: Microseconds; open: OpenPublication[]; isReviewed: boolean }> {
  const rows = await manager.query<[OpenRow, ...OpenRow[]]>(
    `-- publication.open-of-article
     with clock as materialized (select clock_timestamp() as now)
     select ${microseconds('clock.now')} as now,
            exists (select from editorial.medical_review where article_id = $1) as "isReviewed",
            id,
            ${microseconds('lower(visible)')} as "from",
            ${microseconds('upper(visible)')} as until,
            lower(visible) > created_at as scheduled
     from clock
     left join editorial.publication on article_id = $1 and (upper_inf(visible) or upper(visible) > clock.now)
     order by lower(visible)`,
    [articleId],
  );
  const [{ now, isReviewed }] = rows;
  const open = rows.flatMap(({ id, from, until, scheduled }) =>
    id === null ? [] : [{ id, from: Number(from), until: until === null ? null : Number(until), scheduled }],
  );
  return { now: Number(now), open, isReviewed };
}

/** Ends publications at an instant. */
export async function closePublications(
  manager: EntityManager,
  ids: readonly string[],
  at: Microseconds,
): Promise<void> {
  if (ids.length === 0) return;
  await manager.query(
    `-- publication.close
     update editorial.publication set visible = tstzrange(lower(visible), ${instant('$2')}) where id = any($1)`,
    [ids, at],
  );
}

/** Removes publications that nobody ever saw. */
export async function cancelPublications(manager: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await manager.query(`-- publication.cancel\ndelete from editorial.publication where id = any($1)`, [ids]);
}

/**
 * Stores a publication; `createdAt` equals the start where it appears at once. Returns the instant the article was first
 * visible at, this publication included.
 */
export async function insertPublication(
  manager: EntityManager,
  row: {
    id: string;
    articleId: string;
    revisionId: string;
    userId: string | null;
    changeKind?: ChangeKind | null;
  },
  plan: Pick<PublicationPlan, 'from' | 'until'>,
  createdAt: Microseconds,
): Promise<Microseconds> {
  const [first] = await manager.query<[{ from: string }]>(
    `-- publication.insert
     with earlier as (
       select min(lower(visible)) as first from editorial.publication where article_id = $2
     )
     insert into editorial.publication (id, article_id, revision_id, visible, created_at, created_by, change_kind)
     values ($1, $2, $3, tstzrange(${instant('$4')}, ${instant('$5')}), ${instant('$6')}, $7, $8)
     returning ${microseconds('least((select first from earlier), lower(visible))')} as "from"`,
    [
      row.id,
      row.articleId,
      row.revisionId,
      plan.from,
      plan.until,
      createdAt,
      row.userId,
      row.changeKind ?? null,
    ],
  );
  return Number(first.from);
}

/** The instant an article was first visible, or is going to be. */
export async function firstVisible(manager: EntityManager, articleId: string): Promise<Microseconds> {
  const [first] = await manager.query<[{ from: string }]>(
    `-- publication.first-of-article
     select ${microseconds('min(lower(visible))')} as "from" from editorial.publication where article_id = $1`,
    [articleId],
  );
  return Number(first.from);
}
