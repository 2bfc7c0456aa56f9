-- 3 statements

-- editorial.session.user (prepared)
     select s.id, s.user_id as "userId", u.role,
            s.last_seen_at < clock_timestamp() - interval '1 minute' as "isStale"
     from editorial.session s
     join editorial."user" u on u.id = s.user_id
     where s.token_hash = $1
       and s.expires_at > clock_timestamp()
       and s.last_seen_at > clock_timestamp() - make_interval(mins => $2);

-- editorial.stop-list
     select locale, words, version from editorial.stop_list where locale = $1;

-- publication.search-gaps.list
     select text, sum(count) filter (where ($2::date is null or day >= $2::date))::integer as count,
            (max(day) filter (where ($2::date is null or day >= $2::date)))::text as "lastAskedOn",
            json_agg(json_build_object('day', day, 'count', count) order by day desc) filter (where ($2::date is null or day >= $2::date)) as days
     from editorial.search_gap
     where locale = $1 and day >= (clock_timestamp() at time zone 'UTC')::date - $4::integer
     group by text
     having sum(count) >= $3 and bool_or(($2::date is null or day >= $2::date))
     order by 2 desc, 3 desc, text collate "C"
     limit $5;
