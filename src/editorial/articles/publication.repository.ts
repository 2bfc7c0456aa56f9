import type { EntityManager } from 'typeorm';
import type { PublicationRow } from './article.row.js';

/** A publication with its start as text, in which no microsecond is lost. */
export type ListedPublication = PublicationRow & { readonly sortKey: string };

/** A page of each article's publications before a start, newest first, one more than `limit` where there are more. */
export function pageOfPublications(
  manager: EntityManager,
  articleIds: readonly string[],
  before: string | null,
  limit: number,
): Promise<ListedPublication[]> {
  return manager.query(
    `-- editorial.publication.page
     select p.*
     from unnest($1::uuid[]) as asked (article_id)
     cross join lateral (
       select p.id, p.article_id as "articleId", p.revision_id as "revisionId", lower(p.visible) as "from",
              case when upper_inf(p.visible) then null else upper(p.visible) end as until,
              p.change_kind as "changeKind",
              lower(p.visible)::text as "sortKey"
       from editorial.publication p
       where p.article_id = asked.article_id and ($2::timestamptz is null or lower(p.visible) < $2)
       order by lower(p.visible) desc
       limit $3
     ) p`,
    [articleIds, before, limit + 1],
  );
}

/** How many revisions and publications articles have, in no order. */
export function countHistory(
  manager: EntityManager,
  articleIds: readonly string[],
): Promise<{ articleId: string; revisions: number; publications: number }[]> {
  return manager.query(
    `-- editorial.article.history-counts
     select a.id as "articleId",
            (select count(*)::integer from editorial.revision r where r.article_id = a.id) as revisions,
            (select count(*)::integer from editorial.publication p where p.article_id = a.id) as publications
     from editorial.article a
     where a.id = any($1)`,
    [articleIds],
  );
}
