import type { EntityManager } from 'typeorm';
import { figuresOf } from '../../rules/body/body-parts.js';
import { insertRevisionImages } from '../media/image-use.repository.js';
import { REVISION_COLUMNS, type RevisionRow } from './article.row.js';
import type { RevisionContent } from './revision-content.js';

/** Everything that was written in one revision; null where the article has no such number. */
export async function findContent(
  manager: EntityManager,
  articleId: string,
  number: number,
): Promise<RevisionContent | null> {
  const [row] = await manager.query<RevisionContent[]>(
    `-- editorial.revision.content (prepared)
     select r.slug, r.title, r.subtitle, r.summary, r.body, r.image, r.call_to_action as "callToAction", r.seo,
            r.citations, r.videos, r.source_article_id as "sourceArticleId", r.source_revision as "sourceRevision",
            r.originally_published_at as "originallyPublishedAt",
            array(select author_id from editorial.revision_author where revision_id = r.id order by position) as "authorIds",
            array(select topic_id from editorial.revision_topic where revision_id = r.id order by position) as "topicIds",
            array(select related_id from editorial.revision_related where revision_id = r.id order by position) as "relatedIds"
     from editorial.revision r
     where r.article_id = $1 and r.number = $2`,
    [articleId, number],
  );
  return row ?? null;
}

/** A revision about to be stored. */
export interface NewRevision {
  readonly id: string;
  readonly articleId: string;
  readonly number: number;
  readonly content: RevisionContent;
  readonly readingMinutes: number;
  /** Null: an import. */
  readonly userId: string | null;
}

/** One text for good: put together anew, it would be compared letter by letter with what was prepared. */
const INSERT = `-- editorial.revision.insert (prepared)
  with revision as (
    insert into editorial.revision as r (
      id, article_id, number, slug, title, subtitle, summary, body, image, call_to_action, seo,
      originally_published_at, reading_minutes, created_by, citations, videos, source_article_id, source_revision
    )
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $18, $19, $20, $21)
    returning ${REVISION_COLUMNS}
  ), authors as (
    insert into editorial.revision_author (revision_id, author_id, position)
    select $1, id, position from unnest($15::uuid[]) with ordinality as link (id, position)
  ), topics as (
    insert into editorial.revision_topic (revision_id, topic_id, position)
    select $1, id, position from unnest($16::uuid[]) with ordinality as link (id, position)
  ), related as (
    insert into editorial.revision_related (revision_id, article_id, related_id, position)
    select $1, $2, id, position from unnest($17::uuid[]) with ordinality as link (id, position)
  )
  select * from revision`;

/** Stores a revision with its links in one statement, and returns it as it is read. */
export async function insertRevision(manager: EntityManager, revision: NewRevision): Promise<RevisionRow> {
  const { content } = revision;
  const [row] = await manager.query<[RevisionRow]>(INSERT, [
    revision.id,
    revision.articleId,
    revision.number,
    content.slug,
    content.title,
    content.subtitle,
    content.summary,
    JSON.stringify(content.body),
    jsonOrNull(content.image),
    jsonOrNull(content.callToAction),
    jsonOrNull(content.seo),
    content.originallyPublishedAt,
    revision.readingMinutes,
    revision.userId,
    content.authorIds,
    content.topicIds,
    content.relatedIds,
    JSON.stringify(content.citations),
    JSON.stringify(content.videos),
    content.sourceArticleId,
    content.sourceRevision,
  ]);
  await insertRevisionImages(manager, revision.id, [
    content.image?.imageId,
    content.callToAction?.image?.imageId,
    ...content.videos.map(({ thumbnailId }) => thumbnailId),
    ...figuresOf(content.body).map(({ imageId }) => imageId),
  ]);
  return row;
}

function jsonOrNull(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}
