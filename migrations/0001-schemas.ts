import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two rooms: what editors write, and what readers may see. */
export class Schemas1763596800001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists btree_gist schema public;
      create schema editorial;
      create schema delivery;

      create table editorial.setting (
        name  text not null,
        value text not null,
        constraint setting_pk primary key (name)
      );
      comment on table editorial.setting is
        'Secrets the service made for itself and shares between instances, by name.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop schema delivery cascade;
      drop schema editorial cascade;
    `);
  }
}
