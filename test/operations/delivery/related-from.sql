-- 3 statements

-- delivery.articles.page:n#4l.0.0
select json_build_array(r.published_at, r.article_id) as "key",
       r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       0 as "parts"
  from reading r
 where r.locale = $1::text
   and r.published_at <= (select clock_timestamp())
 order by r.published_at desc, r.article_id desc
 limit 4;
-- ["en"]

-- delivery.articles.related-from:0.0_a0
select parent.reading_id as "parentId", beside.reason, beside.score,
       r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       0 as "parts",
       (select coalesce(json_agg(link) filter (where link is not null), '[]')
          from (select (select json_build_object('authorId', t.author_id, 'slug', t.slug, 'name', t.name) from author t where t.author_id = p.id) as link
                  from unnest(r.author_ids) as p (id)) as links) as "authors"
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
            with picked as materialized (
              select 'PICKED' as reason, pick.place, null::real as score, n.article_id, n.reading_id
                from (select id, min(position) as place from unnest(there.related_ids) with ordinality as u (id, position) group by id) pick
                join reading n on n.article_id = pick.id
               where n.locale = there.locale
                and n.article_id <> there.article_id
               order by pick.place
               limit 12
            ), room as materialized (
              select 12 - count(*) as places from picked
            ), near as materialized (
              select 'SIMILAR', 2147483647::bigint, s.score, n.article_id, n.reading_id
                from neighbour s
                join reading n on n.reading_id = s.neighbour_id
               where s.reading_id = there.reading_id
                 and n.locale = there.locale
                and n.article_id <> there.article_id
                and n.article_id <> all (there.related_ids)
               order by s.score desc, n.article_id
               limit (select places from room)
            )
            select * from picked
            union all
            select * from near
            union all
            (select 'SIMILAR', 1000 + row_number() over (order by n.shares_topic desc, n.published_at desc, n.article_id desc),
                    0::real, n.article_id, n.reading_id
               from (select n.article_id, n.reading_id, n.published_at, n.topic_ids && there.topic_ids as shares_topic
                       from reading n
                      where n.published_at <= (select clock_timestamp())
                        and n.locale = there.locale
                and n.article_id <> there.article_id
                and n.article_id <> all (there.related_ids)
                      order by n.published_at desc, n.article_id desc
                      limit (select case when places <= 0 or exists (select from near) then 0 else 50 end from room)) n
              limit 12)
            order by place, score desc nulls last, article_id
            limit 12) shown
          where there.locale = parent.locale
            and there.article_id <> parent.article_id
            and shown.article_id = parent.article_id
          order by shown.score desc nulls first, there.article_id
          limit $1::integer) beside
  join reading r on r.reading_id = beside.reading_id
 where parent.reading_id = any ($2::uuid[])
 order by beside.score desc nulls first, r.article_id;
-- [2,["00000000-0000-7000-8000-d00000000004","00000000-0000-7000-8000-d00000000002","00000000-0000-7000-8000-d00000000003"]]

-- delivery.content-version
select n from content_version;
-- []
