import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startInProcess, type InProcessService } from '../support/in-process-service.js';
import { vocabularyFaults } from '../support/schema-org.js';

jest.setTimeout(60_000);

type Thing = Record<string, unknown>;

interface ArticleAnswer {
  readonly title: string;
  readonly url: string;
  readonly locale: string;
  readonly jsonLd: Thing & { readonly mainEntity: Thing };
  readonly readingTime: { readonly duration: string };
}

describe('the structured data of the starter articles', () => {
  let database: TestDatabase;
  let service: InProcessService;
  let articles: readonly ArticleAnswer[];
  let publisher: Thing;

  beforeAll(async () => {
    database = await createTestDatabase();
    service = await startInProcess(database.ownerUrl);
    const query = `{
      articles(first: 100) { nodes { title url locale jsonLd readingTime { duration } } }
      site { publisher }
    }`;
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data } = (await response.json()) as {
      data: { articles: { nodes: ArticleAnswer[] }; site: { publisher: Thing } };
    };
    articles = data.articles.nodes;
    publisher = data.site.publisher;
  });

  afterAll(async () => {
    await service?.stop();
    await database?.drop();
  });

  it('uses types and properties that schema.org has, each where it belongs', () => {
    expect(articles.length).toBeGreaterThan(10);
    expect(articles.flatMap(({ jsonLd }) => vocabularyFaults(jsonLd))).toEqual([]);
    expect(vocabularyFaults(publisher)).toEqual([]);
  });

  it('is a page about an article, with the page claiming reviews and the article its length', () => {
    for (const { title, url, locale, jsonLd, readingTime } of articles) {
      const { mainEntity, ...page } = jsonLd;
      expect(page).toMatchObject({ '@type': 'MedicalWebPage', '@id': url, url, inLanguage: locale });
      expect(page).not.toHaveProperty('lastReviewed');
      expect(page).not.toHaveProperty('reviewedBy');
      expect(mainEntity).toMatchObject({
        '@type': 'Article',
        headline: title,
        timeRequired: readingTime.duration,
        mainEntityOfPage: { '@id': url },
        author: expect.arrayContaining([expect.objectContaining({ '@type': 'Person' })]),
      });
    }
  });
});
