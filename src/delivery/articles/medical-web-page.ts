import { readingTime } from '../../rules/reading/reading-time.js';
import type { AuthorRow } from '../authors/author.row.js';
import type { Seo } from '../delivery.types.generated.js';
import type { DeliverySite } from '../site/delivery-site.js';
import { organization } from '../site/organization.js';
import type { TopicRow } from '../topics/topic.row.js';
import type { ArticleRow } from './article.row.js';
import { instant } from './article-seo.js';

/** What structured data is made from. */
export interface PageMatter {
  readonly article: ArticleRow;
  readonly seo: Seo;
  readonly authors: readonly AuthorRow[];
  readonly topics: readonly TopicRow[];
  readonly site: DeliverySite;
}

/**
 * The article as a schema.org MedicalWebPage. It claims nothing we do not know: no `lastReviewed` without a review, no
 * `reviewedBy`, no image without a file.
 */
export function medicalWebPage({ article, seo, authors, topics, site }: PageMatter): Record<string, unknown> {
  const url = site.articleUrl(article);
  const publisher = organization(site.settings);
  const dates = { datePublished: instant(article.publishedAt), dateModified: instant(article.updatedAt) };
  return {
    '@context': 'https://schema.org',
    '@type': 'MedicalWebPage',
    '@id': url,
    url,
    name: seo.title,
    description: seo.description,
    inLanguage: article.locale,
    ...dates,
    audience: { '@type': 'Patient' },
    publisher,
    mainEntity: {
      '@type': 'Article',
      '@id': `${url}#article`,
      headline: article.title,
      ...(article.subtitle !== null && { alternativeHeadline: article.subtitle }),
      description: article.summary,
      inLanguage: article.locale,
      ...dates,
      wordCount: article.words,
      timeRequired: readingTime(article, article.locale).duration,
      ...(authors.length > 0 && { author: authors.map((author) => person(author, article.locale, site)) }),
      ...(topics.length > 0 && { articleSection: topics.map((topic) => topic.name) }),
      publisher: { '@id': publisher['@id'] },
      mainEntityOfPage: { '@id': url },
    },
  };
}

function person(author: AuthorRow, locale: string, site: DeliverySite): Record<string, unknown> {
  const jobTitle = site.textIn(author.jobTitle, locale);
  return {
    '@type': 'Person',
    name: author.name,
    ...(author.credentials && { honorificSuffix: author.credentials }),
    ...(jobTitle && { jobTitle }),
    ...(author.sameAs.length > 0 && { sameAs: author.sameAs }),
  };
}
