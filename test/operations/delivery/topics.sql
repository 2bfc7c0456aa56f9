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

-- delivery.topic.articles:n-.
select parent.id as "parentId", item.*
  from unnest($2::uuid[]) as parent (id)
 cross join lateral (
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
           from (select l.reading_id, l.published_at, l.article_id
                   from reading_topic l
                  where l.topic_id = parent.id
                    and l.published_at <= (select clock_timestamp())
                  order by l.published_at asc, l.article_id asc
                  limit $1::integer) l
           join reading r on r.reading_id = l.reading_id) item
 order by item."publishedAt" asc, item."articleId" asc;
-- [2,["00000000-0000-7000-8000-c00000000002","00000000-0000-7000-8000-c00000000001"],0]

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
