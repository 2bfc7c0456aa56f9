-- 7 statements

-- delivery.articles.related
select parent.reading_id as "parentId", beside.reason, beside.score,
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
  from reading parent
 cross join lateral (
            (select 'PICKED' as reason, pick.place, null::real as score, n.article_id, n.reading_id
               from (select id, min(position) as place from unnest(parent.related_ids) with ordinality as u (id, position) group by id) pick
               join reading n on n.article_id = pick.id
              where n.locale = parent.locale
                and n.article_id <> parent.article_id)
            union all
            (select 'SIMILAR', 2147483647, s.score, n.article_id, n.reading_id
               from neighbour s
               join reading n on n.reading_id = s.neighbour_id
              where s.reading_id = parent.reading_id
                and n.locale = parent.locale
                and n.article_id <> parent.article_id
                and n.article_id <> all (parent.related_ids)
              order by s.score desc, n.article_id
              limit $1::integer)
            union all
            (select 'SIMILAR', 1000 + row_number() over (order by n.shares_topic desc, n.published_at desc, n.article_id desc),
                    0::real, n.article_id, n.reading_id
               from (select n.article_id, n.reading_id, n.published_at, n.topic_ids && parent.topic_ids as shares_topic
                       from reading n
                      where n.locale = parent.locale
                        and n.published_at <= (select clock_timestamp())
                        and n.article_id <> parent.article_id
                        and n.article_id <> all (parent.related_ids)
                      order by n.published_at desc, n.article_id desc
                      limit (select case when exists (
                               select from neighbour s
                                 join reading x on x.reading_id = s.neighbour_id
                                where s.reading_id = parent.reading_id
                                  and x.locale = parent.locale
                                  and x.article_id <> parent.article_id
                                  and x.article_id <> all (parent.related_ids)) then 0 else 50 end)) n
              limit $1::integer)
            order by place, score desc nulls last, article_id
            limit $1::integer) beside
  join reading r on r.reading_id = beside.reading_id
 where parent.reading_id = any ($3::uuid[])
 order by beside.place, beside.score desc nulls last, beside.article_id;
-- [1,128,["00000000-0000-7000-8000-d00000000003","00000000-0000-7000-8000-d00000000004","00000000-0000-7000-8000-d00000000002","00000000-0000-7000-8000-d00000000001"]]

-- delivery.author.article-count:l
select l.author_id as "parentId", count(*)::integer as count
  from reading_author l
 where l.author_id = any ($1::uuid[])
   and l.locale = $2::text
 group by l.author_id;
-- [["00000000-0000-7000-8000-b00000000001","00000000-0000-7000-8000-b00000000002"],"en"]

-- delivery.author.articles:nl.tra
select parent.id as "parentId", item.*
  from unnest($3::uuid[]) as parent (id)
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
                         join author a on a.author_id = p.id::uuid)) end as "review",
       (select coalesce(json_agg(json_build_object('topicId', t.topic_id, 'locale', t.locale, 'slug', t.slug, 'name', t.name, 'description', t.description, 'parentId', t.parent_id) order by p.position), '[]')
          from unnest(r.topic_ids) with ordinality as p (id, position)
          join topic t on t.topic_id = p.id) as "topics",
       $6::integer as "relatedFirst",
       (select coalesce(json_agg(json_build_object('reason', beside.reason, 'score', beside.score, 'article', json_build_object('readingId', n.reading_id, 'articleId', n.article_id, 'translationGroupId', n.translation_group_id, 'locale', n.locale, 'slug', n.slug, 'title', n.title, 'subtitle', n.subtitle, 'summary', n.summary, 'words', n.words, 'characters', n.characters, 'images', n.images, 'publishedAt', n.published_at, 'updatedAt', n.updated_at, 'revision', n.revision, 'authorIds', n.author_ids, 'topicIds', n.topic_ids, 'parts', 1024, 'image', n.image, 'authors', (select coalesce(json_agg(json_build_object('authorId', a.author_id, 'slug', a.slug, 'name', a.name, 'credentials', a.credentials, 'jobTitle', a.job_title, 'bio', case when $4::boolean then a.bio end, 'sameAs', a.same_as, 'image', a.image) order by p.position), '[]')
          from unnest(n.author_ids) with ordinality as p (id, position)
          join author a on a.author_id = p.id)))
                          order by beside.place, beside.score desc nulls last, beside.article_id), '[]')
          from (
            (select 'PICKED' as reason, pick.place, null::real as score, n.article_id, n.reading_id
               from (select id, min(position) as place from unnest(r.related_ids) with ordinality as u (id, position) group by id) pick
               join reading n on n.article_id = pick.id
              where n.locale = r.locale
                and n.article_id <> r.article_id)
            union all
            (select 'SIMILAR', 2147483647, s.score, n.article_id, n.reading_id
               from neighbour s
               join reading n on n.reading_id = s.neighbour_id
              where s.reading_id = r.reading_id
                and n.locale = r.locale
                and n.article_id <> r.article_id
                and n.article_id <> all (r.related_ids)
              order by s.score desc, n.article_id
              limit $6::integer)
            union all
            (select 'SIMILAR', 1000 + row_number() over (order by n.shares_topic desc, n.published_at desc, n.article_id desc),
                    0::real, n.article_id, n.reading_id
               from (select n.article_id, n.reading_id, n.published_at, n.topic_ids && r.topic_ids as shares_topic
                       from reading n
                      where n.locale = r.locale
                        and n.published_at <= (select clock_timestamp())
                        and n.article_id <> r.article_id
                        and n.article_id <> all (r.related_ids)
                      order by n.published_at desc, n.article_id desc
                      limit (select case when exists (
                               select from neighbour s
                                 join reading x on x.reading_id = s.neighbour_id
                                where s.reading_id = r.reading_id
                                  and x.locale = r.locale
                                  and x.article_id <> r.article_id
                                  and x.article_id <> all (r.related_ids)) then 0 else 50 end)) n
              limit $6::integer)
            order by place, score desc nulls last, article_id
            limit $6::integer) beside
          join reading n on n.reading_id = beside.reading_id) as "related"
           from (select l.reading_id, l.published_at, l.article_id
                   from reading_author l
                  where l.author_id = parent.id
                    and l.published_at <= (select clock_timestamp())
                    and l.locale = $2::text
                  order by l.published_at desc, l.article_id desc
                  limit $1::integer) l
           join reading r on r.reading_id = l.reading_id) item
 order by item."publishedAt" desc, item."articleId" desc;
-- [3,"en",["00000000-0000-7000-8000-b00000000001","00000000-0000-7000-8000-b00000000002"],false,0,2]

-- delivery.authors.count
select count(*)::integer as count from author;
-- []

-- delivery.authors.page
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
 order by a.name_key asc, a.author_id asc
 limit $1::integer;
-- [3]

-- delivery.content-version
select n from content_version;
-- []

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
