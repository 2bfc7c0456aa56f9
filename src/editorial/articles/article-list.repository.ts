import type { EntityManager } from 'typeorm';
import { beyondKey, orderBy, type SortPart } from '../../database/keyset.js';
import type { Page } from '../../graphql/connection.js';
import { containing } from '../containing.js';
import type { ArticleOrder, Visibility, WorkflowState } from '../editorial.types.generated.js';
import { ARTICLE_COLUMNS, CLOCK, type ArticleRow } from './article.row.js';

/** Which articles a list holds; null is no condition. Ids are those of the rows. */
export interface ArticleListFilter {
  readonly text: string | null;
  readonly workflow: readonly WorkflowState[] | null;
  readonly visibility: readonly Visibility[] | null;
  readonly locale: string | null;
  readonly author: string | null;
  readonly topic: string | null;
  readonly reviewDueBefore: string | null;
  /** A user, and whether the article must have a revision by them or must have none. */
  readonly writtenBy: { readonly userId: string; readonly isWanted: boolean } | null;
}

const LAST: SortPart = { sql: 'a.id', type: 'uuid', descending: false };
const LAST_DOWN: SortPart = { ...LAST, descending: true };

/** When the latest review of an article that stands is due again; null where it has none. */
const REVIEW_DUE_ON = `(
  select v.next_due_on from editorial.medical_review v
  where v.article_id = a.id and v.withdrawn_at is null
  order by v.reviewed_on desc, v.created_at desc limit 1)`;

/** The parts of each order; the second of two is the id, so that no two rows are alike. */
const ORDERS: Readonly<Record<ArticleOrder, readonly SortPart[]>> = {
  RECENTLY_EDITED: [{ sql: 'a.updated_at', type: 'timestamptz', descending: true }, LAST_DOWN],
  TITLE: [{ sql: 'lower(r.title) collate "C"', type: 'text', descending: false }, LAST],
  REVIEW_DUE: [{ sql: `coalesce(${REVIEW_DUE_ON}, date 'infinity')`, type: 'date', descending: false }, LAST],
  NEWEST: [{ sql: 'a.created_at', type: 'timestamptz', descending: true }, LAST_DOWN],
};

/** A row with the first part of its sort key as text, in which no microsecond is lost. */
export type ListedArticle = ArticleRow & { readonly sortKey: string };

/**
 * A page of articles, one more than the page holds where there are more, reversed for a page read backward.
 */
export function pageOfArticles(
  manager: EntityManager,
  filter: ArticleListFilter,
  order: ArticleOrder,
  page: Page,
): Promise<ListedArticle[]> {
  const parts = ORDERS[order];
  const values: unknown[] = [...valuesOf(filter), page.limit + 1];
  const bounds = (['after', 'before'] as const).flatMap((side) => {
    const key = page[side];
    if (key === null) return [];
    values.push(...key);
    return [`and ${beyondKey(parts, side, values.length - key.length + 1)}`];
  });
  return manager.query(
    `-- editorial.articles.page
     with ${CLOCK}
     select ${ARTICLE_COLUMNS}, (${parts[0]!.sql})::text as "sortKey"
     ${FROM_MATCHING}
     ${bounds.join('\n     ')}
     order by ${orderBy(parts, page.backward)}
     limit $10`,
    values,
  );
}

export async function countArticles(manager: EntityManager, filter: ArticleListFilter): Promise<number> {
  const [row] = await manager.query<[{ n: number }]>(
    `-- editorial.articles.count
     with ${CLOCK}
     select count(*)::integer as n
     ${FROM_MATCHING}`,
    valuesOf(filter),
  );
  return row.n;
}

const FROM_MATCHING = `from editorial.article a
     join editorial.revision r on r.article_id = a.id and r.number = a.latest_revision
     where ($1::text is null or r.title ilike $1 or r.slug ilike $1)
       and ($2::text[] is null or a.workflow = any($2))
       and ($3::text[] is null or case
         when exists (
           select from editorial.publication p, clock where p.article_id = a.id and p.visible @> clock.now
         ) then 'PUBLISHED'
         when exists (
           select from editorial.publication p, clock where p.article_id = a.id and lower(p.visible) > clock.now
         ) then 'SCHEDULED'
         else 'UNPUBLISHED' end = any($3))
       and ($4::text is null or a.locale = $4)
       and ($5::uuid is null or exists (
         select from editorial.revision_author l where l.revision_id = r.id and l.author_id = $5))
       and ($6::uuid is null or exists (
         select from editorial.revision_topic l where l.revision_id = r.id and l.topic_id = $6))
       and ($7::date is null or ${REVIEW_DUE_ON} < $7)
       and ($8::uuid is null or $9 = exists (
         select from editorial.revision mine where mine.article_id = a.id and mine.created_by = $8))`;

function valuesOf(filter: ArticleListFilter): unknown[] {
  return [
    containing(filter.text),
    filter.workflow,
    filter.visibility,
    filter.locale,
    filter.author,
    filter.topic,
    filter.reviewDueBefore,
    filter.writtenBy?.userId ?? null,
    filter.writtenBy?.isWanted ?? true,
  ];
}
