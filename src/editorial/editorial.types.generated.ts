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

/** What readers saw of an article at an instant. */
export type ArticleAsOf = {
  /** The instant that was asked for. */
  readonly at: Scalars['DateTime']['output'];
  /** The article, as it is today. */
  readonly article: Article;
  /** The revision that was shown. */
  readonly revision: Revision;
  /** Its title. */
  readonly title: Scalars['String']['output'];
  /** Its address, without the site. */
  readonly slug: Scalars['String']['output'];
  /** What stood in lists; the beginning of the text where none was written. */
  readonly summary: Scalars['String']['output'];
  /** The body as HTML. Addresses of images are today's. */
  readonly html: Scalars['String']['output'];
  /** The body as Markdown. */
  readonly markdown: Scalars['String']['output'];
  /** The words alone. */
  readonly text: Scalars['String']['output'];
  /** The body as Portable Text. */
  readonly portableText: Scalars['JSON']['output'];
  /** What the text rested on, numbered as in `html`. */
  readonly citations: ReadonlyArray<Citation>;
  /** The medical review that was shown; null where there was none. `isOverdue` is that of then. */
  readonly medicalReview?: Maybe<MedicalReview>;
  /** Minutes, by the method readers were shown. */
  readonly readingTimeMinutes: Scalars['Int']['output'];
};

/** How far the writing is. */
export type WorkflowState =
  /** Being written. Every change leads back here. */
  | 'DRAFT'
  /** Waits for a reviewer. */
  | 'IN_REVIEW'
  /** A reviewer wants something changed. */
  | 'CHANGES_REQUESTED'
  /** The newest revision was approved: publishing it does so. */
  | 'APPROVED'
  /** Laid away and off the site. Editing it or restoring a revision takes it out again. */
  | 'ARCHIVED';

/** What readers see, by the clock of the database. */
export type Visibility =
  /** Nothing, now or by plan. */
  | 'UNPUBLISHED'
  /** Nothing yet; a publication lies ahead. */
  | 'SCHEDULED'
  /** A revision of it, now. */
  | 'PUBLISHED';

/** The order of a list of articles. */
export type ArticleOrder =
  /** Last written first. */
  | 'RECENTLY_EDITED'
  /** By title of the newest revision. */
  | 'TITLE'
  /** Medical review due first; articles that were never reviewed last. */
  | 'REVIEW_DUE'
  /** Last created first. */
  | 'NEWEST';

/** Which articles; all conditions must hold. */
export type ArticleFilter = {
  /** Title or slug of the newest revision contains this text; at most 200 characters. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
  /** One of these states. */
  readonly workflow?: InputMaybe<ReadonlyArray<WorkflowState>>;
  /** One of these. */
  readonly visibility?: InputMaybe<ReadonlyArray<Visibility>>;
  /** Of this locale. */
  readonly locale?: InputMaybe<Scalars['Locale']['input']>;
  /** The newest revision is signed by this author. */
  readonly author?: InputMaybe<Scalars['ID']['input']>;
  /** The newest revision has this topic. */
  readonly topic?: InputMaybe<Scalars['ID']['input']>;
  /** The latest medical review is due again before this day: tomorrow's date finds what is overdue. */
  readonly reviewDueBefore?: InputMaybe<Scalars['Date']['input']>;
  /** I wrote at least one of its revisions; false: I wrote none. */
  readonly mine?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The thing with an id: one locale, many revisions. */
export type Article = Node & {
  /** Opaque; the same in both APIs. */
  readonly id: Scalars['ID']['output'];
  /** The language it is written in, for good. */
  readonly locale: Scalars['Locale']['output'];
  /** How far the writing is. */
  readonly workflow: WorkflowState;
  /** What readers see. */
  readonly visibility: Visibility;
  /** Goes up with every write; send it back as `expectedVersion`. */
  readonly version: Scalars['Int']['output'];
  /** The newest revision. */
  readonly draft: Revision;
  /** The revision that readers see now. */
  readonly published?: Maybe<Revision>;
  /** Past, present and future, newest first. */
  readonly publications: PublicationConnection;
  /** Everything that was ever saved, newest first. */
  readonly revisions: RevisionConnection;
  /** The same article in other locales, by locale; without this one. */
  readonly translations: ReadonlyArray<Article>;
  /** What hinders publishing the newest revision now, and what would make it better. */
  readonly problems: ReadonlyArray<Problem>;
  /** Every medical review that was recorded, the latest first; withdrawn ones too. */
  readonly medicalReviews: ReadonlyArray<MedicalReview>;
  /**
   * What the newest revision is compared with the one that was reviewed last, by a rule: MATERIAL where numbers, negations,
   * units, sections or more than 5 % of the words changed. Null where no review stands, or where it is of that very revision.
   */
  readonly proposedChange?: Maybe<ChangeKind>;
  /** What this article was translated from, and how far that has moved on since; null where it is nobody's translation. */
  readonly translationSource?: Maybe<TranslationSource>;
  /** Links that show this article's draft: those that work first, then the newest; at most 100. */
  readonly previewLinks: ReadonlyArray<PreviewLink>;
};


/** The thing with an id: one locale, many revisions. */
export type ArticlePublicationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The thing with an id: one locale, many revisions. */
export type ArticleRevisionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What was saved once, unchangeable ever after. */
export type Revision = Node & {
  /** Opaque. */
  readonly id: Scalars['ID']['output'];
  /** 1 for the first of an article, then counting. */
  readonly number: Scalars['Int']['output'];
  /** Where it is found on the site. */
  readonly slug: Scalars['String']['output'];
  /** At most 200 characters. */
  readonly title: Scalars['String']['output'];
  /** At most 300 characters. */
  readonly subtitle?: Maybe<Scalars['String']['output']>;
  /** As written; null where nobody wrote one. Readers then see the beginning of the text. */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** Portable Text. */
  readonly body: Scalars['JSON']['output'];
  /** The body as Markdown. */
  readonly markdown: Scalars['String']['output'];
  /** Who signs it, in order. */
  readonly authors: ReadonlyArray<Author>;
  /** What it is about, in order. */
  readonly topics: ReadonlyArray<Topic>;
  /** Hand-picked, in order. */
  readonly related: ReadonlyArray<Article>;
  /** The picture that stands for the article; null where there is none. */
  readonly image?: Maybe<Figure>;
  /** What a reader may do next; null where nothing is offered. Those within the text stand in `body`. */
  readonly callToAction?: Maybe<CallToAction>;
  /** What search engines and previews are told instead of title and summary; null where nobody wrote anything. */
  readonly seo?: Maybe<Seo>;
  /** What the text rests on, in the order it was written; readers see it numbered. */
  readonly citations: ReadonlyArray<Citation>;
  /** Videos that tell the same as the article. Those within the text stand in `body`. */
  readonly videos: ReadonlyArray<Video>;
  /** Number of the source's revision that this text follows; null where it is nobody's translation. */
  readonly translatedRevision?: Maybe<Scalars['Int']['output']>;
  /** The date readers are shown; null where it is the instant of publishing. */
  readonly originallyPublishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was saved. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who saved it; null where an import did. */
  readonly createdBy?: Maybe<User>;
  /** As the reading time that readers see by default. */
  readonly readingTimeMinutes: Scalars['Int']['output'];
};

/** A picture with what is said about it, as written. */
export type Figure = {
  /** Id of a file of the library; null while it is not there. */
  readonly imageId?: Maybe<Scalars['ID']['output']>;
  /** The file; null while it is not there. */
  readonly image?: Maybe<Image>;
  /** What the picture shows, for who cannot see it. Publishing needs it; a draft may have it empty. */
  readonly alt: Scalars['String']['output'];
  /** Below the picture. */
  readonly caption?: Maybe<Scalars['String']['output']>;
  /** Whose picture it is. */
  readonly credit?: Maybe<Scalars['String']['output']>;
};

/** What a reader may do next, as written. */
export type CallToAction = {
  /** Above the text. */
  readonly title: Scalars['String']['output'];
  /** What is offered. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** On the button. */
  readonly label: Scalars['String']['output'];
  /** Where the button leads: http, https, mailto or tel. */
  readonly url: Scalars['URL']['output'];
  /** A picture beside it; null where there is none. */
  readonly image?: Maybe<Figure>;
};

/** A video that tells the same as the article, as written. */
export type Video = {
  /** Where it is watched: http or https. */
  readonly url: Scalars['URL']['output'];
  /** What it is called. */
  readonly title: Scalars['String']['output'];
  /** How long it is, in seconds. */
  readonly durationSeconds?: Maybe<Scalars['Int']['output']>;
  /** Id of the image shown before it plays; null: the article's own. */
  readonly thumbnailId?: Maybe<Scalars['ID']['output']>;
};

/** A work the text rests on. */
export type Citation = {
  /** What marks in the text call it: `{_type: "citation", _key, citation: key}` in Portable Text, `[^key]` in Markdown. */
  readonly key: Scalars['String']['output'];
  /** The entry in full. */
  readonly text: Scalars['String']['output'];
  /** As written; readers are led to the DOI or to PubMed where it is null. */
  readonly url?: Maybe<Scalars['URL']['output']>;
  /** In normal form: 10.1000/xyz, lower case. */
  readonly doi?: Maybe<Scalars['String']['output']>;
  /** Digits. */
  readonly pmid?: Maybe<Scalars['String']['output']>;
  /** The day the page was looked at. */
  readonly accessedOn?: Maybe<Scalars['Date']['output']>;
};

/** What search engines and previews are told, as written. */
export type Seo = {
  /** Instead of the article's title. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Instead of its summary. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Where the original stands, where it is not here. */
  readonly canonicalUrl?: Maybe<Scalars['URL']['output']>;
  /** Whether search engines shall leave it out. */
  readonly noIndex: Scalars['Boolean']['output'];
};

/** A revision is visible from one instant until another. */
export type Publication = {
  /** What is shown. */
  readonly revision: Revision;
  /** The first instant it is visible at. */
  readonly from: Scalars['DateTime']['output'];
  /** The first instant it is not any more; null where no end is planned. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
  /** What changed since the revision that was reviewed last; null where none was, or where it is that one. */
  readonly changeKind?: Maybe<ChangeKind>;
  /** The review that readers are shown with it, as reviews stand now; null where none holds for it. */
  readonly medicalReview?: Maybe<MedicalReview>;
};

/** Something about the newest revision that an editor should know. */
export type Problem = {
  /**
   * These always block: ALT_TEXT_MISSING, REQUIRED, CONSENT_MISSING, ARCHIVED. These block where the site says so: SUMMARY_MISSING,
   * AUTHOR_MISSING, TOPIC_MISSING, FIGURE_WITHOUT_FILE, HEADING_LEVEL_SKIPPED, LINK_BROKEN, LINK_MOVED, CITATION_UNUSED,
   * READING_LEVEL, CONSENT_EXPIRES_SOON, REVIEW_MISSING, REVIEW_OVERDUE. More may come.
   */
  readonly code: Scalars['String']['output'];
  /** Whether publishing is refused for it. */
  readonly severity: Severity;
  /** A sentence: what is wrong and what would be right. */
  readonly message: Scalars['String']['output'];
  /** Where in the revision: ["body", "3", "alt"]. */
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** How bad a problem is. */
export type Severity =
  /** Publishing is refused. */
  | 'BLOCKING'
  /** Publishing is allowed. */
  | 'WARNING';

/** A body in one of three forms, at most 1 MB. */
export type BodyInput =
  /** Blocks as `Revision.body` returns them. */
  { readonly portableText: Scalars['JSON']['input']; readonly markdown?: never; readonly html?: never; }
  |  /** CommonMark with tables. */
  { readonly portableText?: never; readonly markdown: Scalars['String']['input']; readonly html?: never; }
  |  /** HTML; what has no counterpart in the body is dropped. */
  { readonly portableText?: never; readonly markdown?: never; readonly html: Scalars['String']['input']; };

/** A picture with what is said about it. */
export type FigureInput = {
  /** A file of the library; null while it is not there. */
  readonly imageId?: InputMaybe<Scalars['ID']['input']>;
  /** What the picture shows, for who cannot see it; at most 500 characters. Publishing needs it. */
  readonly alt: Scalars['String']['input'];
  /** Below the picture; at most 1,000 characters. */
  readonly caption?: InputMaybe<Scalars['String']['input']>;
  /** Whose picture it is; at most 200 characters. */
  readonly credit?: InputMaybe<Scalars['String']['input']>;
};

/** What a reader may do next. */
export type CallToActionInput = {
  /** At most 200 characters. */
  readonly title: Scalars['String']['input'];
  /** At most 1,000 characters. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
  /** On the button; at most 100 characters. */
  readonly label: Scalars['String']['input'];
  /** Where the button leads: http, https, mailto or tel. */
  readonly url: Scalars['URL']['input'];
  /** A picture beside it. */
  readonly image?: InputMaybe<FigureInput>;
};

/** A video that tells the same as the article. */
export type VideoInput = {
  /** Where it is watched: http or https. Of YouTube and Vimeo, readers get a player that sets no cookies before they press play. */
  readonly url: Scalars['URL']['input'];
  /** What it is called; at most 200 characters. */
  readonly title: Scalars['String']['input'];
  /** How long it is, in whole seconds; at most a day. */
  readonly durationSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** An image of the library, shown before it plays. */
  readonly thumbnailId?: InputMaybe<Scalars['ID']['input']>;
};

/** A work the text rests on. Of several that are the same work, by DOI, PMID or address, the first stays. */
export type CitationInput = {
  /** What the text calls it: 1 to 64 letters, digits and . _ : - of your own; each once. */
  readonly key: Scalars['String']['input'];
  /** The entry in full, plain text; at most 2,000 characters. */
  readonly text: Scalars['String']['input'];
  /** Where it is found: http or https. Not needed beside a DOI or PMID. */
  readonly url?: InputMaybe<Scalars['URL']['input']>;
  /** In any form: 10.1000/xyz, doi:10.1000/xyz, https://doi.org/10.1000/xyz. */
  readonly doi?: InputMaybe<Scalars['String']['input']>;
  /** The number in PubMed, or the address of its page. */
  readonly pmid?: InputMaybe<Scalars['String']['input']>;
  /** The day the page was looked at; not in the future. */
  readonly accessedOn?: InputMaybe<Scalars['Date']['input']>;
};

/** What search engines and previews are told instead of title and summary. */
export type SeoInput = {
  /** At most 200 characters. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** At most 500 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Where the original stands, where it is not here: http or https. */
  readonly canonicalUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Whether search engines shall leave it out. */
  readonly noIndex?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new article. */
export type CreateArticleInput = {
  /** One of the site's locales; the default one where it is left out. */
  readonly locale?: InputMaybe<Scalars['Locale']['input']>;
  /** At most 200 characters. */
  readonly title: Scalars['String']['input'];
  /** Made from the title where it is left out, with -2, -3 ... where that is taken. Lower-case letters and digits joined by hyphens, at most 96 characters. */
  readonly slug?: InputMaybe<Scalars['String']['input']>;
  /** At most 300 characters. */
  readonly subtitle?: InputMaybe<Scalars['String']['input']>;
  /** At most 1,000 characters. */
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  /** The text. */
  readonly body: BodyInput;
  /** The picture that stands for the article. */
  readonly image?: InputMaybe<FigureInput>;
  /** What a reader may do next. */
  readonly callToAction?: InputMaybe<CallToActionInput>;
  /** For search engines and previews. */
  readonly seo?: InputMaybe<SeoInput>;
  /** Who signs it, in order; at most 20, each once. */
  readonly authorIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** What it is about, in order; at most 20, each once, of the article's locale. */
  readonly topicIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Hand-picked related articles, in order; at most 20, each once, of the article's locale. */
  readonly relatedIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** An article this one is the translation of. Each group of translations has one article a locale. */
  readonly translationOf?: InputMaybe<Scalars['ID']['input']>;
  /** What the text rests on, at most 300. Where it is left out, footnotes of a Markdown body are taken. */
  readonly citations?: InputMaybe<ReadonlyArray<CitationInput>>;
  /** Videos that tell the same as the article; at most 20. */
  readonly videos?: InputMaybe<ReadonlyArray<VideoInput>>;
  /**
   * The source's revision that this text follows, from which on its changes count; a new translation follows the newest. INVALID where
   * the article is nobody's translation.
   */
  readonly translatedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** The date readers are shown where it is not the instant of publishing, as after an import. */
  readonly originallyPublishedAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What is left out stays; null clears. */
export type UpdateArticleInput = {
  /** At most 200 characters. Cannot be cleared. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** At most 96 characters. Null makes it from the title again. */
  readonly slug?: InputMaybe<Scalars['String']['input']>;
  /** At most 300 characters. */
  readonly subtitle?: InputMaybe<Scalars['String']['input']>;
  /** At most 1,000 characters. */
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  /** The text. Cannot be cleared. */
  readonly body?: InputMaybe<BodyInput>;
  /** The picture that stands for the article. */
  readonly image?: InputMaybe<FigureInput>;
  /** What a reader may do next. */
  readonly callToAction?: InputMaybe<CallToActionInput>;
  /** For search engines and previews. */
  readonly seo?: InputMaybe<SeoInput>;
  /** Who signs it, in order; at most 20, each once. The list replaces what there was. */
  readonly authorIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** What it is about, in order; at most 20, each once, of the article's locale. The list replaces what there was. */
  readonly topicIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Hand-picked related articles, in order; at most 20, each once, of the article's locale. The list replaces what there was. */
  readonly relatedIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** What the text rests on, at most 300; the list replaces what there was. Where it is left out, footnotes of a Markdown body are taken. */
  readonly citations?: InputMaybe<ReadonlyArray<CitationInput>>;
  /** Videos that tell the same as the article; at most 20. */
  readonly videos?: InputMaybe<ReadonlyArray<VideoInput>>;
  /**
   * The source's revision that this text follows, from which on its changes count; a new translation follows the newest. INVALID where
   * the article is nobody's translation.
   */
  readonly translatedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** The date readers are shown where it is not the instant of publishing, as after an import. */
  readonly originallyPublishedAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What came of a change to an article. */
export type ArticlePayload = {
  /** The article as it is now; null where it was refused. */
  readonly article?: Maybe<Article>;
  /** Read with X-Min-Content-Version to see this change. */
  readonly contentVersion: Scalars['Int']['output'];
  /** Why it was refused; empty where it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A page of articles. */
export type ArticleConnection = {
  /** The articles with their cursors. */
  readonly edges: ReadonlyArray<ArticleEdge>;
  /** The articles without. */
  readonly nodes: ReadonlyArray<Article>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many there are in all. Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An article's place in a list. */
export type ArticleEdge = {
  /** Send it as `after` or `before` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The article. */
  readonly node: Article;
};

/** A page of revisions. */
export type RevisionConnection = {
  /** The revisions with their cursors. */
  readonly edges: ReadonlyArray<RevisionEdge>;
  /** The revisions without. */
  readonly nodes: ReadonlyArray<Revision>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many there are in all. Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A revision's place in a list. */
export type RevisionEdge = {
  /** Send it as `after` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The revision. */
  readonly node: Revision;
};

/** A page of publications. */
export type PublicationConnection = {
  /** The publications with their cursors. */
  readonly edges: ReadonlyArray<PublicationEdge>;
  /** The publications without. */
  readonly nodes: ReadonlyArray<Publication>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many there are in all. Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A publication's place in a list. */
export type PublicationEdge = {
  /** Send it as `after` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The publication. */
  readonly node: Publication;
};

/** What an article was translated from. */
export type TranslationSource = {
  /** The article that was translated. */
  readonly article: Article;
  /** Number of its revision that the newest text of this article follows. */
  readonly revision: Scalars['Int']['output'];
  /** Number of its newest revision. */
  readonly newestRevision: Scalars['Int']['output'];
  /** Since when readers of the source are told something else that matters; null while they are not. */
  readonly outdatedSince?: Maybe<Scalars['DateTime']['output']>;
  /** The blocks that differ between `revision` and `newestRevision`, in the order of the latter; at most 500. */
  readonly changedBlocks: ReadonlyArray<ChangedBlock>;
};

/** What happened to a block. */
export type BlockChange =
  /** It is new. */
  | 'ADDED'
  /** It is gone. */
  | 'REMOVED'
  /** It says or shows something else. */
  | 'CHANGED';

/** A block that differs between two revisions. */
export type ChangedBlock = {
  /** What happened to it. */
  readonly kind: BlockChange;
  /** Where it stands in the newer body, counted from 0; of a removed one, where it would stand. */
  readonly index: Scalars['Int']['output'];
  /** Its words before; null where it is new. */
  readonly before?: Maybe<Scalars['String']['output']>;
  /** Its words after; null where it is gone. */
  readonly after?: Maybe<Scalars['String']['output']>;
};

/** Who signs articles. Not a login: that is a User. What is saved here is public at once. */
export type Author = Node & {
  /** Opaque; the same in both APIs. */
  readonly id: Scalars['ID']['output'];
  /** Unique among authors. */
  readonly slug: Scalars['String']['output'];
  /** As it stands above an article. */
  readonly name: Scalars['String']['output'];
  /** Degrees and titles: MD, PhD. */
  readonly credentials?: Maybe<Scalars['String']['output']>;
  /** In the given locale, else in the site's default one; null where neither is written. */
  readonly jobTitle?: Maybe<Scalars['String']['output']>;
  /** In the given locale, else in the site's default one; null where neither is written. */
  readonly bio?: Maybe<Scalars['String']['output']>;
  /** `jobTitle` in every locale it is written in, by locale. */
  readonly jobTitles: ReadonlyArray<LocalizedText>;
  /** `bio` in every locale it is written in, by locale. */
  readonly bios: ReadonlyArray<LocalizedText>;
  /** A portrait; null where there is none. */
  readonly image?: Maybe<Figure>;
  /** Pages elsewhere that are about the same person. */
  readonly sameAs: ReadonlyArray<Scalars['URL']['output']>;
  /** Goes up with every write; send it back as `expectedVersion`. */
  readonly version: Scalars['Int']['output'];
};


/** Who signs articles. Not a login: that is a User. What is saved here is public at once. */
export type AuthorJobTitleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** Who signs articles. Not a login: that is a User. What is saved here is public at once. */
export type AuthorBioArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** A text in one locale, as written. */
export type LocalizedText = {
  /** The language of the text. */
  readonly locale: Scalars['Locale']['output'];
  /** The text. */
  readonly text: Scalars['String']['output'];
};

/** An author as written. */
export type AuthorInput = {
  /** Made from the name where it is left out or null. Lower-case letters and digits joined by hyphens, at most 96 characters. */
  readonly slug?: InputMaybe<Scalars['String']['input']>;
  /** At most 200 characters. Needed for a new author. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** At most 200 characters. */
  readonly credentials?: InputMaybe<Scalars['String']['input']>;
  /** At most 200 characters in each locale. The list replaces what there was. */
  readonly jobTitle?: InputMaybe<ReadonlyArray<LocalizedTextInput>>;
  /** At most 5,000 characters in each locale. The list replaces what there was. */
  readonly bio?: InputMaybe<ReadonlyArray<LocalizedTextInput>>;
  /** Pages elsewhere that are about the same person, http or https; at most 20. The list replaces what there was. */
  readonly sameAs?: InputMaybe<ReadonlyArray<Scalars['URL']['input']>>;
  /** A portrait. */
  readonly image?: InputMaybe<FigureInput>;
};

/** A text in one locale. */
export type LocalizedTextInput = {
  /** Each locale once. */
  readonly locale: Scalars['Locale']['input'];
  /** The text. */
  readonly text: Scalars['String']['input'];
};

/** What came of a change to an author. */
export type AuthorPayload = {
  /** The author as it is now; null where it was refused. */
  readonly author?: Maybe<Author>;
  /** Read with X-Min-Content-Version to see this change. */
  readonly contentVersion: Scalars['Int']['output'];
  /** Why it was refused; empty where it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A page of authors. */
export type AuthorConnection = {
  /** The authors with their cursors. */
  readonly edges: ReadonlyArray<AuthorEdge>;
  /** The authors without. */
  readonly nodes: ReadonlyArray<Author>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many there are in all. Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An author's place in a list. */
export type AuthorEdge = {
  /** Send it as `after` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The author. */
  readonly node: Author;
};

/** What a signed-in person or token may read. */
export type Query = {
  /** Any article, revision, author, topic, partner or user by its id; null where there is none. */
  readonly node?: Maybe<Node>;
  /**
   * What readers saw of an article at an instant: true to the publications and consents of then. A patient's story that was
   * withdrawn since stays withdrawn. Null where they saw nothing. BAD_USER_INPUT where `at` lies in the future.
   */
  readonly articleAsOf?: Maybe<ArticleAsOf>;
  /** One article in whatever state; null where there is none. */
  readonly article?: Maybe<Article>;
  /** Articles in every state. `first` or `last`, 0 to 100; 20 where neither is given. */
  readonly articles: ArticleConnection;
  /** One author; null where there is none. */
  readonly author?: Maybe<Author>;
  /** Authors by name. */
  readonly authors: AuthorConnection;
  /** One image of the library; null where there is none. */
  readonly image?: Maybe<Image>;
  /** Images, last come first. */
  readonly images: ImageConnection;
  /** Figures of the newest revisions that have no file yet, as after an import, articles by age. Fill them with `fillFigure`. */
  readonly unfilledFigures: UnfilledFigureConnection;
  /** One partner; null where there is none. */
  readonly partner?: Maybe<Partner>;
  /** Partners by name. */
  readonly partners: PartnerConnection;
  /** How search reads a question and why it finds what it finds: the same code as readers' searches, on visible articles. */
  readonly explainSearch: SearchExplanation;
  /** Why the visible articles that stand nearest to one are near. Empty where that one is not visible. */
  readonly explainRelated: ReadonlyArray<RelatedExplanation>;
  /**
   * What readers searched for and found nothing, the most frequent first. Told only of questions that were asked
   * SEARCH_GAP_MIN_COUNT times, for SEARCH_GAP_DAYS days. Written every ten seconds.
   */
  readonly searchGaps: ReadonlyArray<SearchGap>;
  /** The words that search ignores in a locale beside those the language ignores anyway. */
  readonly stopWords: StopList;
  /** One group of synonyms; null where there is none. */
  readonly synonymGroup?: Maybe<SynonymGroup>;
  /** The thesaurus: groups of synonyms by locale, then by their first phrase. */
  readonly synonymGroups: SynonymGroupConnection;
  /** One patient's story; null where there is none. */
  readonly testimonial?: Maybe<Testimonial>;
  /** Patients' stories, the last changed first. */
  readonly testimonials: TestimonialConnection;
  /** One topic; null where there is none. */
  readonly topic?: Maybe<Topic>;
  /** Topics by name. */
  readonly topics: TopicConnection;
  /** Who is asking; null where nobody is signed in. */
  readonly viewer?: Maybe<User>;
};


/** What a signed-in person or token may read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What a signed-in person or token may read. */
export type QueryArticleAsOfArgs = {
  id: Scalars['ID']['input'];
  at: Scalars['DateTime']['input'];
};


/** What a signed-in person or token may read. */
export type QueryArticleArgs = {
  id: Scalars['ID']['input'];
};


/** What a signed-in person or token may read. */
export type QueryArticlesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ArticleFilter>;
  order?: InputMaybe<ArticleOrder>;
};


/** What a signed-in person or token may read. */
export type QueryAuthorArgs = {
  id: Scalars['ID']['input'];
};


/** What a signed-in person or token may read. */
export type QueryAuthorsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  text?: InputMaybe<Scalars['String']['input']>;
};


/** What a signed-in person or token may read. */
export type QueryImageArgs = {
  id: Scalars['ID']['input'];
};


/** What a signed-in person or token may read. */
export type QueryImagesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  text?: InputMaybe<Scalars['String']['input']>;
  unused?: InputMaybe<Scalars['Boolean']['input']>;
};


/** What a signed-in person or token may read. */
export type QueryUnfilledFiguresArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What a signed-in person or token may read. */
export type QueryPartnerArgs = {
  id: Scalars['ID']['input'];
};


/** What a signed-in person or token may read. */
export type QueryPartnersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  text?: InputMaybe<Scalars['String']['input']>;
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
};


/** What a signed-in person or token may read. */
export type QueryExplainSearchArgs = {
  text: Scalars['String']['input'];
  locale?: InputMaybe<Scalars['Locale']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What a signed-in person or token may read. */
export type QueryExplainRelatedArgs = {
  articleId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What a signed-in person or token may read. */
export type QuerySearchGapsArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
  since?: InputMaybe<Scalars['Date']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What a signed-in person or token may read. */
export type QueryStopWordsArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** What a signed-in person or token may read. */
export type QuerySynonymGroupArgs = {
  id: Scalars['ID']['input'];
};


/** What a signed-in person or token may read. */
export type QuerySynonymGroupsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  locale?: InputMaybe<Scalars['Locale']['input']>;
  text?: InputMaybe<Scalars['String']['input']>;
};


/** What a signed-in person or token may read. */
export type QueryTestimonialArgs = {
  id: Scalars['ID']['input'];
};


/** What a signed-in person or token may read. */
export type QueryTestimonialsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  text?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<ConsentStatus>;
};


/** What a signed-in person or token may read. */
export type QueryTopicArgs = {
  id: Scalars['ID']['input'];
};


/** What a signed-in person or token may read. */
export type QueryTopicsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  locale?: InputMaybe<Scalars['Locale']['input']>;
  text?: InputMaybe<Scalars['String']['input']>;
};

/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type Mutation = {
  /** Makes an article with its first revision. Readers see nothing of it before it is published. */
  readonly createArticle: ArticlePayload;
  /**
   * Saves a new revision and leads back to DRAFT. What is left out stays; null clears. Where nothing differs from the newest
   * revision, none is written and the version stays. What readers see does not change.
   */
  readonly updateArticle: ArticlePayload;
  /**
   * Shows the newest revision, or `revision`, to readers: at once, or from `at` on; until `until` where it is given.
   * What is shown before ends there. A revision without a summary is shown with the beginning of its text.
   */
  readonly publishArticle: ArticlePayload;
  /** Takes the article off the site at once and cancels what is scheduled. Refused where nothing is shown or scheduled. */
  readonly unpublishArticle: ArticlePayload;
  /** Lays the article away: takes it off the site, and refuses publishing until it is edited or a revision is restored. */
  readonly archiveArticle: ArticlePayload;
  /** Saves a copy of an earlier revision as the newest one. What readers see does not change. */
  readonly restoreRevision: ArticlePayload;
  /** Makes an author, public at once. */
  readonly createAuthor: AuthorPayload;
  /** Changes an author, public at once. What is left out stays; null clears. */
  readonly updateAuthor: AuthorPayload;
  /** Fetches an image from a public server into the library. Private networks and other ports than 80 and 443 are not asked. */
  readonly createImageFromUrl: ImagePayload;
  /** Changes what is said of an image. What is left out stays; null clears. */
  readonly updateImage: ImagePayload;
  /** Gives an image another file. Its id stays, addresses go on working, and whatever is published shows the new file at once. */
  readonly replaceImage: ImagePayload;
  /** Takes an image out of the library with its files. Refused while anything uses it; the message says what. */
  readonly deleteImage: DeleteImagePayload;
  /** Gives a figure of the newest revision its file, in a new revision. Publish that to show it. */
  readonly fillFigure: ArticlePayload;
  /**
   * Records that a revision was checked. Readers see it at once where that revision, or a minor change of it, is what they see.
   * For the role REVIEWER and up.
   */
  readonly recordMedicalReview: MedicalReviewPayload;
  /** Takes a review back: it stays in the history, but counts no more. The one before it counts again. For the role REVIEWER and up. */
  readonly withdrawMedicalReview: MedicalReviewPayload;
  /** Makes a partner, active at once. */
  readonly createPartner: PartnerPayload;
  /** Changes a partner, effective at once. What is left out stays; null clears. */
  readonly updatePartner: PartnerPayload;
  /** Lets a partner show nothing any more, at once. */
  readonly suspendPartner: PartnerPayload;
  /** Lets a suspended partner show articles again, at once. */
  readonly activatePartner: PartnerPayload;
  /**
   * Makes a link that shows one draft, in exactly the delivery schema at /preview/graphql, to who has it, until it expires or
   * is revoked. Send the token as `Authorization: Bearer …`. It is shown this once.
   */
  readonly createPreviewLink: PreviewLinkPayload;
  /** Makes a link useless at once. Doing it again changes nothing. */
  readonly revokePreviewLink: PreviewLinkPayload;
  /** Adds words to a stop list. The next search obeys it. What is on the list already is passed over. */
  readonly addStopWords: StopListPayload;
  /** Takes words off a stop list. The next search obeys it. What is not on the list is passed over. */
  readonly removeStopWords: StopListPayload;
  /** Makes a group of synonyms. The next search obeys it. */
  readonly createSynonymGroup: SynonymGroupPayload;
  /** Changes a group of synonyms. The next search obeys it. */
  readonly updateSynonymGroup: SynonymGroupPayload;
  /** Removes a group of synonyms for good. The next search knows it no more. */
  readonly deleteSynonymGroup: DeleteSynonymGroupPayload;
  /** Writes down a patient's story. Nobody is shown it before a consent is recorded and an article that uses it is published. */
  readonly createTestimonial: TestimonialPayload;
  /** Changes a story, at once in every article that shows it. What is left out stays. A withdrawn one is not changed. */
  readonly updateTestimonial: TestimonialPayload;
  /** Records what the patient agreed to. From then on the articles that use the story show it, as far as the consent goes. */
  readonly recordConsent: ConsentPayload;
  /** Ends one consent; others of the story stay. One that has not begun is removed with its evidence. */
  readonly endConsent: ConsentPayload;
  /**
   * Takes a story back for good, in one transaction: every consent ends, and its name, words and images leave every answer,
   * search, feed, embed, image address and cache, and every revision as anybody but an administrator reads it. A story that
   * was withdrawn before is left as it is, and its receipt returned.
   */
  readonly withdrawTestimonial: WithdrawalPayload;
  /**
   * Removes the words, name, notes, evidence and image files of a story for good, and withdraws it where it was not. What is
   * left are ids, dates and receipts. For administrators.
   */
  readonly eraseTestimonial: WithdrawalPayload;
  /** Makes a topic, public at once. */
  readonly createTopic: TopicPayload;
  /** Changes a topic, public at once. What is left out stays; null clears. */
  readonly updateTopic: TopicPayload;
  /**
   * Starts a session and sets its cookie; a session that the request carried ends. A wrong password and an unknown address
   * get the same answer after the same time. Too many attempts get NOT_ALLOWED_NOW, which says when to try again.
   */
  readonly signIn: SignInPayload;
  /** Ends the session of this request and clears its cookie. */
  readonly signOut: SignOutPayload;
  /** Makes a personal access token for scripts. The token is shown this once. Needs a session: a token makes no tokens. */
  readonly createAccessToken: AccessTokenPayload;
  /** Makes a token useless at once; a revoked one stays revoked. Your own tokens, or any for ADMIN. Needs a session. */
  readonly revokeAccessToken: AccessTokenPayload;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationCreateArticleArgs = {
  input: CreateArticleInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationUpdateArticleArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  input: UpdateArticleInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationPublishArticleArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  revision?: InputMaybe<Scalars['Int']['input']>;
  at?: InputMaybe<Scalars['DateTime']['input']>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
  changeKind?: InputMaybe<ChangeKind>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationUnpublishArticleArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationArchiveArticleArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationRestoreRevisionArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  number: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationCreateAuthorArgs = {
  input: AuthorInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationUpdateAuthorArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  input: AuthorInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationCreateImageFromUrlArgs = {
  input: CreateImageFromUrlInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationUpdateImageArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  input: UpdateImageInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationReplaceImageArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  input: ReplaceImageInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationDeleteImageArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationFillFigureArgs = {
  articleId: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  blockKey?: InputMaybe<Scalars['String']['input']>;
  imageId: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationRecordMedicalReviewArgs = {
  articleId: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  input: MedicalReviewInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationWithdrawMedicalReviewArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationCreatePartnerArgs = {
  input: PartnerInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationUpdatePartnerArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  input: PartnerInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationSuspendPartnerArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationActivatePartnerArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationCreatePreviewLinkArgs = {
  articleId: Scalars['ID']['input'];
  input?: InputMaybe<PreviewLinkInput>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationRevokePreviewLinkArgs = {
  id: Scalars['ID']['input'];
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationAddStopWordsArgs = {
  input: StopWordsInput;
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationRemoveStopWordsArgs = {
  input: StopWordsInput;
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationCreateSynonymGroupArgs = {
  input: SynonymGroupInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationUpdateSynonymGroupArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  input: SynonymGroupInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationDeleteSynonymGroupArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationCreateTestimonialArgs = {
  input: TestimonialInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationUpdateTestimonialArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  input: TestimonialInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationRecordConsentArgs = {
  testimonialId: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  input: ConsentInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationEndConsentArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  at?: InputMaybe<Scalars['DateTime']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationWithdrawTestimonialArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationEraseTestimonialArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationCreateTopicArgs = {
  input: TopicInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationUpdateTopicArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  input: TopicInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationSignInArgs = {
  input: SignInInput;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationCreateAccessTokenArgs = {
  input: AccessTokenInput;
};


/**
 * What can be done. Mutations of one request run one after the other. A refused business rule is no error of the request:
 * it stands in `userErrors`, and the thing that would have been returned is null.
 */
export type MutationRevokeAccessTokenArgs = {
  id: Scalars['ID']['input'];
};

/** Why an input was refused. */
export type UserErrorCode =
  /** Does not make sense as it stands; the message says what would. */
  | 'INVALID'
  /** Missing, and needed. */
  | 'REQUIRED'
  /** Longer than its limit, which the message names. */
  | 'TOO_LONG'
  /** Somebody or something else has it already. */
  | 'TAKEN'
  /** There is no such thing. */
  | 'NOT_FOUND'
  /** The thing was changed since the version you edited: see `VersionConflict`. */
  | 'VERSION_CONFLICT'
  /** Right in itself, but not in the present state. */
  | 'NOT_ALLOWED_NOW'
  /** The `idempotencyKey` was used before, with other arguments. */
  | 'IDEMPOTENCY_MISMATCH'
  /** E-mail address and password do not belong together. */
  | 'BAD_CREDENTIALS'
  /** A link that is neither http, https, mailto nor tel; canonical addresses and pages about an author are http or https. */
  | 'UNSAFE_LINK'
  /** A block of the body has a type this API does not know. */
  | 'UNKNOWN_BLOCK'
  /** A picture has no alternative text; publishing needs it. */
  | 'ALT_TEXT_MISSING'
  /** Nobody has medically reviewed the text, or it has changed materially since; this site publishes only what was. */
  | 'REVIEW_MISSING'
  /** The medical review of the text is overdue; this site publishes only what is reviewed in time. */
  | 'REVIEW_OVERDUE'
  /** A file of a kind the library does not take. */
  | 'UNSUPPORTED_TYPE'
  /** A file with more bytes, pixels or frames than are taken; the message names the limit. */
  | 'TOO_LARGE'
  /** A file that cannot be read to its end, or is not what it says it is. */
  | 'DAMAGED'
  /** An address the service does not fetch from: of a private network or another protocol, with a password, or leading to such. */
  | 'UNSAFE_ADDRESS'
  /** An address that did not answer with a file in time. */
  | 'UNREACHABLE'
  /** A patient's story without a consent that covers it; publishing needs one. */
  | 'CONSENT_MISSING';

/** One thing that is wrong with an input. */
export type UserError = {
  /** What kind of thing is wrong. */
  readonly code: UserErrorCode;
  /** A sentence for people: what is wrong and what would be right. */
  readonly message: Scalars['String']['output'];
  /** Path of the input at fault: ["input", "slug"]. */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** The usual error: something about the input or the moment. */
export type InputError = UserError & {
  /** What kind of thing is wrong. */
  readonly code: UserErrorCode;
  /** A sentence for people: what is wrong and what would be right. */
  readonly message: Scalars['String']['output'];
  /** Path of the input at fault: ["input", "slug"]. */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** Somebody else wrote first. Nothing was changed; look at `current`, repeat the change on it and send its version. */
export type VersionConflict = UserError & {
  /** Always VERSION_CONFLICT. */
  readonly code: UserErrorCode;
  /** A sentence for people: what is wrong and what would be right. */
  readonly message: Scalars['String']['output'];
  /** Always ["expectedVersion"]. */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The version that was sent. */
  readonly expectedVersion: Scalars['Int']['output'];
  /** The version it has now. */
  readonly actualVersion: Scalars['Int']['output'];
  /** The article as it is now; null where the conflict is about an author or a topic. */
  readonly current?: Maybe<Article>;
};

/** An image file of the library. Upload one with `POST /editor/media`. Readers see it only where something published uses it. */
export type Image = Node & {
  /** Opaque; the same in both APIs. */
  readonly id: Scalars['ID']['output'];
  /** Address of the image for who is signed in, published or not. */
  readonly url: Scalars['URL']['output'];
  /** Width of the original in pixels. */
  readonly width: Scalars['Int']['output'];
  /** Height of the original in pixels. */
  readonly height: Scalars['Int']['output'];
  /** Media type of the original as it is kept: without EXIF, GPS and comments. */
  readonly mime: Scalars['String']['output'];
  /** Bytes of the original as it is kept. */
  readonly bytes: Scalars['Int']['output'];
  /** What must stay in sight when the image is cropped; null where nobody said. */
  readonly focalPoint?: Maybe<FocalPoint>;
  /** Whose picture it is. */
  readonly credit?: Maybe<Scalars['String']['output']>;
  /** Under which licence it may be shown. */
  readonly licence?: Maybe<Scalars['String']['output']>;
  /** For finding it again; readers do not see it. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** What it shows, to begin with where it is used, in every locale it is written in. */
  readonly altTexts: ReadonlyArray<LocalizedText>;
  /** Where it was fetched from; null where it was uploaded. */
  readonly sourceUrl?: Maybe<Scalars['URL']['output']>;
  /** Shows a patient, whose consent may end: no cache may keep it without asking. */
  readonly isRevocable: Scalars['Boolean']['output'];
  /** A tiny picture as a data URL, to show while the image loads. */
  readonly placeholder?: Maybe<Scalars['String']['output']>;
  /** Goes up with every write; send it back as `expectedVersion`. */
  readonly version: Scalars['Int']['output'];
  /** When it came into the library. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who brought it; null where an import did. */
  readonly createdBy?: Maybe<User>;
  /** Articles whose newest or published revisions show it, themselves or by a patient's story, oldest first. */
  readonly usedIn: ArticleConnection;
  /** Authors whose portrait it is, by name. */
  readonly authors: ReadonlyArray<Author>;
};


/** An image file of the library. Upload one with `POST /editor/media`. Readers see it only where something published uses it. */
export type ImageUrlArgs = {
  width?: InputMaybe<Scalars['Int']['input']>;
  format?: InputMaybe<ImageFormat>;
};


/** An image file of the library. Upload one with `POST /editor/media`. Readers see it only where something published uses it. */
export type ImageUsedInArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
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

/** A figure that waits for its file. */
export type UnfilledFigure = {
  /** The article of which it is the newest revision's. */
  readonly article: Article;
  /** Key of the block in the body; null where it is the picture that stands for the article. */
  readonly blockKey?: Maybe<Scalars['String']['output']>;
  /** What it shows. */
  readonly alt: Scalars['String']['output'];
  /** Below the picture. */
  readonly caption?: Maybe<Scalars['String']['output']>;
};

/** An image to be fetched, and what is said of it. */
export type CreateImageFromUrlInput = {
  /** http or https, without user name and password; at most 3 redirects are followed. */
  readonly url: Scalars['URL']['input'];
  /** What must stay in sight when the image is cropped. */
  readonly focalPoint?: InputMaybe<FocalPointInput>;
  /** Whose picture it is; at most 200 characters. */
  readonly credit?: InputMaybe<Scalars['String']['input']>;
  /** Under which licence it may be shown; at most 200 characters. */
  readonly licence?: InputMaybe<Scalars['String']['input']>;
  /** For finding it again; at most 200 characters. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** What it shows, at most 500 characters in each locale. */
  readonly altTexts?: InputMaybe<ReadonlyArray<LocalizedTextInput>>;
  /** Whether it shows a patient, whose consent may end. */
  readonly isRevocable?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What changes of what is said of an image. */
export type UpdateImageInput = {
  /** What must stay in sight when the image is cropped. */
  readonly focalPoint?: InputMaybe<FocalPointInput>;
  /** Whose picture it is; at most 200 characters. */
  readonly credit?: InputMaybe<Scalars['String']['input']>;
  /** Under which licence it may be shown; at most 200 characters. */
  readonly licence?: InputMaybe<Scalars['String']['input']>;
  /** For finding it again; at most 200 characters. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** What it shows, at most 500 characters in each locale. The list replaces what there was. */
  readonly altTexts?: InputMaybe<ReadonlyArray<LocalizedTextInput>>;
  /** Whether it shows a patient, whose consent may end. Only who may publish can take that back. */
  readonly isRevocable?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new file, from one of two places. */
export type ReplaceImageInput =
  /** The id `POST /editor/media` answered with. That image must not be used; its file moves here and it is gone. */
  { readonly uploadId: Scalars['ID']['input']; readonly url?: never; }
  |  /** As for `createImageFromUrl`. */
  { readonly uploadId?: never; readonly url: Scalars['URL']['input']; };

/** A point of an image, as fractions of its size from the upper left corner. */
export type FocalPointInput = {
  /** From the left edge, 0 to 1. */
  readonly x: Scalars['Float']['input'];
  /** From the upper edge, 0 to 1. */
  readonly y: Scalars['Float']['input'];
};

/** What came of a change to an image. */
export type ImagePayload = {
  /** The image as it is now; null where it was refused. */
  readonly image?: Maybe<Image>;
  /** Read with X-Min-Content-Version to see this change. */
  readonly contentVersion: Scalars['Int']['output'];
  /** Why it was refused; empty where it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What came of the deletion of an image. */
export type DeleteImagePayload = {
  /** The id of the image that is gone; null where it was refused. */
  readonly deletedId?: Maybe<Scalars['ID']['output']>;
  /** Read with X-Min-Content-Version to see this change. */
  readonly contentVersion: Scalars['Int']['output'];
  /** Why it was refused; empty where it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A page of images. */
export type ImageConnection = {
  /** The images with their cursors. */
  readonly edges: ReadonlyArray<ImageEdge>;
  /** The images without. */
  readonly nodes: ReadonlyArray<Image>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many there are in all. Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An image's place in a list. */
export type ImageEdge = {
  /** Send it as `after` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The image. */
  readonly node: Image;
};

/** A page of figures without a file. */
export type UnfilledFigureConnection = {
  /** The figures with their cursors. */
  readonly edges: ReadonlyArray<UnfilledFigureEdge>;
  /** The figures without. */
  readonly nodes: ReadonlyArray<UnfilledFigure>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many there are in all. Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A figure's place in a list. */
export type UnfilledFigureEdge = {
  /** Send it as `after` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The figure. */
  readonly node: UnfilledFigure;
};

/** What somebody with credentials says about a text: it is right, as far as is known today. */
export type MedicalReview = {
  /** Opaque. */
  readonly id: Scalars['ID']['output'];
  /** Number of the revision that was checked. */
  readonly revision: Scalars['Int']['output'];
  /** Who checked it, in order. */
  readonly reviewers: ReadonlyArray<Author>;
  /** The day it was checked. */
  readonly reviewedOn: Scalars['Date']['output'];
  /** The day by which it should be checked again. */
  readonly nextDueOn: Scalars['Date']['output'];
  /** Whether that day has come, in UTC by the clock of the database. */
  readonly isOverdue: Scalars['Boolean']['output'];
  /** What it was checked against; for editors only. */
  readonly evidence?: Maybe<Scalars['String']['output']>;
  /** Whatever else editors should know; for them only. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who recorded it; null where an import did. */
  readonly createdBy?: Maybe<User>;
  /** Since when it does not count any more; null while it does. */
  readonly withdrawnAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who withdrew it. */
  readonly withdrawnBy?: Maybe<User>;
};

/** What changed in a text since it was medically reviewed. */
export type ChangeKind =
  /** Spelling, punctuation, links, pictures: what was checked still stands, and so does the date. */
  | 'MINOR'
  /** What was checked does not stand any more: readers are shown no review until there is a new one. */
  | 'MATERIAL';

/** A check of a revision. */
export type MedicalReviewInput = {
  /** Number of the revision that was checked; the newest where it is left out. */
  readonly revision?: InputMaybe<Scalars['Int']['input']>;
  /** Authors who checked it, in order: 1 to 10, each with credentials. */
  readonly reviewerIds: ReadonlyArray<Scalars['ID']['input']>;
  /** The day it was checked; not in the future. */
  readonly reviewedOn: Scalars['Date']['input'];
  /** The day by which it should be checked again, at most 10 years later; by the site's policy, usually 3 years, where it is left out. */
  readonly nextDueOn?: InputMaybe<Scalars['Date']['input']>;
  /** What it was checked against, as guidelines and their dates; at most 5,000 characters. */
  readonly evidence?: InputMaybe<Scalars['String']['input']>;
  /** Whatever else editors should know; at most 2,000 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** What came of recording or withdrawing a review. */
export type MedicalReviewPayload = {
  /** The review as it is now; null where it was refused. */
  readonly medicalReview?: Maybe<MedicalReview>;
  /** Its article as it is now; null where it was refused. */
  readonly article?: Maybe<Article>;
  /** Read with X-Min-Content-Version to see this change. */
  readonly contentVersion: Scalars['Int']['output'];
  /** Why it was refused; empty where it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Another site that shows articles. What is saved here holds at once. */
export type Partner = Node & {
  /** Opaque. */
  readonly id: Scalars['ID']['output'];
  /** Stands in the addresses of its frames: `/embed/p/{publicId}/{slug}`. No secret; it never changes. */
  readonly publicId: Scalars['String']['output'];
  /** As you recognise it; readers never see it. */
  readonly name: Scalars['String']['output'];
  /** The origins whose pages may frame what it shows: scheme, host and port. */
  readonly origins: ReadonlyArray<Scalars['String']['output']>;
  /** The locales it may show; null for all. */
  readonly locales?: Maybe<ReadonlyArray<Scalars['Locale']['output']>>;
  /** Whether it shows whole articles or cards that link to them. */
  readonly display: PartnerDisplay;
  /** What its readers see beside your name, as "Shown with kind permission"; null for your name alone. */
  readonly attribution?: Maybe<Scalars['String']['output']>;
  /** False while it is suspended: its frames then show a notice and no article. */
  readonly isActive: Scalars['Boolean']['output'];
  /** Goes up with every write; send it back as `expectedVersion`. */
  readonly version: Scalars['Int']['output'];
  /** The text its webmaster pastes to show an article; null where no published article has this slug. */
  readonly snippet?: Maybe<Scalars['String']['output']>;
  /** The texts for one article, all kinds; empty where it is not published. */
  readonly snippets: ReadonlyArray<Snippet>;
};


/** Another site that shows articles. What is saved here holds at once. */
export type PartnerSnippetArgs = {
  slug: Scalars['String']['input'];
  locale?: InputMaybe<Scalars['Locale']['input']>;
  kind?: SnippetKind;
  section?: InputMaybe<Scalars['String']['input']>;
};


/** Another site that shows articles. What is saved here holds at once. */
export type PartnerSnippetsArgs = {
  articleId: Scalars['ID']['input'];
  section?: InputMaybe<Scalars['String']['input']>;
};

/** How much of an article a partner shows. */
export type PartnerDisplay =
  /** Title, summary and image, with a link to the article. */
  | 'CARD'
  /** The whole article, or one section of it. */
  | 'FULL';

/** The ways in which an article gets into a partner's page. */
export type SnippetKind =
  /** A frame and a script that gives it its height. Usually the right one. */
  | 'LOADER'
  /** The frame alone, for editors that take scripts away: it scrolls within. */
  | 'IFRAME'
  /** The `seventh-article` element: the article in the page's own flow, its style its own. */
  | 'ELEMENT'
  /** The address of the HTML, for a partner whose server puts it into its pages. */
  | 'FRAGMENT';

/** A text to paste. */
export type Snippet = {
  /** How it shows the article. */
  readonly kind: SnippetKind;
  /** To be pasted as it is. */
  readonly text: Scalars['String']['output'];
};

/** A partner as written. */
export type PartnerInput = {
  /** At most 200 characters, unique. Needed for a new partner. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /**
   * 1 to 20 origins whose pages may frame articles: scheme, host and port, as https://example.org. No paths, no wildcards;
   * http only on localhost.
   */
  readonly origins?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The locales it may show; all where it is left out, null or empty. */
  readonly locales?: InputMaybe<ReadonlyArray<Scalars['Locale']['input']>>;
  /** FULL where it is left out. */
  readonly display?: InputMaybe<PartnerDisplay>;
  /** One line of plain text, at most 200 characters. */
  readonly attribution?: InputMaybe<Scalars['String']['input']>;
};

/** What came of a change to a partner. */
export type PartnerPayload = {
  /** The partner as it is now; null where it was refused. */
  readonly partner?: Maybe<Partner>;
  /** Read with X-Min-Content-Version to see this change. */
  readonly contentVersion: Scalars['Int']['output'];
  /** Why it was refused; empty where it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A page of partners. */
export type PartnerConnection = {
  /** The partners with their cursors. */
  readonly edges: ReadonlyArray<PartnerEdge>;
  /** The partners without. */
  readonly nodes: ReadonlyArray<Partner>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many there are in all. Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A partner's place in a list. */
export type PartnerEdge = {
  /** Send it as `after` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The partner. */
  readonly node: Partner;
};

/** A link that shows one draft to who has it. */
export type PreviewLink = {
  /** Opaque; revoke the link by it. */
  readonly id: Scalars['ID']['output'];
  /** Number of the revision it shows; null: the newest, whichever that is when somebody looks. */
  readonly revision?: Maybe<Scalars['Int']['output']>;
  /** For whom it was made, in its maker's words. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** When it stops working. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** When it was revoked; null while it is not. */
  readonly revokedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who made it; null where the service did. */
  readonly createdBy?: Maybe<User>;
};

/** What a preview link is to be. */
export type PreviewLinkInput = {
  /** Show this revision for good; the newest where it is left out. */
  readonly revision?: InputMaybe<Scalars['Int']['input']>;
  /** How many hours it works; a usual time where it is left out (PREVIEW_HOURS), at most PREVIEW_HOURS_MOST. */
  readonly hours?: InputMaybe<Scalars['Int']['input']>;
  /** For whom it is; at most 200 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** What came of making or revoking a preview link. */
export type PreviewLinkPayload = {
  /** The link as it is now; null where it was refused. */
  readonly previewLink?: Maybe<PreviewLink>;
  /** What opens it, only when it was just made. It cannot be shown again. */
  readonly token?: Maybe<Scalars['String']['output']>;
  /** Where a frontend shows it (PREVIEW_URL), with the token in it; null where none is configured, and when it was not just made. */
  readonly url?: Maybe<Scalars['String']['output']>;
  /** Why it was refused; empty where it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How a question was read, and what it found. */
export type SearchExplanation = {
  /** The question's different words, folded, in their order. */
  readonly words: ReadonlyArray<ExplainedWord>;
  /** The text that was searched for, where a misspelt word was corrected; otherwise null. */
  readonly correctedText?: Maybe<Scalars['String']['output']>;
  /** Groups of the thesaurus of which the question says a phrase. */
  readonly synonyms: ReadonlyArray<UsedSynonyms>;
  /** What was searched for, the heaviest first. */
  readonly stems: ReadonlyArray<ExplainedStem>;
  /** Visible articles of the locale, as last counted. */
  readonly documents: Scalars['Int']['output'];
  /** The best matches, as readers get them. */
  readonly matches: ReadonlyArray<ExplainedMatch>;
};

/** What was made of a word of a question. */
export type WordReading =
  /** It counts. */
  | 'COUNTED'
  /** No visible article has it: it was read as another word, which counts. */
  | 'CORRECTED'
  /** No visible article has it, but the thesaurus: its synonyms count. */
  | 'SYNONYM'
  /** It counts, but no visible article has it, and it resembles no word of one. */
  | 'UNKNOWN'
  /** The language ignores it: the, of, won't. */
  | 'LANGUAGE_STOP_WORD'
  /** The stop list ignores it. */
  | 'STOP_WORD'
  /** Beyond the 40 words that are read. */
  | 'NOT_READ';

/** A word of a question. */
export type ExplainedWord = {
  /** The word, folded: lower case, without accents, in English in American spelling. */
  readonly word: Scalars['String']['output'];
  /** What was made of it. */
  readonly reading: WordReading;
  /** The word it was read as, where it was corrected. */
  readonly correctedTo?: Maybe<Scalars['String']['output']>;
  /** What is searched for instead of it, so that other forms are found too; empty where the language ignores it. */
  readonly stems: ReadonlyArray<Scalars['String']['output']>;
};

/** A group of the thesaurus that took part in a search. */
export type UsedSynonyms = {
  /** The group. */
  readonly group: SynonymGroup;
  /** The stems it added. */
  readonly addedStems: ReadonlyArray<Scalars['String']['output']>;
};

/** A stem as it was searched for. */
export type ExplainedStem = {
  /** The common beginning of a word's forms. */
  readonly stem: Scalars['String']['output'];
  /** How much it counts: 1 for what was typed, less for a synonym. */
  readonly weight: Scalars['Float']['output'];
  /** Visible articles that have it, as last counted. */
  readonly documents: Scalars['Int']['output'];
  /** How rare it is: ln(1 + (N - n + 0.5) / (n + 0.5)) of n such articles among N. Null where no article ever had it. */
  readonly idf?: Maybe<Scalars['Float']['output']>;
};

/** A match, and where its score comes from. */
export type ExplainedMatch = {
  /** The article. */
  readonly article: Article;
  /** The sum of the contributions, rounded to five places: what readers get as `score`. */
  readonly score: Scalars['Float']['output'];
  /** The stems that the article has, the one that contributes most first. */
  readonly words: ReadonlyArray<ScoreShare>;
};

/** What one stem adds to a score. */
export type ScoreShare = {
  /** The stem. */
  readonly stem: Scalars['String']['output'];
  /** How much it counts in the question. */
  readonly weight: Scalars['Float']['output'];
  /** How often the article has it. In the title it counts four times. */
  readonly frequency: Scalars['Float']['output'];
  /** How much the article says of it, 0 to 2.2: more with the frequency, less with the length of the article (BM25). */
  readonly impact: Scalars['Float']['output'];
  /** How rare it is among articles. */
  readonly idf: Scalars['Float']['output'];
  /** weight x idf x impact. */
  readonly contribution: Scalars['Float']['output'];
};

/** Why an article stands near another. */
export type RelatedExplanation = {
  /** The article that stands near. */
  readonly article: Article;
  /** 0 to 1: the cosine of the words' weights, raised by shared topics; as last computed, and what orders the list. */
  readonly score: Scalars['Float']['output'];
  /** Whether editors picked it: then it stands first, whatever the score. */
  readonly isPicked: Scalars['Boolean']['output'];
  /** The words both have that bring them nearest, at most ten. */
  readonly sharedWords: ReadonlyArray<SharedWord>;
  /** The topics both have. */
  readonly sharedTopics: ReadonlyArray<Topic>;
};

/** A word that two articles share. */
export type SharedWord = {
  /** The common beginning of its forms. */
  readonly stem: Scalars['String']['output'];
  /** What it adds to the cosine, by the counts of now. */
  readonly weight: Scalars['Float']['output'];
};

/** A question that found nothing. */
export type SearchGap = {
  /**
   * Its words in lower case, without accents. `(not kept)` stands for all questions together that may be personal: with an @ or
   * five digits in a row, or longer than 80 characters.
   */
  readonly text: Scalars['String']['output'];
  /** Searches since the day asked for. */
  readonly count: Scalars['Int']['output'];
  /** The last day it was asked, by UTC. */
  readonly lastAskedOn: Scalars['Date']['output'];
  /** The days it was asked, the newest first. */
  readonly days: ReadonlyArray<SearchGapDay>;
};

/** Searches of one day. */
export type SearchGapDay = {
  /** The day, by UTC. */
  readonly day: Scalars['Date']['output'];
  /** Searches. */
  readonly count: Scalars['Int']['output'];
};

/**
 * Words that search ignores in one locale, in all their forms that search takes for one word: with `clinic`, `clinics` is
 * ignored too. A question of nothing but such words is answered all the same.
 */
export type StopList = {
  /** The locale of the questions it is for. */
  readonly locale: Scalars['Locale']['output'];
  /** The words, in alphabetical order. */
  readonly words: ReadonlyArray<Scalars['String']['output']>;
  /** Goes up with every write; send it back as `expectedVersion`. 0 where nothing was ever written. */
  readonly version: Scalars['Int']['output'];
};

/** Words for a stop list, or off it. */
export type StopWordsInput = {
  /** The site's default locale where it is left out. */
  readonly locale?: InputMaybe<Scalars['Locale']['input']>;
  /** 1 to 100 single words of 1 to 50 characters. A list has at most 500. */
  readonly words: ReadonlyArray<Scalars['String']['input']>;
};

/** What came of a change to a stop list. */
export type StopListPayload = {
  /** The list as it is now; null where the change was refused. */
  readonly stopList?: Maybe<StopList>;
  /** Read with X-Min-Content-Version to see this change. */
  readonly contentVersion: Scalars['Int']['output'];
  /** Why it was refused; empty where it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Phrases that mean the same to a reader. Who searches for one finds the others too; what was typed counts more. */
export type SynonymGroup = Node & {
  /** Opaque. */
  readonly id: Scalars['ID']['output'];
  /** The locale of the questions it is for. */
  readonly locale: Scalars['Locale']['output'];
  /** The phrases, in the order they were written in. */
  readonly phrases: ReadonlyArray<Scalars['String']['output']>;
  /** Goes up with every write; send it back as `expectedVersion`. */
  readonly version: Scalars['Int']['output'];
};

/** A group of synonyms as written. */
export type SynonymGroupInput = {
  /** The site's default locale where it is left out. A group keeps its locale. */
  readonly locale?: InputMaybe<Scalars['Locale']['input']>;
  /**
   * 2 to 50 phrases of 1 to 100 characters; a list replaces the whole list. Needed for a new group. Each has a word that search
   * takes notice of, and none is the same as another to search: case, accents and spelling variants make no difference.
   */
  readonly phrases?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** What came of a change to a group of synonyms. */
export type SynonymGroupPayload = {
  /** The group as it is now; null where it was refused. */
  readonly synonymGroup?: Maybe<SynonymGroup>;
  /** Read with X-Min-Content-Version to see this change. */
  readonly contentVersion: Scalars['Int']['output'];
  /** Why it was refused; empty where it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What came of the removal of a group of synonyms. */
export type DeleteSynonymGroupPayload = {
  /** The `id` of the group that is gone; null where it was refused. */
  readonly id?: Maybe<Scalars['ID']['output']>;
  /** Read with X-Min-Content-Version to see this change. */
  readonly contentVersion: Scalars['Int']['output'];
  /** Why it was refused; empty where it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A page of the thesaurus. */
export type SynonymGroupConnection = {
  /** The groups with their cursors. */
  readonly edges: ReadonlyArray<SynonymGroupEdge>;
  /** The groups without. */
  readonly nodes: ReadonlyArray<SynonymGroup>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many there are in all. Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A group's place in the thesaurus. */
export type SynonymGroupEdge = {
  /** Send it as `after` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The group. */
  readonly node: SynonymGroup;
};

/** Where a patient's story may be shown. */
export type ConsentScope =
  /** On the clinic's own sites. */
  | 'SITE'
  /** On sites of partners, where the clinic's own may show it too. */
  | 'PARTNERS';

/** How the consent to a story stands for the site, in any of its locales. */
export type ConsentStatus =
  /** It may be shown, and for longer than CONSENT_WARNING_DAYS. */
  | 'VALID'
  /** It may be shown, and will not be within CONSENT_WARNING_DAYS. */
  | 'EXPIRING'
  /** It was allowed and is not any more. Readers are not shown it. */
  | 'EXPIRED'
  /** It is not allowed yet. Readers are not shown it. */
  | 'MISSING'
  /** The patient took it back, for good. */
  | 'WITHDRAWN';

/**
 * A patient's story. Bodies refer to it by its `id` in a block of type testimonial and never hold a word of it, so that a
 * withdrawal reaches every article and every revision. What is saved here is public at once wherever a consent stands.
 */
export type Testimonial = Node & {
  /** Opaque. Bodies refer to it: {"_type": "testimonial", "testimonial": {"_type": "reference", "_ref": "<id>"}}. */
  readonly id: Scalars['ID']['output'];
  /** As readers see it. Null once it was withdrawn, for all but administrators; null for everybody once it was erased. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Its words by locale; none once it was withdrawn, for all but administrators. */
  readonly texts: ReadonlyArray<TestimonialText>;
  /** The portrait in the library of images; null where there is none, and as `name` is. */
  readonly imageId?: Maybe<Scalars['ID']['output']>;
  /** Goes up with every write, also of its consents; send it back as `expectedVersion`. */
  readonly version: Scalars['Int']['output'];
  /** How its consent stands for the site. */
  readonly status: ConsentStatus;
  /** What the patient agreed to, the newest first. */
  readonly consents: ReadonlyArray<Consent>;
  /** Whether readers are shown it now: its consent stands, it has words in the locale, and a visible article uses it. */
  readonly isShownNow: Scalars['Boolean']['output'];
  /** Articles whose newest, visible or scheduled revision uses it, in no order. */
  readonly usedIn: ReadonlyArray<Article>;
  /** When it was written down. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it or a consent to it was last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Who wrote it down; null where an import did. */
  readonly createdBy?: Maybe<User>;
  /** When the patient took it back; null where not. */
  readonly withdrawnAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why, where somebody noted it: for whoever may change stories, until it is erased. */
  readonly withdrawalReason?: Maybe<Scalars['String']['output']>;
  /** When its words, name and files were removed for good; null where not. */
  readonly erasedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What its withdrawal and erasure removed where, the first first. */
  readonly receipts: ReadonlyArray<WithdrawalReceipt>;
};


/**
 * A patient's story. Bodies refer to it by its `id` in a block of type testimonial and never hold a word of it, so that a
 * withdrawal reaches every article and every revision. What is saved here is public at once wherever a consent stands.
 */
export type TestimonialIsShownNowArgs = {
  locale: Scalars['Locale']['input'];
  scope?: InputMaybe<ConsentScope>;
};

/** A story's words in one locale. */
export type TestimonialText = {
  /** The language of the words, and of the articles that show them. */
  readonly locale: Scalars['Locale']['output'];
  /** Portable Text: paragraphs, quotes, lists and figures. */
  readonly body: Scalars['JSON']['output'];
  /** The same as Markdown. */
  readonly markdown: Scalars['String']['output'];
  /** What the portrait shows, for who cannot see it; null: the name stands for it. */
  readonly imageAlt?: Maybe<Scalars['String']['output']>;
};

/** What a patient agreed to. */
export type Consent = {
  /** Opaque. The evidence lies at /editor/consents/{id}/evidence. */
  readonly id: Scalars['ID']['output'];
  /** Where the story may be shown. */
  readonly scopes: ReadonlyArray<ConsentScope>;
  /** In which locales; null for all. */
  readonly locales?: Maybe<ReadonlyArray<Scalars['Locale']['output']>>;
  /** From when on. */
  readonly from: Scalars['DateTime']['output'];
  /** Until when; null until it is withdrawn. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
  /** Name of the file that shows it; null where there is none, and for who may not change stories. */
  readonly evidenceName?: Maybe<Scalars['String']['output']>;
  /** Noted beside it; null where nothing is, and for who may not change stories. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** Who recorded it; null where an import did. */
  readonly recordedBy?: Maybe<User>;
  /** When it was recorded. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** Whether it stands now. A withdrawn story has none that does. */
  readonly isValid: Scalars['Boolean']['output'];
};

/** What a withdrawal or an erasure removed where: nothing in it tells who the patient is. */
export type WithdrawalReceipt = {
  /** Opaque. */
  readonly id: Scalars['ID']['output'];
  /** Which of the two it was. */
  readonly kind: WithdrawalKind;
  /** When it was done. */
  readonly at: Scalars['DateTime']['output'];
  /** Who did it; null where the service itself did. */
  readonly recordedBy?: Maybe<User>;
  /** Every answer of this content version or a later one is without the story. */
  readonly contentVersion: Scalars['Int']['output'];
  /** The publications it left, visible and scheduled ones. */
  readonly articles: ReadonlyArray<WithdrawnArticle>;
  /** The images it showed. */
  readonly images: ReadonlyArray<WithdrawnImage>;
  /** Words and word stems that no other article has and that search forgot. */
  readonly words: Scalars['Int']['output'];
};

/** What a receipt is of. */
export type WithdrawalKind =
  /** Readers and editors are shown nothing of the story any more. */
  | 'WITHDRAWAL'
  /** Its words, name and files are gone. */
  | 'ERASURE';

/** A publication that a story left. */
export type WithdrawnArticle = {
  /** The article; null where it is gone. */
  readonly article?: Maybe<Article>;
  /** Number of the revision that was published. */
  readonly revision: Scalars['Int']['output'];
  /** The locale it is in. */
  readonly locale: Scalars['Locale']['output'];
  /** When that publication began or would have begun. */
  readonly from: Scalars['DateTime']['output'];
  /** When it ends; null where no end is planned. The article goes on without the story. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
  /** Whether readers saw it when the story was withdrawn; false where it was scheduled. */
  readonly wasVisible: Scalars['Boolean']['output'];
};

/** An image that a story showed. */
export type WithdrawnImage = {
  /** Its id in the library; of an erased one it leads nowhere. */
  readonly imageId: Scalars['ID']['output'];
  /** Whether something else shows it too: then it stays there. Decide about those uses yourself. */
  readonly isStillUsed: Scalars['Boolean']['output'];
};

/** A patient's story as written. */
export type TestimonialInput = {
  /** As readers are to see it, at most 200 characters. Needed for a new story. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Words by locale. Locales that are left out stay as they are. */
  readonly texts?: InputMaybe<ReadonlyArray<TestimonialTextInput>>;
  /** The portrait in the library of images; null for none. From then on no cache keeps that image unasked. */
  readonly imageId?: InputMaybe<Scalars['ID']['input']>;
};

/** A story's words in one locale, as written. */
export type TestimonialTextInput = {
  /** One of the site's locales. */
  readonly locale: Scalars['Locale']['input'];
  /** Paragraphs, quotes, lists and figures, at most 100 blocks and 64 kB; no headings. Null removes the words in this locale. */
  readonly body?: InputMaybe<BodyInput>;
  /** What the portrait shows, at most 500 characters. */
  readonly imageAlt?: InputMaybe<Scalars['String']['input']>;
};

/** What a patient agreed to, as recorded. */
export type ConsentInput = {
  /** Where the story may be shown; at least one. */
  readonly scopes: ReadonlyArray<ConsentScope>;
  /** In which of the site's locales; all where it is left out. */
  readonly locales?: InputMaybe<ReadonlyArray<Scalars['Locale']['input']>>;
  /** From when on; now where it is left out. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Until when, after `from`; until it is withdrawn where it is left out. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
  /** At most 1,000 characters, for whoever may change stories. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** What came of a change to a story. */
export type TestimonialPayload = {
  /** The story as it is now; null where it was refused. */
  readonly testimonial?: Maybe<Testimonial>;
  /** Read with X-Min-Content-Version to see this change. */
  readonly contentVersion: Scalars['Int']['output'];
  /** Why it was refused; empty where it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What came of a change to a consent. */
export type ConsentPayload = {
  /** The consent as it is now; null where it was refused, and where it was removed. */
  readonly consent?: Maybe<Consent>;
  /** Its story; null where it was refused. */
  readonly testimonial?: Maybe<Testimonial>;
  /** Read with X-Min-Content-Version to see this change. */
  readonly contentVersion: Scalars['Int']['output'];
  /** Why it was refused; empty where it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What came of a withdrawal or an erasure. */
export type WithdrawalPayload = {
  /** What is left of the story; null where it was refused. */
  readonly testimonial?: Maybe<Testimonial>;
  /** What was removed where; null where it was refused. */
  readonly receipt?: Maybe<WithdrawalReceipt>;
  /** Read with X-Min-Content-Version to see this change. */
  readonly contentVersion: Scalars['Int']['output'];
  /** Why it was refused; empty where it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A page of stories. */
export type TestimonialConnection = {
  /** The stories with their cursors. */
  readonly edges: ReadonlyArray<TestimonialEdge>;
  /** The stories without. */
  readonly nodes: ReadonlyArray<Testimonial>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many there are in all. Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A story's place in a list. */
export type TestimonialEdge = {
  /** Send it as `after` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The story. */
  readonly node: Testimonial;
};

/** What articles are about, in one locale. What is saved here is public at once. */
export type Topic = Node & {
  /** Opaque; the same in both APIs. */
  readonly id: Scalars['ID']['output'];
  /** Unique among the topics of its locale. */
  readonly slug: Scalars['String']['output'];
  /** As readers see it. */
  readonly name: Scalars['String']['output'];
  /** The locale of its name and of the articles that may have it. */
  readonly locale: Scalars['Locale']['output'];
  /** What it is about, for readers. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The wider topic it stands below; null where it is at the top. */
  readonly parent?: Maybe<Topic>;
  /** Goes up with every write; send it back as `expectedVersion`. */
  readonly version: Scalars['Int']['output'];
};

/** A topic as written. */
export type TopicInput = {
  /** Made from the name where it is left out or null. Lower-case letters and digits joined by hyphens, at most 96 characters. */
  readonly slug?: InputMaybe<Scalars['String']['input']>;
  /** At most 200 characters. Needed for a new topic. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** At most 2,000 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The site's default locale where it is left out. A topic keeps its locale. */
  readonly locale?: InputMaybe<Scalars['Locale']['input']>;
  /** A wider topic of the same locale. */
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
};

/** What came of a change to a topic. */
export type TopicPayload = {
  /** The topic as it is now; null where it was refused. */
  readonly topic?: Maybe<Topic>;
  /** Read with X-Min-Content-Version to see this change. */
  readonly contentVersion: Scalars['Int']['output'];
  /** Why it was refused; empty where it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A page of topics. */
export type TopicConnection = {
  /** The topics with their cursors. */
  readonly edges: ReadonlyArray<TopicEdge>;
  /** The topics without. */
  readonly nodes: ReadonlyArray<Topic>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many there are in all. Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A topic's place in a list. */
export type TopicEdge = {
  /** Send it as `after` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  /** The topic. */
  readonly node: Topic;
};

/** A login. Whoever signs articles is an Author. */
export type User = Node & {
  /** Opaque; send it back as it came. */
  readonly id: Scalars['ID']['output'];
  /** Shown beside what this person did. */
  readonly name: Scalars['String']['output'];
  /** The address this person signs in with. */
  readonly email: Scalars['String']['output'];
  /** What this person may do. */
  readonly role: Role;
  /**
   * Access tokens: those that still work first, then the newest; at most 200. Only your own, as in `viewer`, and only with
   * a session: a token lists no tokens. FORBIDDEN otherwise.
   */
  readonly accessTokens: ReadonlyArray<AccessToken>;
};

/** A personal access token without the token itself, which is shown once when it is made. */
export type AccessToken = {
  /** Opaque; revoke the token by it. */
  readonly id: Scalars['ID']['output'];
  /** What its owner called it. */
  readonly name: Scalars['String']['output'];
  /** What it may do, as far as its owner's role allows. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it stops working; null: never by itself. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last used, to the minute; null: never. */
  readonly lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was revoked; null while it is not. */
  readonly revokedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What a login may do. Each role may do what the roles before it may. */
export type Role =
  /** Writes articles and saves drafts. */
  | 'WRITER'
  /** Reads and writes articles, to review them. */
  | 'REVIEWER'
  /** Publishes, unpublishes and archives articles, and edits authors and topics. */
  | 'EDITOR'
  /** Everything, logins included. */
  | 'ADMIN';

/** What signing in needs. */
export type SignInInput = {
  /** Case does not matter. */
  readonly email: Scalars['String']['input'];
  /** At most 1,024 characters. */
  readonly password: Scalars['String']['input'];
  /** Second factor, where one is set up. */
  readonly code?: InputMaybe<Scalars['String']['input']>;
};

/** A personal access token to be made. */
export type AccessTokenInput = {
  /** So that you recognise it later; at most 200 characters. */
  readonly name: Scalars['String']['input'];
  /**
   * What the token may do, at most what your role may: articles:read, articles:write, articles:publish, reviews:write,
   * authors:write, topics:write, search:write, partners:write. Each of the others includes articles:read.
   */
  readonly scopes: ReadonlyArray<Scalars['String']['input']>;
  /** When it stops working; never where it is left out. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What came of signing in. */
export type SignInPayload = {
  /** Who is signed in now; null where it was refused. */
  readonly viewer?: Maybe<User>;
  /** Why it was refused; empty where it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What came of signing out. */
export type SignOutPayload = {
  /** Empty: signing out is never refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What came of making or revoking an access token. */
export type AccessTokenPayload = {
  /** The token's id, to revoke it by; null where it was refused. */
  readonly id?: Maybe<Scalars['ID']['output']>;
  /** The token itself, only when it was just made. It cannot be shown again. */
  readonly token?: Maybe<Scalars['String']['output']>;
  /** Why it was refused; empty where it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};
