import type { FigureRow } from '../articles/article.row.js';

/** Texts by locale: `{"en": "...", "nl": "..."}`. */
export type LocalizedTexts = Readonly<Record<string, string>>;

/** An author as the database gives it. */
export interface AuthorRow {
  readonly authorId: string;
  readonly slug: string;
  readonly name: string;
  readonly credentials: string | null;
  readonly jobTitle: LocalizedTexts;
  /** Null where the query did not ask for it. */
  readonly bio: LocalizedTexts | null;
  readonly sameAs: readonly string[];
  readonly image: FigureRow | null;
}

/** Columns of `author` under the names of the row. `bio` is the longest, so it comes only when asked for. */
export function authorColumns(alias: string, wantsBio: string): readonly (readonly [string, string])[] {
  return [
    ['authorId', `${alias}.author_id`],
    ['slug', `${alias}.slug`],
    ['name', `${alias}.name`],
    ['credentials', `${alias}.credentials`],
    ['jobTitle', `${alias}.job_title`],
    ['bio', `case when ${wantsBio} then ${alias}.bio end`],
    ['sameAs', `${alias}.same_as`],
    ['image', `${alias}.image`],
  ];
}
