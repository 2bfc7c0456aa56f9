import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lists are ordered by, as the link tables repeat it. A title's key keeps its collation. */
const COLUMNS = {
  updated_at: 'timestamptz',
  title_key: 'text collate "C"',
  reading_seconds: 'integer',
  review_due_on: 'date',
} as const;
const NAMES = Object.keys(COLUMNS);
const TABLES = { reading_topic: 'topic_id', reading_author: 'author_id' } as const;

/**
 * A topic's and an author's articles in every order out of an index. In any order but that of publication all of them were
 * fetched and sorted: 125 ms where a topic has 10,000.
 */
export class LinkOrders1763596800024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- For rows that an older build writes, beside this one.
      create function delivery.copy_reading_to_link() returns trigger
      language plpgsql set search_path = delivery, pg_temp
      as $$
      begin
        select ${listed('r.')} into ${listed('new.')}
        from reading r where r.reading_id = new.reading_id;
        return new;
      end $$;

      create function delivery.order_links() returns trigger
      language plpgsql set search_path = delivery, pg_temp
      as $$
      begin
        ${Object.keys(TABLES)
          .map(
            (table) =>
              `update ${table} set (${listed('')}) = row(${listed('new.')}) where reading_id = new.reading_id;`,
          )
          .join('\n        ')}
        return null;
      end $$;
      revoke all on function delivery.copy_reading_to_link, delivery.order_links from public;
      ${Object.entries(TABLES)
        .map(([table, owner]) => linkUp(table, owner))
        .join('')}
      create trigger reading_orders_links after update of ${listed('')} on delivery.reading
        for each row when ((${listed('old.')}) is distinct from (${listed('new.')}))
        execute function delivery.order_links();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger reading_orders_links on delivery.reading;
      ${Object.keys(TABLES).map(linkDown).join('')}
      drop function delivery.copy_reading_to_link, delivery.order_links;
    `);
  }
}

function listed(prefix: string): string {
  return NAMES.map((name) => prefix + name).join(', ');
}

function linkUp(table: string, owner: string): string {
  const included = owner === 'author_id' ? 'reading_id, locale' : 'reading_id';
  const index = (name: string, order: string) =>
    `create index ${table}_${name} on delivery.${table} (${owner}, ${order}) include (${included}, visible_from, visible_until);`;
  return `
      alter table delivery.${table}
        ${Object.entries(COLUMNS)
          .map(([name, type]) => `add column ${name} ${type}`)
          .join(', ')};
      update delivery.${table} as link
      set ${NAMES.map((name) => `${name} = r.${name}`).join(', ')}
      from delivery.reading as r where r.reading_id = link.reading_id;
      alter table delivery.${table}
        alter column updated_at set not null, alter column title_key set not null, alter column reading_seconds set not null;
      ${index('updated', 'updated_at desc, article_id desc')}
      ${index('title', 'title_key, article_id')}
      ${index('length', 'reading_seconds, article_id')}
      ${index('review_due', 'review_due_on, article_id')}
      create trigger ${table}_as_reading before insert on delivery.${table}
        for each row when (new.title_key is null) execute function delivery.copy_reading_to_link();`;
}

function linkDown(table: string): string {
  return `
      drop trigger ${table}_as_reading on delivery.${table};
      alter table delivery.${table} ${NAMES.map((name) => `drop column ${name}`).join(', ')};`;
}
