import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of the locales asked for that readers do not see yet or any more. */
const UNSEEN = `
              select doc from document where locale = any(locales) and visible_from > (select clock_timestamp())
              union all
              select doc from document
              where locale = any(locales) and visible_until <= (select clock_timestamp()) and visible_until < 'infinity'`;
const VISIBLE = `visible_from <= (select clock_timestamp()) and visible_until > (select clock_timestamp())`;

/**
 * What is computed over many articles reads a narrow row of each instead of the wide one readers see; and a count of how
 * often the statistics were taken tells which lists of neighbours are older than they.
 */
export class Neighbourhoods1763596800011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table delivery.corpus
        -- The newest row among those that were counted: one that came in the place of another leaves the number the same.
        add column newest_doc integer not null default 0,
        -- How many documents there were when all neighbours were last to be found anew.
        add column linked_documents integer not null default 0,
        add column generation integer not null default 0;
      update delivery.corpus set linked_documents = documents;

      alter table delivery.document
        -- Of the statistics its neighbours were found by; -1: it has none yet.
        add column generation    integer not null default 0,
        add column reading_id    uuid,
        add column article_id    uuid,
        add column topic_ids     uuid[],
        add column visible_from  timestamptz,
        add column visible_until timestamptz;
      update delivery.document
      set reading_id = reading.reading_id, article_id = reading.article_id, topic_ids = reading.topic_ids,
          visible_from = reading.visible_from, visible_until = reading.visible_until
      from delivery.reading
      where reading.doc = document.doc;
      alter table delivery.document
        alter column reading_id    set not null,
        alter column article_id    set not null,
        alter column topic_ids     set not null,
        alter column visible_from  set not null,
        alter column visible_until set not null;
      drop index delivery.document_locale;
      create index document_locale on delivery.document (locale, doc) include (visible_from, visible_until, generation);
      create unique index document_reading on delivery.document (reading_id) include (doc, visible_from, visible_until);
      create index document_to_come on delivery.document (locale, visible_from) include (doc, reading_id, visible_until);
      create index document_ended on delivery.document (locale, visible_until) include (doc, reading_id)
        where visible_until < 'infinity';
      create index document_unlinked on delivery.document (locale, doc) where generation < 0;
      create index document_article on delivery.document (article_id);

      create function delivery.copy_reading_to_document() returns trigger
      language plpgsql set search_path = delivery, pg_temp
      as $$
      begin
        select r.reading_id, r.article_id, r.topic_ids, r.visible_from, r.visible_until
          into new.reading_id, new.article_id, new.topic_ids, new.visible_from, new.visible_until
        from reading r where r.doc = new.doc;
        return new;
      end $$;
      create trigger document_as_reading before insert on delivery.document
        for each row execute function delivery.copy_reading_to_document();

      create function delivery.follow_reading() returns trigger
      language plpgsql set search_path = delivery, pg_temp
      as $$
      begin
        update document set visible_from = new.visible_from, visible_until = new.visible_until, topic_ids = new.topic_ids
        where doc = new.doc;
        return null;
      end $$;
      create trigger reading_leads_document after update of visible_from, visible_until, topic_ids on delivery.reading
        for each row execute function delivery.follow_reading();

      -- Hundreds of words an article: to look up their one reading for each takes longer than to store them.
      alter table delivery.term drop constraint term_reading_fk;
      create function delivery.take_terms_along() returns trigger
      language plpgsql set search_path = delivery, pg_temp
      as $$
      begin
        delete from term where doc = old.doc;
        return null;
      end $$;
      create trigger reading_takes_terms after delete on delivery.reading
        for each row execute function delivery.take_terms_along();
      revoke all on function delivery.copy_reading_to_document, delivery.follow_reading, delivery.take_terms_along from public;

      -- Read index-only by every question and every publish: that is many times faster on pages known to be all visible.
      alter table delivery.term set (
        autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02,
        autovacuum_analyze_scale_factor = 0.02);

      -- The visible readings that have any of the stems, best first by BM25, at most so many. What is unseen is left out by a list
      -- of it, which is short, rather than by a look at every match. Where all postings together are over 30,000, common words
      -- bring their 3,000 best, and the best of those are scored in full.
      create or replace function delivery.find_readings(locales text[], stems text[], weights real[], most integer)
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

        if postings <= 30000 then
          return query
            with unseen as materialized (${UNSEEN})
            select d.reading_id, best.score
            from (
              select matching.doc, floor(matching.sum * 100000 + .5) / 100000 as score
              from (
                select t.doc, sum(q.idf * t.impact) as sum
                from unnest(ids, idfs) as q (id, idf) join term t on t.lexeme_id = q.id
                group by t.doc
              ) as matching
              where not exists (select from unseen where unseen.doc = matching.doc)
              order by 2 desc, 1
              limit most
            ) as best
            join document d using (doc)
            order by best.score desc, best.doc;
        else
          return query
            with unseen as materialized (${UNSEEN}),
            candidate as materialized (
              select likely.doc
              from unnest(ids, idfs) as q (id, idf)
              cross join lateral (select doc, impact from term where lexeme_id = q.id order by impact desc limit 3000) as likely
              where not exists (select from unseen where unseen.doc = likely.doc)
              group by likely.doc
              order by sum(q.idf * likely.impact) desc, likely.doc
              limit most + 200
            ), matching as materialized (
              select t.doc, t.lexeme_id, t.impact
              from candidate
              cross join lateral (select * from term where doc = candidate.doc and lexeme_id = any(ids)) as t
            )
            select d.reading_id, best.score
            from (
              select matching.doc, floor(sum(q.idf * matching.impact) * 100000 + .5) / 100000 as score
              from matching join unnest(ids, idfs) as q (id, idf) on q.id = matching.lexeme_id
              group by matching.doc
              order by 2 desc, 1
              limit most
            ) as best
            join document d using (doc)
            order by best.score desc, best.doc;
        end if;
      end $$;

      -- The visible readings that an editor lets an article stand beside. The delivery login itself could not use the index.
      create function delivery.find_picking(asked uuid) returns setof uuid
      language sql stable security definer set search_path = delivery, pg_temp
      begin atomic
        select reading_id from delivery.reading
        where related_ids @> array[asked]
          and visible_from <= (select clock_timestamp()) and visible_until > (select clock_timestamp());
      end;
      revoke all on function delivery.find_picking from public;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function delivery.find_readings(locales text[], stems text[], weights real[], most integer)
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
      drop function delivery.find_picking;
      alter table delivery.term reset (
        autovacuum_vacuum_scale_factor, autovacuum_vacuum_insert_scale_factor, autovacuum_analyze_scale_factor);
      drop trigger reading_takes_terms on delivery.reading;
      delete from delivery.term where not exists (select from delivery.reading where reading.doc = term.doc);
      alter table delivery.term
        add constraint term_reading_fk foreign key (doc) references delivery.reading (doc) on delete cascade;
      drop trigger reading_leads_document on delivery.reading;
      drop trigger document_as_reading on delivery.document;
      drop function delivery.take_terms_along, delivery.follow_reading, delivery.copy_reading_to_document;
      drop index delivery.document_article, delivery.document_unlinked, delivery.document_ended, delivery.document_to_come, delivery.document_reading, delivery.document_locale;
      alter table delivery.document
        drop column visible_until, drop column visible_from, drop column topic_ids, drop column article_id,
        drop column reading_id, drop column generation;
      create index document_locale on delivery.document (locale);
      alter table delivery.corpus drop column generation, drop column linked_documents, drop column newest_doc;
    `);
  }
}
