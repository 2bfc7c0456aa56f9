/** What is sent for a request that could be understood. */
export interface Answer {
  /** 200 where it is missing. */
  readonly status?: 200 | 301 | 302 | 403 | 404 | 410;
  /** With its character set: `application/rss+xml; charset=utf-8`. */
  readonly contentType: string;
  /** The whole of it, or pieces that are made as fast as the client takes them. */
  readonly body: string | AsyncIterable<string>;
  /**
   * Stands for the body in its ETag: the same text, the same body. Needed where the body comes in pieces; a whole one is
   * its own.
   */
  readonly sameAs?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
