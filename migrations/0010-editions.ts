import type { MigrationInterface, QueryRunner } from 'typeorm';

const VISIBLE = `visible_from <= (select clock_timestamp()) and visible_until > (select clock_timestamp())`;

/**
 * A publication may be read in several editions, one after the other: what it shows changes at instants known ahead, as
 * when the consent to a patient's story ends. Each edition is a reading row with an id of its own.
 */
export class Editions1763596800010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table delivery.reading        rename column publication_id to reading_id;
      alter table delivery.reading_topic  rename column publication_id to reading_id;
      alter table delivery.reading_author rename column publication_id to reading_id;
      alter table delivery.neighbour      rename column publication_id to reading_id;

      alter table delivery.reading add column publication_id uuid;
      update delivery.reading set publication_id = reading_id;
      alter table delivery.reading alter column publication_id set not null;
      create index reading_publication on delivery.reading (publication_id);

      -- What partners may show where that is less than the site shows: null where it is the same.
      alter table delivery.reading
        add column partner_html     text,
        add column partner_markdown text,
        add column partner_text     text;
      alter table delivery.reading
        alter column partner_html     set storage external,
        alter column partner_markdown set storage external,
        alter column partner_text     set storage external;

      drop function delivery.find_publications;
      -- The visible readings that have any of the stems, best first by BM25, at most so many. Common words bring their
      -- 3,000 best postings where all postings together are over 50,000: measured, that costs nothing in quality.
      create function delivery.find_readings(locales text[], stems text[], weights real[], most integer)
      returns table (reading_id uuid, score float8)
      language plpgsql stable security definer set search_path = delivery, pg_temp
      as $$
      declare
        ids integer[];
        idfs float8[];
        postings bigint;
      begin
        select array_agg(l.id order by l.id), sum(l.document_frequency),
               array_agg(asked.weight * ln(1 + (greatest(coalesce(c.documents, 0) - l.document_frequency, 0) + .5)
                                               / (l.document_frequency + .5)) order by l.id)
          into ids, postings, idfs
        from unnest(locales, stems, weights) as asked (locale, stem, weight)
        join lexeme l on l.locale = asked.locale and l.lexeme = asked.stem
        left join corpus c on c.locale = asked.locale;

        if postings <= 50000 then
          return query
            select r.reading_id, scored.score
            from (
              select t.doc, floor(sum(q.idf * t.impact) * 100000 + .5) / 100000 as score
              from unnest(ids, idfs) as q (id, idf) join term t on t.lexeme_id = q.id
              group by t.doc
              order by 2 desc, 1
            ) as scored
            join lateral (select reading.reading_id from reading where doc = scored.doc and ${VISIBLE}) as r on true
            -- Said again, as a join need not keep an order: without it, which of many are cut away would hang on the plan.
            order by scored.score desc, scored.doc
            limit most;
        else
          return query
            select r.reading_id, scored.score
            from (
              select t.doc, floor(sum(q.idf * t.impact) * 100000 + .5) / 100000 as score
              from (
                select likely.doc
                from (
                  select best.doc
                  from unnest(ids, idfs) as q (id, idf)
                  cross join lateral (select doc, impact from term where lexeme_id = q.id order by impact desc limit 3000) as best
                  group by best.doc
                  order by sum(q.idf * best.impact) desc, best.doc
                  offset 0
                ) as likely
                join lateral (select from reading where doc = likely.doc and ${VISIBLE}) as visible on true
                limit most + 200
              ) as candidate
              cross join unnest(ids, idfs) as q (id, idf)
              join term t on t.doc = candidate.doc and t.lexeme_id = q.id
              group by t.doc
              order by 2 desc, 1
            ) as scored
            join lateral (select reading.reading_id from reading where doc = scored.doc and ${VISIBLE}) as r on true
            -- Said again, as a join need not keep an order: without it, which of many are cut away would hang on the plan.
            order by scored.score desc, scored.doc
            limit most;
        end if;
      end $$;
      revoke all on function delivery.find_readings from public;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function delivery.find_readings;
      create function delivery.find_publications(locales text[], stems text[], weights real[], most integer)
      returns table (publication_id uuid, score float8)
      language plpgsql stable security definer set search_path = delivery, pg_temp
      as $$
      declare
        ids integer[];
        idfs float8[];
        postings bigint;
      begin
        select array_agg(l.id order by l.id), sum(l.document_frequency),
               array_agg(asked.weight * ln(1 + (greatest(coalesce(c.documents, 0) - l.document_frequency, 0) + .5)
                                               / (l.document_frequency + .5)) order by l.id)
          into ids, postings, idfs
        from unnest(locales, stems, weights) as asked (locale, stem, weight)
        join lexeme l on l.locale = asked.locale and l.lexeme = asked.stem
        left join corpus c on c.locale = asked.locale;

        if postings <= 50000 then
          return query
            select r.publication_id, scored.score
            from (
              select t.doc, floor(sum(q.idf * t.impact) * 100000 + .5) / 100000 as score
              from unnest(ids, idfs) as q (id, idf) join term t on t.lexeme_id = q.id
              group by t.doc
              order by 2 desc, 1
            ) as scored
            join lateral (select reading.publication_id from reading where doc = scored.doc and ${VISIBLE}) as r on true
            -- Said again, as a join need not keep an order: without it, which of many are cut away would hang on the plan.
            order by scored.score desc, scored.doc
            limit most;
        else
          return query
            select r.publication_id, scored.score
            from (
              select t.doc, floor(sum(q.idf * t.impact) * 100000 + .5) / 100000 as score
              from (
                select likely.doc
                from (
                  select best.doc
                  from unnest(ids, idfs) as q (id, idf)
                  cross join lateral (select doc, impact from term where lexeme_id = q.id order by impact desc limit 3000) as best
                  group by best.doc
                  order by sum(q.idf * best.impact) desc, best.doc
                  offset 0
                ) as likely
                join lateral (select from reading where doc = likely.doc and ${VISIBLE}) as visible on true
                limit most + 200
              ) as candidate
              cross join unnest(ids, idfs) as q (id, idf)
              join term t on t.doc = candidate.doc and t.lexeme_id = q.id
              group by t.doc
              order by 2 desc, 1
            ) as scored
            join lateral (select reading.publication_id from reading where doc = scored.doc and ${VISIBLE}) as r on true
            -- Said again, as a join need not keep an order: without it, which of many are cut away would hang on the plan.
            order by scored.score desc, scored.doc
            limit most;
        end if;
      end $$;
      revoke all on function delivery.find_publications from public;
      drop index delivery.reading_publication;
      alter table delivery.reading
        drop column publication_id, drop column partner_html, drop column partner_markdown, drop column partner_text;
      alter table delivery.neighbour      rename column reading_id to publication_id;
      alter table delivery.reading_author rename column reading_id to publication_id;
      alter table delivery.reading_topic  rename column reading_id to publication_id;
      alter table delivery.reading        rename column reading_id to publication_id;
    `);
  }
}
