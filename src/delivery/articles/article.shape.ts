import type { Selection } from '../../graphql/selection.js';
import { AUTHOR_PARTS, AUTHOR_WITHOUT_BIO } from '../authors/author.row.js';
import { TOPIC_PARTS, WHOLE_TOPIC } from '../topics/topic.row.js';
import { ARTICLE_PARTS, CARD_PARTS, REVIEWER_BIOS, WHOLE_CARD } from './article.row.js';

/** How much of its card, its authors and its topics a row of an article brings along. */
export interface CardShape {
  /** Bits of `CARD_PARTS`. */
  readonly card: number;
  /** Bits of `AUTHOR_PARTS`; null where authors are not asked for. */
  readonly authors: number | null;
  /** Bits of `TOPIC_PARTS`; null where topics are not asked for. */
  readonly topics: number | null;
}

/** What a row of an article must bring along for what a query asks for below it. */
export interface ArticleShape extends CardShape {
  /** Bits of `ARTICLE_PARTS`. */
  readonly parts: number;
  /** How many related articles, and what of them; null where none are asked for. */
  readonly related: (CardShape & { readonly first: number }) | null;
}

const P = ARTICLE_PARTS;

/** Fields of `Article` and the parts they are made of. */
const FIELD_PARTS: Readonly<Record<string, number>> = {
  readability: P.readability,
  image: P.image,
  videos: P.videos,
  callToAction: P.callToAction,
  seo: P.seo,
  jsonLd: P.seo | P.citations | P.review,
  citations: P.citations,
  medicalReview: P.review,
};
const BODY_PARTS: Readonly<Record<string, number>> = {
  html: P.html,
  portableText: P.portableText,
  markdown: P.markdown,
  text: P.bodyText,
  figures: P.figures,
};
const SECTION_PARTS: Readonly<Record<string, number>> = { html: P.html, text: P.bodyText };

/** Fields of `Article` and what of a card they are made of. */
const FIELD_CARDS: Readonly<Record<string, number>> = {
  subtitle: CARD_PARTS.subtitle,
  summary: CARD_PARTS.summary,
  seo: CARD_PARTS.summary | CARD_PARTS.publishedAt | CARD_PARTS.updatedAt,
  readingTime: CARD_PARTS.counts,
  publishedAt: CARD_PARTS.publishedAt,
  updatedAt: CARD_PARTS.updatedAt,
  revision: CARD_PARTS.revision,
  translations: CARD_PARTS.group,
  jsonLd: WHOLE_CARD,
};

/** Reads the selections below one or several fields that return the same articles. */
export function articleShapeOf(...selections: readonly (Selection | undefined)[]): ArticleShape {
  let shape: ArticleShape = { parts: 0, card: 0, authors: null, topics: null, related: null };
  for (const selection of selections) {
    if (selection) shape = merge(shape, shapeOf(selection));
  }
  return shape;
}

/** The shape of the articles on a page of a connection, below `nodes` and below `edges`. */
export function connectionShapeOf(connection: Selection): ArticleShape {
  return articleShapeOf(connection.get('nodes'), connection.get('edges')?.get('node'));
}

function shapeOf(selection: Selection): ArticleShape {
  let parts = 0;
  for (const field of selection.keys()) parts |= FIELD_PARTS[field] ?? 0;
  if (selection.get('medicalReview')?.get('reviewers')?.has('bio')) parts |= REVIEWER_BIOS;
  for (const field of selection.get('body')?.keys() ?? []) parts |= BODY_PARTS[field] ?? 0;
  for (const name of ['sections', 'section']) {
    const section = selection.get(name);
    if (section) parts |= P.sections;
    for (const field of section?.keys() ?? []) parts |= SECTION_PARTS[field] ?? 0;
  }
  const related = selection.get('related');
  return {
    parts,
    ...cardOf(selection),
    related: related
      ? { first: greatest(related.numbers('first', DEFAULT_RELATED)), ...cardOf(related.get('article')) }
      : null,
  };
}

/** As the schema says. */
export const DEFAULT_RELATED = 4;
export const MOST_RELATED = 12;

function cardOf(selection: Selection | undefined): CardShape {
  if (!selection) return { card: 0, authors: null, topics: null };
  let card = 0;
  for (const field of selection.keys()) card |= FIELD_CARDS[field] ?? 0;
  // Structured data names the authors and what the article is about.
  const jsonLd = selection.has('jsonLd');
  const authors = bitsOf(selection.get('authors'), AUTHOR_PARTS);
  const topics = bitsOf(selection.get('topics'), {
    description: TOPIC_PARTS.description,
    parent: TOPIC_PARTS.parentId,
  });
  return {
    card,
    authors: jsonLd ? AUTHOR_WITHOUT_BIO | (authors ?? 0) : authors,
    topics: jsonLd ? WHOLE_TOPIC : topics,
  };
}

/** Bits of the fields that are asked for; null where the selection itself is not. */
function bitsOf(selection: Selection | undefined, bits: Readonly<Record<string, number>>): number | null {
  return selection ? selection.keys().reduce((sum, field) => sum | (bits[field] ?? 0), 0) : null;
}

/** The resolver refuses a number out of bounds; until then it must not cost anything. */
function greatest(numbers: readonly number[]): number {
  return Math.min(MOST_RELATED, Math.max(0, ...numbers));
}

function merge(a: ArticleShape, b: ArticleShape): ArticleShape {
  return {
    parts: a.parts | b.parts,
    ...mergeCards(a, b),
    related:
      a.related && b.related
        ? { first: Math.max(a.related.first, b.related.first), ...mergeCards(a.related, b.related) }
        : (a.related ?? b.related),
  };
}

function mergeCards(a: CardShape, b: CardShape): CardShape {
  return {
    card: a.card | b.card,
    authors: union(a.authors, b.authors),
    topics: union(a.topics, b.topics),
  };
}

function union(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : one | other;
}

const variants = new WeakMap<ArticleShape, string>();

/** Tells texts of statements apart by shape: each fetches what its queries ask for and nothing else. */
export function shapeVariant(shape: ArticleShape): string {
  let variant = variants.get(shape);
  if (variant === undefined) {
    const { parts, related, ...card } = shape;
    const beside = related ? `.r#${related.first}.${variantOfCard(related)}` : '';
    variant = `${parts.toString(36)}.${variantOfCard(card)}${beside}`;
    variants.set(shape, variant);
  }
  return variant;
}

const byIds = new WeakMap<ArticleShape, ArticleShape>();

/** The same with the ids of authors and topics instead of them. */
export function withIds(shape: ArticleShape): ArticleShape {
  let same = byIds.get(shape);
  if (same === undefined) {
    const { related } = shape;
    same = { ...shape, ...idsOf(shape), related: related && { ...related, ...idsOf(related) } };
    byIds.set(shape, same);
  }
  return same;
}

function idsOf({ card, authors, topics }: CardShape): CardShape {
  const wants = (authors === null ? 0 : CARD_PARTS.authors) | (topics === null ? 0 : CARD_PARTS.topics);
  return { card: card | wants, authors: null, topics: null };
}

function variantOfCard({ card, authors, topics }: CardShape): string {
  return card.toString(36) + variantOfBits('_a', authors) + variantOfBits('_t', topics);
}

function variantOfBits(letter: string, bits: number | null): string {
  return bits === null ? '' : letter + bits.toString(36);
}
