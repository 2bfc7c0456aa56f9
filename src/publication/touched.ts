import type { EntityManager } from 'typeorm';
import { ALL_ARTICLES, ARTICLES, articlesIn, linkedArticles } from '../rules/surrogate-keys.js';

/** Things a change touches, as answers name what they were made of: `article-…`, `author-…`, `topic-…`, and lists. Null: everything. */
export type TouchedKeys = readonly string[] | null;

/** Searches besides those that any article changes. */
export const SEARCH_KEY = 'search';

/** More than these are everything: to name them all would take longer than to read them anew. */
const MOST_ARTICLES = 2000;
/** Locales with so few visible articles are recounted whole with each of them, neighbours and all; a few more for good measure. */
const RECOUNTED_UP_TO = 64;

/**
 * What a change of these articles touches besides them, by how things stand in this transaction: translations, which stand in
 * for each other; whoever had one of their slugs; pages that show them as related or near; and the lists they are in, now or by
 * schedule. Ask before the change and after it, and take both.
 */
export async function touchedByArticles(
  manager: EntityManager,
  articleIds: readonly string[],
): Promise<TouchedKeys> {
  const [row] = await manager.query<[TouchedRow]>(
    `-- publication.touched-by-articles
     with mine as (
       select id, locale, translation_group_id from editorial.article where id = any($1)
     ), near as (
       select reading_id, locale from delivery.reading where article_id = any($1)
     ), touched as (
       select id from mine
       union select other.id from mine join editorial.article other using (translation_group_id)
       union
       select other.article_id
       from delivery.slug_history own join delivery.slug_history other using (locale, slug)
       where own.article_id = any($1)
       union
       select shows.article_id
       from near
       join delivery.neighbour on neighbour.neighbour_id = near.reading_id
       join delivery.reading shows on shows.reading_id = neighbour.reading_id
       union select article_id from delivery.reading where related_ids && $1::uuid[]
       union
       select unnest(beside.ids)
       from (select distinct locale from mine) as mine
       cross join lateral (
         select array(select article_id from delivery.reading
                      where reading.locale = mine.locale
                        and visible_from <= clock_timestamp() and visible_until > clock_timestamp()
                      limit ${RECOUNTED_UP_TO + 1}) as ids) as beside
       where cardinality(beside.ids) <= ${RECOUNTED_UP_TO}
       limit ${MOST_ARTICLES + 1}
     )
     select array(select id from touched) as articles,
            array(select locale from mine union select locale from near) as locales,
            array(select distinct unnest(array[link.topic_id::text, topic.slug])
                    from near join delivery.reading_topic link using (reading_id)
                    left join delivery.topic using (topic_id)) as topics,
            array(select distinct unnest(array[link.author_id::text, author.slug])
                    from near join delivery.reading_author link using (reading_id)
                    left join delivery.author using (author_id)) as authors`,
    [articleIds],
  );
  const { articles, locales, topics, authors } = row;
  if (articles.length > MOST_ARTICLES) return null;
  return [
    ARTICLES,
    ALL_ARTICLES,
    ...locales.map(articlesIn),
    ...topics.filter((name) => name !== null).map((topic) => linkedArticles('topic', topic)),
    ...authors.filter((name) => name !== null).map((author) => linkedArticles('author', author)),
    ...articles.map((id) => `article-${id}`),
  ];
}

interface TouchedRow {
  readonly articles: readonly string[];
  readonly locales: readonly string[];
  /** Ids and slugs; null for the slug of what delivery does not know. */
  readonly topics: readonly (string | null)[];
  readonly authors: readonly (string | null)[];
}

export function both(one: TouchedKeys, other: TouchedKeys): TouchedKeys {
  return one === null || other === null ? null : [...new Set([...one, ...other])];
}

/** Whether readers see, or have just seen or will very soon see, something of these articles open or end by time alone. */
export async function isAboutToChange(
  manager: EntityManager,
  articleIds: readonly string[],
): Promise<boolean> {
  const [row] = await manager.query<[{ soon: boolean }]>(
    `-- publication.is-about-to-change
     select exists (
       select from delivery.reading
       where article_id = any($1)
         and (visible_from between clock_timestamp() - interval '1 minute' and clock_timestamp() + interval '1 minute'
           or visible_until between clock_timestamp() - interval '1 minute' and clock_timestamp() + interval '1 minute')) as soon`,
    [articleIds],
  );
  return row.soon;
}
