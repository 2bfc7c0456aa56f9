import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was imported from where, so that importing it again changes nothing and overwrites nobody. */
export class Imports1763596800008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table editorial.import (
        source      text        not null,
        digest      text        not null,
        article_id  uuid,
        revision    integer,
        imported_at timestamptz not null default clock_timestamp(),
        constraint import_pk         primary key (source),
        constraint import_article_fk foreign key (article_id) references editorial.article (id)
      );
      comment on column editorial.import.article_id is
        'Null between the intention and the article: whoever finds it so takes up where the other stopped.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table editorial.import;`);
  }
}
