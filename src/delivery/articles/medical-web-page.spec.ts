import { describe, expect, it } from '@jest/globals';
import { vocabularyFaults } from '../../../test/support/schema-org.js';
import { readConfig } from '../../config/config.js';
import { DeliverySite } from '../site/delivery-site.js';
import type { AuthorRow } from '../authors/author.row.js';
import type { ArticleRow } from './article.row.js';
import { seoOf } from './article-seo.js';
import { medicalWebPage, type PageMatter } from './medical-web-page.js';

const site = new DeliverySite(
  readConfig({ SITE_URL: 'https://clinic.example', SITE_NAME: 'The Clinic' }).site,
);

const author = {
  authorId: '00000000-0000-7000-8000-b00000000001',
  slug: 'ines',
  name: 'Inès Verbeek',
  credentials: 'MD',
  jobTitle: { en: 'Neurologist' },
  bio: {},
  sameAs: ['https://orcid.example/1'],
} as unknown as AuthorRow;

const article: ArticleRow = {
  readingId: '00000000-0000-7000-8000-d00000000001',
  articleId: '00000000-0000-7000-8000-a00000000001',
  translationGroupId: '00000000-0000-7000-8000-e00000000001',
  locale: 'en',
  slug: 'palsy',
  title: 'Palsy </script><!--',
  subtitle: null,
  summary: '',
  words: 500,
  characters: 2500,
  images: 0,
  publishedAt: '2026-01-01T09:00:00Z',
  updatedAt: '2026-02-01T09:00:00Z',
  revision: 1,
  authorIds: [],
  topicIds: [],
};

function page(more: Partial<PageMatter>) {
  const matter = {
    article,
    seo: seoOf(article, null, site),
    authors: [],
    topics: [],
    review: null,
    citations: [],
    site,
  };
  return medicalWebPage({ ...matter, ...more }) as unknown as Record<string, unknown>;
}

describe('an article as a MedicalWebPage', () => {
  it('says on the page, not on the article, who checked it and when', () => {
    const data = page({ review: { reviewedOn: '2026-03-01', reviewers: [author] } });
    expect(data).toMatchObject({
      lastReviewed: '2026-03-01',
      reviewedBy: [{ '@type': 'Person', name: author.name }],
    });
    expect(data['mainEntity']).not.toHaveProperty('lastReviewed');
    expect(vocabularyFaults(data)).toEqual([]);
  });

  it('cites its literature', () => {
    const citations = [
      { text: 'Bell, 1821', url: 'https://doi.org/10.1000/1', doi: '10.1000/1', pmid: '123' },
      { text: 'Peitersen, 2002', url: 'https://journal.example/2', doi: null, pmid: null },
    ];
    const data = page({ citations });
    expect(data['mainEntity']).toMatchObject({
      citation: [
        {
          '@type': 'ScholarlyArticle',
          name: 'Bell, 1821',
          url: 'https://doi.org/10.1000/1',
          identifier: [
            { '@type': 'PropertyValue', propertyID: 'DOI', value: '10.1000/1' },
            { '@type': 'PropertyValue', propertyID: 'PMID', value: '123' },
          ],
          sameAs: ['https://pubmed.ncbi.nlm.nih.gov/123/'],
        },
        { '@type': 'CreativeWork', name: 'Peitersen, 2002', url: 'https://journal.example/2' },
      ],
    });
    expect(vocabularyFaults(data)).toEqual([]);
  });

  it('leaves out what it does not know, and holds nothing empty', () => {
    const data = page({});
    expect(vocabularyFaults(data)).toEqual([]);
    expect(JSON.stringify(data)).not.toMatch(/null|""|\[\]|\{\}/);
    for (const absent of ['lastReviewed', 'reviewedBy', 'description'])
      expect(data).not.toHaveProperty(absent);
    for (const absent of ['author', 'citation', 'alternativeHeadline', 'articleSection']) {
      expect(data['mainEntity']).not.toHaveProperty(absent);
    }
  });

  it('holds nothing that ends a script element', () => {
    expect(JSON.stringify(page({}))).not.toMatch(/<(!--|\/?script)/i);
  });
});

describe('the check of the vocabulary', () => {
  it.each([
    [{ '@type': 'Recipe' }, 'Recipe'],
    [{ '@type': 'Article', lastReviewed: '2026-01-01' }, 'lastReviewed'],
    [{ '@type': 'Article', invented: 'x' }, 'invented'],
    [{ '@type': 'Article', headline: '' }, 'headline'],
    [{ '@type': 'Article', headline: null }, 'headline'],
    [{ '@type': 'Article', author: [] }, 'author'],
    [{ '@type': 'Article', author: { '@type': 'Article' } }, 'author'],
    [{ '@type': 'Article', publisher: { '@id': 'https://nowhere.example' } }, 'publisher'],
    [{ '@type': 'Article', timeRequired: '5 minutes' }, 'timeRequired'],
    [{ '@type': 'Article', datePublished: 'yesterday' }, 'datePublished'],
  ])('finds fault with %j', (thing, named) => {
    const faults = vocabularyFaults({ '@context': 'https://schema.org', ...thing });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(named);
  });
});
