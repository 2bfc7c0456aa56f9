import type { EntityManager } from 'typeorm';

/** The article readers find under a slug. */
export interface FoundAtAddress {
  readonly locale: string;
  /** The slug that was asked for. */
  readonly askedSlug: string;
  readonly articleId: string;
  /** The slug it has: another one where that is a former one. */
  readonly slug: string;
}

/**
 * What readers find under slugs, as delivery does: who has it, else who had it last. Addresses where they find nothing are
 * missing. One statement.
 *
 * @param at an instant to come, by what is scheduled; null for now
 */
export async function findAtAddresses(
  manager: EntityManager,
  addresses: readonly { readonly locale: string; readonly slug: string }[],
  at: Date | null = null,
): Promise<FoundAtAddress[]> {
  // U+0000 in a decoded address is no text to PostgreSQL, and in no slug.
  const asked = addresses.filter(({ slug }) => !slug.includes('\0'));
  if (asked.length === 0) return [];
  return manager.query(
    `-- publication.articles-at-addresses
     with moment as materialized (select coalesce($3::timestamptz, clock_timestamp()) as at)
     select asked.locale, asked.slug as "askedSlug", found.article_id as "articleId", found.slug
     from moment
     cross join unnest($1::text[], $2::text[]) as asked (locale, slug)
     cross join lateral (
       (select r.article_id, r.slug, 0 as is_former, r.visible_from as since
        from delivery.reading r
        where r.locale = asked.locale and r.slug = asked.slug
          and r.visible_from <= moment.at and r.visible_until > moment.at)
       union all
       (select r.article_id, r.slug, 1, h.visible_from
        from delivery.slug_history h
        join delivery.reading r on r.article_id = h.article_id and r.locale = h.locale
        where h.locale = asked.locale and h.slug = asked.slug and h.visible_from <= moment.at
          and r.visible_from <= moment.at and r.visible_until > moment.at)
       order by is_former, since desc
       limit 1
     ) found`,
    [asked.map(({ locale }) => locale), asked.map(({ slug }) => slug), at],
  );
}
