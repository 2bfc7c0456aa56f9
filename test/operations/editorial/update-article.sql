-- 10 statements

-- editorial.session.user (prepared)
     select s.id, s.user_id as "userId", u.role,
            s.last_seen_at < clock_timestamp() - interval '1 minute' as "isStale"
     from editorial.session s
     join editorial."user" u on u.id = s.user_id
     where s.token_hash = $1
       and s.expires_at > clock_timestamp()
       and s.last_seen_at > clock_timestamp() - make_interval(mins => $2);

START TRANSACTION;

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

-- editorial.revision.content (prepared)
     select r.slug, r.title, r.subtitle, r.summary, r.body, r.image, r.call_to_action as "callToAction", r.seo,
            r.citations, r.videos, r.source_article_id as "sourceArticleId", r.source_revision as "sourceRevision",
            r.originally_published_at as "originallyPublishedAt",
            array(select author_id from editorial.revision_author where revision_id = r.id order by position) as "authorIds",
            array(select topic_id from editorial.revision_topic where revision_id = r.id order by position) as "topicIds",
            array(select related_id from editorial.revision_related where revision_id = r.id order by position) as "relatedIds"
     from editorial.revision r
     where r.article_id = $1 and r.number = $2;

-- editorial.article.update (prepared)
     update editorial.article
     set version = version + 1, workflow = coalesce($3, workflow), latest_revision = $4,
         updated_at = clock_timestamp()
     where id = $1 and version = $2
     returning id;

-- editorial.slug-claim.insert (prepared)
     insert into editorial.slug_claim as c (locale, slug, article_id)
     values ($1, $2, $3)
     on conflict on constraint slug_claim_pk do update set article_id = c.article_id
       where c.article_id = excluded.article_id
     returning slug;

-- editorial.revision.insert (prepared)
  with revision as (
    insert into editorial.revision as r (
      id, article_id, number, slug, title, subtitle, summary, body, image, call_to_action, seo,
      originally_published_at, reading_minutes, created_by, citations, videos, source_article_id, source_revision
    )
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $18, $19, $20, $21)
    returning 
  r.id, r.article_id as "articleId", r.number, r.slug, r.title, r.subtitle, r.summary,
  r.image, r.call_to_action as "callToAction", r.seo, r.originally_published_at as "originallyPublishedAt",
  r.reading_minutes as "readingTimeMinutes", r.created_at as "createdAt", r.created_by as "createdById",
  r.videos, r.source_article_id as "sourceArticleId", r.source_revision as "sourceRevision"
  ), authors as (
    insert into editorial.revision_author (revision_id, author_id, position)
    select $1, id, position from unnest($15::uuid[]) with ordinality as link (id, position)
  ), topics as (
    insert into editorial.revision_topic (revision_id, topic_id, position)
    select $1, id, position from unnest($16::uuid[]) with ordinality as link (id, position)
  ), related as (
    insert into editorial.revision_related (revision_id, article_id, related_id, position)
    select $1, $2, id, position from unnest($17::uuid[]) with ordinality as link (id, position)
  )
  select * from revision;

-- editorial.slug-claim.release (prepared)
     delete from editorial.slug_claim c
     where c.article_id = $1 and not exists (
  select from editorial.article a
  join editorial.revision r on r.article_id = a.id and r.number = a.latest_revision
  where a.id = c.article_id and r.slug = c.slug) and ($2 or not exists (
  select from editorial.publication p
  join editorial.revision r on r.id = p.revision_id
  where p.article_id = c.article_id and r.slug = c.slug
    and (upper_inf(p.visible) or upper(p.visible) > clock_timestamp())));

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
