-- 2 statements

-- delivery.article.by-slug:1.0_a7_t0.r#4.0_a0
select r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       1 as "parts",
       r.html as "html",
       (select coalesce(json_agg(link) filter (where link is not null), '[]')
          from (select (select json_build_object('authorId', t.author_id, 'slug', t.slug, 'name', t.name, 'credentials', t.credentials, 'jobTitle', t.job_title, 'bio', t.bio) from author t where t.author_id = p.id) as link
                  from unnest(r.author_ids) as p (id)) as links) as "authors",
       (select coalesce(json_agg(link) filter (where link is not null), '[]')
          from (select (select json_build_object('topicId', t.topic_id, 'locale', t.locale, 'slug', t.slug, 'name', t.name) from topic t where t.topic_id = p.id) as link
                  from unnest(r.topic_ids) as p (id)) as links) as "topics",
       4 as "relatedFirst",
       (select coalesce(json_agg(json_build_object('reason', beside.reason, 'score', beside.score, 'article', json_build_object('readingId', n.reading_id, 'articleId', n.article_id, 'locale', n.locale, 'slug', n.slug, 'title', n.title, 'parts', 1024, 'image', n.image, 'authors', (select coalesce(json_agg(link) filter (where link is not null), '[]')
          from (select (select json_build_object('authorId', t.author_id, 'slug', t.slug, 'name', t.name) from author t where t.author_id = p.id) as link
                  from unnest(n.author_ids) as p (id)) as links)))
                          order by beside.place, beside.score desc nulls last, beside.article_id), '[]')
          from (
            with picked as materialized (
              select 'PICKED' as reason, pick.place, null::real as score, n.article_id, n.reading_id
                from (select id, min(position) as place from unnest(r.related_ids) with ordinality as u (id, position) group by id) pick
                join reading n on n.article_id = pick.id
               where n.locale = r.locale
                and n.article_id <> r.article_id
               order by pick.place
               limit 4
            ), room as materialized (
              select 4 - count(*) as places from picked
            ), near as materialized (
              select 'SIMILAR', 2147483647::bigint, s.score, n.article_id, n.reading_id
                from neighbour s
                join reading n on n.reading_id = s.neighbour_id
               where s.reading_id = r.reading_id
                 and n.locale = r.locale
                and n.article_id <> r.article_id
                and n.article_id <> all (r.related_ids)
               order by s.score desc, n.article_id
               limit (select places from room)
            )
            select * from picked
            union all
            select * from near) beside
          join reading n on n.reading_id = beside.reading_id) as "related"
  from reading r
 where r.locale = $1::text
   and r.slug = $2::text
 order by r.visible_from desc
 limit 1;
-- ["en","what-is-bells-palsy"]

-- delivery.content-version
select n from content_version;
-- []
