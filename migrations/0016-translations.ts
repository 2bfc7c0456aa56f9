import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a translation was made from, since when its source has moved on, and videos that tell the same as an article. */
export class Translations1763596800016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table editorial.revision
        add column source_article_id uuid,
        add column source_revision   integer,
        add column videos            jsonb not null default '[]',
        add constraint revision_source_whole check ((source_article_id is null) = (source_revision is null)),
        add constraint revision_source_fk    foreign key (source_article_id, source_revision)
          references editorial.revision (article_id, number);
      create index revision_source on editorial.revision (source_article_id) where source_article_id is not null;

      alter table delivery.reading
        add column source_article_id uuid,
        add column source_revision   integer;

      -- From when on each revision of an article was to be read. is_material: translations of earlier ones lag behind it.
      create table delivery.revision_shown (
        article_id   uuid        not null,
        revision     integer     not null,
        visible_from timestamptz not null,
        is_material  boolean     not null default true,
        constraint revision_shown_pk primary key (article_id, revision)
      );
      insert into delivery.revision_shown (article_id, revision, visible_from)
      select p.article_id, r.number, min(lower(p.visible))
      from editorial.publication p join editorial.revision r on r.id = p.revision_id
      group by p.article_id, r.number;
      alter table delivery.revision_shown enable row level security;
      create policy visible_now on delivery.revision_shown for select using (visible_from <= (select clock_timestamp()));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table delivery.revision_shown;
      alter table delivery.reading drop column source_article_id, drop column source_revision;
      alter table editorial.revision drop column videos, drop column source_article_id, drop column source_revision;
    `);
  }
}
