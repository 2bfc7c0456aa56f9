-- 3 statements

-- delivery.article.by-slug:35s.0
select r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       4096 as "parts",
       r.review || jsonb_build_object(
         'isOverdue', (r.review_due_on <= ((select clock_timestamp()) at time zone 'utc')::date),
         'reviewers', (select coalesce(json_agg(json_build_object('authorId', a.author_id, 'slug', a.slug, 'name', a.name, 'credentials', a.credentials, 'jobTitle', a.job_title, 'sameAs', a.same_as, 'image', a.image) order by p.position), '[]')
                         from jsonb_array_elements_text(r.review -> 'reviewerIds') with ordinality as p (id, position)
                         join author a on a.author_id = p.id::uuid)) as "review"
  from reading r
 where r.locale = $1::text
   and r.slug = $2::text
 order by r.visible_from desc
 limit 1;
-- ["en","recovery-week-by-week"]

-- delivery.article.by-slug:hra674.e7_ar_t3
select r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       r.translation_group_id as "translationGroupId",
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
       1073749216 as "parts",
       r.figures as "figures",
       r.videos as "videos",
       r.seo as "seo",
       r.image as "image",
       r.citations as "citations",
       r.review || jsonb_build_object(
         'isOverdue', (r.review_due_on <= ((select clock_timestamp()) at time zone 'utc')::date),
         'reviewers', (select coalesce(json_agg(json_build_object('authorId', a.author_id, 'slug', a.slug, 'name', a.name, 'credentials', a.credentials, 'jobTitle', a.job_title, 'bio', a.bio, 'sameAs', a.same_as, 'image', a.image) order by p.position), '[]')
                         from jsonb_array_elements_text(r.review -> 'reviewerIds') with ordinality as p (id, position)
                         join author a on a.author_id = p.id::uuid)) as "review",
       (select coalesce(json_agg(link) filter (where link is not null), '[]')
          from (select (select json_build_object('authorId', t.author_id, 'slug', t.slug, 'name', t.name, 'credentials', t.credentials, 'jobTitle', t.job_title, 'sameAs', t.same_as, 'image', t.image) from author t where t.author_id = p.id) as link
                  from unnest(r.author_ids) as p (id)) as links) as "authors",
       (select coalesce(json_agg(link) filter (where link is not null), '[]')
          from (select (select json_build_object('topicId', t.topic_id, 'locale', t.locale, 'slug', t.slug, 'name', t.name, 'description', t.description, 'parentId', t.parent_id) from topic t where t.topic_id = p.id) as link
                  from unnest(r.topic_ids) as p (id)) as links) as "topics"
  from reading r
 where r.locale = $1::text
   and r.slug = $2::text
 order by r.visible_from desc
 limit 1;
-- ["en","protecting-your-eye"]

-- delivery.content-version
select n from content_version;
-- []
