-- 3 statements

-- editorial.session.user (prepared)
     select s.id, s.user_id as "userId", u.role,
            s.last_seen_at < clock_timestamp() - interval '1 minute' as "isStale"
     from editorial.session s
     join editorial."user" u on u.id = s.user_id
     where s.token_hash = $1
       and s.expires_at > clock_timestamp()
       and s.last_seen_at > clock_timestamp() - make_interval(mins => $2);

-- editorial.synonym-groups.count
     select count(*)::integer as n from editorial.synonym_group where ($1::text is null or exists (select from unnest(phrases) as phrase where phrase ilike $1))
       and ($2::text is null or locale = $2);

-- editorial.synonym-groups.page
     select id, locale, phrases, version, lower(phrases[1]) as "phraseKey"
     from editorial.synonym_group
     where ($1::text is null or exists (select from unnest(phrases) as phrase where phrase ilike $1))
       and ($2::text is null or locale = $2)
       and true
     order by locale asc, lower(phrases[1]) collate "C" asc, id asc
     limit $3;
