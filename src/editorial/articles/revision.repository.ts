import type { EntityManager } from 'typeorm';
import type { Examined } from '../../rules/problems/article-problems.js';
import type { Citation } from '../../rules/citations/citation.js';
import type { Body } from '../../rules/body/body.js';
import type { Microseconds } from '../../rules/publication-plan.js';
import type { AuthorEntity } from '../authors/author.entity.js';
import type { TopicEntity } from '../topics/topic.entity.js';
import type { StoredCallToAction, StoredFigure } from './revision-content.js';
import {
  ARTICLE_COLUMNS,
  CLOCK,
  REVISION_COLUMNS,
  type ArticleRow,
  type RevisionRow,
} from './article.row.js';

/** Revisions in no order; unknown ids are missing. */
export function findRevisions(manager: EntityManager, ids: readonly string[]): Promise<RevisionRow[]> {
  return manager.query(
    `-- editorial.revision.by-id
     select ${REVISION_COLUMNS} from editorial.revision r where r.id = any($1)`,
    [ids],
  );
}

/** The newest revision of each article, in no order. */
export function findNewestRevisions(
  manager: EntityManager,
  articleIds: readonly string[],
): Promise<RevisionRow[]> {
  return manager.query(
    `-- editorial.revision.newest
     select ${REVISION_COLUMNS}
     from editorial.article a
     join editorial.revision r on r.article_id = a.id and r.number = a.latest_revision
     where a.id = any($1)`,
    [articleIds],
  );
}

/** The revision of each article that readers see now, in no order; articles that are not visible are missing. */
export function findPublishedRevisions(
  manager: EntityManager,
  articleIds: readonly string[],
): Promise<RevisionRow[]> {
  return manager.query(
    `-- editorial.revision.published
     with ${CLOCK}
     select ${REVISION_COLUMNS}
     from clock
     join editorial.publication p on p.article_id = any($1) and p.visible @> clock.now
     join editorial.revision r on r.id = p.revision_id`,
    [articleIds],
  );
}

/** A page of each article's revisions below a number, newest first, one more than `limit` where there are more. */
export function pageOfRevisions(
  manager: EntityManager,
  articleIds: readonly string[],
  belowNumber: number | null,
  limit: number,
): Promise<RevisionRow[]> {
  return manager.query(
    `-- editorial.revision.page
     select r.*
     from unnest($1::uuid[]) as asked (article_id)
     cross join lateral (
       select ${REVISION_COLUMNS}
       from editorial.revision r
       where r.article_id = asked.article_id and ($2::integer is null or r.number < $2)
       order by r.number desc
       limit $3
     ) r`,
    [articleIds, belowNumber, limit + 1],
  );
}

/** The bodies of revisions, in no order. */
export function findBodies(
  manager: EntityManager,
  revisionIds: readonly string[],
): Promise<{ revisionId: string; body: Body; citations: readonly Citation[] }[]> {
  return manager.query(
    `-- editorial.revision.body
     select id as "revisionId", body, citations from editorial.revision where id = any($1)`,
    [revisionIds],
  );
}

/** Who signs revisions, each in its order. */
export function findAuthorsOf(
  manager: EntityManager,
  revisionIds: readonly string[],
): Promise<(AuthorEntity & { revisionId: string })[]> {
  return manager.query(
    `-- editorial.revision.authors
     select l.revision_id as "revisionId", author.id, author.slug, author.name, author.credentials,
            author.job_title as "jobTitle", author.bio, author.same_as as "sameAs", author.image, author.version
     from editorial.revision_author l
     join editorial.author on author.id = l.author_id
     where l.revision_id = any($1)
     order by l.revision_id, l.position`,
    [revisionIds],
  );
}

/** What revisions are about, each in its order. */
export function findTopicsOf(
  manager: EntityManager,
  revisionIds: readonly string[],
): Promise<(TopicEntity & { revisionId: string })[]> {
  return manager.query(
    `-- editorial.revision.topics
     select l.revision_id as "revisionId", topic.id, topic.locale, topic.slug, topic.name, topic.description,
            topic.parent_id as "parentId", topic.version
     from editorial.revision_topic l
     join editorial.topic on topic.id = l.topic_id
     where l.revision_id = any($1)
     order by l.revision_id, l.position`,
    [revisionIds],
  );
}

/** The hand-picked articles of revisions, each in its order, whatever their state. */
export function findRelatedOf(
  manager: EntityManager,
  revisionIds: readonly string[],
): Promise<(ArticleRow & { revisionId: string })[]> {
  return manager.query(
    `-- editorial.revision.related
     with ${CLOCK}
     select l.revision_id as "revisionId", ${ARTICLE_COLUMNS}
     from editorial.revision_related l
     join editorial.article a on a.id = l.related_id
     where l.revision_id = any($1)
     order by l.revision_id, l.position`,
    [revisionIds],
  );
}

/** A revision as its problems are looked for, with the instant at which it was read. */
export type ExaminedRow = Examined & {
  readonly image: StoredFigure | null;
  readonly callToAction: StoredCallToAction | null;
  readonly at: Microseconds;
};

/** What of the newest revisions can be a problem, in no order. */
export function findExamined(manager: EntityManager, articleIds: readonly string[]): Promise<ExaminedRow[]> {
  return manager.query(
    `-- editorial.revision.examined
     select a.id as "articleId", a.locale, r.slug, r.title, r.summary, r.body, r.citations, r.image,
            r.call_to_action as "callToAction",
            (extract(epoch from clock_timestamp()) * 1000000)::float8 as at,
            (select count(*)::integer from editorial.revision_author l where l.revision_id = r.id) as authors,
            (select count(*)::integer from editorial.revision_topic l where l.revision_id = r.id) as topics
     from editorial.article a
     join editorial.revision r on r.article_id = a.id and r.number = a.latest_revision
     where a.id = any($1)`,
    [articleIds],
  );
}
