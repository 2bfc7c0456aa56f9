import type { FigureRow } from '../articles/article.row.js';
import type { Columns } from '../columns.js';

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

/** Columns of an author that not every query asks for, told by their bits. */
export const AUTHOR_PARTS = { credentials: 1, jobTitle: 2, bio: 4, sameAs: 8, image: 16 } as const;

export type AuthorPart = keyof typeof AUTHOR_PARTS;

/** All of them. */
export const WHOLE_AUTHOR = 31;
/** All that is short. */
export const AUTHOR_WITHOUT_BIO = WHOLE_AUTHOR & ~AUTHOR_PARTS.bio;

const PART_COLUMNS: Readonly<Record<AuthorPart, string>> = {
  credentials: 'credentials',
  jobTitle: 'job_title',
  bio: 'bio',
  sameAs: 'same_as',
  image: 'image',
};

/** Columns of `author` under the names of the row: id, slug, name, and those whose bits are set. */
export function authorColumns(alias: string, parts: number = WHOLE_AUTHOR): Columns {
  return [
    ['authorId', `${alias}.author_id`],
    ['slug', `${alias}.slug`],
    ['name', `${alias}.name`],
    ...Object.entries(PART_COLUMNS)
      .filter(([part]) => parts & AUTHOR_PARTS[part as AuthorPart])
      .map(([part, column]) => [part, `${alias}.${column}`] as const),
  ];
}
