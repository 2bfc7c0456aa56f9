-- 2 statements

-- delivery.article.by-slug
select r.reading_id as "readingId",
       r.article_id as "articleId",
       r.translation_group_id as "translationGroupId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       r.subtitle as "subtitle",
       r.summary as "summary",
       r.words as "words",
       r.characters as "characters",
       r.images as "images",
       r.published_at as "publishedAt",
       r.updated_at as "updatedAt",
       r.revision as "revision",
       r.author_ids as "authorIds",
       r.topic_ids as "topicIds",
       $1::integer as "parts",
       case when $1::integer & 1 <> 0 then r.html end as "html",
       case when $1::integer & 2 <> 0 then r.portable_text end as "portableText",
       case when $1::integer & 4 <> 0 then r.markdown end as "markdown",
       case when $1::integer & 8 <> 0 then r.body_text end as "bodyText",
       case when $1::integer & 16 <> 0 then r.sections end as "sections",
       case when $1::integer & 32 <> 0 then r.figures end as "figures",
       case when $1::integer & 64 <> 0 then r.videos end as "videos",
       case when $1::integer & 128 <> 0 then r.seo end as "seo",
       case when $1::integer & 256 <> 0 then r.call_to_action end as "callToAction",
       case when $1::integer & 512 <> 0 then r.readability end as "readability",
       case when $1::integer & 1024 <> 0 then r.image end as "image"
  from reading r
 where r.locale = $2::text
   and r.slug = $3::text
 order by r.visible_from desc
 limit 1;
-- [1120,"en","protecting-your-eye"]

-- delivery.content-version
select n from content_version;
-- []
