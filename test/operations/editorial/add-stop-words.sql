-- 11 statements

-- editorial.session.user (prepared)
     select s.id, s.user_id as "userId", u.role,
            s.last_seen_at < clock_timestamp() - interval '1 minute' as "isStale"
     from editorial.session s
     join editorial."user" u on u.id = s.user_id
     where s.token_hash = $1
       and s.expires_at > clock_timestamp()
       and s.last_seen_at > clock_timestamp() - make_interval(mins => $2);

START TRANSACTION;

-- editorial.stop-list
     select locale, words, version from editorial.stop_list where locale = $1;

-- publication.words.stems
     select array(select lexeme from unnest(to_tsvector($1::regconfig, folded)) order by positions[1], lexeme) as stems
     from unnest($2::text[]) with ordinality as given (folded, place)
     order by place;

-- editorial.stop-list.write
     with changed as (
       update editorial.stop_list
       set words = $3, version = version + 1, updated_at = clock_timestamp()
       where locale = $1 and version = $2
       returning locale
     ), added as (
       insert into editorial.stop_list (locale, words)
       select $1, $3 where $2::integer = 0
       on conflict on constraint stop_list_pk do nothing
       returning locale
     )
     select from changed union all select from added;

-- publication.stop-words.clear
     delete from delivery.stop_word where locale = $1;

-- publication.stop-words.list
     select words from editorial.stop_list where locale = $1;

-- publication.stop-words.insert
     insert into delivery.stop_word (locale, word, stem)
     select $1, word, stem.lexeme
     from unnest($3::text[]) as given (word)
     cross join lateral (select lexeme from unnest(to_tsvector($2::regconfig, word)) limit 1) as stem
     order by word;

-- publication.content-version.bump
     update delivery.content_version set n = n + $1
     where set_config('seventh.changed_keys', coalesce($2::text[]::text, ''), true) is not null
     returning n;

COMMIT;

-- editorial.stop-list
     select locale, words, version from editorial.stop_list where locale = $1;
