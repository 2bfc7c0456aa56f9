-- 5 statements

-- delivery.content-version
select n from content_version;
-- []

-- delivery.search.page:#%.8.0_a0
with matches as materialized (
  select found.score, r.reading_id, r.article_id
    from find_readings($1::text[], $2::text[], $3::text::real[], 1000) as found
    join reading r using (reading_id)
   order by found.score desc, r.article_id desc
   limit 1000
), best as (
  select * from matches
   order by score desc, article_id desc
   limit $4::integer
)
select (select coalesce(json_agg(row_to_json(page)), '[]') from (
         select json_build_array(best.score, best.article_id) as "key", best.score,
                r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       8 as "parts",
       r.body_text as "bodyText",
       (select coalesce(json_agg(link) filter (where link is not null), '[]')
          from (select (select json_build_object('authorId', t.author_id, 'slug', t.slug, 'name', t.name) from author t where t.author_id = p.id) as link
                  from unnest(r.author_ids) as p (id)) as links) as "authors"
           from best
           join reading r on r.reading_id = best.reading_id
          order by best.score desc, best.article_id desc) as page) as "rows",
       (select count(*)::integer from matches) as "total",
       (select coalesce(json_agg(json_build_object('field', field, 'values', "values")), '[]') from (
         select 'TOPIC' as field, json_agg(json_build_object('value', value, 'label', label, 'count', count)
                                              order by count desc, value) as "values"
           from (select t.slug as value, t.name as label, count(*)::integer as count
                   from matches join reading_topic k using (reading_id) join topic t using (topic_id)
                  group by t.slug, t.name
                  order by 3 desc, 1
                  limit 20) as counted
         having count(*) > 0
         union all
         select 'AUTHOR' as field, json_agg(json_build_object('value', value, 'label', label, 'count', count)
                                              order by count desc, value) as "values"
           from (select a.slug as value, a.name as label, count(*)::integer as count
                   from matches join reading_author k using (reading_id) join author a using (author_id)
                  group by a.slug, a.name
                  order by 3 desc, 1
                  limit 20) as counted
         having count(*) > 0
         union all
         select 'LOCALE' as field, json_agg(json_build_object('value', value, 'label', label, 'count', count)
                                              order by count desc, value) as "values"
           from (select r.locale as value, r.locale as label, count(*)::integer as count
                   from matches join reading r using (reading_id)
                  group by r.locale
                  order by 3 desc, 1
                  limit 20) as counted
         having count(*) > 0
         union all
         select 'READING_TIME' as field, json_agg(json_build_object('value', value, 'label', label, 'count', count)
                                              order by count desc, value) as "values"
           from (select r.reading_minutes::text as value, r.reading_minutes::text as label, count(*)::integer as count
                   from matches join reading r using (reading_id)
                  group by r.reading_minutes
                  order by 3 desc, 1
                  limit 20) as counted
         having count(*) > 0) as facet) as "facets";
-- [["en","en","en","nl","nl","nl"],["palsi","weak","steroid","palsies","weak","steroid"],"{1,1,1,1,1,1}",3]

-- delivery.search.page:l.0.0
with matches as materialized (
  select found.score, r.reading_id, r.article_id
    from find_readings($1::text[], $2::text[], $3::text::real[], 1000) as found
    join reading r using (reading_id)
   where r.locale = $4::text
   order by found.score desc, r.article_id desc
   limit 1000
), best as (
  select * from matches
   order by score desc, article_id desc
   limit $5::integer
)
select (select coalesce(json_agg(row_to_json(page)), '[]') from (
         select json_build_array(best.score, best.article_id) as "key", best.score,
                r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       0 as "parts"
           from best
           join reading r on r.reading_id = best.reading_id
          order by best.score desc, best.article_id desc) as page) as "rows",
       null::integer as "total",
       null::json as "facets";
-- [["nl"],["verlamm"],"{1}","nl",21]

-- delivery.search.words
select (select coalesce(json_agg(json_build_object(
                 'locale', asked.locale, 'place', place, 'word', word, 'stem', stem, 'documents', documents,
                 'isKnown', is_known, 'forms', forms, 'resembling', resembling)), '[]')
          from json_to_recordset($1) as asked (locale text, config text, words json)
         cross join lateral read_words(asked.locale, asked.config::regconfig,
                                       array(select json_array_elements_text(asked.words)), $2)) as words,
       (select coalesce(json_agg(json_build_object('groupId', group_id, 'locale', locale, 'phrases', phrases)
                                 order by group_id), '[]')
          from (select locale, group_id, json_agg(stems) as phrases
                  from synonym
                 where locale in (select locale from json_to_recordset($1) as asked (locale text))
                 group by locale, group_id) as synonyms) as synonyms,
       (select coalesce(json_agg(json_build_object('locale', locale, 'stem', stem)), '[]')
          from stop_word
         where locale in (select locale from json_to_recordset($1) as asked (locale text))) as "stopWords";
-- ["[{\"locale\":\"en\",\"config\":\"english\",\"words\":[\"palsies\",\"weak\",\"steroid\"]},{\"locale\":\"nl\",\"config\":\"dutch\",\"words\":[\"palsies\",\"weak\",\"steroid\"]}]",20]
-- ["[{\"locale\":\"nl\",\"config\":\"dutch\",\"words\":[\"verlamming\"]}]",20]
