-- 2 statements

-- delivery.content-version
select n from content_version;
-- []

-- delivery.search.suggest:a
with completion as materialized (
  select word, stem, documents from complete_word($1::text, $3::text, 12) where $3::text <> ''
), typed as materialized (
  select lexeme as stem,
         exists (select from stop_word where locale = $1::text and stem = lexeme) as is_ignored
    from unnest($2::text[]) as given (word) cross join lateral unnest(to_tsvector($4::text::regconfig, given.word))
), asked as (
  select stem, max(weight) as weight from (
    select stem, 1::real as weight from typed
     where not is_ignored or not exists (select from typed where not is_ignored)
     union all
    select stem, 0.5 from completion) as both_kinds
   group by stem
), stems as (
  select array_agg(stem order by stem) as stems, array_agg(weight order by stem) as weights,
         array_agg($1::text order by stem) as locales
    from asked
), found as materialized (
  select reading_id, score from stems, find_readings(stems.locales, stems.stems, stems.weights, $5::integer)
)
select (select coalesce(json_agg(word order by documents desc, word), '[]') from completion) as "completions",
       (select coalesce(json_agg(row_to_json(article) order by article.score desc, article."articleId"), '[]') from (
         select found.score, r.reading_id as "readingId",
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
       $7::integer as "parts",
       case when $7::integer & 1 <> 0 then r.html end as "html",
       case when $7::integer & 2 <> 0 then r.portable_text end as "portableText",
       case when $7::integer & 4 <> 0 then r.markdown end as "markdown",
       case when $7::integer & 8 <> 0 then r.body_text end as "bodyText",
       case when $7::integer & 16 <> 0 then r.sections end as "sections",
       case when $7::integer & 32 <> 0 then r.figures end as "figures",
       case when $7::integer & 64 <> 0 then r.videos end as "videos",
       case when $7::integer & 128 <> 0 then r.seo end as "seo",
       case when $7::integer & 256 <> 0 then r.call_to_action end as "callToAction",
       case when $7::integer & 512 <> 0 then r.readability end as "readability",
       case when $7::integer & 1024 <> 0 then r.image end as "image",
       case when $7::integer & 2048 <> 0 then r.citations end as "citations",
       case when $7::integer & 4096 <> 0 then r.review || jsonb_build_object(
         'isOverdue', (r.review_due_on <= ((select clock_timestamp()) at time zone 'utc')::date),
         'reviewers', (select coalesce(json_agg(json_build_object('authorId', a.author_id, 'slug', a.slug, 'name', a.name, 'credentials', a.credentials, 'jobTitle', a.job_title, 'bio', case when $7::integer & 1073741824 <> 0 then a.bio end, 'sameAs', a.same_as, 'image', a.image) order by p.position), '[]')
                         from jsonb_array_elements_text(r.review -> 'reviewerIds') with ordinality as p (id, position)
                         join author a on a.author_id = p.id::uuid)) end as "review",
       (select coalesce(json_agg(json_build_object('authorId', a.author_id, 'slug', a.slug, 'name', a.name, 'credentials', a.credentials, 'jobTitle', a.job_title, 'bio', case when $6::boolean then a.bio end, 'sameAs', a.same_as, 'image', a.image) order by p.position), '[]')
          from unnest(r.author_ids) with ordinality as p (id, position)
          join author a on a.author_id = p.id) as "authors"
           from found join reading r using (reading_id)) as article) as "articles";
-- ["en",["palsy"],"wea","english",3,false,0]
