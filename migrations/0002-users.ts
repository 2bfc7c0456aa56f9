import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Logins, their sessions and access tokens, and the memory of retried mutations. */
export class Users1763596800002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table editorial."user" (
        id            uuid        not null,
        email         text        not null,
        name          text        not null,
        role          text        not null,
        password_hash text        not null,
        created_at    timestamptz not null default clock_timestamp(),
        constraint user_pk         primary key (id),
        constraint user_role_known check (role in ('WRITER', 'REVIEWER', 'EDITOR', 'ADMIN'))
      );
      -- An address is one login however it is typed.
      create unique index user_email_unique on editorial."user" (lower(email));

      -- Tokens are kept as SHA-256 only: a copy of this table signs nobody in.
      create table editorial.session (
        id           uuid        not null,
        user_id      uuid        not null,
        token_hash   bytea       not null,
        created_at   timestamptz not null default clock_timestamp(),
        last_seen_at timestamptz not null default clock_timestamp(),
        expires_at   timestamptz not null,
        constraint session_pk           primary key (id),
        constraint session_token_unique unique (token_hash),
        constraint session_user_fk      foreign key (user_id) references editorial."user" (id) on delete cascade
      );
      create index session_of_user on editorial.session (user_id);

      create table editorial.access_token (
        id           uuid        not null,
        user_id      uuid        not null,
        name         text        not null,
        scopes       text[]      not null,
        token_hash   bytea       not null,
        created_at   timestamptz not null default clock_timestamp(),
        expires_at   timestamptz,
        revoked_at   timestamptz,
        last_used_at timestamptz,
        constraint access_token_pk           primary key (id),
        constraint access_token_token_unique unique (token_hash),
        constraint access_token_user_fk      foreign key (user_id) references editorial."user" (id) on delete cascade
      );
      create index access_token_of_user on editorial.access_token (user_id);

      -- A mutation that was acknowledged under a key is answered again, never done again.
      create table editorial.idempotency (
        user_id      uuid        not null,
        key          text        not null,
        request_hash bytea       not null,
        subject_id   uuid        not null,
        created_at   timestamptz not null default clock_timestamp(),
        constraint idempotency_pk         primary key (user_id, key),
        constraint idempotency_key_length check (length(key) between 1 and 200),
        constraint idempotency_user_fk    foreign key (user_id) references editorial."user" (id) on delete cascade
      );
      create index idempotency_age on editorial.idempotency (created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table editorial.idempotency, editorial.access_token, editorial.session, editorial."user";
    `);
  }
}
