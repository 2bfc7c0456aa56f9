import type { CitedWork, PageReview } from '../../delivery/articles/medical-web-page.js';
import { AUTHOR_WITHOUT_BIO, authorColumns, type AuthorRow } from '../../delivery/authors/author.row.js';
import { jsonObject } from '../../delivery/columns.js';
import type { DeliveryDatabase } from '../../delivery/statements.js';
import type { StoredSection } from '../../rules/body/stored-section.js';
import type { AddressedImage } from '../../rules/media/image-address.js';

/** A partner as its frames are answered. */
export interface EmbedPartner {
  readonly partnerId: string;
  /** Normalised: they go into a header as they are. */
  readonly origins: readonly string[];
  /** Null: every locale. */
  readonly locales: readonly string[] | null;
  readonly display: 'CARD' | 'FULL';
  readonly attribution: string | null;
  readonly isActive: boolean;
}

/** What other sites may show of a reading: less than the clinic's own where a story's consent does not cover partners. */
export interface EmbedParts {
  readonly articleId: string;
  /** Null where it was not asked for. */
  readonly html: string | null;
  /** Where each lies in `html`; null where it was not asked for. */
  readonly sections: readonly StoredSection[] | null;
  /** The article's own picture; null where it has none. */
  readonly picture: AddressedImage | null;
  /** Null while nobody has checked it. */
  readonly review: PageReview | null;
  /** Empty where the body was not asked for: they belong to it. */
  readonly citations: readonly CitedWork[];
}

type PartsRow = Omit<EmbedParts, 'review'> & {
  /** The day of the last medical review, 2026-11-20; null without one. */
  readonly reviewedOn: string | null;
  /** Who reviewed it, in their order; by this name caches know that the answer changes with them. */
  readonly authors: readonly AuthorRow[];
};

const PARTNER = {
  name: 'delivery.partner.by-id',
  text: `-- delivery.partner.by-id
select partner_id as "partnerId", origins, locales, display, attribution, is_active as "isActive"
  from partner
 where partner_id = $1`,
};

const PARTS = {
  name: 'delivery.article.parts:embed',
  text: `-- delivery.article.parts:embed
select r.article_id as "articleId",
       case when $2 then coalesce(r.partner_html, r.html) end as html,
       case when $2 then case when r.partner_html is null then r.sections else r.partner_sections end end as sections,
       (select json_build_object('id', i.image_id, 'fileHash', i.file_hash, 'mime', i.mime, 'width', i.width, 'height', i.height)
          from image i
         where i.image_id = (r.image ->> 'imageId')::uuid) as picture,
       r.review ->> 'reviewedOn' as "reviewedOn",
       (select coalesce(json_agg(${jsonObject(authorColumns('a', AUTHOR_WITHOUT_BIO))} order by p.position), '[]')
          from jsonb_array_elements_text(r.review -> 'reviewerIds') with ordinality as p (id, position)
          join author a on a.author_id = p.id::uuid) as authors,
       case when $2 then r.citations else '[]' end as citations
  from reading r
 where r.reading_id = $1`,
};

const LOADER = {
  name: 'syndication.embed-loader.by-hash',
  text: `-- syndication.embed-loader.by-hash
select script from embed_loader where hash = $1`,
};

/** A partner by its public id, suspended ones too; null where there never was one. */
export async function findPartner(
  database: DeliveryDatabase,
  partnerId: string,
): Promise<EmbedPartner | null> {
  const [partner] = await database.query<EmbedPartner & Record<string, unknown>>(PARTNER, [partnerId]);
  return partner ?? null;
}

/** What may be shown of a reading; null where it is no longer visible. */
export async function embedParts(
  database: DeliveryDatabase,
  readingId: string,
  wantsBody: boolean,
): Promise<EmbedParts | null> {
  const [row] = await database.query<PartsRow & Record<string, unknown>>(PARTS, [readingId, wantsBody]);
  if (!row) return null;
  const { reviewedOn, authors: reviewers, ...parts } = row;
  // A review without anybody who answers for it is none.
  return { ...parts, review: reviewedOn !== null && reviewers.length > 0 ? { reviewedOn, reviewers } : null };
}

/** A loader that some build serves or served; null for a hash that none ever had. */
export async function findLoader(database: DeliveryDatabase, hash: string): Promise<string | null> {
  const [row] = await database.query<{ script: string }>(LOADER, [hash]);
  return row?.script ?? null;
}
