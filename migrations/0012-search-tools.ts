import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What editors have for search: lists of words it ignores, and counts of searches that find nothing. */
export class SearchTools1763596800012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Words that search ignores beside the language's own stop words, as editors wrote them.
      create table editorial.stop_list (
        locale     text        not null,
        words      text[]      not null,
        version    integer     not null default 1,
        updated_at timestamptz not null default clock_timestamp(),
        constraint stop_list_pk               primary key (locale),
        constraint stop_list_version_positive check (version > 0)
      );
      -- The same where questions are read. Nothing about them is private.
      create table delivery.stop_word (
        locale text not null,
        word   text not null,
        stem   text not null,
        constraint stop_word_pk primary key (locale, word)
      );
      create index stop_word_stem on delivery.stop_word (locale, stem);

      -- Questions that found nothing, counted. No address, no login, no time of day; in the editorial schema, where the
      -- login that readers are served with cannot look.
      create table editorial.search_gap (
        day    date    not null,
        locale text    not null,
        text   text    not null,
        count  integer not null,
        constraint search_gap_pk             primary key (day, locale, text),
        constraint search_gap_count_positive check (count > 0)
      );
      create index search_gap_text on editorial.search_gap (locale, text);
      create index synonym_group_order on editorial.synonym_group (locale, lower(phrases[1]) collate "C", id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index editorial.synonym_group_order;
      drop table editorial.search_gap, delivery.stop_word, editorial.stop_list;
    `);
  }
}
