import type { MigrationInterface, QueryRunner } from 'typeorm';

const VISIBLE = `visible_from <= (select clock_timestamp()) and visible_until > (select clock_timestamp())`;

/**
 * Search by BM25 over the postings. The delivery login reads neither words nor postings: they hold those of scheduled
 * articles too. It may call functions of the owner's, which answer with nothing that is not in a visible article.
 */
export class Search1763596800009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm schema public;

      -- Words as they are written, folded; each with its stem.
      create table delivery.word (
        locale    text    not null,
        word      text    not null collate "C",
        lexeme_id integer not null,
        constraint word_pk        primary key (locale, word),
        constraint word_lexeme_fk foreign key (lexeme_id) references delivery.lexeme (id) on delete cascade
      );
      create index word_resembling on delivery.word using gin (word gin_trgm_ops);
      create index word_of_lexeme  on delivery.word (lexeme_id);
      alter table delivery.word enable row level security;

      -- The different words of a text, a space on either side of each.
      alter table delivery.reading add column vocabulary text not null default '';
      alter table delivery.reading alter column vocabulary set storage external;

      -- What means the same. Editors write groups; stems are those of the phrase's words in their order.
      create table editorial.synonym_group (
        id         uuid        not null,
        locale     text        not null,
        phrases    text[]      not null,
        version    integer     not null default 1,
        updated_at timestamptz not null default clock_timestamp(),
        constraint synonym_group_pk               primary key (id),
        constraint synonym_group_version_positive check (version > 0)
      );
      create index synonym_group_list on editorial.synonym_group (locale, id);
      create table delivery.synonym (
        group_id uuid   not null,
        locale   text   not null,
        phrase   text   not null,
        stems    text[] not null,
        constraint synonym_pk primary key (group_id, phrase)
      );
      create index synonym_locale on delivery.synonym (locale);

      -- Whether a visible article has one of a lexeme's forms, or this very word.
      create function delivery.is_in_use(asked_lexeme integer, asked_word text default null) returns boolean
      language sql stable security definer set search_path = delivery, pg_temp
      begin atomic
        select exists (
          select from delivery.term join delivery.reading using (doc)
          where term.lexeme_id = asked_lexeme and ${VISIBLE}
            and (asked_word is null or position(' ' || asked_word || ' ' in vocabulary) > 0));
      end;

      -- What a question's words are: their stems, how common those are, in which forms they are written, and for words no
      -- visible article has, the ones that resemble them. Words are folded. At most asked_corrections are looked for.
      create function delivery.read_words(asked_locale text, config regconfig, asked text[], asked_corrections integer)
      returns table (place integer, word text, stem text, documents integer, is_known boolean, forms text[], resembling json)
      language plpgsql stable security definer
      set search_path = delivery, public, pg_temp set pg_trgm.similarity_threshold = 0.2
      as $$
      declare
        left_to_correct integer := asked_corrections;
        found_lexeme integer;
      begin
        for place, word, stem in
          select given.place, given.word, stems.lexeme
          from unnest(asked) with ordinality as given (word, place)
          cross join lateral unnest(to_tsvector(config, given.word)) as stems
          order by given.place, stems.positions[1]
        loop
          documents := 0; is_known := false; forms := '{}'; resembling := null; found_lexeme := null;
          select l.id, l.document_frequency into found_lexeme, documents
          from lexeme l where l.locale = asked_locale and l.lexeme = stem;
          documents := coalesce(documents, 0);
          is_known := found_lexeme is not null and is_in_use(found_lexeme);
          if is_known then
            forms := array(select w.word from word w where w.lexeme_id = found_lexeme order by w.word limit 50);
          elsif left_to_correct > 0 and length(word) between 4 and 40 and word ~ '^[[:alpha:]''-]+$' then
            left_to_correct := left_to_correct - 1;
            select json_agg(json_build_object('word', near.word, 'stem', l.lexeme,
                                              'similarity', near.similarity, 'documents', l.document_frequency))
              into resembling
            from (
              -- In the order of resemblance until there are enough: words that only hidden articles have take no place.
              select * from (
                select w.word, w.lexeme_id, similarity(w.word, read_words.word) as similarity
                from word w
                where w.locale = asked_locale and w.word % read_words.word
                order by 3 desc, 1
                offset 0
              ) as resembling_word
              where is_in_use(lexeme_id, resembling_word.word)
              limit 60
            ) as near
            join lexeme l on l.id = near.lexeme_id;
          end if;
          return next;
        end loop;
      end $$;

      -- Words of visible articles that begin so, the commonest first.
      create function delivery.complete_word(asked_locale text, beginning text, most integer)
      returns table (word text, stem text, documents integer)
      language sql stable security definer set search_path = delivery, pg_temp
      begin atomic
        select w.word, l.lexeme, l.document_frequency
        from delivery.word w
        join delivery.lexeme l on l.id = w.lexeme_id
        where w.locale = asked_locale
          and w.word >= beginning and w.word < beginning || U&'\\+10FFFF'
          and delivery.is_in_use(w.lexeme_id, w.word)
        order by l.document_frequency desc, w.word
        limit most;
      end;

      -- The visible publications that have any of the stems, best first by BM25, at most so many. Common words bring their
      -- 3,000 best postings where all postings together are over 50,000: measured, that costs nothing in quality.
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

      revoke all on function delivery.is_in_use, delivery.read_words, delivery.complete_word, delivery.find_publications
        from public;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function delivery.find_publications, delivery.complete_word, delivery.read_words, delivery.is_in_use;
      drop table delivery.synonym, editorial.synonym_group, delivery.word;
      alter table delivery.reading drop column vocabulary;
    `);
  }
}
