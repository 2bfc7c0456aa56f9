import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which articles name another as related is asked twice with every publication, and most name none. An index that gathers new
 * entries in a list, to sort them in later, has that list read through each time: 0.25 ms a question where it was short, and it
 * grows to 4 MB.
 */
export class LinksAtOnce1763596800022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter index delivery.reading_names set (fastupdate = off);
      select gin_clean_pending_list('delivery.reading_names');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter index delivery.reading_names reset (fastupdate);`);
  }
}
