import type { DataSource } from 'typeorm';
import type { RevisionSnapshot } from './prepared-reading.js';

/** One immutable revision with its links in their order, or null where the article has no such number. */
export async function findRevisionSnapshot(
  dataSource: DataSource,
  articleId: string,
  number: number,
): Promise<RevisionSnapshot | null> {
  const [row] = await dataSource.query<RevisionSnapshot[]>(
    `-- publication.revision-snapshot
     select r.id as "revisionId", r.article_id as "articleId", a.translation_group_id as "translationGroupId",
            r.number, a.locale, r.slug, r.title, r.subtitle, r.summary, r.body, r.image,
            r.call_to_action as "callToAction", r.seo, r.originally_published_at as "originallyPublishedAt",
            array(select author_id from editorial.revision_author where revision_id = r.id order by position) as "authorIds",
            array(select topic_id from editorial.revision_topic where revision_id = r.id order by position) as "topicIds",
            array(select related_id from editorial.revision_related where revision_id = r.id order by position) as "relatedIds"
     from editorial.revision r
     join editorial.article a on a.id = r.article_id
     where r.article_id = $1 and r.number = $2`,
    [articleId, number],
  );
  return row ?? null;
}
