import type { AuthorRow } from '../authors/author.row.js';
import type { StoredSection } from '../../rules/body/stored-section.js';
import type { TopicRow } from '../topics/topic.row.js';

/** Columns that cost something to fetch or to send. A query gets those it asks for, told by their bits. */
export const ARTICLE_PARTS = {
  html: 1,
  portableText: 2,
  markdown: 4,
  bodyText: 8,
  sections: 16,
  figures: 32,
  videos: 64,
  seo: 128,
  callToAction: 256,
  readability: 512,
  image: 1024,
  citations: 2048,
  review: 4096,
} as const;

/** Beside the bits of the parts: whether the reviewers' bios are asked for. */
export const REVIEWER_BIOS = 1 << 30;

/** Columns of a card that not every query asks for, in groups, told by their bits. */
export const CARD_PARTS = {
  subtitle: 1,
  summary: 2,
  /** Words, characters, images: what reading times are made of. */
  counts: 4,
  publishedAt: 8,
  updatedAt: 16,
  revision: 32,
  /** The translation group. */
  group: 64,
  /** Ids of authors. */
  authors: 128,
  /** Ids of topics. */
  topics: 256,
} as const;

/** All of them. */
export const WHOLE_CARD = 511;

export type ArticlePart = keyof typeof ARTICLE_PARTS;

export interface FigureRow {
  readonly imageId?: string | null;
  readonly alt: string;
  readonly caption?: string | null;
  readonly credit?: string | null;
}

export interface VideoRow {
  readonly url: string;
  readonly title: string;
  readonly durationSeconds?: number | null;
  readonly thumbnailId?: string | null;
}

export interface CallToActionRow {
  readonly title: string;
  readonly text?: string | null;
  readonly label: string;
  readonly url: string;
  readonly image?: FigureRow | null;
}

export interface SeoRow {
  readonly title?: string | null;
  readonly description?: string | null;
  readonly canonicalUrl?: string | null;
  readonly noIndex?: boolean | null;
}

/** An entry of the list of literature. */
export interface CitationRow {
  readonly number: number;
  readonly key: string;
  readonly text: string;
  readonly url: string | null;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly accessedOn: string | null;
}

/** The medical review that a publication carries; days are texts. */
export interface ReviewRow {
  readonly reviewers: readonly AuthorRow[];
  readonly reviewedOn: string;
  readonly nextDueOn: string;
  /** By the database's clock, when the row was read. */
  readonly isOverdue: boolean;
}

export interface ReadabilityRow {
  readonly formula: string;
  readonly score: number;
  readonly gradeLevel: number | null;
  readonly band: string;
}

/** The costlier columns; null too where they were not asked for. */
export interface ArticlePartsRow {
  readonly html: string | null;
  /** JSON, not yet parsed. */
  readonly portableText: string | null;
  readonly markdown: string | null;
  readonly bodyText: string | null;
  readonly sections: readonly StoredSection[] | null;
  readonly figures: readonly FigureRow[] | null;
  readonly videos: readonly VideoRow[] | null;
  readonly seo: SeoRow | null;
  readonly callToAction: CallToActionRow | null;
  readonly readability: ReadabilityRow | null;
  readonly image: FigureRow | null;
  readonly citations: readonly CitationRow[] | null;
  readonly review: ReviewRow | null;
}

/** A visible article as the database gives it, but for what its shape did not ask for. Instants are texts where they come out of JSON. */
export interface ArticleRow extends Partial<ArticlePartsRow> {
  readonly readingId: string;
  readonly articleId: string;
  readonly translationGroupId: string;
  readonly locale: string;
  readonly slug: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly summary: string;
  readonly words: number;
  readonly characters: number;
  readonly images: number;
  readonly publishedAt: Date | string;
  readonly updatedAt: Date | string;
  readonly revision: number;
  readonly authorIds: readonly string[];
  readonly topicIds: readonly string[];
  /** Bits of the parts that the row brought along; none where it is missing. */
  readonly parts?: number;
  /** Missing where the statement did not prepare them. */
  readonly authors?: readonly AuthorRow[];
  readonly topics?: readonly TopicRow[];
  readonly related?: readonly RelatedRow[];
  /** How many related articles were prepared at most. */
  readonly relatedFirst?: number;
}

/** An article beside another, as the database gives it. */
export interface RelatedRow {
  readonly reason: 'PICKED' | 'SIMILAR';
  readonly score: number | null;
  readonly article: ArticleRow;
}
