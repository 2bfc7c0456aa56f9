-- 3 statements

-- delivery.articles.count:T
select count(*)::integer as count
  from reading_topic l
 where l.topic_id = (select topic_id from topic where locale = $1::text and slug = $2::text);
-- ["en","recovery"]

-- delivery.articles.page:o#3T.0.8
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
 where l.topic_id = (select topic_id from topic where locale = $1::text and slug = $2::text)
   and l.published_at <= (select clock_timestamp())
 order by l.published_at asc, l.article_id asc
 limit 3) l
  join reading r on r.reading_id = l.reading_id
 order by l.published_at asc, l.article_id asc;
-- ["en","recovery"]

-- delivery.content-version
select n from content_version;
-- []
