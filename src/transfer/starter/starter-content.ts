/**
 * The starter content as the files hold it: plain data without ids. Shapes and names are those of the editorial
 * inputs, except that slugs stand where those have ids. Null is "not given".
 */
export interface StarterContent {
  readonly authors: readonly StarterAuthor[];
  /** A parent stands before its children. */
  readonly topics: readonly StarterTopic[];
  /**
   * Originals before translations, each oldest first. Related links may point forward, so create all
   * articles before any link.
   */
  readonly articles: readonly StarterArticle[];
}

export interface LocalizedText {
  readonly locale: string;
  readonly text: string;
}

export interface StarterAuthor {
  readonly slug: string;
  readonly name: string;
  readonly credentials: string | null;
  readonly jobTitle: readonly LocalizedText[];
  readonly bio: readonly LocalizedText[];
  readonly sameAs: readonly string[];
}

export interface StarterTopic {
  readonly slug: string;
  readonly locale: string;
  readonly name: string;
  readonly description: string | null;
  /** Slug of a topic of the same locale. */
  readonly parent: string | null;
}

/** An article is known by both: a slug is unique within its locale only. */
export interface ArticleKey {
  readonly locale: string;
  readonly slug: string;
}

export interface StarterFigure {
  readonly alt: string;
  readonly caption: string | null;
  readonly credit: string | null;
}

export interface StarterCallToAction {
  readonly title: string;
  readonly text: string | null;
  readonly label: string;
  readonly url: string;
}

export interface StarterArticle extends ArticleKey {
  /** Path below the starter folder, for messages: `articles/en/what-is-bells-palsy.md`. */
  readonly file: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly summary: string;
  /** Slugs, in the order readers see. Topics are of the article's locale. */
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  /** Slugs of articles of the same locale, in order. */
  readonly related: readonly string[];
  readonly translationOf: ArticleKey | null;
  /** The date readers are shown (`originallyPublishedAt`). */
  readonly publishedAt: Date;
  readonly image: StarterFigure | null;
  readonly callToAction: StarterCallToAction | null;
  /** The body, in the Markdown that `bodyFromMarkdown` reads. */
  readonly markdown: string;
}
