-- 9 statements

-- delivery.article.by-slug-elsewhere:0.0
with chain as (
  select c.locale, c.place from unnest($1::text[]) with ordinality as c (locale, place)
), found as (
  select hit.translation_group_id, c.place
    from chain c
   cross join lateral (
     (select r.translation_group_id, 0 as is_former, r.visible_from as since
        from reading r
       where r.locale = c.locale and r.slug = $2::text)
     union all
     (select r.translation_group_id, 1, h.visible_from
        from slug_history h
        join reading r on r.article_id = h.article_id
       where h.locale = c.locale and h.slug = $2::text and r.locale = c.locale)
     order by is_former, since desc
     limit 1) hit
   order by c.place
   limit 1
), chosen as (
  select r.reading_id
    from found f
    join chain c on c.place <= f.place
    join reading r on r.translation_group_id = f.translation_group_id and r.locale = c.locale
   order by c.place
   limit 1
)
select r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       0 as "parts"
  from chosen
  join reading r on r.reading_id = chosen.reading_id;
-- [["en"],"wat-is-bells-palsy"]
-- [["nl","en"],"steroids"]
-- [["nl","en"],"what-is-bells-palsy"]
-- [["nl-BE","nl","en"],"bells-palsy-explained"]

-- delivery.article.by-slug:0.0
select r.reading_id as "readingId",
       r.article_id as "articleId",
       r.locale as "locale",
       r.slug as "slug",
       r.title as "title",
       0 as "parts"
  from reading r
 where r.locale = $1::text
   and r.slug = $2::text
 order by r.visible_from desc
 limit 1;
-- ["en","wat-is-bells-palsy"]
-- ["nl","steroids"]
-- ["nl","what-is-bells-palsy"]
-- ["nl-BE","bells-palsy-explained"]

-- delivery.content-version
select n from content_version;
-- []
