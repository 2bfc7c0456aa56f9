-- 2 statements

-- editorial.related.explain
     with near as materialized (
       select here.doc as here_doc, there.doc as there_doc, here.locale, here.topic_ids as here_topics,
              there.topic_ids as there_topics, there.article_id, neighbour.score, neighbour.neighbour_id,
              there.article_id = any(here.related_ids) as is_picked
       from delivery.reading as here
       join delivery.neighbour on neighbour.reading_id = here.reading_id
       join delivery.reading as there on there.reading_id = neighbour.neighbour_id
       where here.article_id = $1 and here.visible_from <= (select clock_timestamp()) and here.visible_until > (select clock_timestamp()) and there.visible_from <= (select clock_timestamp()) and there.visible_until > (select clock_timestamp())
       order by neighbour.score desc, neighbour.neighbour_id
       limit $2
     )
     select near.article_id as "articleId", near.score, near.is_picked as "isPicked",
            (select coalesce(json_agg(json_build_object('stem', lexeme, 'weight', weight) order by weight desc, lexeme), '[]')
             from (
               select lexeme.lexeme,
                      sqrt(mine.frequency) * idf * sqrt(theirs.frequency) * idf
                        / nullif(here.norm * there.norm, 0) as weight
               from delivery.term as mine
               join delivery.term as theirs on theirs.doc = near.there_doc and theirs.lexeme_id = mine.lexeme_id
               join delivery.lexeme on lexeme.id = mine.lexeme_id
               join delivery.document as here on here.doc = near.here_doc
               join delivery.document as there on there.doc = near.there_doc
               left join delivery.corpus on corpus.locale = near.locale
               cross join lateral (
                 select ln(1 + greatest(1, coalesce(corpus.documents, 0))::float8 / (1 + lexeme.document_frequency)) as idf
               ) as counted
               where mine.doc = near.here_doc
               order by weight desc nulls last, lexeme.lexeme
               limit 10
             ) as shared where weight > 0) as "sharedWords",
            array(select id from unnest(near.here_topics) with ordinality as mine (id, place)
                  where id = any(near.there_topics) order by place) as "topicIds"
     from near
     order by near.score desc, near.neighbour_id;

-- editorial.session.user (prepared)
     select s.id, s.user_id as "userId", u.role,
            s.last_seen_at < clock_timestamp() - interval '1 minute' as "isStale"
     from editorial.session s
     join editorial."user" u on u.id = s.user_id
     where s.token_hash = $1
       and s.expires_at > clock_timestamp()
       and s.last_seen_at > clock_timestamp() - make_interval(mins => $2);
