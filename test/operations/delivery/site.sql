-- 1 statement

-- delivery.content-version
select n from content_version;
-- []
