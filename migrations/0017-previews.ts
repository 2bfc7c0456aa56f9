import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links that show one draft to who has them. */
export class Previews1763596800017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table editorial.preview_link (
        id         uuid        not null,
        article_id uuid        not null,
        -- Null: the newest, whichever that is when somebody looks.
        revision   integer,
        note       text,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        created_at timestamptz not null default clock_timestamp(),
        created_by uuid,
        constraint preview_link_pk            primary key (id),
        constraint preview_link_article_fk    foreign key (article_id) references editorial.article (id) on delete cascade,
        constraint preview_link_revision_fk   foreign key (article_id, revision) references editorial.revision (article_id, number),
        constraint preview_link_created_by_fk foreign key (created_by) references editorial."user" (id)
      );
      create index preview_link_article on editorial.preview_link (article_id, created_at desc);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema if exists preview cascade; drop table editorial.preview_link;`);
  }
}
