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

-- publication.words.stems
     select array(select lexeme from unnest(to_tsvector($1::regconfig, folded)) order by positions[1], lexeme) as stems
     from unnest($2::text[]) with ordinality as given (folded, place)
     order by place;

-- editorial.synonym-groups.count
     select count(*)::integer as n from editorial.synonym_group where ($1::text is null or exists (select from unnest(phrases) as phrase where phrase ilike $1))
       and ($2::text is null or locale = $2);

-- editorial.synonym-group.insert
     insert into editorial.synonym_group (id, locale, phrases) values ($1, $2, $3);

-- publication.synonyms.clear
     delete from delivery.synonym where group_id = $1;

-- publication.synonyms.group
     select locale, phrases from editorial.synonym_group where id = $1;

-- publication.synonyms.insert
     insert into delivery.synonym (group_id, locale, phrase, stems)
     select $1, $2, phrase,
            array(select lexeme from unnest(to_tsvector($3::regconfig, folded)) order by positions[1], lexeme)
     from unnest($4::text[], $5::text[]) as given (phrase, folded);

-- publication.content-version.bump
     update delivery.content_version set n = n + $1
     where set_config('seventh.changed_keys', coalesce($2::text[]::text, ''), true) is not null
     returning n;

COMMIT;

-- editorial.synonym-groups.by-ids
     select id, locale, phrases, version from editorial.synonym_group where id = any($1);
