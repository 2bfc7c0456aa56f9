import type { DataSource } from 'typeorm';
import type { Body } from '../../src/rules/body/body.js';
import { bodyFromMarkdown } from '../../src/rules/body/markdown/body-from-markdown.js';
import { newId } from '../../src/rules/uuid.js';

/** What a test wants an article to be; the rest is filled in. */
export interface ArticleSeed {
  readonly title: string;
  readonly slug: string;
  readonly markdown: string;
  readonly locale?: string;
  readonly summary?: string;
  readonly relatedIds?: readonly string[];
  readonly originallyPublishedAt?: Date;
}

/** Writes an unpublished article with its first revision straight into the store. Returns its id. */
export async function seedArticle(dataSource: DataSource, seed: ArticleSeed): Promise<string> {
  const articleId = newId(new Date());
  await dataSource.query(
    `insert into editorial.article (id, locale, translation_group_id, latest_revision) values ($1, $2, $3, 0)`,
    [articleId, seed.locale ?? 'en', newId(new Date())],
  );
  await seedRevision(dataSource, articleId, seed);
  return articleId;
}

/** Adds a revision to an article and returns its number. */
export async function seedRevision(
  dataSource: DataSource,
  articleId: string,
  seed: ArticleSeed,
): Promise<number> {
  const revisionId = newId(new Date());
  const [[{ number }]] = await dataSource.query<[[{ number: number }]]>(
    `update editorial.article set latest_revision = latest_revision + 1, version = version + 1
     where id = $1 returning latest_revision as number`,
    [articleId],
  );
  await dataSource.query(
    `insert into editorial.revision
       (id, article_id, number, slug, title, summary, body, originally_published_at, reading_minutes)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 1)`,
    [
      revisionId,
      articleId,
      number,
      seed.slug,
      seed.title,
      seed.summary ?? 'A summary.',
      JSON.stringify(bodyOf(seed.markdown)),
      seed.originallyPublishedAt ?? null,
    ],
  );
  await dataSource.query(
    `insert into editorial.revision_related (revision_id, article_id, related_id, position)
     select $1, $2, related_id, position from unnest($3::uuid[]) with ordinality as link (related_id, position)`,
    [revisionId, articleId, seed.relatedIds ?? []],
  );
  return number;
}

function bodyOf(markdown: string): Body {
  const result = bodyFromMarkdown(markdown, ['markdown']);
  if ('faults' in result) throw new Error(`The seed is no body: ${JSON.stringify(result.faults)}`);
  return result.body;
}
