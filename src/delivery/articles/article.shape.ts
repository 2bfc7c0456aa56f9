import type { Selection } from '../../graphql/selection.js';
import { ARTICLE_PARTS, REVIEWER_BIOS } from './article.row.js';

/** How much of its authors and topics a row of an article brings along. */
export interface LinkShape {
  readonly authors: boolean;
  readonly topics: boolean;
}

/** What a row of an article must bring along for what a query asks for below it. */
export interface ArticleShape extends LinkShape {
  /** Bits of `ARTICLE_PARTS`. */
  readonly parts: number;
  /** Whether any author's bio is asked for. */
  readonly bios: boolean;
  /** How many related articles, and what of them; null where none are asked for. */
  readonly related: (LinkShape & { readonly first: number }) | null;
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

/** Reads the selections below one or several fields that return the same articles. */
export function articleShapeOf(...selections: readonly (Selection | undefined)[]): ArticleShape {
  let shape: ArticleShape = { parts: 0, bios: false, authors: false, topics: false, related: null };
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
    bios: wantsBio(selection) || wantsBio(related?.get('article')),
    ...linksOf(selection),
    related: related
      ? { first: greatest(related.numbers('first', DEFAULT_RELATED)), ...linksOf(related.get('article')) }
      : null,
  };
}

/** As the schema says. */
export const DEFAULT_RELATED = 4;
export const MOST_RELATED = 12;

function linksOf(selection: Selection | undefined): LinkShape {
  // Structured data names the authors and what the article is about.
  const jsonLd = selection?.has('jsonLd') === true;
  return {
    authors: jsonLd || selection?.has('authors') === true,
    topics: jsonLd || selection?.has('topics') === true,
  };
}

function wantsBio(article: Selection | undefined): boolean {
  return article?.get('authors')?.has('bio') === true;
}

/** The resolver refuses a number out of bounds; until then it must not cost anything. */
function greatest(numbers: readonly number[]): number {
  return Math.min(MOST_RELATED, Math.max(0, ...numbers));
}

function merge(a: ArticleShape, b: ArticleShape): ArticleShape {
  return {
    parts: a.parts | b.parts,
    bios: a.bios || b.bios,
    authors: a.authors || b.authors,
    topics: a.topics || b.topics,
    related:
      a.related && b.related
        ? {
            first: Math.max(a.related.first, b.related.first),
            authors: a.related.authors || b.related.authors,
            topics: a.related.topics || b.related.topics,
          }
        : (a.related ?? b.related),
  };
}

/** Tells texts of statements apart by shape: at most 20 ways. Parts and bios are values, not text. */
export function shapeVariant({ authors, topics, related }: ArticleShape): string {
  return letters({ authors, topics }) + (related ? `r${letters(related)}` : '');
}

function letters({ authors, topics }: LinkShape): string {
  return (authors ? 'a' : '') + (topics ? 't' : '');
}
