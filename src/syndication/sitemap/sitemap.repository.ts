import type { DeliveryDatabase } from '../../delivery/statements.js';

/** Rows of one portion: as many are held at once, however many articles there are. */
export const PORTION = 1000;

/** By the protocol a file may list so many addresses and have 50 MB (52,428,800 bytes). */
export const MOST_ADDRESSES = 50_000;
/** What an address may take of a file without counting as more than one: 50,000 of these are 50 MB. */
export const USUAL_BYTES = 1000;

/** An article that search engines may list, with its versions in other languages. */
export interface SitemapRow {
  readonly id: string;
  readonly locale: string;
  readonly slug: string;
  readonly updatedAt: Date | string;
  /** All visible, indexable versions of it, its own among them, by locale. */
  readonly versions: readonly { readonly locale: string; readonly slug: string }[];
}

/** A file of the sitemap: the articles from this id to the next file's. */
export interface SitemapPart {
  readonly firstId: string;
  readonly updatedAt: Date | string;
  /** With `lastOpenedAt` and the content version it tells one state of the files from every other. */
  readonly articles: number;
  /** Microseconds since 1970, as text. */
  readonly lastOpenedAt: string;
}

/** Not those an editor keeps out of search engines, nor those whose canonical address the editor says is another. */
const INDEXABLE = (r: string) =>
  `coalesce((${r}.seo ->> 'noIndex')::boolean, false) = false and coalesce(${r}.seo ->> 'canonicalUrl', '') = ''`;

const PARTS = {
  name: 'syndication.sitemap.parts',
  // A slug's letters beyond ASCII take three characters a byte in an address. An entry names its own address once, and where it
  // has versions each of them and x-default. `$1` is what an address takes without its slug.
  text: `-- syndication.sitemap.parts
with article as (
  select r.article_id, r.translation_group_id, r.updated_at, r.visible_from,
         $1::integer + case when octet_length(r.slug) = length(r.slug) then length(r.slug) else 3 * octet_length(r.slug) end as bytes
    from reading r
   where ${INDEXABLE('r')}
), entry as (
  -- Windows and no join: what they cost does not hang on how many rows the planner expects to be visible.
  select article_id, updated_at, visible_from,
         bytes + case when count(*) over versions > 1 then sum(bytes) over versions + max(bytes) over versions else 0 end as bytes
    from article
  window versions as (partition by translation_group_id)
), placed as (
  select article_id, updated_at, visible_from,
         sum(greatest(1, ceil(bytes / $2::numeric))) over (order by article_id) as place
    from entry
)
select min(article_id::text) as "firstId",
       max(updated_at) as "updatedAt",
       count(*)::integer as articles,
       (extract(epoch from max(visible_from)) * 1000000)::bigint::text as "lastOpenedAt"
  from placed
 group by floor((place - 1) / $3::numeric)
 order by min(article_id::text)`,
};

const ROWS = {
  name: 'syndication.sitemap.rows',
  text: `-- syndication.sitemap.rows
select r.article_id as "id", r.locale, r.slug, r.updated_at as "updatedAt",
       (select json_agg(json_build_object('locale', t.locale, 'slug', t.slug) order by t.locale)
          from reading t
         where t.translation_group_id = r.translation_group_id
           and ${INDEXABLE('t')}) as "versions"
  from reading r
 where r.article_id >= $1::uuid
   and ${INDEXABLE('r')}
 order by r.article_id
 limit $2::integer`,
};

/**
 * How the articles are parted into files: in the order of their ids, which is that of their making, so that new articles
 * come into the last file and the others stay as they are. `addressBytes`: what an entry's address takes at most, without
 * its slug.
 */
export async function sitemapParts(
  database: DeliveryDatabase,
  addressBytes: number,
  mostAddresses: number = MOST_ADDRESSES,
): Promise<SitemapPart[]> {
  return database.query<SitemapPart>(PARTS, [addressBytes, USUAL_BYTES, mostAddresses]);
}

/**
 * The articles from one id up to another (exclusive; null: the rest), in portions. The next is read when the last was used.
 * Where they end is not said in SQL: between two bounds the planner expects few rows, and would read and sort all that are left
 * for each portion.
 */
export async function* sitemapRows(
  database: DeliveryDatabase,
  firstId: string,
  untilId: string | null,
): AsyncGenerator<SitemapRow[]> {
  for (let fromId: string | null = firstId; fromId !== null;) {
    const rows: SitemapRow[] = await database.query<SitemapRow>(ROWS, [fromId, PORTION]);
    const own: SitemapRow[] = untilId === null ? rows : rows.filter(({ id }) => id < untilId);
    if (own.length > 0) yield own;
    fromId = own.length < PORTION ? null : idAfter(own.at(-1)!.id);
  }
}

/** The id right behind one, in the order of ids; null behind the last there can be. */
export function idAfter(id: string): string | null {
  const hex = (BigInt(`0x${id.replaceAll('-', '')}`) + 1n).toString(16).padStart(32, '0');
  return hex.length > 32 ? null : hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
