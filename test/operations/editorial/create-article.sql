-- 8 statements

-- editorial.session.user (prepared)
     select s.id, s.user_id as "userId", u.role,
            s.last_seen_at < clock_timestamp() - interval '1 minute' as "isStale"
     from editorial.session s
     join editorial."user" u on u.id = s.user_id
     where s.token_hash = $1
       and s.expires_at > clock_timestamp()
       and s.last_seen_at > clock_timestamp() - make_interval(mins => $2);

START TRANSACTION;

-- editorial.idempotency.claim (prepared)
     insert into editorial.idempotency (user_id, key, request_hash, subject_id)
     values ($1, $2, $3, $4)
     on conflict on constraint idempotency_pk do nothing
     returning subject_id;

-- editorial.article.insert (prepared)
     with article as (
       insert into editorial.article (id, locale, translation_group_id) values ($1, $2, $3)
       returning id, locale, translation_group_id as "translationGroupId", workflow, version,
                 latest_revision as "latestRevision", 'UNPUBLISHED' as visibility
     ), claim as (
       insert into editorial.slug_claim (locale, slug, article_id)
       select $2, $4, $1 where $4::text is not null
       on conflict on constraint slug_claim_pk do nothing
       returning slug
     )
     select article.*, exists (select from claim) as "hasSlug" from article;

-- editorial.slug-claim.like
       select slug from editorial.slug_claim
       where locale = $1 and starts_with(slug, $2) and article_id <> $3;

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

COMMIT;
