-- 3 statements

-- delivery.content-version
select n from content_version;
-- []

-- delivery.search.page:>%.#2.0.0
with matches as materialized (
  select found.doc, found.score, r.reading_id
    from find_matches($1::text[], $2::text[], $3::text::real[], 1000) as found
    join reading r using (doc)
   order by found.score desc, r.article_id desc
   limit 1000
), best as (
  (select doc, score from matches where score < $4::float8
    order by score desc
    fetch first 2 rows with ties)
   union all
  select doc, score from matches where score = $4::float8
)
select (select coalesce(json_agg(row_to_json(page)), '[]') from (
         select json_build_array(best.score, r.article_id) as "key", best.score,
                r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       0 as "parts"
           from best
           join reading r using (doc)
          where (best.score, r.article_id) < ($4::float8, $5::uuid)
          order by best.score desc, r.article_id desc
          limit 2) as page) as "rows",
       null::integer as "total",
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
-- [["en","en","nl","nl"],["palsi","nerv","palsy","nerv"],"{1,1,1,1}",3.79153,"00000000-0000-7000-8000-a00000000001"]

-- delivery.search.words
with asked as materialized (
  select locale, config::regconfig as config, array(select json_array_elements_text(words)) as words
    from json_to_recordset($1) as asked (locale text, config text, words json)
), read as materialized (
  select asked.locale, asked.config, found.*
    from asked cross join lateral read_words(asked.locale, asked.config, asked.words, 0) with ordinality as found
), unknown as (
  select locale, config, array_agg(word order by first_place) as words
    from (select locale, config, word, min(place) as first_place
            from read
           where word not in (select word from read where is_known)
           group by locale, config, word) as unknown_word
   group by locale, config
), corrected as materialized (
  select unknown.locale, found.word, found.stem, found.resembling
    from unknown cross join lateral read_words(unknown.locale, unknown.config, unknown.words, $2) as found
)
select (select coalesce(json_agg(json_build_object(
                 'locale', locale, 'place', place, 'word', word, 'stem', stem, 'documents', documents,
                 'isKnown', is_known, 'forms', forms, 'resembling', corrected.resembling)
                                 order by locale, ordinality), '[]')
          from read left join corrected using (locale, word, stem)) as words,
       (select coalesce(json_agg(json_build_object('groupId', group_id, 'locale', locale, 'phrases', phrases)
                                 order by group_id), '[]')
          from (select locale, group_id, json_agg(stems) as phrases
                  from synonym
                 where locale in (select locale from asked)
                 group by locale, group_id) as synonyms) as synonyms,
       (select coalesce(json_agg(json_build_object('locale', locale, 'stem', stem)), '[]')
          from stop_word
         where locale in (select locale from asked)) as "stopWords";
-- ["[{\"locale\":\"en\",\"config\":\"english\",\"words\":[\"palsy\",\"nerve\"]},{\"locale\":\"nl\",\"config\":\"dutch\",\"words\":[\"palsy\",\"nerve\"]}]",20]
