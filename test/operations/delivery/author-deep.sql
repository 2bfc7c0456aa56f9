-- 7 statements

-- delivery.articles.related:3k.q

select parent.reading_id as "parentId", beside.reason, beside.score,
       r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       r.summary as "summary",
       r.published_at as "publishedAt",
       r.updated_at as "updatedAt",
       128 as "parts",
       r.seo as "seo"
  from reading parent
 cross join lateral (
            with picked as materialized (
              select 'PICKED' as reason, pick.place, null::real as score, n.article_id, n.reading_id
                from (select id, min(position) as place from unnest(parent.related_ids) with ordinality as u (id, position) group by id) pick
                join reading n on n.article_id = pick.id
               where n.locale = parent.locale
                and n.article_id <> parent.article_id
               order by pick.place
               limit $1::integer
            ), room as materialized (
              select $1::integer - count(*) as places from picked
            ), near as materialized (
              select 'SIMILAR', 2147483647::bigint, s.score, n.article_id, n.reading_id
                from neighbour s
                join reading n on n.reading_id = s.neighbour_id
               where s.reading_id = parent.reading_id
                 and n.locale = parent.locale
                and n.article_id <> parent.article_id
                and n.article_id <> all (parent.related_ids)
               order by s.score desc, n.article_id
               limit (select places from room)
            )
            select * from picked
            union all
            select * from near
            union all
            (select 'SIMILAR', 1000 + row_number() over (order by n.shares_topic desc, n.published_at desc, n.article_id desc),
                    0::real, n.article_id, n.reading_id
               from (select n.article_id, n.reading_id, n.published_at, n.topic_ids && parent.topic_ids as shares_topic
                       from reading n
                      where n.published_at <= (select clock_timestamp())
                        and n.locale = parent.locale
                and n.article_id <> parent.article_id
                and n.article_id <> all (parent.related_ids)
                      order by n.published_at desc, n.article_id desc
                      limit (select case when places <= 0 or exists (select from near) then 0 else 50 end from room)) n
              limit $1::integer)
            order by place, score desc nulls last, article_id
            limit $1::integer) beside
  join reading r on r.reading_id = beside.reading_id
 where parent.reading_id = any ($2::uuid[])
 order by beside.place, beside.score desc nulls last, beside.article_id;
-- [1,["00000000-0000-7000-8000-d00000000003","00000000-0000-7000-8000-d00000000004","00000000-0000-7000-8000-d00000000002","00000000-0000-7000-8000-d00000000001"]]

-- delivery.author.article-count:l
select l.author_id as "parentId", count(*)::integer as count
  from reading_author l
 where l.author_id = any ($1::uuid[])
   and l.locale = $2::text
 group by l.author_id;
-- [["00000000-0000-7000-8000-b00000000001","00000000-0000-7000-8000-b00000000002"],"en"]

-- delivery.author.articles:n#3l.0.8_t2.r#2.0_a0
select parent.id as "parentId", item.*
  from unnest((select $2::uuid[])) as parent (id)
 cross join lateral (
         select json_build_array(l.published_at, l.article_id) as "key",
                r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       r.published_at as "publishedAt",
       0 as "parts",
       (select coalesce(json_agg(link) filter (where link is not null), '[]')
          from (select (select json_build_object('topicId', t.topic_id, 'locale', t.locale, 'slug', t.slug, 'name', t.name, 'parentId', t.parent_id) from topic t where t.topic_id = p.id) as link
                  from unnest(r.topic_ids) as p (id)) as links) as "topics",
       2 as "relatedFirst",
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
               limit 2
            ), room as materialized (
              select 2 - count(*) as places from picked
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
           from (select l.reading_id, l.published_at, l.article_id
                   from reading_author l
                  where l.author_id = parent.id
                    and l.published_at <= (select clock_timestamp())
                    and l.locale = $1::text
                  order by l.published_at desc, l.article_id desc
                  limit 3) l
           join reading r on r.reading_id = l.reading_id) item
 order by item."publishedAt" desc, item."articleId" desc;
-- ["en",["00000000-0000-7000-8000-b00000000001","00000000-0000-7000-8000-b00000000002"]]

-- delivery.authors.count
select count(*)::integer as count from author;
-- []

-- delivery.authors.page
select json_build_array(a.name_key, a.author_id) as "key",
       a.author_id as "authorId",
       a.slug as "slug",
       a.name as "name",
       a.credentials as "credentials",
       a.job_title as "jobTitle",
       a.bio as "bio",
       a.same_as as "sameAs",
       a.image as "image"
  from author a
 order by a.name_key asc, a.author_id asc
 limit $1::integer;
-- [3]

-- delivery.content-version
select n from content_version;
-- []

-- delivery.topics.by-ids
select t.topic_id as "topicId",
       t.locale as "locale",
       t.slug as "slug",
       t.name as "name",
       t.description as "description",
       t.parent_id as "parentId"
  from topic t
 where t.topic_id = any ($1::uuid[]);
-- [["00000000-0000-7000-8000-c00000000001"]]
