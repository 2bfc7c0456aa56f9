-- 6 statements

-- editorial.articles.count
     with clock as materialized (select clock_timestamp() as now)
     select count(*)::integer as n
     from editorial.article a
     join editorial.revision r on r.article_id = a.id and r.number = a.latest_revision
     where ($1::text is null or r.title ilike $1 or r.slug ilike $1)
       and ($2::text[] is null or a.workflow = any($2))
       and ($3::text[] is null or case
         when exists (
           select from editorial.publication p, clock where p.article_id = a.id and p.visible @> clock.now
         ) then 'PUBLISHED'
         when exists (
           select from editorial.publication p, clock where p.article_id = a.id and lower(p.visible) > clock.now
         ) then 'SCHEDULED'
         else 'UNPUBLISHED' end = any($3))
       and ($4::text is null or a.locale = $4)
       and ($5::uuid is null or exists (
         select from editorial.revision_author l where l.revision_id = r.id and l.author_id = $5))
       and ($6::uuid is null or exists (
         select from editorial.revision_topic l where l.revision_id = r.id and l.topic_id = $6))
       and ($7::date is null or (
  select v.next_due_on from editorial.medical_review v
  where v.article_id = a.id and v.withdrawn_at is null
  order by v.reviewed_on desc, v.created_at desc limit 1) < $7)
       and ($8::uuid is null or $9 = exists (
         select from editorial.revision mine where mine.article_id = a.id and mine.created_by = $8));

-- editorial.articles.page
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
  end as visibility, (a.updated_at)::text as "sortKey"
     from editorial.article a
     join editorial.revision r on r.article_id = a.id and r.number = a.latest_revision
     where ($1::text is null or r.title ilike $1 or r.slug ilike $1)
       and ($2::text[] is null or a.workflow = any($2))
       and ($3::text[] is null or case
         when exists (
           select from editorial.publication p, clock where p.article_id = a.id and p.visible @> clock.now
         ) then 'PUBLISHED'
         when exists (
           select from editorial.publication p, clock where p.article_id = a.id and lower(p.visible) > clock.now
         ) then 'SCHEDULED'
         else 'UNPUBLISHED' end = any($3))
       and ($4::text is null or a.locale = $4)
       and ($5::uuid is null or exists (
         select from editorial.revision_author l where l.revision_id = r.id and l.author_id = $5))
       and ($6::uuid is null or exists (
         select from editorial.revision_topic l where l.revision_id = r.id and l.topic_id = $6))
       and ($7::date is null or (
  select v.next_due_on from editorial.medical_review v
  where v.article_id = a.id and v.withdrawn_at is null
  order by v.reviewed_on desc, v.created_at desc limit 1) < $7)
       and ($8::uuid is null or $9 = exists (
         select from editorial.revision mine where mine.article_id = a.id and mine.created_by = $8))
     
     order by a.updated_at desc, a.id desc
     limit $10;

-- editorial.revision.authors
     select l.revision_id as "revisionId", author.id, author.slug, author.name, author.credentials,
            author.job_title as "jobTitle", author.bio, author.same_as as "sameAs", author.image, author.version
     from editorial.revision_author l
     join editorial.author on author.id = l.author_id
     where l.revision_id = any($1)
     order by l.revision_id, l.position;

-- editorial.revision.newest
     select 
  r.id, r.article_id as "articleId", r.number, r.slug, r.title, r.subtitle, r.summary,
  r.image, r.call_to_action as "callToAction", r.seo, r.originally_published_at as "originallyPublishedAt",
  r.reading_minutes as "readingTimeMinutes", r.created_at as "createdAt", r.created_by as "createdById",
  r.videos, r.source_article_id as "sourceArticleId", r.source_revision as "sourceRevision"
     from editorial.article a
     join editorial.revision r on r.article_id = a.id and r.number = a.latest_revision
     where a.id = any($1);

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
