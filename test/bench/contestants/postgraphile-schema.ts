import { asAdmin, type BenchDatabase } from '../bench-database.js';

/**
 * What somebody who builds the same site on PostGraphile would write in SQL: the article that a slug leads to, and an article's
 * authors, topics and picks, which are lists of ids here. In a schema of its own, so that the product's stays as it is; with the
 * caller's rights, so that the same policies hold; and such that the planner can take their bodies into the statement.
 */
const FUNCTIONS = `
create schema bench;
create function bench.article(slug text, locale text) returns delivery.reading language sql stable as $$
  select * from delivery.reading r where r.locale = article.locale and r.slug = article.slug order by r.visible_from desc limit 1
$$;
create function bench.reading_authors(r delivery.reading) returns setof delivery.author language sql stable as $$
  select author.* from unnest(r.author_ids) with ordinality as pick (id, place) join delivery.author on author_id = id order by place
$$;
create function bench.reading_topics(r delivery.reading) returns setof delivery.topic language sql stable as $$
  select topic.* from unnest(r.topic_ids) with ordinality as pick (id, place) join delivery.topic on topic_id = id order by place
$$;
create function bench.reading_related(r delivery.reading) returns setof delivery.reading language sql stable as $$
  select n.* from unnest(r.related_ids) with ordinality as pick (id, place) join delivery.reading n on n.article_id = id order by place
$$;
comment on function bench.article(text, text) is '@name benchArticle';
${['authors', 'topics', 'related']
  .map(
    (noun) =>
      `comment on function bench.reading_${noun}(delivery.reading) is E'@fieldName ${noun}\\n@behavior -connection +list';`,
  )
  .join('\n')}`;

const REMOVAL = 'drop schema if exists bench cascade';

/** Writes the functions into the bench's database. Call what is returned to take them away again. */
export async function addPostgraphileFunctions({
  adminUrl,
  deliveryUrl,
}: BenchDatabase): Promise<() => Promise<void>> {
  const login = decodeURIComponent(new URL(deliveryUrl).username);
  await asAdmin(adminUrl, [REMOVAL, FUNCTIONS, `grant usage on schema bench to "${login}"`]);
  return () => asAdmin(adminUrl, [REMOVAL]);
}
