-- 13 statements

-- delivery.articles.count:A
select count(*)::integer as count
  from reading_author l
 where l.author_id = (select author_id from author where slug = $1::text);
-- ["nobody"]

-- delivery.articles.count:Tlaspbumov
select count(*)::integer as count
  from reading_topic l
  join reading r on r.reading_id = l.reading_id
 where l.topic_id = (select topic_id from topic where locale = $1::text and slug = $2::text)
   and r.locale = $3::text
   and exists (select from reading_author k join author x on x.author_id = k.author_id
                 where k.reading_id = r.reading_id and x.slug = $4::text)
   and r.slug = any ($5::text[])
   and r.published_at > $6::timestamptz
   and r.published_at < $7::timestamptz
   and r.updated_at > $8::timestamptz
   and r.reading_minutes <= $9::integer
   and coalesce((r.review_due_on <= ((select clock_timestamp()) at time zone 'utc')::date), false) = $10::boolean
   and r.has_video = $11::boolean;
-- ["en","recovery","en","ines-verbeek",["protecting-your-eye","steroids"],"2026-01-01T00:00:00.000Z","2026-06-01T00:00:00.000Z","2025-12-31T23:00:00.000Z",2,false,true]

-- delivery.articles.page:l.
select json_build_array(r.reading_seconds, r.article_id) as "key",
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
                         join author a on a.author_id = p.id::uuid)) end as "review"
  from reading r
 order by r.reading_seconds desc, r.article_id desc
 limit $1::integer;
-- [2,0]

-- delivery.articles.page:nA.
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
          from reading_author l
 where l.author_id = (select author_id from author where slug = $1::text)
   and l.published_at <= (select clock_timestamp())
 order by l.published_at desc, l.article_id desc
 limit $2::integer) l
  join reading r on r.reading_id = l.reading_id
 order by l.published_at desc, l.article_id desc;
-- ["nobody",21,0]
-- ["tom-okafor",21,0]

-- delivery.articles.page:nTlaspbumov.
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
       $13::integer as "parts",
       case when $13::integer & 1 <> 0 then r.html end as "html",
       case when $13::integer & 2 <> 0 then r.portable_text end as "portableText",
       case when $13::integer & 4 <> 0 then r.markdown end as "markdown",
       case when $13::integer & 8 <> 0 then r.body_text end as "bodyText",
       case when $13::integer & 16 <> 0 then r.sections end as "sections",
       case when $13::integer & 32 <> 0 then r.figures end as "figures",
       case when $13::integer & 64 <> 0 then r.videos end as "videos",
       case when $13::integer & 128 <> 0 then r.seo end as "seo",
       case when $13::integer & 256 <> 0 then r.call_to_action end as "callToAction",
       case when $13::integer & 512 <> 0 then r.readability end as "readability",
       case when $13::integer & 1024 <> 0 then r.image end as "image",
       case when $13::integer & 2048 <> 0 then r.citations end as "citations",
       case when $13::integer & 4096 <> 0 then r.review || jsonb_build_object(
         'isOverdue', (r.review_due_on <= ((select clock_timestamp()) at time zone 'utc')::date),
         'reviewers', (select coalesce(json_agg(json_build_object('authorId', a.author_id, 'slug', a.slug, 'name', a.name, 'credentials', a.credentials, 'jobTitle', a.job_title, 'bio', case when $13::integer & 1073741824 <> 0 then a.bio end, 'sameAs', a.same_as, 'image', a.image) order by p.position), '[]')
                         from jsonb_array_elements_text(r.review -> 'reviewerIds') with ordinality as p (id, position)
                         join author a on a.author_id = p.id::uuid)) end as "review"
  from reading_topic l
  join reading r on r.reading_id = l.reading_id
 where l.topic_id = (select topic_id from topic where locale = $1::text and slug = $2::text)
   and r.locale = $3::text
   and exists (select from reading_author k join author x on x.author_id = k.author_id
                 where k.reading_id = r.reading_id and x.slug = $4::text)
   and r.slug = any ($5::text[])
   and r.published_at > $6::timestamptz
   and r.published_at < $7::timestamptz
   and r.updated_at > $8::timestamptz
   and r.reading_minutes <= $9::integer
   and coalesce((r.review_due_on <= ((select clock_timestamp()) at time zone 'utc')::date), false) = $10::boolean
   and r.has_video = $11::boolean
   and l.published_at <= (select clock_timestamp())
 order by l.published_at desc, l.article_id desc
 limit $12::integer;
-- ["en","recovery","en","ines-verbeek",["protecting-your-eye","steroids"],"2026-01-01T00:00:00.000Z","2026-06-01T00:00:00.000Z","2025-12-31T23:00:00.000Z",2,false,true,21,0]

-- delivery.articles.page:no.
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
  from reading r
 where coalesce((r.review_due_on <= ((select clock_timestamp()) at time zone 'utc')::date), false) = $1::boolean
   and r.published_at <= (select clock_timestamp())
 order by r.published_at desc, r.article_id desc
 limit $2::integer;
-- [true,21,0]

-- delivery.articles.page:nt.
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
  from reading r
 where exists (select from reading_topic k join topic x on x.topic_id = k.topic_id
                 where k.reading_id = r.reading_id and x.slug = $1::text)
   and r.published_at <= (select clock_timestamp())
 order by r.published_at desc, r.article_id desc
 limit $2::integer;
-- ["nothing",21,0]

-- delivery.articles.page:rl.
select json_build_array(r.review_due_on, r.article_id) as "key",
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
  from reading r
 where r.locale = $1::text
 order by r.review_due_on asc, r.article_id asc
 limit $2::integer;
-- ["en",21,0]

-- delivery.articles.page:s.
select json_build_array(r.reading_seconds, r.article_id) as "key",
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
                         join author a on a.author_id = p.id::uuid)) end as "review"
  from reading r
 order by r.reading_seconds asc, r.article_id asc
 limit $1::integer;
-- [2,0]

-- delivery.articles.page:tl.
select json_build_array(r.title_key, r.article_id) as "key",
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
  from reading r
 where r.locale = $1::text
 order by r.title_key asc, r.article_id asc
 limit $2::integer;
-- ["en",21,0]

-- delivery.articles.page:u.
select json_build_array(r.updated_at, r.article_id) as "key",
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
                         join author a on a.author_id = p.id::uuid)) end as "review"
  from reading r
 order by r.updated_at desc, r.article_id desc
 limit $1::integer;
-- [2,0]

-- delivery.content-version
select n from content_version;
-- []
