import type { ArticleRow } from '../articles/article.row.js';

/** An article beside another, as the database gives it. */
export interface RelatedRow {
  readonly reason: 'PICKED' | 'SIMILAR';
  readonly score: number | null;
  readonly article: ArticleRow;
}
