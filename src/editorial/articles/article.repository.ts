import type { EntityManager } from 'typeorm';
import type { WorkflowState } from '../editorial.types.generated.js';
import { ARTICLE_COLUMNS, CLOCK, type ArticleRow } from './article.row.js';

/** Articles in no order; unknown ids are missing. */
export function findArticles(manager: EntityManager, ids: readonly string[]): Promise<ArticleRow[]> {
  return manager.query(
    `-- editorial.article.by-id
     with ${CLOCK}
     select ${ARTICLE_COLUMNS}
     from editorial.article a
     where a.id = any($1)`,
    [ids],
  );
}

/** All articles of some translation groups, by locale. */
export function findTranslations(manager: EntityManager, groupIds: readonly string[]): Promise<ArticleRow[]> {
  return manager.query(
    `-- editorial.article.translations
     with ${CLOCK}
     select ${ARTICLE_COLUMNS}
     from editorial.article a
     where a.translation_group_id = any($1)
     order by a.locale`,
    [groupIds],
  );
}

/**
 * Stores a new article with the number of its first revision, and claims `slug` for it unless another has it; null claims none. A
 * second article of a group and locale violates `article_one_locale_a_group`.
 */
export async function insertArticle(
  manager: EntityManager,
  article: { id: string; locale: string; translationGroupId: string },
  slug: string | null,
): Promise<{ row: ArticleRow; hasSlug: boolean }> {
  const [{ hasSlug, ...row }] = await manager.query<[ArticleRow & { hasSlug: boolean }]>(
    `-- editorial.article.insert (prepared)
     with article as (
       insert into editorial.article (id, locale, translation_group_id) values ($1, $2, $3)
       returning id, locale, translation_group_id as "translationGroupId", workflow, version,
                 latest_revision as "latestRevision", 'UNPUBLISHED' as visibility
     ), claim as (
       insert into editorial.slug_claim (locale, slug, article_id)
       select $2, $4, $1 where $4::text is not null
       on conflict on constraint slug_claim_pk do nothing
       returning slug
     )
     select article.*, exists (select from claim) as "hasSlug" from article`,
    [article.id, article.locale, article.translationGroupId, slug],
  );
  return { row, hasSlug };
}

/** What a write changes about an article beside its version. */
export interface ArticleChange {
  /** Null: as it was. */
  readonly workflow: WorkflowState | null;
  readonly latestRevision: number;
}

/**
 * Writes an article over the version that was edited, and by that locks it. False where it has another version by now, or
 * is not there.
 */
export async function updateArticleVersion(
  manager: EntityManager,
  id: string,
  expectedVersion: number,
  change: ArticleChange,
): Promise<boolean> {
  const [rows] = await manager.query<[unknown[], number]>(
    `-- editorial.article.update (prepared)
     update editorial.article
     set version = version + 1, workflow = coalesce($3, workflow), latest_revision = $4,
         updated_at = clock_timestamp()
     where id = $1 and version = $2
     returning id`,
    [id, expectedVersion, change.workflow, change.latestRevision],
  );
  return rows.length > 0;
}
