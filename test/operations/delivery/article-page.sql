-- 2 statements

-- delivery.article.by-slug:atra
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
          join topic t on t.topic_id = p.id) as "topics",
       $3::integer as "relatedFirst",
       (select coalesce(json_agg(json_build_object('reason', beside.reason, 'score', beside.score, 'article', json_build_object('readingId', n.reading_id, 'articleId', n.article_id, 'translationGroupId', n.translation_group_id, 'locale', n.locale, 'slug', n.slug, 'title', n.title, 'subtitle', n.subtitle, 'summary', n.summary, 'words', n.words, 'characters', n.characters, 'images', n.images, 'publishedAt', n.published_at, 'updatedAt', n.updated_at, 'revision', n.revision, 'authorIds', n.author_ids, 'topicIds', n.topic_ids, 'parts', 1024, 'image', n.image, 'authors', (select coalesce(json_agg(json_build_object('authorId', a.author_id, 'slug', a.slug, 'name', a.name, 'credentials', a.credentials, 'jobTitle', a.job_title, 'bio', case when $1::boolean then a.bio end, 'sameAs', a.same_as, 'image', a.image) order by p.position), '[]')
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
              limit $3::integer)
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
              limit $3::integer)
            order by place, score desc nulls last, article_id
            limit $3::integer) beside
          join reading n on n.reading_id = beside.reading_id) as "related"
  from reading r
 where r.locale = $4::text
   and r.slug = $5::text
 order by r.visible_from desc
 limit 1;
-- [true,1,4,"en","what-is-bells-palsy"]

-- delivery.content-version
select n from content_version;
-- []
