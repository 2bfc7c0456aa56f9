import type { DeliveryDatabase } from '../../delivery/statements.js';

/** An article as the list for language models names it. */
export interface LlmsRow {
  readonly locale: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** Its first topic; null where it has none. */
  readonly topic: string | null;
}

const NEWEST = {
  name: 'syndication.llms',
  text: `-- syndication.llms
select r.locale, r.slug, r.title, r.summary, t.name as "topic"
  from (select r.reading_id, r.published_at, r.article_id
          from reading r
         where r.locale = $1
           and r.published_at <= (select clock_timestamp())
           and coalesce((r.seo ->> 'noIndex')::boolean, false) = false
         order by r.published_at desc, r.article_id desc
         limit $2::integer) p
  join reading r on r.reading_id = p.reading_id
  left join topic t on t.topic_id = r.topic_ids[1]
 order by t.name_key nulls last, t.topic_id, p.published_at desc, p.article_id desc`,
};

/** The newest articles, by the name of their first topic, those without one last. */
export async function llmsArticles(
  database: DeliveryDatabase,
  locale: string,
  most: number,
): Promise<LlmsRow[]> {
  return database.query<LlmsRow>(NEWEST, [locale, most]);
}
