import type { EntityManager } from 'typeorm';
import { beyondKey, orderBy, type SortPart } from '../../database/keyset.js';
import type { Page } from '../../graphql/connection.js';
import { imageIdsOf } from '../../rules/media/image-id.js';
import { ARTICLE_COLUMNS, CLOCK, type ArticleRow } from '../articles/article.row.js';

/** Revisions that matter: the newest of their article, and those that are published or will be. Needs the CTE `clock`. */
const IS_LIVE = `(a.latest_revision = r.number or exists (
         select from editorial.publication p, clock
         where p.revision_id = r.id and (upper_inf(p.visible) or upper(p.visible) > clock.now)))`;

/** Whether a story shows an image: as its portrait, or in its words, which name images by their opaque ids. */
const isInStory = (id: string) =>
  `(t.image_id = ${id} or strpos(t.texts::text,
         rtrim(translate(encode(convert_to('Image:' || ${id}, 'UTF8'), 'base64'), E'+/\\n', '-_'), '=')) > 0)`;

/** Whether anything that matters uses the image `i`. Needs the CTE `clock`. */
export const IS_USED = `(
         exists (
           select from editorial.revision_image u
           join editorial.revision r on r.id = u.revision_id
           join editorial.article a on a.id = r.article_id
           where u.image_id = i.id and ${IS_LIVE})
         or exists (select from editorial.author where image ->> 'imageId' = i.id::text)
         or exists (select from editorial.testimonial t where ${isInStory('i.id')}))`;

const BY_AGE: readonly SortPart[] = [{ sql: 'a.id', type: 'uuid', descending: false }];

const SHOWS = `exists (
         select from editorial.revision r
         where r.article_id = a.id and ${IS_LIVE}
           and (exists (select from editorial.revision_image u where u.revision_id = r.id and u.image_id = $1)
             or exists (select from editorial.revision_testimonial l join editorial.testimonial t on t.id = l.testimonial_id
                        where l.revision_id = r.id and ${isInStory('$1::uuid')})))`;

/** Articles that may show an image: few, found by their indexes, before it is asked which of their revisions matter. */
const CANDIDATES = `a.id in (
         select r.article_id from editorial.revision_image u join editorial.revision r on r.id = u.revision_id
         where u.image_id = $1
         union
         select r.article_id
         from editorial.testimonial t
         join editorial.revision_testimonial l on l.testimonial_id = t.id
         join editorial.revision r on r.id = l.revision_id
         where ${isInStory('$1::uuid')})`;

/** Notes which images a revision shows. What it says of its images may be anything: only those of the library count. */
export async function insertRevisionImages(
  manager: EntityManager,
  revisionId: string,
  references: readonly (string | null | undefined)[],
): Promise<void> {
  const imageIds = imageIdsOf(references);
  if (imageIds.length === 0) return;
  await manager.query(
    `-- editorial.revision.insert-images
     insert into editorial.revision_image (revision_id, image_id)
     select $1, id from editorial.image where id = any($2) and deleted_at is null`,
    [revisionId, imageIds],
  );
}

/** A page of the articles whose newest or published revisions show an image, themselves or by a story; oldest first. */
export function pageOfUses(manager: EntityManager, imageId: string, page: Page): Promise<ArticleRow[]> {
  return manager.query(
    `-- editorial.image.used-in
     with ${CLOCK}
     select ${ARTICLE_COLUMNS}
     from editorial.article a
     where ${CANDIDATES} and ${SHOWS}
       and ${page.after ? beyondKey(BY_AGE, 'after', 3) : 'true'}
     order by ${orderBy(BY_AGE, false)}
     limit $2`,
    [imageId, page.limit + 1, ...(page.after ?? [])],
  );
}

export async function countUses(manager: EntityManager, imageId: string): Promise<number> {
  const [row] = await manager.query<[{ n: number }]>(
    `-- editorial.image.used-in-count
     with ${CLOCK}
     select count(*)::integer as n from editorial.article a where ${CANDIDATES} and ${SHOWS}`,
    [imageId],
  );
  return row.n;
}

/** Authors of whom images are the portrait, by name. */
export function findAuthorIdsShownBy(
  manager: EntityManager,
  imageIds: readonly string[],
): Promise<{ imageId: string; authorId: string }[]> {
  return manager.query(
    `-- editorial.image.authors
     select image ->> 'imageId' as "imageId", id as "authorId"
     from editorial.author
     where image ->> 'imageId' = any($1)
     order by lower(name), id`,
    [imageIds],
  );
}

/** What hinders the deletion of an image, in words: at most five of each kind. */
export async function namesOfUses(manager: EntityManager, imageId: string): Promise<string[]> {
  const rows = await manager.query<{ name: string }[]>(
    `-- editorial.image.names-of-uses
     with ${CLOCK}, articles as (
       select a.id, a.latest_revision from editorial.article a where ${CANDIDATES} and ${SHOWS} order by a.id limit 5
     )
     select 'the article "' || r.title || '"' as name
     from articles join editorial.revision r on r.article_id = articles.id and r.number = articles.latest_revision
     union all
     (select 'the author ' || name from editorial.author where image ->> 'imageId' = $1::text order by id limit 5)
     union all
     (select 'a patient''s story' from editorial.testimonial t where ${isInStory('$1::uuid')} limit 1)`,
    [imageId],
  );
  return rows.map((row) => row.name);
}
