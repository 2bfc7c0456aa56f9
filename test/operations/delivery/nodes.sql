-- 6 statements

-- delivery.articles.by-ids:0.0_a0
select r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       0 as "parts",
       (select coalesce(json_agg(link) filter (where link is not null), '[]')
          from (select (select json_build_object('authorId', t.author_id, 'slug', t.slug, 'name', t.name) from author t where t.author_id = p.id) as link
                  from unnest(r.author_ids) as p (id)) as links) as "authors"
  from reading r
 where r.article_id = any ($1::uuid[]);
-- [["00000000-0000-7000-8000-a00000000002","00000000-0000-7000-8000-a00000000007","00000000-0000-7000-8000-a00000000001"]]

-- delivery.articles.by-ids:8.0
select r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       8 as "parts",
       r.body_text as "bodyText"
  from reading r
 where r.article_id = any ($1::uuid[]);
-- [["00000000-0000-7000-8000-a00000000003"]]

-- delivery.authors.by-ids
select a.author_id as "authorId",
       a.slug as "slug",
       a.name as "name",
       a.credentials as "credentials",
       a.job_title as "jobTitle",
       a.bio as "bio",
       a.same_as as "sameAs",
       a.image as "image"
  from author a
 where a.author_id = any ($1::uuid[]);
-- [["00000000-0000-7000-8000-b00000000002"]]

-- delivery.content-version
select n from content_version;
-- []

-- delivery.images.nodes
select i.image_id as "imageId", i.file_hash as "fileHash", i.mime, i.width, i.height, i.focal_x as "focalX",
       i.focal_y as "focalY", i.placeholder
  from image i
 where i.image_id = any ($1::uuid[]);
-- [["00000000-0000-7000-8000-a00000000001"]]

-- delivery.topics.by-ids
select t.topic_id as "topicId",
       t.locale as "locale",
       t.slug as "slug",
       t.name as "name",
       t.description as "description",
       t.parent_id as "parentId"
  from topic t
 where t.topic_id = any ($1::uuid[]);
-- [["00000000-0000-7000-8000-c00000000001"]]
