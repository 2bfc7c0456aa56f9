-- 9 statements

-- editorial.session.user (prepared)
     select s.id, s.user_id as "userId", u.role,
            s.last_seen_at < clock_timestamp() - interval '1 minute' as "isStale"
     from editorial.session s
     join editorial."user" u on u.id = s.user_id
     where s.token_hash = $1
       and s.expires_at > clock_timestamp()
       and s.last_seen_at > clock_timestamp() - make_interval(mins => $2);

START TRANSACTION;

SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;

-- editorial.search.see-as-readers
     set local search_path = delivery;

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

-- editorial.search.explain
     with asked as materialized (
       select asked.stem, asked.weight, lexeme.id, coalesce(lexeme.document_frequency, 0) as documents,
              -- As find_readings has it.
              ln(1 + (greatest(coalesce(corpus.documents, 0) - lexeme.document_frequency, 0) + .5)
                     / (lexeme.document_frequency + .5))::float8 as idf
       from unnest($2::text[], $3::text[], $4::real[]) as asked (locale, stem, weight)
       left join delivery.lexeme on lexeme.locale = asked.locale and lexeme.lexeme = asked.stem
       left join delivery.corpus on corpus.locale = asked.locale
     ), found as materialized (
       select found.score, reading.doc, reading.article_id
       from delivery.find_readings($2::text[], $3::text[], $4::real[], 1000) as found
       join delivery.reading using (reading_id)
       order by found.score desc, reading.article_id desc
       limit $5
     )
     select coalesce((select documents from delivery.corpus where locale = $1), 0) as documents,
            (select coalesce(json_agg(json_build_object('stem', stem, 'weight', weight, 'documents', documents, 'idf', idf)
                                      order by weight desc, idf desc nulls last, stem), '[]') from asked) as stems,
            (select coalesce(json_agg(json_build_object('articleId', article_id, 'score', score, 'words', words)
                                      order by score desc, article_id desc), '[]')
             from found
             cross join lateral (
               select json_agg(json_build_object('stem', asked.stem, 'weight', asked.weight, 'frequency', term.frequency,
                                                 'impact', term.impact, 'idf', asked.idf,
                                                 'contribution', asked.weight * asked.idf * term.impact)
                               order by asked.weight * asked.idf * term.impact desc, asked.stem) as words
               from asked
               join delivery.term on term.lexeme_id = asked.id and term.doc = found.doc
             ) as share) as matches;

COMMIT;

-- editorial.article.by-id
     with clock as materialized (select clock_timestamp() as now)
     select 
  a.id, a.locale, a.translation_group_id as "translationGroupId", a.workflow, a.version,
  a.latest_revision as "latestRevision",
  case
    when exists (
      select from editorial.publication p, clock
      where p.article_id = a.id and p.visible @> clock.now
    ) then 'PUBLISHED'
    when exists (
      select from editorial.publication p, clock
      where p.article_id = a.id and lower(p.visible) > clock.now
    ) then 'SCHEDULED'
    else 'UNPUBLISHED'
  end as visibility
     from editorial.article a
     where a.id = any($1);

-- editorial.revision.published
     with clock as materialized (select clock_timestamp() as now)
     select 
  r.id, r.article_id as "articleId", r.number, r.slug, r.title, r.subtitle, r.summary,
  r.image, r.call_to_action as "callToAction", r.seo, r.originally_published_at as "originallyPublishedAt",
  r.reading_minutes as "readingTimeMinutes", r.created_at as "createdAt", r.created_by as "createdById",
  r.videos, r.source_article_id as "sourceArticleId", r.source_revision as "sourceRevision"
     from clock
     join editorial.publication p on p.article_id = any($1) and p.visible @> clock.now
     join editorial.revision r on r.id = p.revision_id;
