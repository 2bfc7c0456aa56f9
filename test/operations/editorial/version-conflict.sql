-- 6 statements

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

ROLLBACK;

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
