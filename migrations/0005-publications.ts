import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The truth about what readers saw, see and will see: ranges that cannot overlap. */
export class Publications1763596800005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table editorial.publication (
        id           uuid        not null,
        article_id   uuid        not null,
        revision_id  uuid        not null,
        visible      tstzrange   not null,
        created_at   timestamptz not null default clock_timestamp(),
        created_by   uuid,
        constraint publication_pk            primary key (id),
        -- EXCLUDE accepts an empty range anywhere, so it is refused by itself.
        constraint publication_not_empty     check (not isempty(visible)),
        constraint publication_has_start     check (not lower_inf(visible)),
        constraint publication_no_overlap    exclude using gist (article_id with =, visible with &&),
        constraint publication_article_fk    foreign key (article_id) references editorial.article (id),
        constraint publication_revision_fk   foreign key (revision_id) references editorial.revision (id),
        constraint publication_created_by_fk foreign key (created_by) references editorial."user" (id)
      );
      create index publication_history on editorial.publication (article_id, lower(visible) desc);
      create index publication_revision on editorial.publication (revision_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table editorial.publication;`);
  }
}
