-- 2 statements

-- delivery.articles.page:n#21l.0.4_a0_t0
select json_build_array(r.published_at, r.article_id) as "key",
       r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       r.words as "words",
       r.characters as "characters",
       r.images as "images",
       0 as "parts",
       (select coalesce(json_agg(link) filter (where link is not null), '[]')
          from (select (select json_build_object('authorId', t.author_id, 'slug', t.slug, 'name', t.name) from author t where t.author_id = p.id) as link
                  from unnest(r.author_ids) as p (id)) as links) as "authors",
       (select coalesce(json_agg(link) filter (where link is not null), '[]')
          from (select (select json_build_object('topicId', t.topic_id, 'locale', t.locale, 'slug', t.slug, 'name', t.name) from topic t where t.topic_id = p.id) as link
                  from unnest(r.topic_ids) as p (id)) as links) as "topics"
  from reading r
 where r.locale = $1::text
   and r.published_at <= (select clock_timestamp())
 order by r.published_at desc, r.article_id desc
 limit 21;
-- ["en"]

-- delivery.content-version
select n from content_version;
-- []
