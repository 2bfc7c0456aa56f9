-- 7 statements

-- delivery.content-version
select n from content_version;
-- []

-- delivery.topic.article-count
select l.topic_id as "parentId", count(*)::integer as count
  from reading_topic l
 where l.topic_id = any ($1::uuid[])
 group by l.topic_id;
-- [["00000000-0000-7000-8000-c00000000002","00000000-0000-7000-8000-c00000000001"]]

-- delivery.topic.articles:n-#2.0.8
select parent.id as "parentId", item.*
  from unnest((select $1::uuid[])) as parent (id)
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
                  order by l.published_at asc, l.article_id asc
                  limit 2) l
           join reading r on r.reading_id = l.reading_id) item
 order by item."publishedAt" asc, item."articleId" asc;
-- [["00000000-0000-7000-8000-c00000000002","00000000-0000-7000-8000-c00000000001"]]

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
-- ["nl","herstel"]

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

-- delivery.topics.count:l
select count(*)::integer as count from topic t where t.locale = $1::text;
-- ["en"]

-- delivery.topics.page:l
select json_build_array(t.name_key, t.topic_id) as "key",
       t.topic_id as "topicId",
       t.locale as "locale",
       t.slug as "slug",
       t.name as "name",
       t.description as "description",
       t.parent_id as "parentId"
  from topic t
 where t.locale = $1::text
 order by t.name_key asc, t.topic_id asc
 limit $2::integer;
-- ["en",21]
