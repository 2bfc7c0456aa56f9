export type PageErrorCode = 'UNREADABLE' | 'TOO_LARGE' | 'EMPTY' | 'BINARY' | 'NOT_UTF8' | 'NOT_AN_ARTICLE';

/** A file or text that is no article. The message names the file, what it is and what would be right. */
export class PageError extends Error {
  override readonly name = 'PageError';

  constructor(
    readonly code: PageErrorCode,
    /** The sentence without the file's name. */
    readonly reason: string,
    readonly file: string | null = null,
  ) {
    super(file === null ? reason : `${file}: ${reason}`);
  }

  /** The same error, saying which file it is about. */
  in(file: string): PageError {
    return new PageError(this.code, this.reason, file);
  }
}
