import { listSource, pageText } from '../../delivery/articles/article-list.js';
import { articleList } from '../../delivery/articles/article.columns.js';
import type { ArticleRow } from '../../delivery/articles/article.row.js';
import { shapeVariant } from '../../delivery/articles/article.shape.js';
import { SqlValues } from '../../delivery/sql-values.js';
import { variantOf, type DeliveryDatabase } from '../../delivery/statements.js';
import { PAGE_SHAPE } from '../pages/page-article.js';

/** What a feed is asked for. Slugs of things that exist. */
export interface FeedQuestion {
  readonly locale: string;
  readonly topic: string | null;
  readonly author: string | null;
  readonly first: number;
  readonly isFull: boolean;
}

export type FeedRow = ArticleRow & {
  /** What others may show of the body; null where the feed carries summaries. */
  readonly partnerHtml: string | null;
};

/** The newest visible articles of a feed, the newest first, with authors and topics, in one statement. */
export async function feedArticles(database: DeliveryDatabase, question: FeedQuestion): Promise<FeedRow[]> {
  const { locale, topic, author, first, isFull } = question;
  const values = new SqlValues();
  const source = listSource({ locale, topic, author }, values);
  const table = source.link ? 'l' : 'r';
  // One row more than the limit comes of a page that wants to know whether there is another.
  const page = pageText(
    table,
    'NEWEST',
    { limit: first - 1, after: null, before: null, backward: false },
    values,
  );
  const conditions = [...source.linkConditions, ...source.rowConditions, ...page.conditions];
  // Cut to the page before their wide rows are fetched: the planner expects few rows to be visible and would sort them all.
  const rows = source.link === null ? 'reading r' : `${source.link} l`;
  const needsRow = source.link !== null && source.rowConditions.length > 0;
  const text = `
select case when ${values.add(isFull, 'boolean')} then coalesce(r.partner_html, r.html) end as "partnerHtml",
       ${articleList(PAGE_SHAPE)}
  from (select ${table}.reading_id, ${table}.published_at, ${table}.article_id
          from ${rows}${needsRow ? ' join reading r on r.reading_id = l.reading_id' : ''}
         where ${conditions.join('\n           and ')}
         order by ${page.orderBy}
         limit ${page.limit}) p
  join reading r on r.reading_id = p.reading_id
 order by p.published_at desc, p.article_id desc`;
  const variant = `${page.variant}${source.variant}.${shapeVariant(PAGE_SHAPE)}`;
  return database.query<FeedRow>(variantOf('syndication.feed', variant, text.trim()), values.list);
}
