-- 3 statements

-- delivery.article.by-slug
select r.reading_id as "readingId",
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
       $1::integer as "parts",
       case when $1::integer & 1 <> 0 then r.html end as "html",
       case when $1::integer & 2 <> 0 then r.portable_text end as "portableText",
       case when $1::integer & 4 <> 0 then r.markdown end as "markdown",
       case when $1::integer & 8 <> 0 then r.body_text end as "bodyText",
       case when $1::integer & 16 <> 0 then r.sections end as "sections",
       case when $1::integer & 32 <> 0 then r.figures end as "figures",
       case when $1::integer & 64 <> 0 then r.videos end as "videos",
       case when $1::integer & 128 <> 0 then r.seo end as "seo",
       case when $1::integer & 256 <> 0 then r.call_to_action end as "callToAction",
       case when $1::integer & 512 <> 0 then r.readability end as "readability",
       case when $1::integer & 1024 <> 0 then r.image end as "image",
       case when $1::integer & 2048 <> 0 then r.citations end as "citations",
       case when $1::integer & 4096 <> 0 then r.review || jsonb_build_object(
         'isOverdue', (r.review_due_on <= ((select clock_timestamp()) at time zone 'utc')::date),
         'reviewers', (select coalesce(json_agg(json_build_object('authorId', a.author_id, 'slug', a.slug, 'name', a.name, 'credentials', a.credentials, 'jobTitle', a.job_title, 'bio', case when $1::integer & 1073741824 <> 0 then a.bio end, 'sameAs', a.same_as, 'image', a.image) order by p.position), '[]')
                         from jsonb_array_elements_text(r.review -> 'reviewerIds') with ordinality as p (id, position)
                         join author a on a.author_id = p.id::uuid)) end as "review"
  from reading r
 where r.locale = $2::text
   and r.slug = $3::text
 order by r.visible_from desc
 limit 1;
-- [4096,"en","recovery-week-by-week"]

-- delivery.article.by-slug:at
select r.reading_id as "readingId",
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
       $2::integer as "parts",
       case when $2::integer & 1 <> 0 then r.html end as "html",
       case when $2::integer & 2 <> 0 then r.portable_text end as "portableText",
       case when $2::integer & 4 <> 0 then r.markdown end as "markdown",
       case when $2::integer & 8 <> 0 then r.body_text end as "bodyText",
       case when $2::integer & 16 <> 0 then r.sections end as "sections",
       case when $2::integer & 32 <> 0 then r.figures end as "figures",
       case when $2::integer & 64 <> 0 then r.videos end as "videos",
       case when $2::integer & 128 <> 0 then r.seo end as "seo",
       case when $2::integer & 256 <> 0 then r.call_to_action end as "callToAction",
       case when $2::integer & 512 <> 0 then r.readability end as "readability",
       case when $2::integer & 1024 <> 0 then r.image end as "image",
       case when $2::integer & 2048 <> 0 then r.citations end as "citations",
       case when $2::integer & 4096 <> 0 then r.review || jsonb_build_object(
         'isOverdue', (r.review_due_on <= ((select clock_timestamp()) at time zone 'utc')::date),
         'reviewers', (select coalesce(json_agg(json_build_object('authorId', a.author_id, 'slug', a.slug, 'name', a.name, 'credentials', a.credentials, 'jobTitle', a.job_title, 'bio', case when $2::integer & 1073741824 <> 0 then a.bio end, 'sameAs', a.same_as, 'image', a.image) order by p.position), '[]')
                         from jsonb_array_elements_text(r.review -> 'reviewerIds') with ordinality as p (id, position)
                         join author a on a.author_id = p.id::uuid)) end as "review",
       (select coalesce(json_agg(json_build_object('authorId', a.author_id, 'slug', a.slug, 'name', a.name, 'credentials', a.credentials, 'jobTitle', a.job_title, 'bio', case when $1::boolean then a.bio end, 'sameAs', a.same_as, 'image', a.image) order by p.position), '[]')
          from unnest(r.author_ids) with ordinality as p (id, position)
          join author a on a.author_id = p.id) as "authors",
       (select coalesce(json_agg(json_build_object('topicId', t.topic_id, 'locale', t.locale, 'slug', t.slug, 'name', t.name, 'description', t.description, 'parentId', t.parent_id) order by p.position), '[]')
          from unnest(r.topic_ids) with ordinality as p (id, position)
          join topic t on t.topic_id = p.id) as "topics"
  from reading r
 where r.locale = $3::text
   and r.slug = $4::text
 order by r.visible_from desc
 limit 1;
-- [false,1073749216,"en","protecting-your-eye"]

-- delivery.content-version
select n from content_version;
-- []
