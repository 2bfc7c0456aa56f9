import type { DataSource } from 'typeorm';

/** Finds by slug what an import refers to or has written before. Null where there is nothing. */

export interface KnownArticle {
  readonly id: string;
  readonly version: number;
  readonly latestRevision: number;
  /** Visible now or scheduled. */
  readonly isOpen: boolean;
}

/** The article that holds a slug now. */
export async function findArticleBySlug(
  dataSource: DataSource,
  locale: string,
  slug: string,
): Promise<KnownArticle | null> {
  const [row] = await dataSource.query<{ id: string }[]>(
    `-- transfer.article.by-slug
     select article_id as id from editorial.slug_claim where locale = $1 and slug = $2`,
    [locale, slug],
  );
  return row ? findArticle(dataSource, row.id) : null;
}

/** An article's state as a command needs it. */
export async function findArticle(dataSource: DataSource, id: string): Promise<KnownArticle | null> {
  const [row] = await dataSource.query<KnownArticle[]>(
    `-- transfer.article
     select a.id, a.version, a.latest_revision as "latestRevision",
            exists (
              select from editorial.publication p
              where p.article_id = a.id and (upper_inf(p.visible) or upper(p.visible) > clock_timestamp())
            ) as "isOpen"
     from editorial.article a
     where a.id = $1`,
    [id],
  );
  return row ?? null;
}

export async function findAuthorIdBySlug(dataSource: DataSource, slug: string): Promise<string | null> {
  const [row] = await dataSource.query<{ id: string }[]>(
    `-- transfer.author.by-slug
     select id from editorial.author where slug = $1`,
    [slug],
  );
  return row?.id ?? null;
}

export async function findTopicIdBySlug(
  dataSource: DataSource,
  locale: string,
  slug: string,
): Promise<string | null> {
  const [row] = await dataSource.query<{ id: string }[]>(
    `-- transfer.topic.by-slug
     select id from editorial.topic where locale = $1 and slug = $2`,
    [locale, slug],
  );
  return row?.id ?? null;
}
