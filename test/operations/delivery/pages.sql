-- 17 statements

-- delivery.articles.page:n-<#3.0.0
select json_build_array(r.published_at, r.article_id) as "key",
       r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       0 as "parts"
  from reading r
 where r.published_at <= (select clock_timestamp())
   and (r.published_at, r.article_id) > ($1::timestamptz, $2::uuid)
 order by r.published_at asc, r.article_id asc
 limit 3;
-- ["2026-01-12T09:00:00+00:00","00000000-0000-7000-8000-a00000000004"]

-- delivery.articles.page:n>#3.0.0
select json_build_array(r.published_at, r.article_id) as "key",
       r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       0 as "parts"
  from reading r
 where r.published_at <= (select clock_timestamp())
   and (r.published_at, r.article_id) < ($1::timestamptz, $2::uuid)
 order by r.published_at desc, r.article_id desc
 limit 3;
-- ["2026-01-12T09:00:00+00:00","00000000-0000-7000-8000-a00000000004"]

-- delivery.author.articles:n-<#2.0.8
select parent.id as "parentId", item.*
  from unnest((select $3::uuid[])) as parent (id)
 cross join lateral (
         select json_build_array(l.published_at, l.article_id) as "key",
                r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       r.published_at as "publishedAt",
       0 as "parts"
           from (select l.reading_id, l.published_at, l.article_id
                   from reading_author l
                  where l.author_id = parent.id
                    and l.published_at <= (select clock_timestamp())
                    and (l.published_at, l.article_id) > ($1::timestamptz, $2::uuid)
                  order by l.published_at asc, l.article_id asc
                  limit 2) l
           join reading r on r.reading_id = l.reading_id) item
 order by item."publishedAt" asc, item."articleId" asc;
-- ["2026-01-20T09:00:00+00:00","00000000-0000-7000-8000-a00000000006",["00000000-0000-7000-8000-b00000000001"]]

-- delivery.author.articles:n>#2.0.8
select parent.id as "parentId", item.*
  from unnest((select $3::uuid[])) as parent (id)
 cross join lateral (
         select json_build_array(l.published_at, l.article_id) as "key",
                r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       r.published_at as "publishedAt",
       0 as "parts"
           from (select l.reading_id, l.published_at, l.article_id
                   from reading_author l
                  where l.author_id = parent.id
                    and l.published_at <= (select clock_timestamp())
                    and (l.published_at, l.article_id) < ($1::timestamptz, $2::uuid)
                  order by l.published_at desc, l.article_id desc
                  limit 2) l
           join reading r on r.reading_id = l.reading_id) item
 order by item."publishedAt" desc, item."articleId" desc;
-- ["2026-01-20T09:00:00+00:00","00000000-0000-7000-8000-a00000000006",["00000000-0000-7000-8000-b00000000001"]]

-- delivery.author.by-slug
select a.author_id as "authorId",
       a.slug as "slug",
       a.name as "name",
       a.credentials as "credentials",
       a.job_title as "jobTitle",
       a.bio as "bio",
       a.same_as as "sameAs",
       a.image as "image"
  from author a
 where a.slug = $1::text;
-- ["ines-verbeek"]

-- delivery.authors.count
select count(*)::integer as count from author;
-- []
-- []

-- delivery.authors.page:-<
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
 where (a.name_key, a.author_id) < ($1::text, $2::uuid)
 order by a.name_key desc, a.author_id desc
 limit $3::integer;
-- ["ines verbeek","00000000-0000-7000-8000-b00000000001",2]

-- delivery.authors.page:>
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
 where (a.name_key, a.author_id) > ($1::text, $2::uuid)
 order by a.name_key asc, a.author_id asc
 limit $3::integer;
-- ["ines verbeek","00000000-0000-7000-8000-b00000000001",2]

-- delivery.content-version
select n from content_version;
-- []

-- delivery.topic.articles:n-<#2.0.8
select parent.id as "parentId", item.*
  from unnest((select $3::uuid[])) as parent (id)
 cross join lateral (
         select json_build_array(l.published_at, l.article_id) as "key",
                r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       r.published_at as "publishedAt",
       0 as "parts"
           from (select l.reading_id, l.published_at, l.article_id
                   from reading_topic l
                  where l.topic_id = parent.id
                    and l.published_at <= (select clock_timestamp())
                    and (l.published_at, l.article_id) > ($1::timestamptz, $2::uuid)
                  order by l.published_at asc, l.article_id asc
                  limit 2) l
           join reading r on r.reading_id = l.reading_id) item
 order by item."publishedAt" asc, item."articleId" asc;
-- ["2026-01-12T09:00:00+00:00","00000000-0000-7000-8000-a00000000004",["00000000-0000-7000-8000-c00000000001"]]

-- delivery.topic.articles:n>#2.0.8
select parent.id as "parentId", item.*
  from unnest((select $3::uuid[])) as parent (id)
 cross join lateral (
         select json_build_array(l.published_at, l.article_id) as "key",
                r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       r.published_at as "publishedAt",
       0 as "parts"
           from (select l.reading_id, l.published_at, l.article_id
                   from reading_topic l
                  where l.topic_id = parent.id
                    and l.published_at <= (select clock_timestamp())
                    and (l.published_at, l.article_id) < ($1::timestamptz, $2::uuid)
                  order by l.published_at desc, l.article_id desc
                  limit 2) l
           join reading r on r.reading_id = l.reading_id) item
 order by item."publishedAt" desc, item."articleId" desc;
-- ["2026-01-12T09:00:00+00:00","00000000-0000-7000-8000-a00000000004",["00000000-0000-7000-8000-c00000000001"]]

-- delivery.topic.by-slug
select t.topic_id as "topicId",
       t.locale as "locale",
       t.slug as "slug",
       t.name as "name",
       t.description as "description",
       t.parent_id as "parentId"
  from topic t
 where t.locale = $1::text
   and t.slug = $2::text;
-- ["en","recovery"]

-- delivery.topics.count
select count(*)::integer as count from topic t;
-- []
-- []

-- delivery.topics.page:-<
select json_build_array(t.name_key, t.topic_id) as "key",
       t.topic_id as "topicId",
       t.locale as "locale",
       t.slug as "slug",
       t.name as "name",
       t.description as "description",
       t.parent_id as "parentId"
  from topic t
 where (t.name_key, t.topic_id) < ($1::text, $2::uuid)
 order by t.name_key desc, t.topic_id desc
 limit $3::integer;
-- ["eye care","00000000-0000-7000-8000-c00000000002",2]

-- delivery.topics.page:>
select json_build_array(t.name_key, t.topic_id) as "key",
       t.topic_id as "topicId",
       t.locale as "locale",
       t.slug as "slug",
       t.name as "name",
       t.description as "description",
       t.parent_id as "parentId"
  from topic t
 where (t.name_key, t.topic_id) > ($1::text, $2::uuid)
 order by t.name_key asc, t.topic_id asc
 limit $3::integer;
-- ["eye care","00000000-0000-7000-8000-c00000000002",2]
