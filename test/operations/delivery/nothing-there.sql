-- 13 statements

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
-- [0,"en","closed-article"]
-- [0,"en","never-written"]
-- [0,"en","secret-new-slug"]
-- [0,"en","secret-trial"]
-- [0,"en","steroids�"]

-- delivery.article.by-slug-elsewhere
with chain as (
  select c.locale, c.place from unnest($1::text[]) with ordinality as c (locale, place)
), found as (
  select hit.translation_group_id, c.place
    from chain c
   cross join lateral (
     (select r.translation_group_id, 0 as is_former, r.visible_from as since
        from reading r
       where r.locale = c.locale and r.slug = $2::text)
     union all
     (select r.translation_group_id, 1, h.visible_from
        from slug_history h
        join reading r on r.article_id = h.article_id
       where h.locale = c.locale and h.slug = $2::text and r.locale = c.locale)
     order by is_former, since desc
     limit 1) hit
   order by c.place
   limit 1
), chosen as (
  select r.reading_id
    from found f
    join chain c on c.place <= f.place
    join reading r on r.translation_group_id = f.translation_group_id and r.locale = c.locale
   order by c.place
   limit 1
)
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
       $3::integer as "parts",
       case when $3::integer & 1 <> 0 then r.html end as "html",
       case when $3::integer & 2 <> 0 then r.portable_text end as "portableText",
       case when $3::integer & 4 <> 0 then r.markdown end as "markdown",
       case when $3::integer & 8 <> 0 then r.body_text end as "bodyText",
       case when $3::integer & 16 <> 0 then r.sections end as "sections",
       case when $3::integer & 32 <> 0 then r.figures end as "figures",
       case when $3::integer & 64 <> 0 then r.videos end as "videos",
       case when $3::integer & 128 <> 0 then r.seo end as "seo",
       case when $3::integer & 256 <> 0 then r.call_to_action end as "callToAction",
       case when $3::integer & 512 <> 0 then r.readability end as "readability",
       case when $3::integer & 1024 <> 0 then r.image end as "image",
       case when $3::integer & 2048 <> 0 then r.citations end as "citations",
       case when $3::integer & 4096 <> 0 then r.review || jsonb_build_object(
         'isOverdue', (r.review_due_on <= ((select clock_timestamp()) at time zone 'utc')::date),
         'reviewers', (select coalesce(json_agg(json_build_object('authorId', a.author_id, 'slug', a.slug, 'name', a.name, 'credentials', a.credentials, 'jobTitle', a.job_title, 'bio', case when $3::integer & 1073741824 <> 0 then a.bio end, 'sameAs', a.same_as, 'image', a.image) order by p.position), '[]')
                         from jsonb_array_elements_text(r.review -> 'reviewerIds') with ordinality as p (id, position)
                         join author a on a.author_id = p.id::uuid)) end as "review"
  from chosen
  join reading r on r.reading_id = chosen.reading_id;
-- [["en"],"closed-article",0]
-- [["en"],"never-written",0]
-- [["en"],"secret-new-slug",0]
-- [["en"],"secret-trial",0]
-- [["en"],"steroids�",0]

-- delivery.author.by-slug
select a.author_id as "authorId",
       a.slug as "slug",
       a.name as "name",
       a.credentials as "credentials",
       a.job_title as "jobTitle",
       case when true then a.bio end as "bio",
       a.same_as as "sameAs",
       a.image as "image"
  from author a
 where a.slug = $1::text;
-- ["nobody"]

-- delivery.content-version
select n from content_version;
-- []

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
-- ["nl","recovery"]
