import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { toGlobalId } from '../../src/graphql/global-id.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { seedLibrary } from '../support/delivery-library.js';
import { articleId, authorId, DeliverySeed, topicId } from '../support/delivery-seed.js';
import { startDelivery, type DeliveryServer } from '../support/delivery-server.js';

jest.setTimeout(30_000);

describe('what caches are told', () => {
  let database: TestDatabase;
  let seed: DeliverySeed;
  let server: DeliveryServer;
  let cached: DeliveryServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    seed = await DeliverySeed.connect(database.ownerUrl);
    await seedLibrary(seed);
    server = await startDelivery(database.deliveryUrl);
    cached = await startDelivery(database.deliveryUrl, {
      CACHE_SHARED_SECONDS: '60',
      CACHE_BROWSER_SECONDS: '5',
    });
  });

  afterAll(async () => {
    await server?.close();
    await cached?.close();
    await seed?.end();
    await database?.drop();
  });

  function get(from: DeliveryServer, query: string, headers: Record<string, string> = {}) {
    return fetch(`${from.url}?query=${encodeURIComponent(query)}`, {
      headers: { 'apollo-require-preflight': 'true', ...headers },
    });
  }

  async function keysOf(query: string): Promise<string[]> {
    const { headers } = await get(server, query);
    expect(headers.get('cache-tag')).toBe(headers.get('surrogate-key')!.replaceAll(' ', ','));
    return headers.get('surrogate-key')!.split(' ');
  }

  it('asks them to ask again each time, and answers 304 where nothing changed', async () => {
    const query = '{ articles { nodes { title } } }';
    const first = await get(server, query);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    expect(first.headers.get('vary')).toContain('X-Min-Content-Version');
    const etag = first.headers.get('etag')!;
    const again = await get(server, query, { 'if-none-match': etag, 'cache-control': 'max-age=0' });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('x-content-version')).toBe('7');
    expect(again.headers.get('surrogate-key')).toBe(first.headers.get('surrogate-key'));
    const other = await get(server, '{ articles { nodes { slug } } }', { 'if-none-match': etag });
    expect(other.status).toBe(200);
  });

  it('lets them keep an answer where told so, never beyond the minute', async () => {
    const { headers } = await get(cached, '{ site { name } }');
    const [, browser, shared] = /^public, max-age=(\d+), s-maxage=(\d+), must-revalidate$/.exec(
      headers.get('cache-control')!,
    ) ?? [null, '0', '0'];
    const secondsLeft = 60 - new Date().getSeconds();
    // The minute may turn between the answer and here.
    expect(Number(shared) <= secondsLeft + 1 || secondsLeft > 58).toBe(true);
    expect(Number(browser)).toBeLessThanOrEqual(5);
  });

  it('lets nobody keep an answer with errors, whole or in part, nor the number of the last change', async () => {
    const whole = await get(cached, '{ nonsense }');
    const part = await get(cached, '{ site { name } node(id: "x") { id } }');
    expect([whole, part].map(({ headers }) => headers.get('cache-control'))).toEqual([
      'no-store',
      'no-store',
    ]);
    expect(part.headers.get('surrogate-key')).toBeNull();
    const version = await get(cached, '{ site { name } contentVersion }');
    expect(version.headers.get('cache-control')).toBe('no-cache');
  });

  it('says the same whether anything is scheduled or not', async () => {
    const query = '{ articles { nodes { title } totalCount } search(text: "palsy") { totalCount } }';
    const shown = async () => {
      const { headers } = await get(server, query);
      return ['cache-control', 'etag', 'surrogate-key', 'vary', 'expires', 'age'].map((name) =>
        headers.get(name),
      );
    };
    const before = await shown();
    const soon = new Date(Date.now() + 3600_000).toISOString();
    await seed.reading({ article: 901, slug: 'soon', title: 'Soon: palsy', visibleFrom: soon, topics: [1] });
    expect(await shown()).toEqual(before);
  });

  it('names what was read: things by id, lists by name', async () => {
    const page = await keysOf('{ article(slug: "steroids") { title authors { name } topics { name } } }');
    expect(page[0]).toBe('content');
    expect(page).not.toContain('articles');
    const things = page.filter((key) => key.includes('-'));
    expect(things.filter((key) => key.startsWith('article-'))).toHaveLength(1);
    expect(things.some((key) => key.startsWith('author-'))).toBe(true);
    const author = await keysOf(`{ node(id: "${toGlobalId('Author', authorId(1))}") { id } }`);
    expect(author).toEqual(['content', `author-${authorId(1)}`]);
    expect(await keysOf('{ topics { nodes { name } } }')).toEqual(
      expect.arrayContaining(['topics', `topic-${topicId(1)}`]),
    );
    expect(await keysOf('{ articles { nodes { title } } }')).toEqual(
      expect.arrayContaining(['articles', `article-${articleId(1)}`]),
    );
    expect(await keysOf('{ site { name } }')).toEqual(['content']);
  });

  it('names the list where a thing was not found: it may come', async () => {
    expect(await keysOf('{ article(slug: "not-yet") { title } }')).toEqual([
      'content',
      'articles',
      'articles-all',
    ]);
    expect(await keysOf('{ author(slug: "not-yet") { name } }')).toEqual(['content', 'authors']);
    expect(await keysOf('{ topic(slug: "not-yet") { name } }')).toEqual(['content', 'topics']);
  });

  it('says honestly where the keys of all things do not fit', async () => {
    for (let number = 1000; number < 1100; number += 1) {
      await seed.reading({ article: number, slug: `many-${number}`, title: `Many ${number}` });
    }
    expect(await keysOf('{ articles(first: 100) { nodes { title } } }')).toEqual([
      'content',
      'overflow',
      'articles',
    ]);
  });
});
