import type { EntityManager } from 'typeorm';
import { freeSlug } from '../../rules/free-slug.js';

/**
 * Which article a slug belongs to: the one whose newest revision has it, or that shows or is going to show a revision with
 * it. A publication that ran out leaves its claim behind, since nothing runs at that moment; it is taken over by whoever
 * wants the slug next.
 */
export interface SlugOwner {
  readonly articleId: string;
  readonly locale: string;
}

const IS_NEWEST = `exists (
  select from editorial.article a
  join editorial.revision r on r.article_id = a.id and r.number = a.latest_revision
  where a.id = c.article_id and r.slug = c.slug)`;

const IS_OPEN = `exists (
  select from editorial.publication p
  join editorial.revision r on r.id = p.revision_id
  where p.article_id = c.article_id and r.slug = c.slug
    and (upper_inf(p.visible) or upper(p.visible) > clock_timestamp()))`;

/** Claims a slug; false where it belongs to another article. Waits for others who claim it at the same time. */
export async function claimSlug(manager: EntityManager, owner: SlugOwner, slug: string): Promise<boolean> {
  if (await insertClaim(manager, owner, slug)) return true;
  // The other's claim is locked by now. A statement of its own: only its snapshot shows what the former holder committed while we waited.
  await manager.query(
    `-- editorial.slug-claim.take-over
     delete from editorial.slug_claim c
     where c.locale = $1 and c.slug = $2 and not ${IS_NEWEST} and not ${IS_OPEN}`,
    [owner.locale, slug],
  );
  return insertClaim(manager, owner, slug);
}

/** Claims a slug that nobody has, or its owner already; else false, and the claim there is stays locked until the transaction ends. */
async function insertClaim(manager: EntityManager, owner: SlugOwner, slug: string): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `-- editorial.slug-claim.insert (prepared)
     insert into editorial.slug_claim as c (locale, slug, article_id)
     values ($1, $2, $3)
     on conflict on constraint slug_claim_pk do update set article_id = c.article_id
       where c.article_id = excluded.article_id
     returning slug`,
    [owner.locale, slug, owner.articleId],
  );
  return rows.length > 0;
}

/** Claims `slug`, or the first of `slug-2`, `slug-3` … that nobody has, and returns it. */
export async function claimFreeSlug(manager: EntityManager, owner: SlugOwner, slug: string): Promise<string> {
  for (;;) {
    const rows = await manager.query<{ slug: string }[]>(
      `-- editorial.slug-claim.like
       select slug from editorial.slug_claim
       where locale = $1 and starts_with(slug, $2) and article_id <> $3`,
      [owner.locale, slug, owner.articleId],
    );
    const free = freeSlug(slug, new Set(rows.map((row) => row.slug)));
    // Somebody may claim it between the two statements: then the next one is tried.
    if (await claimSlug(manager, owner, free)) return free;
  }
}

/** Gives up an article's slugs that neither its newest revision has nor, unless it `isOffline`, an open publication. */
export async function releaseSlugs(
  manager: EntityManager,
  articleId: string,
  { isOffline }: { readonly isOffline: boolean },
): Promise<void> {
  await manager.query(
    `-- editorial.slug-claim.release (prepared)
     delete from editorial.slug_claim c
     where c.article_id = $1 and not ${IS_NEWEST} and ($2 or not ${IS_OPEN})`,
    [articleId, isOffline],
  );
}
