-- 17 statements

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

-- editorial.article.history-counts
     select a.id as "articleId",
            (select count(*)::integer from editorial.revision r where r.article_id = a.id) as revisions,
            (select count(*)::integer from editorial.publication p where p.article_id = a.id) as publications
     from editorial.article a
     where a.id = any($1);

-- editorial.article.translations
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
     where a.translation_group_id = any($1)
     order by a.locale;

-- editorial.publication.page
     select p.*
     from unnest($1::uuid[]) as asked (article_id)
     cross join lateral (
       select p.id, p.article_id as "articleId", p.revision_id as "revisionId", lower(p.visible) as "from",
              case when upper_inf(p.visible) then null else upper(p.visible) end as until,
              p.change_kind as "changeKind",
              lower(p.visible)::text as "sortKey"
       from editorial.publication p
       where p.article_id = asked.article_id and ($2::timestamptz is null or lower(p.visible) < $2)
       order by lower(p.visible) desc
       limit $3
     ) p;

-- editorial.revision.authors
     select l.revision_id as "revisionId", author.id, author.slug, author.name, author.credentials,
            author.job_title as "jobTitle", author.bio, author.same_as as "sameAs", author.image, author.version
     from editorial.revision_author l
     join editorial.author on author.id = l.author_id
     where l.revision_id = any($1)
     order by l.revision_id, l.position;

-- editorial.revision.body
     select id as "revisionId", body, citations from editorial.revision where id = any($1);

-- editorial.revision.by-id
     select 
  r.id, r.article_id as "articleId", r.number, r.slug, r.title, r.subtitle, r.summary,
  r.image, r.call_to_action as "callToAction", r.seo, r.originally_published_at as "originallyPublishedAt",
  r.reading_minutes as "readingTimeMinutes", r.created_at as "createdAt", r.created_by as "createdById",
  r.videos, r.source_article_id as "sourceArticleId", r.source_revision as "sourceRevision" from editorial.revision r where r.id = any($1);

-- editorial.revision.examined
     select a.id as "articleId", a.locale, r.slug, r.title, r.summary, r.body, r.citations, r.image,
            r.call_to_action as "callToAction",
            (extract(epoch from clock_timestamp()) * 1000000)::float8 as at,
            (select count(*)::integer from editorial.revision_author l where l.revision_id = r.id) as authors,
            (select count(*)::integer from editorial.revision_topic l where l.revision_id = r.id) as topics
     from editorial.article a
     join editorial.revision r on r.article_id = a.id and r.number = a.latest_revision
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

-- editorial.revision.newest
     select 
  r.id, r.article_id as "articleId", r.number, r.slug, r.title, r.subtitle, r.summary,
  r.image, r.call_to_action as "callToAction", r.seo, r.originally_published_at as "originallyPublishedAt",
  r.reading_minutes as "readingTimeMinutes", r.created_at as "createdAt", r.created_by as "createdById",
  r.videos, r.source_article_id as "sourceArticleId", r.source_revision as "sourceRevision"
     from editorial.article a
     join editorial.revision r on r.article_id = a.id and r.number = a.latest_revision
     where a.id = any($1);

-- editorial.revision.page
     select r.*
     from unnest($1::uuid[]) as asked (article_id)
     cross join lateral (
       select 
  r.id, r.article_id as "articleId", r.number, r.slug, r.title, r.subtitle, r.summary,
  r.image, r.call_to_action as "callToAction", r.seo, r.originally_published_at as "originallyPublishedAt",
  r.reading_minutes as "readingTimeMinutes", r.created_at as "createdAt", r.created_by as "createdById",
  r.videos, r.source_article_id as "sourceArticleId", r.source_revision as "sourceRevision"
       from editorial.revision r
       where r.article_id = asked.article_id and ($2::integer is null or r.number < $2)
       order by r.number desc
       limit $3
     ) r;

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

-- editorial.revision.related
     with clock as materialized (select clock_timestamp() as now)
     select l.revision_id as "revisionId", 
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
     from editorial.revision_related l
     join editorial.article a on a.id = l.related_id
     where l.revision_id = any($1)
     order by l.revision_id, l.position;

-- editorial.revision.topics
     select l.revision_id as "revisionId", topic.id, topic.locale, topic.slug, topic.name, topic.description,
            topic.parent_id as "parentId", topic.version
     from editorial.revision_topic l
     join editorial.topic on topic.id = l.topic_id
     where l.revision_id = any($1)
     order by l.revision_id, l.position;

-- editorial.session.user (prepared)
     select s.id, s.user_id as "userId", u.role,
            s.last_seen_at < clock_timestamp() - interval '1 minute' as "isStale"
     from editorial.session s
     join editorial."user" u on u.id = s.user_id
     where s.token_hash = $1
       and s.expires_at > clock_timestamp()
       and s.last_seen_at > clock_timestamp() - make_interval(mins => $2);

-- publication.review.standing
     select asked.article_id as "articleId", v.revision_number as revision, v.next_due_on::text as "nextDueOn",
            exists (
              select from editorial.publication p
              join editorial.revision r on r.id = p.revision_id
              where p.article_id = asked.article_id and p.change_kind = 'MATERIAL'
                and r.number > v.revision_number and r.number < asked.number) as "isSuperseded",
            case when reviewed.id is not null then jsonb_build_object('title', reviewed.title, 'subtitle', reviewed.subtitle, 'summary', reviewed.summary, 'body', reviewed.body) end as reviewed, case when present.id is not null then jsonb_build_object('title', present.title, 'subtitle', present.subtitle, 'summary', present.summary, 'body', present.body) end as present
     from (
       select a.id as article_id, coalesce(place.number, a.latest_revision) as number
       from unnest($1::uuid[], $2::integer[]) as place (article_id, number)
       join editorial.article a on a.id = place.article_id
     ) as asked
     cross join lateral (
       select v.revision_number, v.next_due_on
       from editorial.medical_review v
       where v.article_id = asked.article_id and v.withdrawn_at is null and v.revision_number <= asked.number
       order by v.revision_number = asked.number desc, v.reviewed_on desc, v.created_at desc
       limit 1
     ) v
     left join editorial.revision reviewed
       on reviewed.article_id = asked.article_id and reviewed.number = v.revision_number and v.revision_number < asked.number
     left join editorial.revision present
       on present.article_id = asked.article_id and present.number = asked.number and v.revision_number < asked.number;

SELECT "UserEntity"."id" AS "UserEntity_id", "UserEntity"."email" AS "UserEntity_email", "UserEntity"."name" AS "UserEntity_name", "UserEntity"."role" AS "UserEntity_role", "UserEntity"."created_at" AS "UserEntity_created_at" FROM "editorial"."user" "UserEntity" WHERE (("UserEntity"."id" IN ($1)));
