/** A feed, whatever its format. All addresses are absolute; texts are plain unless they say HTML. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  /** Never changes while the address asks for the same. */
  readonly id: string;
  readonly locale: string;
  readonly homeUrl: string;
  /** Where this very feed is. */
  readonly selfUrl: string;
  readonly iconUrl: string;
  readonly publisher: string;
  /** The latest change of what is in it; null where nothing is. */
  readonly updatedAt: Date | null;
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  /** `urn:uuid:…` of the article: slugs and addresses may change. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  /** The whole article with its closing lines; null where the feed carries summaries. */
  readonly html: string | null;
  readonly locale: string;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
  readonly authors: readonly { readonly name: string; readonly url: string | null }[];
  readonly topics: readonly string[];
  readonly image: {
    readonly url: string;
    readonly width: number;
    readonly height: number;
    readonly mime: string;
    readonly alt: string;
  } | null;
}
