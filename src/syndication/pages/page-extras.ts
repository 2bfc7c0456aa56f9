import { AUTHOR_WITHOUT_BIO, authorColumns, type AuthorRow } from '../../delivery/authors/author.row.js';
import type { CitedWork, PageReview } from '../../delivery/articles/medical-web-page.js';
import { jsonObject } from '../../delivery/columns.js';
import type { DeliveryDatabase } from '../../delivery/statements.js';
import { signature } from './page-article.js';
import { pageWords } from './page-words.js';

/** Who vouches for an article and what it rests on. */
export interface PageFacts {
  /** Null while nobody has checked the article. */
  readonly review: PageReview | null;
  readonly citations: readonly CitedWork[];
}

interface FactsRow {
  readonly readingId: string;
  readonly reviewedOn: string | null;
  readonly reviewers: readonly AuthorRow[];
  readonly citations: readonly CitedWork[];
}

const FACTS = {
  name: 'syndication.facts',
  text: `-- syndication.facts
select r.reading_id as "readingId",
       r.review ->> 'reviewedOn' as "reviewedOn",
       (select coalesce(json_agg(${jsonObject(authorColumns('a', AUTHOR_WITHOUT_BIO))} order by p.position), '[]')
          from jsonb_array_elements_text(r.review -> 'reviewerIds') with ordinality as p (id, position)
          join author a on a.author_id = p.id::uuid) as "reviewers",
       r.citations
  from reading r
 where r.reading_id = any ($1::uuid[])
   and (r.review is not null or r.citations <> '[]')`,
};

/** Reviews and citations by reading id, in one statement; readings that have neither are missing. */
export async function pageFacts(
  database: DeliveryDatabase,
  readingIds: readonly string[],
): Promise<Map<string, PageFacts>> {
  if (readingIds.length === 0) return new Map();
  const rows = await database.query<FactsRow>(FACTS, [readingIds]);
  return new Map(
    rows.map(({ readingId, reviewedOn, reviewers, citations }) => [
      readingId,
      // A review without anybody who answers for it is none.
      { citations, review: reviewedOn !== null && reviewers.length > 0 ? { reviewedOn, reviewers } : null },
    ]),
  );
}

/** `Medically reviewed: 2026-11-20, Inès Verbeek, MD`, in the locale's language; null where there was no review. */
export function reviewLine(locale: string, review: PageReview | null | undefined): string | null {
  if (!review) return null;
  return `${pageWords(locale).reviewed}: ${[review.reviewedOn, ...review.reviewers.map(signature)].join(', ')}`;
}
