import type { ArticleRow, RevisionRow } from '../article.row.js';

/** What comes along with a command from outside: the clock, and the client's own name for its intention. */
export interface CommandCall {
  /** For new ids, and for dates that may not lie ahead. */
  readonly now: Date;
  readonly idempotencyKey?: string | null;
}

/** The article a command was about, and what is known of it. */
export interface CommandResult {
  readonly id: string;
  /** The number of committed changes that includes it; null where readers see none of it, so that any number from now on does. */
  readonly contentVersion: number | null;
  /** Its newest revision where that was just written, and itself where it is new. */
  readonly written?: { readonly article?: ArticleRow; readonly revision: RevisionRow };
}
