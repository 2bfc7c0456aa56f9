import type { Client } from 'pg';

/**
 * Copies a reading row many times over, by one statement: articles of their own, alone in their translation groups, slugs
 * `many-1` and on. For what is about numbers alone: their words are in no index of search. By the login that owns the tables.
 */
export async function copyReading(client: Client, readingId: string, count: number): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
      where table_schema = 'delivery' and table_name = 'reading'
        and is_identity = 'NO' and is_generated = 'NEVER'`,
  );
  const number = "lpad(to_hex(n), 12, '0')";
  const own: Readonly<Record<string, string>> = {
    reading_id: `('10000000-0000-7000-8000-' || ${number})::uuid`,
    publication_id: `('10000000-0000-7000-8000-' || ${number})::uuid`,
    article_id: `('20000000-0000-7000-8000-' || ${number})::uuid`,
    translation_group_id: `('30000000-0000-7000-8000-' || ${number})::uuid`,
    slug: `'many-' || n`,
    title: `'Many ' || n`,
  };
  const names = rows.map(({ name }) => name);
  await client.query(
    `insert into delivery.reading (${names.join(', ')})
     select ${names.map((name) => own[name] ?? `r.${name}`).join(', ')}
       from delivery.reading r, generate_series(1, $2::integer) as n
      where r.reading_id = $1`,
    [readingId, count],
  );
  // As the server does by itself, some time after so much was written.
  await client.query('analyze delivery.reading');
}
