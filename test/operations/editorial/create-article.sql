-- 12 statements

-- editorial.session.user
     select s.id, s.user_id as "userId", u.role,
            s.last_seen_at < clock_timestamp() - interval '1 minute' as "isStale"
     from editorial.session s
     join editorial."user" u on u.id = s.user_id
     where s.token_hash = $1
       and s.expires_at > clock_timestamp()
       and s.last_seen_at > clock_timestamp() - make_interval(mins => $2);

START TRANSACTION;

-- editorial.idempotency.claim
     insert into editorial.idempotency (user_id, key, request_hash, subject_id)
     values ($1, $2, $3, $4)
     on conflict on constraint idempotency_pk do nothing
     returning subject_id;

-- editorial.article.insert
     insert into editorial.article (id, locale, translation_group_id) values ($1, $2, $3);

-- editorial.slug-claim.like
       select slug from editorial.slug_claim
       where locale = $1 and starts_with(slug, $2) and article_id <> $3;

-- editorial.slug-claim.lock
     select from editorial.slug_claim where locale = $1 and slug = $2 and article_id <> $3 for update;

-- editorial.slug-claim.insert
     insert into editorial.slug_claim as c (locale, slug, article_id)
     values ($1, $2, $3)
     on conflict on constraint slug_claim_pk do update set article_id = c.article_id
       where c.article_id = excluded.article_id
     returning slug;

-- editorial.revision.insert
     with revision as (
       insert into editorial.revision (
         id, article_id, number, slug, title, subtitle, summary, body, image, call_to_action, seo,
         originally_published_at, reading_minutes, created_by, citations, videos, source_article_id, source_revision
       )
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $18, $19, $20, $21)
     ), authors as (
       insert into editorial.revision_author (revision_id, author_id, position)
       select $1, id, position from unnest($15::uuid[]) with ordinality as link (id, position)
     ), topics as (
       insert into editorial.revision_topic (revision_id, topic_id, position)
       select $1, id, position from unnest($16::uuid[]) with ordinality as link (id, position)
     )
     insert into editorial.revision_related (revision_id, article_id, related_id, position)
     select $1, $2, id, position from unnest($17::uuid[]) with ordinality as link (id, position);

-- publication.content-version
    select n from delivery.content_version;

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

-- editorial.revision.newest
     select 
  r.id, r.article_id as "articleId", r.number, r.slug, r.title, r.subtitle, r.summary,
  r.image, r.call_to_action as "callToAction", r.seo, r.originally_published_at as "originallyPublishedAt",
  r.reading_minutes as "readingTimeMinutes", r.created_at as "createdAt", r.created_by as "createdById",
  r.videos, r.source_article_id as "sourceArticleId", r.source_revision as "sourceRevision"
     from editorial.article a
     join editorial.revision r on r.article_id = a.id and r.number = a.latest_revision
     where a.id = any($1);
