-- 17 statements

-- delivery.articles.page:n-<.
select json_build_array(r.published_at, r.article_id) as "key",
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
       $4::integer as "parts",
       case when $4::integer & 1 <> 0 then r.html end as "html",
       case when $4::integer & 2 <> 0 then r.portable_text end as "portableText",
       case when $4::integer & 4 <> 0 then r.markdown end as "markdown",
       case when $4::integer & 8 <> 0 then r.body_text end as "bodyText",
       case when $4::integer & 16 <> 0 then r.sections end as "sections",
       case when $4::integer & 32 <> 0 then r.figures end as "figures",
       case when $4::integer & 64 <> 0 then r.videos end as "videos",
       case when $4::integer & 128 <> 0 then r.seo end as "seo",
       case when $4::integer & 256 <> 0 then r.call_to_action end as "callToAction",
       case when $4::integer & 512 <> 0 then r.readability end as "readability",
       case when $4::integer & 1024 <> 0 then r.image end as "image",
       case when $4::integer & 2048 <> 0 then r.citations end as "citations",
       case when $4::integer & 4096 <> 0 then r.review || jsonb_build_object(
         'isOverdue', (r.review_due_on <= ((select clock_timestamp()) at time zone 'utc')::date),
         'reviewers', (select coalesce(json_agg(json_build_object('authorId', a.author_id, 'slug', a.slug, 'name', a.name, 'credentials', a.credentials, 'jobTitle', a.job_title, 'bio', case when $4::integer & 1073741824 <> 0 then a.bio end, 'sameAs', a.same_as, 'image', a.image) order by p.position), '[]')
                         from jsonb_array_elements_text(r.review -> 'reviewerIds') with ordinality as p (id, position)
                         join author a on a.author_id = p.id::uuid)) end as "review"
  from reading r
 where r.published_at <= (select clock_timestamp())
   and (r.published_at, r.article_id) > ($1::timestamptz, $2::uuid)
 order by r.published_at asc, r.article_id asc
 limit $3::integer;
-- ["2026-01-12T09:00:00+00:00","00000000-0000-7000-8000-a00000000004",3,0]

-- delivery.articles.page:n>.
select json_build_array(r.published_at, r.article_id) as "key",
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
       $4::integer as "parts",
       case when $4::integer & 1 <> 0 then r.html end as "html",
       case when $4::integer & 2 <> 0 then r.portable_text end as "portableText",
       case when $4::integer & 4 <> 0 then r.markdown end as "markdown",
       case when $4::integer & 8 <> 0 then r.body_text end as "bodyText",
       case when $4::integer & 16 <> 0 then r.sections end as "sections",
       case when $4::integer & 32 <> 0 then r.figures end as "figures",
       case when $4::integer & 64 <> 0 then r.videos end as "videos",
       case when $4::integer & 128 <> 0 then r.seo end as "seo",
       case when $4::integer & 256 <> 0 then r.call_to_action end as "callToAction",
       case when $4::integer & 512 <> 0 then r.readability end as "readability",
       case when $4::integer & 1024 <> 0 then r.image end as "image",
       case when $4::integer & 2048 <> 0 then r.citations end as "citations",
       case when $4::integer & 4096 <> 0 then r.review || jsonb_build_object(
         'isOverdue', (r.review_due_on <= ((select clock_timestamp()) at time zone 'utc')::date),
         'reviewers', (select coalesce(json_agg(json_build_object('authorId', a.author_id, 'slug', a.slug, 'name', a.name, 'credentials', a.credentials, 'jobTitle', a.job_title, 'bio', case when $4::integer & 1073741824 <> 0 then a.bio end, 'sameAs', a.same_as, 'image', a.image) order by p.position), '[]')
                         from jsonb_array_elements_text(r.review -> 'reviewerIds') with ordinality as p (id, position)
                         join author a on a.author_id = p.id::uuid)) end as "review"
  from reading r
 where r.published_at <= (select clock_timestamp())
   and (r.published_at, r.article_id) < ($1::timestamptz, $2::uuid)
 order by r.published_at desc, r.article_id desc
 limit $3::integer;
-- ["2026-01-12T09:00:00+00:00","00000000-0000-7000-8000-a00000000004",3,0]

-- delivery.author.articles:n-<.
select parent.id as "parentId", item.*
  from unnest($4::uuid[]) as parent (id)
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
           from (select l.reading_id, l.published_at, l.article_id
                   from reading_author l
                  where l.author_id = parent.id
                    and l.published_at <= (select clock_timestamp())
                    and (l.published_at, l.article_id) > ($1::timestamptz, $2::uuid)
                  order by l.published_at asc, l.article_id asc
                  limit $3::integer) l
           join reading r on r.reading_id = l.reading_id) item
 order by item."publishedAt" asc, item."articleId" asc;
-- ["2026-01-20T09:00:00+00:00","00000000-0000-7000-8000-a00000000006",2,["00000000-0000-7000-8000-b00000000001"],0]

-- delivery.author.articles:n>.
select parent.id as "parentId", item.*
  from unnest($4::uuid[]) as parent (id)
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
           from (select l.reading_id, l.published_at, l.article_id
                   from reading_author l
                  where l.author_id = parent.id
                    and l.published_at <= (select clock_timestamp())
                    and (l.published_at, l.article_id) < ($1::timestamptz, $2::uuid)
                  order by l.published_at desc, l.article_id desc
                  limit $3::integer) l
           join reading r on r.reading_id = l.reading_id) item
 order by item."publishedAt" desc, item."articleId" desc;
-- ["2026-01-20T09:00:00+00:00","00000000-0000-7000-8000-a00000000006",2,["00000000-0000-7000-8000-b00000000001"],0]

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
       case when true then a.bio end as "bio",
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
       case when true then a.bio end as "bio",
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

-- delivery.topic.articles:n-<.
select parent.id as "parentId", item.*
  from unnest($4::uuid[]) as parent (id)
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
           from (select l.reading_id, l.published_at, l.article_id
                   from reading_topic l
                  where l.topic_id = parent.id
                    and l.published_at <= (select clock_timestamp())
                    and (l.published_at, l.article_id) > ($1::timestamptz, $2::uuid)
                  order by l.published_at asc, l.article_id asc
                  limit $3::integer) l
           join reading r on r.reading_id = l.reading_id) item
 order by item."publishedAt" asc, item."articleId" asc;
-- ["2026-01-12T09:00:00+00:00","00000000-0000-7000-8000-a00000000004",2,["00000000-0000-7000-8000-c00000000001"],0]

-- delivery.topic.articles:n>.
select parent.id as "parentId", item.*
  from unnest($4::uuid[]) as parent (id)
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
           from (select l.reading_id, l.published_at, l.article_id
                   from reading_topic l
                  where l.topic_id = parent.id
                    and l.published_at <= (select clock_timestamp())
                    and (l.published_at, l.article_id) < ($1::timestamptz, $2::uuid)
                  order by l.published_at desc, l.article_id desc
                  limit $3::integer) l
           join reading r on r.reading_id = l.reading_id) item
 order by item."publishedAt" desc, item."articleId" desc;
-- ["2026-01-12T09:00:00+00:00","00000000-0000-7000-8000-a00000000004",2,["00000000-0000-7000-8000-c00000000001"],0]

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
