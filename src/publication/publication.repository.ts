import type { EntityManager } from 'typeorm';
import type { ChangeKind } from '../rules/medical-review/change-kind.js';
import type { Microseconds, OpenPublication, PublicationPlan } from '../rules/publication-plan.js';

/** The truth about what readers see: rows of editorial.publication. Times are microseconds, so that none is rounded. */

const microseconds = (sql: string) => `(extract(epoch from ${sql}) * 1000000)::bigint`;
const instant = (parameter: string) =>
  `timestamptz 'epoch' + ${parameter}::bigint * interval '1 microsecond'`;

/** The database's clock. */
export async function clock(manager: EntityManager): Promise<Microseconds> {
  const [{ now }] = await manager.query<[{ now: string }]>(
    `select ${microseconds('clock_timestamp()')} as now`,
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
 * The database's clock and the publications of an article that are open by it, by start. The article must be locked
 * before: whoever waited for the lock would otherwise act on a clock from before the other's change.
 */
export async function findOpenPublications(
  manager: EntityManager,
  articleId: string,
): Promise<{ now: Microseconds; open: OpenPublication[] }> {
  const now = await clock(manager);
  const rows = await manager.query<{ id: string; from: string; until: string | null; scheduled: boolean }[]>(
    `-- publication.open-of-article
     select id,
            ${microseconds('lower(visible)')} as "from",
            ${microseconds('upper(visible)')} as until,
            lower(visible) > created_at as scheduled
     from editorial.publication
     where article_id = $1 and (upper_inf(visible) or upper(visible) > ${instant('$2')})
     order by lower(visible)`,
    [articleId, now],
  );
  const open = rows.map((row) => ({
    id: row.id,
    from: Number(row.from),
    until: row.until === null ? null : Number(row.until),
    scheduled: row.scheduled,
  }));
  return { now, open };
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
  await manager.query(
    `-- publication.insert
     insert into editorial.publication (id, article_id, revision_id, visible, created_at, created_by, change_kind)
     values ($1, $2, $3, tstzrange(${instant('$4')}, ${instant('$5')}), ${instant('$6')}, $7, $8)`,
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
  return firstVisible(manager, row.articleId);
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
