import type { EntityManager } from 'typeorm';
import type { RevisionSnapshot } from './prepared-reading.js';

const SNAPSHOT = `select r.id as "revisionId", r.article_id as "articleId", a.translation_group_id as "translationGroupId",
            r.number, a.locale, r.slug, r.title, r.subtitle, r.summary, r.body, r.image,
            r.call_to_action as "callToAction", r.seo, r.originally_published_at as "originallyPublishedAt", r.citations, r.videos,
            r.source_article_id as "sourceArticleId", r.source_revision as "sourceRevision",
            array(select author_id from editorial.revision_author where revision_id = r.id order by position) as "authorIds",
            array(select topic_id from editorial.revision_topic where revision_id = r.id order by position) as "topicIds",
            array(select related_id from editorial.revision_related where revision_id = r.id order by position) as "relatedIds"
     from editorial.revision r
     join editorial.article a on a.id = r.article_id`;

/** One immutable revision with its links in their order, or null where the article has no such number. */
export async function findRevisionSnapshot(
  manager: EntityManager,
  articleId: string,
  number: number,
): Promise<RevisionSnapshot | null> {
  const [row] = await manager.query<RevisionSnapshot[]>(
    `-- publication.revision-snapshot
     ${SNAPSHOT}
     where r.article_id = $1 and r.number = $2`,
    [articleId, number],
  );
  return row ?? null;
}

/** The revision that a publication shows. */
export async function findPublishedSnapshot(
  manager: EntityManager,
  publicationId: string,
): Promise<RevisionSnapshot> {
  const [row] = await manager.query<[RevisionSnapshot]>(
    `-- publication.published-snapshot
     ${SNAPSHOT}
     join editorial.publication p on p.revision_id = r.id
     where p.id = $1`,
    [publicationId],
  );
  return row;
}
