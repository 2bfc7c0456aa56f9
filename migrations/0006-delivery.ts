import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What delivery reads. Only the gate writes here. Row-level security shows the delivery login what is visible by the
 * database clock: now() would be taken before the snapshot and could answer with a version newer than its rows.
 */
export class Delivery1763596800006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table delivery.content_version (
        n        bigint  not null,
        only_row boolean not null default true,
        constraint content_version_pk      primary key (only_row),
        constraint content_version_one_row check (only_row)
      );
      insert into delivery.content_version (n) values (0);

      create table delivery.author (
        author_id   uuid   not null,
        slug        text   not null,
        name        text   not null,
        name_key    text   not null collate "C",
        credentials text,
        job_title   jsonb  not null,
        bio         jsonb  not null,
        same_as     text[] not null,
        constraint author_pk          primary key (author_id),
        -- Deferred: two authors may swap slugs in one transaction.
        constraint author_slug_unique unique (slug) deferrable initially deferred
      );
      create index author_list on delivery.author (name_key, author_id);

      create table delivery.topic (
        topic_id    uuid not null,
        locale      text not null,
        slug        text not null,
        name        text not null,
        name_key    text not null collate "C",
        description text,
        parent_id   uuid,
        constraint topic_pk          primary key (topic_id),
        constraint topic_slug_unique unique (locale, slug) deferrable initially deferred
      );
      create index topic_list on delivery.topic (locale, name_key, topic_id);
      create index topic_list_all on delivery.topic (name_key, topic_id);

      -- One row a publication that is visible or will be. Closed ones live in editorial.publication alone.
      create table delivery.reading (
        publication_id       uuid             not null,
        article_id           uuid             not null,
        translation_group_id uuid             not null,
        doc                  integer          not null generated always as identity,
        revision             integer          not null,
        locale               text             not null,
        slug                 text             not null,
        visible_from         timestamptz      not null,
        visible_until        timestamptz      not null default 'infinity',
        published_at         timestamptz      not null,
        updated_at           timestamptz      not null,
        title                text             not null,
        title_key            text             not null collate "C",
        subtitle             text,
        summary              text             not null,
        words                integer          not null,
        characters           integer          not null,
        images               integer          not null,
        reading_seconds      integer          not null,
        reading_minutes      integer          not null,
        readability          jsonb,
        has_video            boolean          not null,
        review_due_on        date,
        author_ids           uuid[]           not null,
        topic_ids            uuid[]           not null,
        related_ids          uuid[]           not null,
        image                jsonb,
        call_to_action       jsonb,
        seo                  jsonb,
        sections             jsonb            not null,
        figures              jsonb            not null,
        videos               jsonb            not null,
        portable_text        text             not null,
        html                 text             not null,
        markdown             text             not null,
        body_text            text             not null,
        constraint reading_pk          primary key (publication_id),
        constraint reading_doc_unique  unique (doc),
        constraint reading_not_empty   check (visible_from < visible_until),
        constraint reading_not_ahead   check (published_at <= visible_from)
      );
      -- Bodies lie outside the row, uncompressed: lists never touch them, pages copy them at 1.8 times the speed.
      alter table delivery.reading
        alter column portable_text set storage external,
        alter column html          set storage external,
        alter column markdown      set storage external,
        alter column body_text     set storage external;

      create index reading_slug        on delivery.reading (locale, slug, visible_from desc);
      create index reading_article     on delivery.reading (article_id, visible_from desc);
      create index reading_translation on delivery.reading (translation_group_id, locale);
      create index reading_newest      on delivery.reading (locale, published_at desc, article_id desc) include (visible_from, visible_until);
      create index reading_newest_all  on delivery.reading (published_at desc, article_id desc) include (visible_from, visible_until);
      create index reading_updated     on delivery.reading (locale, updated_at desc, article_id desc) include (visible_from, visible_until);
      create index reading_title       on delivery.reading (locale, title_key, article_id) include (visible_from, visible_until);
      create index reading_length      on delivery.reading (locale, reading_seconds, article_id) include (visible_from, visible_until);
      create index reading_review_due  on delivery.reading (locale, review_due_on, article_id) include (visible_from, visible_until);

      create table delivery.reading_topic (
        publication_id uuid        not null,
        topic_id       uuid        not null,
        article_id     uuid        not null,
        published_at   timestamptz not null,
        visible_from   timestamptz not null,
        visible_until  timestamptz not null,
        constraint reading_topic_pk         primary key (publication_id, topic_id),
        constraint reading_topic_reading_fk foreign key (publication_id) references delivery.reading (publication_id) on delete cascade
      );
      create index reading_topic_list on delivery.reading_topic (topic_id, published_at desc, article_id desc)
        include (publication_id, visible_from, visible_until);

      create table delivery.reading_author (
        publication_id uuid        not null,
        author_id      uuid        not null,
        article_id     uuid        not null,
        locale         text        not null,
        published_at   timestamptz not null,
        visible_from   timestamptz not null,
        visible_until  timestamptz not null,
        constraint reading_author_pk         primary key (publication_id, author_id),
        constraint reading_author_reading_fk foreign key (publication_id) references delivery.reading (publication_id) on delete cascade
      );
      create index reading_author_list on delivery.reading_author (author_id, published_at desc, article_id desc)
        include (publication_id, locale, visible_from, visible_until);

      -- Every slug readers could find an article under, from the instant they first could.
      create table delivery.slug_history (
        locale       text        not null,
        slug         text        not null,
        article_id   uuid        not null,
        visible_from timestamptz not null,
        constraint slug_history_pk primary key (locale, slug, article_id)
      );
      create index slug_history_article on delivery.slug_history (article_id);

      alter table delivery.reading        enable row level security;
      alter table delivery.reading_topic  enable row level security;
      alter table delivery.reading_author enable row level security;
      alter table delivery.slug_history   enable row level security;
      create policy visible_now on delivery.reading for select
        using (visible_from <= (select clock_timestamp()) and visible_until > (select clock_timestamp()));
      create policy visible_now on delivery.reading_topic for select
        using (visible_from <= (select clock_timestamp()) and visible_until > (select clock_timestamp()));
      create policy visible_now on delivery.reading_author for select
        using (visible_from <= (select clock_timestamp()) and visible_until > (select clock_timestamp()));
      create policy visible_now on delivery.slug_history for select
        using (visible_from <= (select clock_timestamp()));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table delivery.slug_history, delivery.reading_author, delivery.reading_topic, delivery.reading,
                 delivery.topic, delivery.author, delivery.content_version;
    `);
  }
}
