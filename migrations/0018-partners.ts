import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Other sites that show articles. The id is public: it stands in the addresses of frames and never rotates. What will be
 * secret (keys) or counted (quotas, usage) gets tables of its own beside this one.
 */
export class Partners1763596800018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table editorial.partner (
        id          uuid        not null,
        name        text        not null,
        -- Scheme, host and port, normalised: https://example.org
        origins     text[]      not null,
        -- Null: every locale, also those that come.
        locales     text[],
        display     text        not null,
        attribution text,
        is_active   boolean     not null default true,
        version     integer     not null default 1,
        created_at  timestamptz not null default clock_timestamp(),
        updated_at  timestamptz not null default clock_timestamp(),
        constraint partner_pk               primary key (id),
        constraint partner_name_unique      unique (name),
        constraint partner_display_known    check (display in ('CARD', 'FULL')),
        constraint partner_origins_some     check (cardinality(origins) between 1 and 20),
        constraint partner_locales_some     check (cardinality(locales) > 0),
        constraint partner_version_positive check (version > 0)
      );

      -- Suspended partners too: their sites get an answer that says so, at once.
      create table delivery.partner (
        partner_id  uuid    not null,
        origins     text[]  not null,
        locales     text[],
        display     text    not null,
        attribution text,
        is_active   boolean not null,
        constraint partner_pk primary key (partner_id)
      );

      -- Every loader that was ever served. Pages name one by its hash, and must find those bytes after an update as well, and
      -- on instances that are older.
      create table delivery.embed_loader (
        hash   text not null,
        script text not null,
        constraint embed_loader_pk primary key (hash)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table delivery.embed_loader, delivery.partner, editorial.partner;`);
  }
}
