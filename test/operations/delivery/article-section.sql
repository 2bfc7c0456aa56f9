-- 2 statements

-- delivery.article.by-slug:h.0
select r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       17 as "parts",
       r.html as "html",
       r.sections as "sections"
  from reading r
 where r.locale = $1::text
   and r.slug = $2::text
 order by r.visible_from desc
 limit 1;
-- ["en","what-is-bells-palsy"]

-- delivery.content-version
select n from content_version;
-- []
