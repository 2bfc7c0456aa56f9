-- 2 statements

-- delivery.content-version
select n from content_version;
-- []

-- delivery.search.suggest:0.0_a0
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
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       0 as "parts",
       (select coalesce(json_agg(link) filter (where link is not null), '[]')
          from (select (select json_build_object('authorId', t.author_id, 'slug', t.slug, 'name', t.name) from author t where t.author_id = p.id) as link
                  from unnest(r.author_ids) as p (id)) as links) as "authors"
           from found join reading r using (reading_id)) as article) as "articles";
-- ["en",["palsy"],"wea","english",3]
