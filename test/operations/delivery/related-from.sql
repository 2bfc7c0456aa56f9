-- 3 statements

-- delivery.articles.page:nl.
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
 where r.locale = $1::text
   and r.published_at <= (select clock_timestamp())
 order by r.published_at desc, r.article_id desc
 limit $2::integer;
-- ["en",4,0]

-- delivery.articles.related-from:a
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
                         join author a on a.author_id = p.id::uuid)) end as "review",
       (select coalesce(json_agg(json_build_object('authorId', a.author_id, 'slug', a.slug, 'name', a.name, 'credentials', a.credentials, 'jobTitle', a.job_title, 'bio', case when $2::boolean then a.bio end, 'sameAs', a.same_as, 'image', a.image) order by p.position), '[]')
          from unnest(r.author_ids) with ordinality as p (id, position)
          join author a on a.author_id = p.id) as "authors"
  from reading parent
 cross join lateral (
         select shown.reason, shown.score, likely.reading_id
           from (select find_picking(parent.article_id) as reading_id
                  union
                 (select s.reading_id
                    from neighbour s
                   where s.neighbour_id = parent.reading_id
                   order by s.score desc, s.reading_id
                   limit 60)) likely
           join reading there on there.reading_id = likely.reading_id
          cross join lateral (
            (select 'PICKED' as reason, pick.place, null::real as score, n.article_id, n.reading_id
               from (select id, min(position) as place from unnest(there.related_ids) with ordinality as u (id, position) group by id) pick
               join reading n on n.article_id = pick.id
              where n.locale = there.locale
                and n.article_id <> there.article_id)
            union all
            (select 'SIMILAR', 2147483647, s.score, n.article_id, n.reading_id
               from neighbour s
               join reading n on n.reading_id = s.neighbour_id
              where s.reading_id = there.reading_id
                and n.locale = there.locale
                and n.article_id <> there.article_id
                and n.article_id <> all (there.related_ids)
              order by s.score desc, n.article_id
              limit 12)
            union all
            (select 'SIMILAR', 1000 + row_number() over (order by n.shares_topic desc, n.published_at desc, n.article_id desc),
                    0::real, n.article_id, n.reading_id
               from (select n.article_id, n.reading_id, n.published_at, n.topic_ids && there.topic_ids as shares_topic
                       from reading n
                      where n.locale = there.locale
                        and n.published_at <= (select clock_timestamp())
                        and n.article_id <> there.article_id
                        and n.article_id <> all (there.related_ids)
                      order by n.published_at desc, n.article_id desc
                      limit (select case when exists (
                               select from neighbour s
                                 join reading x on x.reading_id = s.neighbour_id
                                where s.reading_id = there.reading_id
                                  and x.locale = there.locale
                                  and x.article_id <> there.article_id
                                  and x.article_id <> all (there.related_ids)) then 0 else 50 end)) n
              limit 12)
            order by place, score desc nulls last, article_id
            limit 12) shown
          where there.locale = parent.locale
            and there.article_id <> parent.article_id
            and shown.article_id = parent.article_id
          order by shown.score desc nulls first, there.article_id
          limit $1::integer) beside
  join reading r on r.reading_id = beside.reading_id
 where parent.reading_id = any ($4::uuid[])
 order by beside.score desc nulls first, r.article_id;
-- [2,false,0,["00000000-0000-7000-8000-d00000000004","00000000-0000-7000-8000-d00000000002","00000000-0000-7000-8000-d00000000003"]]

-- delivery.content-version
select n from content_version;
-- []
