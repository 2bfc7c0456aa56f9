import type { DeliveryDatabase } from '../../delivery/statements.js';

const MARKDOWN = {
  name: 'syndication.partner-markdown',
  text: `-- syndication.partner-markdown
select coalesce(r.partner_markdown, r.markdown) as "markdown"
  from reading r
 where r.reading_id = $1::uuid`,
};

/** The body as far as others may have it; null where it can no longer be read. */
export async function partnerMarkdown(database: DeliveryDatabase, readingId: string): Promise<string | null> {
  const [row] = await database.query<{ markdown: string }>(MARKDOWN, [readingId]);
  return row?.markdown ?? null;
}
