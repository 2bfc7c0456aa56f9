import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { DeliverySeed } from '../../support/delivery-seed.js';
import { startDelivery, type DeliveryServer } from '../../support/delivery-server.js';

const CARD = `
  fragment card on Article {
    title url
    authors { name bio }
    topics { name parent { name } }
    translations { title }
  }`;

/**
 * What fields lead to, three levels down. One root field a query: where two branches ask for the same thing, whether they
 * share a batch depends on whose rows arrive first, and a count must not.
 */
const DEEP = {
  articles: `articles(first: $first) {
    totalCount
    nodes {
      ...card
      body { html }
      seo { title }
      related(first: 3) {
        article {
          ...card
          body { markdown }
          sections { html text }
          jsonLd
          related(first: 2) { article { ...card callToAction { label } related { article { title } } } }
        }
      }
    }
  }`,
  authors: `authors(first: $first) {
    totalCount
    nodes { articles(first: 3) { totalCount nodes { ...card related { article { ...card } } } } }
  }`,
  topics: `topics(first: $first) {
    nodes { articles(first: 2) { nodes { title ...card authors { articles { nodes { title } } } } } }
  }`,
};

describe('the cost of a query', () => {
  let database: TestDatabase;
  let server: DeliveryServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    const seed = await DeliverySeed.connect(database.ownerUrl);
    const count = 110;
    for (let number = 1; number <= count; number += 1) {
      await seed.author(number, `Author ${number}`, `author-${number}`, { bio: { en: 'Writes.' } });
      await seed.topic(number, 'en', `Topic ${number}`, `topic-${number}`, number === 1 ? null : 1);
    }
    for (let number = 1; number <= count; number += 1) {
      const next = (number % count) + 1;
      await seed.reading({
        article: number,
        slug: `a-${number}`,
        title: `Article ${number}`,
        authors: [number, next],
        topics: [number, next],
        related: [next, ((number + 1) % count) + 1],
      });
    }
    for (let number = 1; number < count; number += 1) await seed.alike(number, number + 1, 0.5);
    await seed.end();
    // Deeper and longer than clients may ask: what is looked at here is how it would grow.
    server = await startDelivery(database.deliveryUrl, { QUERY_COST_LIMIT: '1000000' });
  });

  afterAll(async () => {
    await server?.close();
    await database?.drop();
  });

  async function statementsOf(query: string, variables: object = {}): Promise<string[]> {
    server.takeStatements();
    const { errors } = await server.ask(query, variables);
    expect(errors).toEqual([]);
    // Lengths of lists stand in the text, and so in the name.
    return server.takeStatements().map(({ text }) => text.split('\n', 1)[0]!.replaceAll(/#\d+/g, ''));
  }

  it.each(Object.keys(DEEP) as (keyof typeof DEEP)[])(
    'is the same number of statements for 1 and for 100 of the %s, at any depth',
    async (field) => {
      const query = `${CARD} query ($first: Int) { ${DEEP[field]} }`;
      const one = await statementsOf(query, { first: 1 });
      const hundred = await statementsOf(query, { first: 100 });
      expect([...new Set(hundred)].toSorted()).toEqual([...new Set(one)].toSorted());
      expect(hundred.length).toBeLessThanOrEqual(one.length);
      expect(one.length).toBeLessThan(25);
    },
  );

  it('is one statement beside the content version for a page of articles', async () => {
    const query = '{ articles(first: 20) { nodes { title authors { name } topics { name } } } }';
    expect(await statementsOf(query)).toEqual([
      '-- delivery.content-version',
      '-- delivery.articles.page:n.0.0_a0_t0',
    ]);
  });

  it('counts a total only when asked for', async () => {
    const query = `query ($wants: Boolean!) { articles { totalCount @include(if: $wants) nodes { title } } }`;
    expect(await statementsOf(query, { wants: false })).toHaveLength(2);
    expect(await statementsOf(query, { wants: true })).toHaveLength(3);
  });

  it('reads a body only where it is asked for', async () => {
    await statementsOf('{ article(slug: "a-1") { title } }');
    server.takeStatements();
    await server.ask('{ article(slug: "a-1") { title } }');
    const [, cheap] = server.takeStatements();
    await server.ask('{ article(slug: "a-1") { body { html } } }');
    const [, costly] = server.takeStatements();
    expect(cheap!.text).not.toMatch(/html|summary/);
    expect(costly!.text).toContain('r.html as "html"');
  });

  it('asks once for what several fields of one level need', async () => {
    const query = `{ articles(first: 3) { nodes { related(first: 2) { article {
      body { html text } seo { title } sections { text } image { alt } } } } } }`;
    expect((await statementsOf(query)).map((name) => name.split(':')[0])).toEqual([
      '-- delivery.content-version',
      '-- delivery.articles.page',
      '-- delivery.articles.parts',
    ]);
  });
});
