import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { toGlobalId } from '../../../src/graphql/global-id.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { seedLibrary } from '../../support/delivery-library.js';
import { articleId, DeliverySeed } from '../../support/delivery-seed.js';
import { startDelivery, type DeliveryServer } from '../../support/delivery-server.js';

describe('what readers may not see', () => {
  let database: TestDatabase;
  let seed: DeliverySeed;
  let server: DeliveryServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    seed = await DeliverySeed.connect(database.ownerUrl);
    await seedLibrary(seed);
    server = await startDelivery(database.deliveryUrl);
  });

  afterAll(async () => {
    await server?.close();
    await seed?.end();
    await database?.drop();
  });

  it('is in no list, count, link, search or node', async () => {
    const { text, data, errors } = await server.ask(
      `query ($ids: [ID!]!) {
        nodes(ids: $ids) { id }
        newest: articles(first: 100) { totalCount nodes { title related(first: 12) { article { title } } translations { title } } }
        oldest: articles(first: 100, order: OLDEST) { nodes { title } }
        updated: articles(first: 100, order: RECENTLY_UPDATED) { nodes { title } }
        titles: articles(first: 100, order: TITLE) { nodes { title body { text } } }
        slugs: articles(filter: { slugs: ["secret-trial", "closed-article", "secret-new-slug"] }) { totalCount }
        future: articles(filter: { publishedAfter: "2030-01-01T00:00:00Z" }) { totalCount }
        zoe: articles(filter: { author: "zoe-lind" }) { totalCount }
        authors { nodes { slug articles { totalCount nodes { title } } } }
        topics { nodes { slug articles { totalCount nodes { title } } } }
        search(text: "secret closed palsy", first: 100) { totalCount edges { snippet node { title } } }
      }`,
      { ids: [7, 8].map((number) => toGlobalId('Article', articleId(number))) },
    );
    expect(errors).toEqual([]);
    expect(text).not.toMatch(/secret|closed/i);
    expect(data).toMatchObject({
      nodes: [null, null],
      newest: { totalCount: 6 },
      slugs: { totalCount: 0 },
      future: { totalCount: 0 },
      zoe: { totalCount: 0 },
      search: { totalCount: 1 },
    });
    const { authors, topics } = data as Record<
      'authors' | 'topics',
      { nodes: { slug: string; articles: unknown }[] }
    >;
    expect(
      authors.nodes.map(({ slug, articles }) => [slug, (articles as { totalCount: number }).totalCount]),
    ).toEqual([
      ['ines-verbeek', 5],
      ['tom-okafor', 3],
      ['zoe-lind', 0],
    ]);
    expect(
      topics.nodes.map(({ slug, articles }) => [slug, (articles as { totalCount: number }).totalCount]),
    ).toEqual([
      ['eye-care', 1],
      ['herstel', 1],
      ['recovery', 4],
    ]);
  });

  it('is seen from its instant on, and no longer than its last', async () => {
    const from = new Date(Date.now() + 400);
    const until = new Date(Date.now() + 1000);
    await seed.reading({
      article: 20,
      slug: 'for-a-moment',
      title: 'For a moment',
      visibleFrom: from.toISOString(),
      visibleUntil: until.toISOString(),
    });
    const isSeen = async () => {
      const { data } = await server.ask('{ article(slug: "for-a-moment") { title } }');
      return (data as { article: unknown }).article !== null;
    };
    expect(await isSeen()).toBe(false);
    await sleep(from.getTime() - Date.now() + 30);
    expect(await isSeen()).toBe(true);
    await sleep(until.getTime() - Date.now() + 30);
    expect(await isSeen()).toBe(false);
  });

  it('gives its place beside an article to the next, and takes it back', async () => {
    const related = async () => {
      const { data } = await server.ask(
        '{ article(slug: "what-is-bells-palsy") { related(first: 3) { reason article { slug } } } }',
      );
      const { article } = data as { article: { related: { reason: string; article: { slug: string } }[] } };
      return article.related.map((each) => `${each.reason} ${each.article.slug}`);
    };
    expect(await related()).toEqual([
      'PICKED recovery-week-by-week',
      'PICKED protecting-your-eye',
      'SIMILAR is-it-permanent',
    ]);
    await seed.query(`update delivery.reading set visible_until = 'infinity' where article_id = $1`, [
      articleId(8),
    ]);
    expect(await related()).toEqual([
      'PICKED recovery-week-by-week',
      'PICKED closed-article',
      'PICKED protecting-your-eye',
    ]);
  });

  it('finds the current holder of a slug before a former one, and the latest of former ones', async () => {
    await seed.formerSlug(2, 'en', 'steroids', '2026-03-01T09:00:00Z');
    await seed.formerSlug(2, 'en', 'shared', '2026-01-01T09:00:00Z');
    await seed.formerSlug(3, 'en', 'shared', '2026-02-01T09:00:00Z');
    await seed.formerSlug(4, 'en', 'shared', '2126-02-01T09:00:00Z');
    const { data } = await server.ask(
      '{ a: article(slug: "steroids") { slug } b: article(slug: "shared") { slug } }',
    );
    expect(data).toEqual({ a: { slug: 'steroids' }, b: { slug: 'recovery-week-by-week' } });
  });
});
