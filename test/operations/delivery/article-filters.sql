-- 13 statements

-- delivery.articles.count:A
select count(*)::integer as count
  from reading_author l
 where l.author_id = (select author_id from author where slug = $1::text);
-- ["nobody"]

-- delivery.articles.count:Taspbumov
select count(*)::integer as count
  from reading_topic l
  join reading r on r.reading_id = l.reading_id
 where l.topic_id = (select topic_id from topic where locale = $1::text and slug = $2::text)
   and l.published_at > (select $5::timestamptz)
   and l.published_at < (select $6::timestamptz)
   and l.updated_at > (select $7::timestamptz)
   and exists (select from reading_author k join author x on x.author_id = k.author_id
                 where k.reading_id = r.reading_id and x.slug = $3::text)
   and r.slug = any ($4::text[])
   and r.reading_minutes <= $8::integer
   and coalesce((r.review_due_on <= ((select clock_timestamp()) at time zone 'utc')::date), false) = $9::boolean
   and r.has_video = $10::boolean;
-- ["en","recovery","ines-verbeek",["protecting-your-eye","steroids"],"2026-01-01T00:00:00.000Z","2026-06-01T00:00:00.000Z","2025-12-31T23:00:00.000Z",2,false,true]

-- delivery.articles.page:l#2.0.0
select json_build_array(r.reading_seconds, r.article_id) as "key",
       r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       0 as "parts"
  from reading r
 order by r.reading_seconds desc, r.article_id desc
 limit 2;
-- []

-- delivery.articles.page:n#21A.0.0
select json_build_array(l.published_at, l.article_id) as "key",
       r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       0 as "parts"
  from (select l.reading_id, l.published_at, l.article_id
          from reading_author l
 where l.author_id = (select author_id from author where slug = $1::text)
   and l.published_at <= (select clock_timestamp())
 order by l.published_at desc, l.article_id desc
 limit 21) l
  join reading r on r.reading_id = l.reading_id
 order by l.published_at desc, l.article_id desc;
-- ["nobody"]
-- ["tom-okafor"]

-- delivery.articles.page:n#21O.0.0
select json_build_array(l.published_at, l.article_id) as "key",
       r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       0 as "parts"
  from topic o
 cross join lateral (select l.reading_id, l.published_at, l.article_id
          from reading_topic l
 where l.topic_id = o.topic_id
   and l.published_at <= (select clock_timestamp())
 order by l.published_at desc, l.article_id desc
 limit 21) l
  join reading r on r.reading_id = l.reading_id
 where o.slug = $1::text
 order by l.published_at desc, l.article_id desc
 limit 21;
-- ["nothing"]

-- delivery.articles.page:n#21Taspbumov.0.0
select json_build_array(l.published_at, l.article_id) as "key",
       r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       0 as "parts"
  from reading_topic l
  join reading r on r.reading_id = l.reading_id
 where l.topic_id = (select topic_id from topic where locale = $1::text and slug = $2::text)
   and l.published_at > (select $5::timestamptz)
   and l.published_at < (select $6::timestamptz)
   and l.updated_at > (select $7::timestamptz)
   and exists (select from reading_author k join author x on x.author_id = k.author_id
                 where k.reading_id = r.reading_id and x.slug = $3::text)
   and r.slug = any ($4::text[])
   and r.reading_minutes <= $8::integer
   and coalesce((r.review_due_on <= ((select clock_timestamp()) at time zone 'utc')::date), false) = $9::boolean
   and r.has_video = $10::boolean
   and l.published_at <= (select clock_timestamp())
 order by l.published_at desc, l.article_id desc
 limit 21;
-- ["en","recovery","ines-verbeek",["protecting-your-eye","steroids"],"2026-01-01T00:00:00.000Z","2026-06-01T00:00:00.000Z","2025-12-31T23:00:00.000Z",2,false,true]

-- delivery.articles.page:n#21o.0.0
select json_build_array(r.published_at, r.article_id) as "key",
       r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       0 as "parts"
  from reading r
 where coalesce((r.review_due_on <= ((select clock_timestamp()) at time zone 'utc')::date), false) = $1::boolean
   and r.published_at <= (select clock_timestamp())
 order by r.published_at desc, r.article_id desc
 limit 21;
-- [true]

-- delivery.articles.page:r#21l.0.0
select json_build_array(r.review_due_on, r.article_id) as "key",
       r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       0 as "parts"
  from reading r
 where r.locale = $1::text
 order by r.review_due_on asc, r.article_id asc
 limit 21;
-- ["en"]

-- delivery.articles.page:s#2.0.0
select json_build_array(r.reading_seconds, r.article_id) as "key",
       r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       0 as "parts"
  from reading r
 order by r.reading_seconds asc, r.article_id asc
 limit 2;
-- []

-- delivery.articles.page:t#21l.0.0
select json_build_array(r.title_key, r.article_id) as "key",
       r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       0 as "parts"
  from reading r
 where r.locale = $1::text
 order by r.title_key asc, r.article_id asc
 limit 21;
-- ["en"]

-- delivery.articles.page:u#2.0.0
select json_build_array(r.updated_at, r.article_id) as "key",
       r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       0 as "parts"
  from reading r
 order by r.updated_at desc, r.article_id desc
 limit 2;
-- []

-- delivery.content-version
select n from content_version;
-- []
