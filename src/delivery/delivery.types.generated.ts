// Made from the .graphql files by `npm run schema`. Change those.
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant with offset, ISO 8601: 2026-11-20T09:00:00Z. Answers are in UTC, with milliseconds. */
  DateTime: { input: Date; output: Date | string; }
  /** A calendar day, ISO 8601: 2026-11-20. */
  Date: { input: string; output: string; }
  /** A BCP 47 language tag: en, nl, pt-BR. Case does not matter in input. */
  Locale: { input: string; output: string; }
  /** An absolute URL: https://clinic.example/contact. Which schemes a field takes is said there. */
  URL: { input: string; output: string; }
  /** Any JSON value: object, list, text, number, boolean or null. */
  JSON: { input: unknown; output: unknown; }
};

/** A thing with an id. Ids are opaque, the same in both APIs, and never given to another thing. */
export type Node = {
  /** Opaque; send it back as it came. */
  readonly id: Scalars['ID']['output'];
};

/** Where a page of a list stands in the whole list. */
export type PageInfo = {
  /** Whether the list goes on after this page. Paging backward, it is true where `before` was given. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether the list goes on before this page. Paging forward, it is true where `after` was given. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first item of this page, null where the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /** Cursor of the last item of this page, null where the page is empty. Send it as `after` for the next page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** Conditions on articles, all of which must hold. One that is null or missing does not count. */
export type ArticleFilter = {
  /** Written in this locale. */
  readonly locale?: InputMaybe<Scalars['Locale']['input']>;
  /** About the topic with this slug, of `locale` where that is given. An unknown slug finds nothing. */
  readonly topic?: InputMaybe<Scalars['String']['input']>;
  /** Signed by the author with this slug. An unknown slug finds nothing. */
  readonly author?: InputMaybe<Scalars['String']['input']>;
  /** With one of these slugs, at most 100. Former slugs do not count. */
  readonly slugs?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** First published after this instant. */
  readonly publishedAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** First published before this instant. */
  readonly publishedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Changed after this instant: a newer revision was published. */
  readonly updatedAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Longest reading time, in whole minutes by the YOAST method. */
  readonly readableWithin?: InputMaybe<Scalars['Int']['input']>;
  /** Whether the day by which the article should be reviewed again has come, in UTC. Articles without such a day are not overdue. */
  readonly reviewOverdue?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the article has a video, in its body or beside it. */
  readonly hasVideo?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Orders of a list of articles. */
export type ArticleOrder =
  /** First published last. */
  | 'NEWEST'
  /** First published first. */
  | 'OLDEST'
  /** Changed last. */
  | 'RECENTLY_UPDATED'
  /** By title, A to Z, accents and case aside. */
  | 'TITLE'
  /** Shortest reading time first. */
  | 'SHORTEST'
  /** Longest reading time first. */
  | 'LONGEST'
  /** Next review due first; articles without a review date last. */
  | 'REVIEW_DUE';

/** A page of a list of articles. */
export type ArticleConnection = {
  /** The articles with their cursors. */
  readonly edges: ReadonlyArray<ArticleEdge>;
  /** The articles alone. */
  readonly nodes: ReadonlyArray<Article>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** Number of articles in the whole list. Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An article and where it stands in a list. */
export type ArticleEdge = {
  /** Opaque; send it as `after` or `before` of the same list. */
  readonly cursor: Scalars['String']['output'];
  /** The article. */
  readonly node: Article;
};

/** A visible article in one locale. */
export type Article = Node & {
  /** Opaque; send it back as it came. A translation is an article of its own, with an id of its own. */
  readonly id: Scalars['ID']['output'];
  /** Its part of the address, unique in its locale. Former slugs keep finding it. */
  readonly slug: Scalars['String']['output'];
  /** Where the clinic's own site shows it: the canonical address. */
  readonly url: Scalars['URL']['output'];
  /** The language it is written in. */
  readonly locale: Scalars['Locale']['output'];
  /** The same article in other locales, those that readers may see, by locale. */
  readonly translations: ReadonlyArray<Translation>;
  /** Its title, plain text. */
  readonly title: Scalars['String']['output'];
  /** A line below the title, plain text. */
  readonly subtitle?: Maybe<Scalars['String']['output']>;
  /** What it says, in a few sentences of plain text. */
  readonly summary: Scalars['String']['output'];
  /** What it says in full, in four forms. */
  readonly body: ArticleBody;
  /** The body cut at its headings, in order. Text before the first heading is a section of its own. */
  readonly sections: ReadonlyArray<Section>;
  /** One section, by its anchor or as the first that treats an aspect; null where there is none. Give one of the two. */
  readonly section?: Maybe<Section>;
  /** How long it takes to read. */
  readonly readingTime: ReadingTime;
  /** How hard it is to read, null where the text is too short for a formula. */
  readonly readability?: Maybe<Readability>;
  /** Who signs it, in order. */
  readonly authors: ReadonlyArray<Author>;
  /** Who checked it and when, null while nobody has. */
  readonly medicalReview?: Maybe<MedicalReview>;
  /** What it is about, in order. */
  readonly topics: ReadonlyArray<Topic>;
  /**
   * What to read beside it: the articles an editor picked, in their order, then those whose text is most alike. Same locale,
   * visible ones only, never itself and none twice.
   */
  readonly related: ReadonlyArray<RelatedArticle>;
  /** The literature it cites, by number. */
  readonly citations: ReadonlyArray<Citation>;
  /** Its lead image. */
  readonly image?: Maybe<Figure>;
  /** Its videos: those that tell the same as the whole article, then those in its body, in order. */
  readonly videos: ReadonlyArray<Video>;
  /** What the reader is invited to do next. */
  readonly callToAction?: Maybe<CallToAction>;
  /** What search engines and social networks are told. */
  readonly seo: Seo;
  /**
   * A schema.org MedicalWebPage about it, ready for a script element of type application/ld+json: written out as JSON it holds
   * nothing that could end the element. Where a text would, `<` stands as `&lt;`, by JSON-LD 1.1, section 7.2.
   */
  readonly jsonLd: Scalars['JSON']['output'];
  /** How another site shows it. */
  readonly embed: Embed;
  /** When it was first published, or the earlier date it came with. */
  readonly publishedAt: Scalars['DateTime']['output'];
  /** When the revision that is shown became visible. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Number of the revision that is shown; an article's first is 1. */
  readonly revision: Scalars['Int']['output'];
  /**
   * The articles that have this one among the twelve they are read with: those whose editors picked it, then the most alike. Same
   * locale, visible ones only.
   */
  readonly relatedFrom: ReadonlyArray<RelatedArticle>;
};


/** A visible article in one locale. */
export type ArticleSectionArgs = {
  aspect?: InputMaybe<HealthAspect>;
  anchor?: InputMaybe<Scalars['String']['input']>;
};


/** A visible article in one locale. */
export type ArticleReadingTimeArgs = {
  method?: InputMaybe<ReadingTimeMethod>;
};


/** A visible article in one locale. */
export type ArticleRelatedArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A visible article in one locale. */
export type ArticleRelatedFromArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** The body of an article. All four forms say the same. */
export type ArticleBody = {
  /** Portable Text (portabletext.org) with block types of our own: figure, video, callout, testimonial, callToAction, table. */
  readonly portableText: Scalars['JSON']['output'];
  /**
   * HTML from an allow-list of elements: no script, no style, no event handler. Numbers of citations link to the list that ends
   * it, and the list back.
   */
  readonly html: Scalars['String']['output'];
  /** Markdown (CommonMark with tables). */
  readonly markdown: Scalars['String']['output'];
  /** Plain text, paragraphs parted by blank lines. */
  readonly text: Scalars['String']['output'];
  /** The images in it, in order, then the portraits of the patients' stories in it. */
  readonly figures: ReadonlyArray<Figure>;
};

/** A part of the body, from a heading to the next one. */
export type Section = {
  /** The `id` of its heading in the HTML, for links: #causes. */
  readonly anchor: Scalars['String']['output'];
  /** Level of its heading, 2 to 4; 1 for what stands before the first heading. */
  readonly level: Scalars['Int']['output'];
  /** Text of its heading; the article's title for what stands before the first heading. */
  readonly title: Scalars['String']['output'];
  /** The health aspect it treats, null where its heading tells none. */
  readonly aspect?: Maybe<HealthAspect>;
  /** Its part of the body's HTML, heading included. Numbers of citations stand without links: their list is `Article.citations`. */
  readonly html: Scalars['String']['output'];
  /** Its part of the body's text, heading included. */
  readonly text: Scalars['String']['output'];
  /** How long it takes to read. */
  readonly readingTime: ReadingTime;
};


/** A part of the body, from a heading to the next one. */
export type SectionReadingTimeArgs = {
  method?: InputMaybe<ReadingTimeMethod>;
};

/** Aspects of health that articles treat, after schema.org's HealthAspectEnumeration. */
export type HealthAspect =
  /** What the condition is. */
  | 'OVERVIEW'
  /** Signs and how it feels. */
  | 'SYMPTOMS'
  /** Where it comes from, and what makes it likelier. */
  | 'CAUSES'
  /** How it is recognised and told from others. */
  | 'DIAGNOSIS'
  /** How it goes on and what to expect. */
  | 'PROGNOSIS'
  /** What professionals do about it. */
  | 'TREATMENTS'
  /** What one can do about it oneself. */
  | 'SELF_CARE'
  /** Daily life, work and feelings. */
  | 'LIVING_WITH'
  /** How to keep it from happening. */
  | 'PREVENTION'
  /** Mistaken beliefs. */
  | 'MISCONCEPTIONS'
  /** When help is needed, and how soon. */
  | 'WHEN_TO_SEE_A_DOCTOR';

/** Ways to reckon a reading time. */
export type ReadingTimeMethod =
  /** As Yoast SEO: minutes = ceil(words / words per minute of the language + 0.2 x images). Japanese by characters. */
  | 'YOAST'
  /** As Medium: 275 words per minute, then 12 s for the first image, 11 s for the second, down to 3 s; rounded to the nearest minute. */
  | 'MEDIUM'
  /** Silent reading of non-fiction: 238 words per minute (Brysbaert 2019), images aside; rounded up. */
  | 'SILENT';

/** How long something takes to read. */
export type ReadingTime = {
  /** Whole minutes, at least 1 where there is anything to read. */
  readonly minutes: Scalars['Int']['output'];
  /** Seconds before they were rounded to minutes. */
  readonly seconds: Scalars['Int']['output'];
  /** Number of words. */
  readonly words: Scalars['Int']['output'];
  /** Number of images. */
  readonly images: Scalars['Int']['output'];
  /** Words per minute that were reckoned with; characters per minute for Japanese by YOAST. */
  readonly wordsPerMinute: Scalars['Float']['output'];
  /** How it was reckoned. */
  readonly method: ReadingTimeMethod;
  /** The minutes in the article's language: 6 minutes. */
  readonly text: Scalars['String']['output'];
  /** The minutes as an ISO 8601 duration: PT6M. */
  readonly duration: Scalars['String']['output'];
};

/** How hard a text is to read, by a published formula for its language. */
export type Readability = {
  /** Name of the formula. */
  readonly formula: Scalars['String']['output'];
  /** Its score: higher is easier by Flesch's formulas, harder by LIX. */
  readonly score: Scalars['Float']['output'];
  /** Years of schooling needed, United States; English alone. */
  readonly gradeLevel?: Maybe<Scalars['Float']['output']>;
  /** What the score means, in words: fairly easy. */
  readonly band: Scalars['String']['output'];
};

/** The same article in another locale. */
export type Translation = {
  /** Its language. */
  readonly locale: Scalars['Locale']['output'];
  /** Its part of the address there. */
  readonly slug: Scalars['String']['output'];
  /** Its title. */
  readonly title: Scalars['String']['output'];
  /** Its canonical address. */
  readonly url: Scalars['URL']['output'];
  /** Since when the source has been newer than this translation; null where it is up to date. */
  readonly outdatedSince?: Maybe<Scalars['DateTime']['output']>;
};

/** A check by medical professionals. */
export type MedicalReview = {
  /** Who checked it, in order. */
  readonly reviewers: ReadonlyArray<Author>;
  /** The day it was checked. */
  readonly reviewedOn: Scalars['Date']['output'];
  /** The day by which it should be checked again. */
  readonly nextDueOn: Scalars['Date']['output'];
  /** Whether that day has come, in UTC. */
  readonly isOverdue: Scalars['Boolean']['output'];
};

/** An entry of the list of literature. */
export type Citation = {
  /** Its number in the text, from 1. */
  readonly number: Scalars['Int']['output'];
  /** What marks in the Portable Text call it: `{_type: "citation", citation: key}` in `markDefs`. */
  readonly key: Scalars['String']['output'];
  /** The entry in full, plain text. */
  readonly text: Scalars['String']['output'];
  /** Where it can be read: the page that was named, else its DOI, else PubMed. */
  readonly url?: Maybe<Scalars['URL']['output']>;
  /** Digital Object Identifier, without the resolver's address. */
  readonly doi?: Maybe<Scalars['String']['output']>;
  /** PubMed identifier. */
  readonly pmid?: Maybe<Scalars['String']['output']>;
  /** The day its page was looked at. */
  readonly accessedOn?: Maybe<Scalars['Date']['output']>;
};

/** A video in an article. */
export type Video = {
  /** Where it can be watched. */
  readonly url: Scalars['URL']['output'];
  /** Its title. */
  readonly title: Scalars['String']['output'];
  /** Who hosts it, youtube or vimeo; null for others. */
  readonly provider?: Maybe<Scalars['String']['output']>;
  /** Its length in seconds. */
  readonly durationSeconds?: Maybe<Scalars['Int']['output']>;
  /** A still from it. */
  readonly thumbnail?: Maybe<Image>;
  /**
   * Address of a frame that plays it, in the form in which its provider sets the fewest cookies; null where the provider is
   * unknown. Load it when a reader asks for it.
   */
  readonly playerUrl?: Maybe<Scalars['URL']['output']>;
};

/** What the reader is invited to do next. */
export type CallToAction = {
  /** Its heading. */
  readonly title: Scalars['String']['output'];
  /** A few sentences, plain text. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** What stands on the button. */
  readonly label: Scalars['String']['output'];
  /** Where the button leads. */
  readonly url: Scalars['URL']['output'];
  /** An image beside it. */
  readonly image?: Maybe<Figure>;
};

/** What search engines and social networks are told. */
export type Seo = {
  /** Title for results; the article's title where the editor wrote none. */
  readonly title: Scalars['String']['output'];
  /** Description for results; the article's summary where the editor wrote none. */
  readonly description: Scalars['String']['output'];
  /** The address to be indexed; the article's own where the editor gave none. */
  readonly canonicalUrl: Scalars['URL']['output'];
  /** Content of the robots meta element: index, follow. */
  readonly robots: Scalars['String']['output'];
  /** Open Graph properties by name, as of ogp.me: {"og:title": ...}. */
  readonly openGraph: Scalars['JSON']['output'];
};

/** How another site shows an article. */
export type Embed = {
  /** Address of a card that any site may frame. */
  readonly url: Scalars['URL']['output'];
  /** An iframe with the card, ready to be pasted. */
  readonly html: Scalars['String']['output'];
  /** Where oEmbed consumers ask about it. */
  readonly oEmbedUrl: Scalars['URL']['output'];
};

/** An image where it is used. `image` is null while its file is not in the library, as after an import of page text. */
export type Figure = {
  /** The file. */
  readonly image?: Maybe<Image>;
  /** What it shows, for who cannot see it. Empty where it is mere decoration. */
  readonly alt: Scalars['String']['output'];
  /** A line below it, plain text. */
  readonly caption?: Maybe<Scalars['String']['output']>;
  /** Whom to credit, plain text. */
  readonly credit?: Maybe<Scalars['String']['output']>;
};

/** An image file of the library. */
export type Image = Node & {
  /** Opaque; send it back as it came. */
  readonly id: Scalars['ID']['output'];
  /** Address of the image in a size and format. */
  readonly url: Scalars['URL']['output'];
  /** Value of an img element's srcset. */
  readonly srcset: Scalars['String']['output'];
  /** Width of the original in pixels. */
  readonly width: Scalars['Int']['output'];
  /** Height of the original in pixels. */
  readonly height: Scalars['Int']['output'];
  /** A tiny picture as a data URL, to show while the image loads. */
  readonly placeholder?: Maybe<Scalars['String']['output']>;
  /** What must stay in sight when the image is cropped. */
  readonly focalPoint?: Maybe<FocalPoint>;
};


/** An image file of the library. */
export type ImageUrlArgs = {
  width?: InputMaybe<Scalars['Int']['input']>;
  format?: InputMaybe<ImageFormat>;
};


/** An image file of the library. */
export type ImageSrcsetArgs = {
  widths?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
};

/** Formats an image can be had in. */
export type ImageFormat =
  /** Smallest; recent browsers. */
  | 'AVIF'
  /** Small; all current browsers. */
  | 'WEBP'
  /** Photographs, everywhere. */
  | 'JPEG'
  /** Drawings and transparency, everywhere. */
  | 'PNG';

/** A point of an image, as fractions of its size from the upper left corner. */
export type FocalPoint = {
  /** From the left edge, 0 to 1. */
  readonly x: Scalars['Float']['output'];
  /** From the upper edge, 0 to 1. */
  readonly y: Scalars['Float']['output'];
};

/** Who signs articles. Not a login. */
export type Author = Node & {
  /** Opaque; send it back as it came. */
  readonly id: Scalars['ID']['output'];
  /** The author's part of an address, the same in every locale. */
  readonly slug: Scalars['String']['output'];
  /** Full name, without credentials. */
  readonly name: Scalars['String']['output'];
  /** Degrees and memberships, as they follow the name: MD, FACS. */
  readonly credentials?: Maybe<Scalars['String']['output']>;
  /** Job title in a locale; where it is missing there, in the locale's fallbacks, then in any. */
  readonly jobTitle?: Maybe<Scalars['String']['output']>;
  /** A few sentences about the author, plain text. Falls back as `jobTitle` does. */
  readonly bio?: Maybe<Scalars['String']['output']>;
  /** A portrait. */
  readonly image?: Maybe<Figure>;
  /** Pages elsewhere that are about the same person: profiles, registers, ORCID. */
  readonly sameAs: ReadonlyArray<Scalars['URL']['output']>;
  /** The author's articles, newest first. */
  readonly articles: ArticleConnection;
};


/** Who signs articles. Not a login. */
export type AuthorJobTitleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** Who signs articles. Not a login. */
export type AuthorBioArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** Who signs articles. Not a login. */
export type AuthorArticlesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** A page of a list of authors. */
export type AuthorConnection = {
  /** The authors with their cursors. */
  readonly edges: ReadonlyArray<AuthorEdge>;
  /** The authors alone. */
  readonly nodes: ReadonlyArray<Author>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** Number of authors in the whole list. Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An author and where it stands in a list. */
export type AuthorEdge = {
  /** Opaque; send it as `after` or `before` of the same list. */
  readonly cursor: Scalars['String']['output'];
  /** The author. */
  readonly node: Author;
};

export type Query = {
  /**
   * A thing by its id, null where there is none that readers may see. A text that is no id of this API is BAD_USER_INPUT.
   * Ids of the editorial API are the same, but only articles, authors, topics and images can be read here.
   */
  readonly node?: Maybe<Node>;
  /** Things by their ids, at most 100, in the order of the ids and null where there is none. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /**
   * One visible article, null where there is none. Where the locale lacks it, the locale's fallbacks answer: compare
   * `locale`. A former slug finds it too: compare `slug`.
   */
  readonly article?: Maybe<Article>;
  /** Visible articles. Locales do not fall back: what is not written in a locale is not in its list. */
  readonly articles: ArticleConnection;
  /** An author by slug, null where there is none. */
  readonly author?: Maybe<Author>;
  /** Authors by name. */
  readonly authors: AuthorConnection;
  /**
   * Number of committed changes this answer has seen, the same as the header X-Content-Version. It never falls on one
   * connection to one instance. Time passing does not change it, though schedules open and close articles meanwhile.
   * Send it as X-Min-Content-Version to be answered from this state or a later one, or with 503.
   */
  readonly contentVersion: Scalars['Int']['output'];
  /**
   * What a path of the site leads to: the article that lives there, or where it moved. Null where nothing is found.
   * Locales do not fall back here, since every address belongs to one.
   */
  readonly route?: Maybe<Route>;
  /** Articles in which any word of a text occurs, best match first. Word forms are found too: `palsies` finds palsy. */
  readonly search: SearchConnection;
  /** What a reader who is still typing may mean: ways the last word may go on, and articles. For a search box; ask at every key. */
  readonly suggest: Suggestions;
  /** The clinic and its site: publisher, locales with their fallbacks, standing notes. */
  readonly site: Site;
  /** A topic by slug, null where that locale has none. */
  readonly topic?: Maybe<Topic>;
  /** Topics by name. */
  readonly topics: TopicConnection;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryArticleArgs = {
  slug: Scalars['String']['input'];
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


export type QueryArticlesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ArticleFilter>;
  order?: InputMaybe<ArticleOrder>;
};


export type QueryAuthorArgs = {
  slug: Scalars['String']['input'];
};


export type QueryAuthorsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


export type QueryRouteArgs = {
  path: Scalars['String']['input'];
};


export type QuerySearchArgs = {
  text: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ArticleFilter>;
};


export type QuerySuggestArgs = {
  text: Scalars['String']['input'];
  locale?: InputMaybe<Scalars['Locale']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryTopicArgs = {
  slug: Scalars['String']['input'];
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


export type QueryTopicsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** An article that belongs beside another. */
export type RelatedArticle = {
  /** The article, of the same locale as the one it stands beside. */
  readonly article: Article;
  /** Why it is here. */
  readonly reason: RelatedReason;
  /**
   * How alike the two are, 0 to 1: the cosine of their TF-IDF vectors over title and body, raised by topics they share. Null where
   * an editor picked it, 0 where no article is alike and the newest stand in.
   */
  readonly score?: Maybe<Scalars['Float']['output']>;
};

/** Why an article stands beside another. */
export type RelatedReason =
  /** An editor picked it. */
  | 'PICKED'
  /** Its text is alike; where no text is, it has a topic in common or is new. */
  | 'SIMILAR';

/** What a path leads to. */
export type Route = Article | Redirect;

/** An address whose content lives elsewhere by now. */
export type Redirect = {
  /** The canonical address it moved to. */
  readonly location: Scalars['URL']['output'];
  /** HTTP status to answer with: 301. */
  readonly status: Scalars['Int']['output'];
};

/** A page of matches. */
export type SearchConnection = {
  /** The matches with their cursors, scores and snippets. */
  readonly edges: ReadonlyArray<SearchEdge>;
  /** The matching articles alone. */
  readonly nodes: ReadonlyArray<Article>;
  /** Where the page stands among the matches. */
  readonly pageInfo: PageInfo;
  /** Number of matches, at most 1,000. Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
  /** The text that was searched for, where a misspelt word was corrected; otherwise null. */
  readonly correctedText?: Maybe<Scalars['String']['output']>;
  /** How the matches divide, for narrowing a search. */
  readonly facets: ReadonlyArray<Facet>;
};

/** A matching article and where it stands. */
export type SearchEdge = {
  /** Opaque; send it as `after` of the same search. */
  readonly cursor: Scalars['String']['output'];
  /** The matching article. */
  readonly node: Article;
  /** How well it matches. Comparable within one search only. */
  readonly score: Scalars['Float']['output'];
  /** A passage around the matches: escaped HTML with <mark> around each. */
  readonly snippet: Scalars['String']['output'];
};

/** What matches can be divided by. */
export type FacetField =
  /** By topic; values are topic slugs. */
  | 'TOPIC'
  /** By author; values are author slugs. */
  | 'AUTHOR'
  /** By locale; values are language tags. */
  | 'LOCALE'
  /** By reading time; values are whole minutes. */
  | 'READING_TIME';

/** How the matches divide by one field. */
export type Facet = {
  /** The field. */
  readonly field: FacetField;
  /** Its values, the most frequent first. */
  readonly values: ReadonlyArray<FacetValue>;
};

/** One value of a facet. */
export type FacetValue = {
  /** The value, to be sent in a filter. */
  readonly value: Scalars['String']['output'];
  /** The value as people read it. */
  readonly label: Scalars['String']['output'];
  /** Number of matches that have it. */
  readonly count: Scalars['Int']['output'];
};

/** What the beginning of a question may become. */
export type Suggestions = {
  /** The question with its last word completed, the commonest word first. Only words of visible articles. */
  readonly completions: ReadonlyArray<Scalars['String']['output']>;
  /** Articles that the question, completed or not, would find first. */
  readonly articles: ReadonlyArray<Article>;
};

/** The site the articles belong to. */
export type Site = {
  /** Name of the clinic or site. */
  readonly name: Scalars['String']['output'];
  /** Where the site begins, without a slash at the end. */
  readonly url: Scalars['URL']['output'];
  /** The locale of requests and addresses that name none. */
  readonly defaultLocale: Scalars['Locale']['output'];
  /** Every locale the site is written in, in the site's own order. */
  readonly locales: ReadonlyArray<SiteLocale>;
  /** The publisher as a schema.org Organization. */
  readonly publisher: Scalars['JSON']['output'];
  /** The standing note that belongs under every article: it informs and does not replace a doctor. */
  readonly medicalNotice: Scalars['String']['output'];
};


/** The site the articles belong to. */
export type SiteMedicalNoticeArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** A locale of the site. */
export type SiteLocale = {
  /** Its language tag. */
  readonly locale: Scalars['Locale']['output'];
  /** Where `article` looks, in order, when the article does not exist in this locale. */
  readonly fallbacks: ReadonlyArray<Scalars['Locale']['output']>;
};

/** What articles are about. A topic belongs to one locale. */
export type Topic = Node & {
  /** Opaque; send it back as it came. */
  readonly id: Scalars['ID']['output'];
  /** The topic's part of an address, unique in its locale. */
  readonly slug: Scalars['String']['output'];
  /** The topic's language. */
  readonly locale: Scalars['Locale']['output'];
  /** Its name, as a heading. */
  readonly name: Scalars['String']['output'];
  /** A sentence or two, plain text. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The wider topic it belongs to. */
  readonly parent?: Maybe<Topic>;
  /** Articles about it, newest first. Those of narrower topics are not among them. */
  readonly articles: ArticleConnection;
};


/** What articles are about. A topic belongs to one locale. */
export type TopicArticlesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** A page of a list of topics. */
export type TopicConnection = {
  /** The topics with their cursors. */
  readonly edges: ReadonlyArray<TopicEdge>;
  /** The topics alone. */
  readonly nodes: ReadonlyArray<Topic>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** Number of topics in the whole list. Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A topic and where it stands in a list. */
export type TopicEdge = {
  /** Opaque; send it as `after` or `before` of the same list. */
  readonly cursor: Scalars['String']['output'];
  /** The topic. */
  readonly node: Topic;
};
