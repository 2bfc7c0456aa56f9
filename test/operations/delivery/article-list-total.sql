-- 3 statements

-- delivery.articles.count:Tl
select count(*)::integer as count
  from reading_topic l
  join reading r on r.reading_id = l.reading_id
 where l.topic_id = (select topic_id from topic where locale = $1::text and slug = $2::text)
   and r.locale = $3::text;
-- ["en","recovery","en"]

-- delivery.articles.page:oTl.
select json_build_array(l.published_at, l.article_id) as "key",
       r.reading_id as "readingId",
       r.article_id as "articleId",
       r.translation_group_id as "translationGroupId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       r.subtitle as "subtitle",
       r.summary as "summary",
       r.words as "words",
       r.characters as "characters",
       r.images as "images",
       r.published_at as "publishedAt",
       r.updated_at as "updatedAt",
       r.revision as "revision",
       r.author_ids as "authorIds",
       r.topic_ids as "topicIds",
       $5::integer as "parts",
       case when $5::integer & 1 <> 0 then r.html end as "html",
       case when $5::integer & 2 <> 0 then r.portable_text end as "portableText",
       case when $5::integer & 4 <> 0 then r.markdown end as "markdown",
       case when $5::integer & 8 <> 0 then r.body_text end as "bodyText",
       case when $5::integer & 16 <> 0 then r.sections end as "sections",
       case when $5::integer & 32 <> 0 then r.figures end as "figures",
       case when $5::integer & 64 <> 0 then r.videos end as "videos",
       case when $5::integer & 128 <> 0 then r.seo end as "seo",
       case when $5::integer & 256 <> 0 then r.call_to_action end as "callToAction",
       case when $5::integer & 512 <> 0 then r.readability end as "readability",
       case when $5::integer & 1024 <> 0 then r.image end as "image",
       case when $5::integer & 2048 <> 0 then r.citations end as "citations",
       case when $5::integer & 4096 <> 0 then r.review || jsonb_build_object(
         'isOverdue', (r.review_due_on <= ((select clock_timestamp()) at time zone 'utc')::date),
         'reviewers', (select coalesce(json_agg(json_build_object('authorId', a.author_id, 'slug', a.slug, 'name', a.name, 'credentials', a.credentials, 'jobTitle', a.job_title, 'bio', case when $5::integer & 1073741824 <> 0 then a.bio end, 'sameAs', a.same_as, 'image', a.image) order by p.position), '[]')
                         from jsonb_array_elements_text(r.review -> 'reviewerIds') with ordinality as p (id, position)
                         join author a on a.author_id = p.id::uuid)) end as "review"
  from reading_topic l
  join reading r on r.reading_id = l.reading_id
 where l.topic_id = (select topic_id from topic where locale = $1::text and slug = $2::text)
   and r.locale = $3::text
   and l.published_at <= (select clock_timestamp())
 order by l.published_at asc, l.article_id asc
 limit $4::integer;
-- ["en","recovery","en",3,0]

-- delivery.content-version
select n from content_version;
-- []
