import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of the locales asked for that readers do not see yet or any more. */
const UNSEEN = `
              select doc from document where locale = any(locales) and visible_from > (select clock_timestamp())
              union all
              select doc from document
              where locale = any(locales) and visible_until <= (select clock_timestamp()) and visible_until < 'infinity'`;

/** A question costs the same however large the collection: so many postings are read, so many articles looked up. */
export class BoundedSearch1763596800021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The visible readings that have any of the stems, best first by BM25, at most so many. What is unseen is left out by a
      -- list of it, which is short, rather than by a look at every match.
      --
      -- Of all words together at most 24,000 postings are read: rare words' all, and what these leave is shared alike by the
      -- common ones, whose best are read. Where a word was cut, the best 300 by what was read are looked up for the words
      -- that were, so that their scores are exact (3,000 where no number is asked for: then a filter follows). The others
      -- score what was read of them, which is less, so they stay behind. A posting costs 0.5 µs, a look-up 12.
      create function delivery.find_matches(locales text[], stems text[], weights real[], most integer)
      returns table (doc integer, score float8)
      language plpgsql stable security definer set search_path = delivery, pg_temp
      as $$
      #variable_conflict use_column
      declare
        ids integer[];
        idfs float8[];
        share integer;
        are_cut boolean[];
        cut integer[];
        exact integer := case when most is null then 3000 else 300 end;
      begin
        with word as (
          select l.id, l.document_frequency,
                 asked.weight * ln(1 + (greatest(coalesce(c.documents, 0) - l.document_frequency, 0) + .5)
                                       / (l.document_frequency + .5)) as idf,
                 sum(l.document_frequency) over rarer as postings_before,
                 count(*) over as_common as words_left
          from unnest(locales, stems, weights) as asked (locale, stem, weight)
          join lexeme l on l.locale = asked.locale and l.lexeme = asked.stem
          left join corpus c on c.locale = asked.locale
          window rarer as (order by l.document_frequency, l.id rows between unbounded preceding and 1 preceding),
                 as_common as (order by l.document_frequency, l.id rows between current row and unbounded following)
        ), level as (
          -- As water fills a vessel with a stepped floor.
          select max((24000 - coalesce(postings_before, 0)) / words_left)::integer as share from word
        )
        select array_agg(id order by id), array_agg(idf order by id), min(level.share),
               array_agg(document_frequency > level.share order by id),
               array_agg(id order by id) filter (where document_frequency > level.share)
          into ids, idfs, share, are_cut, cut
        from word, level;

        if cut is null then
          return query
            with unseen as materialized (${UNSEEN})
            select matching.doc, floor(matching.sum * 100000 + .5) / 100000
            from (
              select t.doc, sum(q.idf * t.impact) as sum
              from unnest(ids, idfs) as q (id, idf) join term t on t.lexeme_id = q.id
              group by t.doc
            ) as matching
            where not exists (select from unseen where unseen.doc = matching.doc)
            order by 2 desc, 1
            limit most;
        else
          return query
            with unseen as materialized (${UNSEEN}),
            candidate as materialized (
              select likely.doc, sum(q.idf * likely.impact) as known,
                     sum(q.idf * likely.impact) filter (where not q.is_cut) as of_uncut
              from unnest(ids, idfs, are_cut) as q (id, idf, is_cut)
              cross join lateral (
                select doc, impact from term where lexeme_id = q.id order by impact desc limit share) as likely
              where not exists (select from unseen where unseen.doc = likely.doc)
              group by likely.doc
              order by 2 desc, 1
              limit case when most is not null then greatest(most, exact) end
            ), scored as (
              select likeliest.doc,
                     coalesce(of_uncut, 0) + coalesce((
                       select sum(idfs[array_position(ids, t.lexeme_id)] * t.impact)
                       from term t where t.doc = likeliest.doc and t.lexeme_id = any(cut)), 0) as sum
              from (select * from candidate order by known desc, doc limit exact) as likeliest
              union all
              (select doc, known from candidate order by known desc, doc offset exact)
            )
            select scored.doc, floor(scored.sum * 100000 + .5) / 100000
            from scored
            order by 2 desc, 1
            limit most;
        end if;
      end $$;
      revoke all on function delivery.find_matches from public;

      create or replace function delivery.find_readings(locales text[], stems text[], weights real[], most integer)
      returns table (reading_id uuid, score float8)
      language sql stable security definer set search_path = delivery, pg_temp
      begin atomic
        select document.reading_id, found.score
        from delivery.find_matches(locales, stems, weights, most) as found
        join delivery.document using (doc)
        order by found.score desc, found.doc;
      end;
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
      drop function delivery.find_matches;
    `);
  }
}
