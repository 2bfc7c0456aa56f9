import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lists that had no index in their order, so that their cost grew with the number of articles: those over all locales in another
 * order than of publication, and an author's in one locale.
 */
export class ListOrders1763596800023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index reading_updated_all    on delivery.reading (updated_at desc, article_id desc) include (visible_from, visible_until);
      create index reading_title_all      on delivery.reading (title_key, article_id) include (visible_from, visible_until);
      create index reading_length_all     on delivery.reading (reading_seconds, article_id) include (visible_from, visible_until);
      create index reading_review_due_all on delivery.reading (review_due_on, article_id) include (visible_from, visible_until);
      -- With the locale as a mere column beside the key, an author of another language had all his rows walked through.
      create index reading_author_locale on delivery.reading_author (author_id, locale, published_at desc, article_id desc)
        include (reading_id, visible_from, visible_until);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index delivery.reading_author_locale, delivery.reading_review_due_all, delivery.reading_length_all,
                 delivery.reading_title_all, delivery.reading_updated_all;
    `);
  }
}
