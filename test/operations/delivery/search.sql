-- 6 statements

-- delivery.content-version
select n from content_version;
-- []

-- delivery.search.count
with dictionary as (
  select d.locale, d.config::regconfig as config,
         (select string_agg(quote_literal(word), ' | ')::tsquery
            from unnest(tsvector_to_array(to_tsvector(d.config::regconfig, $1::text))) as w (word)) as query
    from unnest($2::text[], $3::text[]) as d (locale, config)
), matches as (
  select r.publication_id, r.article_id, d.config, d.query, ts_rank(v.document, d.query) as score
    from dictionary d
    join reading r on r.locale = d.locale
   cross join lateral (
     select setweight(to_tsvector(d.config, r.title), 'A') || setweight(to_tsvector(d.config, r.summary), 'B')
            || to_tsvector(d.config, left(r.body_text, 300000)) as document) v
   where v.document @@ d.query
)
select count(*)::integer as count
  from (select from matches limit 1000) counted;
-- [" � ?!",["en","nl"],["english","dutch"]]
-- ["palsies weak' | (steroid & !",["en","nl"],["english","dutch"]]

-- delivery.search.page:.
with dictionary as (
  select d.locale, d.config::regconfig as config,
         (select string_agg(quote_literal(word), ' | ')::tsquery
            from unnest(tsvector_to_array(to_tsvector(d.config::regconfig, $1::text))) as w (word)) as query
    from unnest($2::text[], $3::text[]) as d (locale, config)
), matches as (
  select r.publication_id, r.article_id, d.config, d.query, ts_rank(v.document, d.query) as score
    from dictionary d
    join reading r on r.locale = d.locale
   cross join lateral (
     select setweight(to_tsvector(d.config, r.title), 'A') || setweight(to_tsvector(d.config, r.summary), 'B')
            || to_tsvector(d.config, left(r.body_text, 300000)) as document) v
   where v.document @@ d.query
), best as (
  select m.* from matches m
   order by m.score desc, m.article_id desc
   limit $4::integer
)
select json_build_array(best.score, best.article_id) as "key",
       best.score,
       ts_headline(best.config, translate(r.summary || ' ' || r.body_text, chr(2) || chr(3), ''), best.query,
                   'StartSel=' || chr(2) || ', StopSel=' || chr(3) || ', MinWords=15, MaxWords=40') as "passage",
       r.publication_id as "publicationId",
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
       case when $5::integer & 1024 <> 0 then r.image end as "image"
  from best
  join reading r on r.publication_id = best.publication_id
 order by best.score desc, best.article_id desc;
-- [" � ?!",["en","nl"],["english","dutch"],21,0]

-- delivery.search.page:.a
with dictionary as (
  select d.locale, d.config::regconfig as config,
         (select string_agg(quote_literal(word), ' | ')::tsquery
            from unnest(tsvector_to_array(to_tsvector(d.config::regconfig, $1::text))) as w (word)) as query
    from unnest($2::text[], $3::text[]) as d (locale, config)
), matches as (
  select r.publication_id, r.article_id, d.config, d.query, ts_rank(v.document, d.query) as score
    from dictionary d
    join reading r on r.locale = d.locale
   cross join lateral (
     select setweight(to_tsvector(d.config, r.title), 'A') || setweight(to_tsvector(d.config, r.summary), 'B')
            || to_tsvector(d.config, left(r.body_text, 300000)) as document) v
   where v.document @@ d.query
), best as (
  select m.* from matches m
   order by m.score desc, m.article_id desc
   limit $4::integer
)
select json_build_array(best.score, best.article_id) as "key",
       best.score,
       ts_headline(best.config, translate(r.summary || ' ' || r.body_text, chr(2) || chr(3), ''), best.query,
                   'StartSel=' || chr(2) || ', StopSel=' || chr(3) || ', MinWords=15, MaxWords=40') as "passage",
       r.publication_id as "publicationId",
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
       $6::integer as "parts",
       case when $6::integer & 1 <> 0 then r.html end as "html",
       case when $6::integer & 2 <> 0 then r.portable_text end as "portableText",
       case when $6::integer & 4 <> 0 then r.markdown end as "markdown",
       case when $6::integer & 8 <> 0 then r.body_text end as "bodyText",
       case when $6::integer & 16 <> 0 then r.sections end as "sections",
       case when $6::integer & 32 <> 0 then r.figures end as "figures",
       case when $6::integer & 64 <> 0 then r.videos end as "videos",
       case when $6::integer & 128 <> 0 then r.seo end as "seo",
       case when $6::integer & 256 <> 0 then r.call_to_action end as "callToAction",
       case when $6::integer & 512 <> 0 then r.readability end as "readability",
       case when $6::integer & 1024 <> 0 then r.image end as "image",
       (select coalesce(json_agg(json_build_object('authorId', a.author_id, 'slug', a.slug, 'name', a.name, 'credentials', a.credentials, 'jobTitle', a.job_title, 'bio', case when $5::boolean then a.bio end, 'sameAs', a.same_as) order by p.position), '[]')
          from unnest(r.author_ids) with ordinality as p (id, position)
          join author a on a.author_id = p.id) as "authors"
  from best
  join reading r on r.publication_id = best.publication_id
 order by best.score desc, best.article_id desc;
-- ["palsies weak' | (steroid & !",["en","nl"],["english","dutch"],3,false,0]

-- delivery.search.page:l.
with dictionary as (
  select d.locale, d.config::regconfig as config,
         (select string_agg(quote_literal(word), ' | ')::tsquery
            from unnest(tsvector_to_array(to_tsvector(d.config::regconfig, $1::text))) as w (word)) as query
    from unnest($3::text[], $4::text[]) as d (locale, config)
), matches as (
  select r.publication_id, r.article_id, d.config, d.query, ts_rank(v.document, d.query) as score
    from dictionary d
    join reading r on r.locale = d.locale
   cross join lateral (
     select setweight(to_tsvector(d.config, r.title), 'A') || setweight(to_tsvector(d.config, r.summary), 'B')
            || to_tsvector(d.config, left(r.body_text, 300000)) as document) v
   where v.document @@ d.query
     and r.locale = $2::text
), best as (
  select m.* from matches m
   order by m.score desc, m.article_id desc
   limit $5::integer
)
select json_build_array(best.score, best.article_id) as "key",
       best.score,
       ts_headline(best.config, translate(r.summary || ' ' || r.body_text, chr(2) || chr(3), ''), best.query,
                   'StartSel=' || chr(2) || ', StopSel=' || chr(3) || ', MinWords=15, MaxWords=40') as "passage",
       r.publication_id as "publicationId",
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
       $6::integer as "parts",
       case when $6::integer & 1 <> 0 then r.html end as "html",
       case when $6::integer & 2 <> 0 then r.portable_text end as "portableText",
       case when $6::integer & 4 <> 0 then r.markdown end as "markdown",
       case when $6::integer & 8 <> 0 then r.body_text end as "bodyText",
       case when $6::integer & 16 <> 0 then r.sections end as "sections",
       case when $6::integer & 32 <> 0 then r.figures end as "figures",
       case when $6::integer & 64 <> 0 then r.videos end as "videos",
       case when $6::integer & 128 <> 0 then r.seo end as "seo",
       case when $6::integer & 256 <> 0 then r.call_to_action end as "callToAction",
       case when $6::integer & 512 <> 0 then r.readability end as "readability",
       case when $6::integer & 1024 <> 0 then r.image end as "image"
  from best
  join reading r on r.publication_id = best.publication_id
 order by best.score desc, best.article_id desc;
-- ["verlamming","nl",["nl"],["dutch"],21,0]
