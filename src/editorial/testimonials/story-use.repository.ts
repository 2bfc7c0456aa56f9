import type { EntityManager } from 'typeorm';
import { CLOCK, ARTICLE_COLUMNS, type ArticleRow } from '../articles/article.row.js';
import type { WithdrawnArticleRow, WithdrawnImageRow } from './testimonial.row.js';

/** Articles whose newest, visible or scheduled revision uses stories, in the order of their ids. */
export function findArticlesUsing(
  manager: EntityManager,
  testimonialIds: readonly string[],
): Promise<(ArticleRow & { testimonialId: string })[]> {
  return manager.query(
    `-- editorial.testimonial.used-in
     with ${CLOCK}, used as (
       select u.testimonial_id, r.article_id
       from editorial.revision_testimonial u
       join editorial.revision r on r.id = u.revision_id
       join editorial.article a on a.id = r.article_id and a.latest_revision = r.number
       where u.testimonial_id = any($1)
       union
       select u.testimonial_id, p.article_id
       from clock
       join editorial.revision_testimonial u on u.testimonial_id = any($1)
       join editorial.publication p
         on p.revision_id = u.revision_id and (upper_inf(p.visible) or upper(p.visible) > clock.now)
     )
     select used.testimonial_id as "testimonialId", ${ARTICLE_COLUMNS}
     from used join editorial.article a on a.id = used.article_id
     order by a.id`,
    [testimonialIds],
  );
}

/** The locales in which visible articles use stories. */
export function findShownLocales(
  manager: EntityManager,
  testimonialIds: readonly string[],
): Promise<{ testimonialId: string; locale: string }[]> {
  return manager.query(
    `-- editorial.testimonial.shown-locales
     with ${CLOCK}
     select distinct u.testimonial_id as "testimonialId", a.locale
     from clock
     join editorial.revision_testimonial u on u.testimonial_id = any($1)
     join editorial.publication p on p.revision_id = u.revision_id and p.visible @> clock.now
     join editorial.article a on a.id = p.article_id`,
    [testimonialIds],
  );
}

/** The publications that show a story, or would if its consents let them: visible and scheduled ones, in their order. */
export function findOpenUses(manager: EntityManager, testimonialId: string): Promise<WithdrawnArticleRow[]> {
  return manager.query(
    `-- editorial.testimonial.open-uses
     with ${CLOCK}
     select p.article_id as "articleId", r.number as revision, a.locale,
            to_json(lower(p.visible)) as "from", to_json(upper(p.visible)) as until, lower(p.visible) <= clock.now as "wasVisible"
     from clock
     join editorial.revision_testimonial u on u.testimonial_id = $1
     join editorial.publication p
       on p.revision_id = u.revision_id and (upper_inf(p.visible) or upper(p.visible) > clock.now)
     join editorial.revision r on r.id = p.revision_id
     join editorial.article a on a.id = p.article_id
     order by p.article_id, lower(p.visible)`,
    [testimonialId],
  );
}

/** Articles in whose readings words of a story may stand, those that nobody reads any more included. */
export async function findArticlesHolding(manager: EntityManager, testimonialId: string): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `-- editorial.testimonial.held-in
     select distinct r.article_id as id
     from editorial.revision_testimonial u
     join editorial.revision r on r.id = u.revision_id
     where u.testimonial_id = $1
       and exists (select from editorial.publication p where p.revision_id = r.id)
     order by 1`,
    [testimonialId],
  );
  return rows.map(({ id }) => id);
}

/** Which images of a story something else shows: a revision, an author or another story. In the given order. */
export function findOtherUses(
  manager: EntityManager,
  testimonialId: string,
  imageIds: readonly string[],
): Promise<WithdrawnImageRow[]> {
  return manager.query(
    `-- editorial.testimonial.images-elsewhere
     select given.id as "imageId",
            exists (select from editorial.revision_image u where u.image_id = given.id)
            or exists (select from editorial.author a where a.image ->> 'imageId' = given.id::text)
            or exists (
              select from editorial.testimonial t
              where t.id <> $1 and t.erased_at is null
                and (t.image_id = given.id or position(given.id::text in t.texts::text) > 0
                     or position(translate(encode(convert_to('Image:' || given.id, 'UTF8'), 'base64'), '+/=', '-_') in t.texts::text) > 0)
            ) as "isStillUsed"
     from unnest($2::uuid[]) with ordinality as given (id, place)
     order by given.place`,
    [testimonialId, imageIds],
  );
}

/** Articles whose visible or scheduled revisions use stories, or show images themselves. */
export async function findArticlesShowing(
  manager: EntityManager,
  what: { readonly testimonialId: string; readonly imageIds: readonly string[] },
): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `-- editorial.testimonial.articles-showing
     with ${CLOCK}, shown as (
       select revision_id from editorial.revision_testimonial where testimonial_id = $1
       union
       select revision_id from editorial.revision_image where image_id = any($2)
     )
     select distinct p.article_id as id
     from clock
     cross join shown
     join editorial.publication p
       on p.revision_id = shown.revision_id and (upper_inf(p.visible) or upper(p.visible) > clock.now)
     order by 1`,
    [what.testimonialId, what.imageIds],
  );
  return rows.map(({ id }) => id);
}
