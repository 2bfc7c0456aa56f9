import type {
  Article,
  CreativeWork,
  MedicalWebPage,
  Person,
  ScholarlyArticle,
  WithContext,
} from 'schema-dts';
import { doiUrl, pubMedUrl } from '../../rules/citations/citation.js';
import { readingTime } from '../../rules/reading/reading-time.js';
import type { AuthorRow } from '../authors/author.row.js';
import type { Seo } from '../delivery.types.generated.js';
import type { DeliverySite } from '../site/delivery-site.js';
import { organization } from '../site/organization.js';
import type { TopicRow } from '../topics/topic.row.js';
import type { ArticleRow } from './article.row.js';
import { instantText } from '../../rules/instant.js';
import { scriptSafe } from './script-safe.js';

/** A check by medical professionals. */
export interface PageReview {
  /** The day it was checked, 2026-11-20. */
  readonly reviewedOn: string;
  /** At least one. */
  readonly reviewers: readonly AuthorRow[];
}

/** An entry of the list of literature. */
export interface CitedWork {
  readonly text: string;
  readonly url: string | null;
  /** Without the resolver's address. */
  readonly doi: string | null;
  readonly pmid?: string | null;
}

/** What structured data is made from. */
export interface PageMatter {
  readonly article: ArticleRow;
  readonly seo: Seo;
  readonly authors: readonly AuthorRow[];
  readonly topics: readonly TopicRow[];
  /** Null while nobody has checked it. */
  readonly review: PageReview | null;
  readonly citations: readonly CitedWork[];
  readonly site: DeliverySite;
}

/**
 * The article as a schema.org MedicalWebPage. It claims nothing we do not know: no `lastReviewed` and no `reviewedBy`, which
 * belong to the page and not to the article, without a review; no image without a file. Safe in a script element.
 */
export function medicalWebPage(matter: PageMatter): WithContext<MedicalWebPage> {
  const { article, seo, review, site } = matter;
  const url = site.articleUrl(article);
  const publisher = organization(site.settings);
  const page: WithContext<MedicalWebPage> = {
    '@context': 'https://schema.org',
    '@type': 'MedicalWebPage',
    '@id': url,
    url,
    name: seo.title,
    ...(seo.description && { description: seo.description }),
    inLanguage: article.locale,
    ...datesOf(article),
    ...(review && {
      lastReviewed: review.reviewedOn,
      reviewedBy: review.reviewers.map((reviewer) => person(reviewer, article.locale, site)),
    }),
    audience: { '@type': 'Patient' },
    publisher,
    mainEntity: mainEntity(matter, url, { '@id': publisher['@id'] }),
  };
  return scriptSafe(page);
}

function mainEntity(
  { article, authors, topics, citations, site }: PageMatter,
  url: string,
  publisher: { readonly '@id': string },
): Article {
  return {
    '@type': 'Article',
    '@id': `${url}#article`,
    headline: article.title,
    ...(article.subtitle && { alternativeHeadline: article.subtitle }),
    ...(article.summary && { description: article.summary }),
    inLanguage: article.locale,
    ...datesOf(article),
    wordCount: article.words,
    timeRequired: readingTime(article, article.locale).duration,
    ...(authors.length > 0 && { author: authors.map((author) => person(author, article.locale, site)) }),
    ...(topics.length > 0 && { articleSection: topics.map((topic) => topic.name) }),
    ...(citations.length > 0 && {
      citation: citations.map(citedWork),
    }),
    publisher,
    mainEntityOfPage: { '@id': url },
  };
}

/** What has a DOI or a PMID is taken as scholarly. */
function citedWork({
  text,
  url,
  doi,
  pmid = null,
}: CitedWork): Exclude<ScholarlyArticle | CreativeWork, string> {
  const identifier = [
    ...(doi === null ? [] : [{ '@type': 'PropertyValue' as const, propertyID: 'DOI', value: doi }]),
    ...(pmid === null ? [] : [{ '@type': 'PropertyValue' as const, propertyID: 'PMID', value: pmid }]),
  ];
  const sameAs = [...(doi === null ? [] : [doiUrl(doi)]), ...(pmid === null ? [] : [pubMedUrl(pmid)])].filter(
    (address) => address !== url,
  );
  return {
    '@type': identifier.length > 0 ? ('ScholarlyArticle' as const) : ('CreativeWork' as const),
    name: text,
    ...(url && { url }),
    ...(identifier.length > 0 && { identifier }),
    ...(sameAs.length > 0 && { sameAs }),
  };
}

function datesOf({ publishedAt, updatedAt }: ArticleRow) {
  return { datePublished: instantText(publishedAt), dateModified: instantText(updatedAt) };
}

function person(author: AuthorRow, locale: string, site: DeliverySite): Exclude<Person, string> {
  const jobTitle = site.textIn(author.jobTitle, locale);
  return {
    '@type': 'Person',
    name: author.name,
    ...(author.credentials && { honorificSuffix: author.credentials }),
    ...(jobTitle && { jobTitle }),
    ...(author.sameAs.length > 0 && { sameAs: author.sameAs }),
  };
}
