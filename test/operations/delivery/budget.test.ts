import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { DeliverySeed } from '../../support/delivery-seed.js';
import { startDelivery, type DeliveryServer } from '../../support/delivery-server.js';

/** A page and a list may cost this many statements, the one that reads the content version included. */
const MOST_STATEMENTS = 3;

const CARD = `
  fragment card on Article {
    id url slug title subtitle summary publishedAt updatedAt
    readingTime { minutes text }
    image { alt image { srcset } }
    authors { name credentials jobTitle }
    topics { name slug }
  }`;
const PAGE = `${CARD}
  query ($slug: String!, $first: Int) {
    contentVersion
    article(slug: $slug) {
      ...card
      locale
      body { html portableText figures { alt caption } }
      sections { anchor title aspect text readingTime { minutes } }
      readability { band }
      authors { bio sameAs articles: slug }
      medicalReview { reviewedOn reviewers { name } }
      citations { number text url }
      videos { url title }
      callToAction { title label url }
      seo { title description canonicalUrl robots openGraph }
      jsonLd
      embed { html oEmbedUrl }
      translations { locale url title }
      related(first: $first) { reason score article { ...card } }
    }
    site { name medicalNotice publisher }
  }`;
const LISTS = [
  'articles(first: $first) { nodes { ...card } pageInfo { hasNextPage endCursor } }',
  'articles(first: $first, order: TITLE, filter: { locale: "en" }) { totalCount nodes { ...card } }',
  'articles(first: $first, order: RECENTLY_UPDATED, filter: { topic: "topic-1", author: "author-1" }) { nodes { ...card } }',
  'articles(last: $first, filter: { locale: "en", topic: "topic-1" }) { nodes { ...card } pageInfo { hasPreviousPage } }',
  'author(slug: "author-1") { name bio articles(first: $first) { nodes { ...card } } }',
  'topic(slug: "topic-1") { name articles(first: $first) { nodes { ...card } } }',
  'search(text: "article in full", first: $first) { totalCount edges { score snippet node { ...card } } }',
  'search(text: "articel", first: $first) { correctedText facets { field values { value count } } nodes { ...card } }',
];

describe('the statements of usual questions', () => {
  let database: TestDatabase;
  let server: DeliveryServer;

  /** Article 1 stands alone; from article 2 on each has many of everything. */
  beforeAll(async () => {
    database = await createTestDatabase();
    const seed = await DeliverySeed.connect(database.ownerUrl);
    const count = 40;
    const all = Array.from({ length: count }, (_, index) => index + 1);
    for (const number of all) {
      await seed.author(number, `Author ${number}`, `author-${number}`, { bio: { en: 'Writes.' } });
      await seed.topic(number, 'en', `Topic ${number}`, `topic-${number}`, number === 1 ? null : 1);
    }
    for (const number of all) {
      const many = number === 1 ? [1] : all.slice(0, 20);
      await seed.reading({
        article: number,
        slug: `a-${number}`,
        title: `Article ${number}`,
        authors: many,
        topics: many,
        related: number === 1 ? [] : all.filter((other) => other !== number),
        reviewDueOn: '2126-01-01',
        review: { reviewedOn: '2026-01-01', reviewers: many },
      });
    }
    await seed.reading({ article: 90, group: 2, locale: 'nl', slug: 'a-2', title: 'Artikel 2' });
    await seed.end();
    server = await startDelivery(database.deliveryUrl);
  });

  afterAll(async () => {
    await server?.close();
    await database?.drop();
  });

  async function statementsOf(query: string, variables: object): Promise<string[]> {
    server.takeStatements();
    const { errors } = await server.ask(query, variables);
    expect(errors).toEqual([]);
    // Lengths of lists stand in the text, and so in the name.
    return server.takeStatements().map(({ text }) => text.split('\n', 1)[0]!.replaceAll(/#\d+/g, ''));
  }

  it('are few for the whole page of an article, however much stands on it', async () => {
    const bare = await statementsOf(PAGE, { slug: 'a-1', first: 1 });
    const full = await statementsOf(PAGE, { slug: 'a-2', first: 12 });
    // Nothing is picked for the first and nothing is like it: the newest are looked for.
    const newest = expect.stringMatching(/^-- delivery\.articles\.related:/);
    expect(bare).toEqual([...full, newest]);
    expect(full.length).toBeLessThanOrEqual(MOST_STATEMENTS);
  });

  it.each(LISTS)('are few for a list of 1, 20 and 40: %s', async (list) => {
    const query = `${CARD} query ($first: Int) { ${list} }`;
    const [one, ...more] = [
      await statementsOf(query, { first: 1 }),
      await statementsOf(query, { first: 20 }),
      await statementsOf(query, { first: 40 }),
    ];
    for (const statements of more) expect(statements).toEqual(one);
    expect(one.length).toBeLessThanOrEqual(MOST_STATEMENTS);
  });
});
