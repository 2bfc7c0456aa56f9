import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who signs articles, and what they are about. Texts by locale are objects: {"en": "...", "nl": "..."}. */
export class AuthorsAndTopics1763596800003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table editorial.author (
        id          uuid        not null,
        slug        text        not null,
        name        text        not null,
        credentials text,
        job_title   jsonb       not null default '{}',
        bio         jsonb       not null default '{}',
        same_as     text[]      not null default '{}',
        version     integer     not null default 1,
        created_at  timestamptz not null default clock_timestamp(),
        updated_at  timestamptz not null default clock_timestamp(),
        constraint author_pk               primary key (id),
        constraint author_slug_unique      unique (slug),
        constraint author_version_positive check (version > 0)
      );

      create table editorial.topic (
        id          uuid        not null,
        locale      text        not null,
        slug        text        not null,
        name        text        not null,
        description text,
        parent_id   uuid,
        version     integer     not null default 1,
        created_at  timestamptz not null default clock_timestamp(),
        updated_at  timestamptz not null default clock_timestamp(),
        constraint topic_pk                primary key (id),
        constraint topic_slug_unique       unique (locale, slug),
        constraint topic_parent_fk         foreign key (parent_id) references editorial.topic (id),
        constraint topic_not_its_parent    check (parent_id <> id),
        constraint topic_version_positive  check (version > 0)
      );
      create index topic_parent on editorial.topic (parent_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table editorial.topic, editorial.author;`);
  }
}
