import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ArticleOrder } from '../../../src/delivery/delivery.types.generated.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { DeliverySeed } from '../../support/delivery-seed.js';
import { startDelivery, type DeliveryServer } from '../../support/delivery-server.js';

interface Page {
  readonly nodes: readonly { readonly slug: string }[];
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const COUNT = 23;
const QUERY = `
  query ($first: Int, $after: String, $last: Int, $before: String, $filter: ArticleFilter, $order: ArticleOrder) {
    articles(first: $first, after: $after, last: $last, before: $before, filter: $filter, order: $order) {
      nodes { slug } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;
const ORDERS: readonly ArticleOrder[] = [
  'NEWEST',
  'OLDEST',
  'RECENTLY_UPDATED',
  'TITLE',
  'SHORTEST',
  'LONGEST',
  'REVIEW_DUE',
];
const FILTERS = {
  'all locales': {},
  'a locale': { locale: 'en' },
  'a topic': { locale: 'en', topic: 'topic' },
  'topics of two locales': { topic: 'both' },
  'an author': { author: 'author' },
};

describe('paging through articles', () => {
  let database: TestDatabase;
  let seed: DeliverySeed;
  let server: DeliveryServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    seed = await DeliverySeed.connect(database.ownerUrl);
    await seed.author(1, 'Author', 'author');
    await seed.topic(1, 'en', 'Topic', 'topic');
    await seed.topic(2, 'en', 'Both', 'both');
    await seed.topic(3, 'nl', 'Beide', 'both');
    for (let number = 1; number <= COUNT; number += 1) await seed.reading(article(number));
    server = await startDelivery(database.deliveryUrl);
  });

  afterAll(async () => {
    await server?.close();
    await seed?.end();
    await database?.drop();
  });

  /** Many tie in every order: instants, titles, lengths and review days come in groups, and every third has no review day. */
  function article(number: number) {
    const group = number % 4;
    return {
      article: number,
      slug: `a-${number}`,
      title: `Title ${group}`,
      words: 100 + group * 100,
      publishedAt: `2026-01-0${1 + group}T09:00:00.00000${group}Z`,
      updatedAt: `2026-02-0${1 + group}T09:00:00Z`,
      reviewDueOn: number % 3 === 0 ? null : `2026-0${1 + group}-01`,
      authors: [1],
      topics: [1, 2 + (number % 2)],
    };
  }

  async function page(variables: object): Promise<Page> {
    const { data, errors } = await server.ask(QUERY, variables);
    expect(errors).toEqual([]);
    return (data as { articles: Page }).articles;
  }

  const slugs = ({ nodes }: Page) => nodes.map(({ slug }) => slug);

  for (const [what, filter] of Object.entries(FILTERS)) {
    it.each(ORDERS)(`of ${what} by %s meets every article once, from either end`, async (order) => {
      const whole = await page({ first: 100, filter, order });
      expect(whole.totalCount).toBe(COUNT);
      expect(new Set(slugs(whole)).size).toBe(COUNT);
      expect(slugs(whole)).toEqual(slugs(await page({ first: 100, order })));

      const forward: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const next: Page = await page({ first: 5, after, filter, order });
        expect(next.pageInfo.hasPreviousPage).toBe(after !== null);
        forward.push(...slugs(next));
        ({ endCursor: after, hasNextPage: more } = next.pageInfo);
      }
      expect(forward).toEqual(slugs(whole));

      const backward: string[] = [];
      for (let before: string | null = null, more = true; more;) {
        const next: Page = await page({ last: 5, before, filter, order });
        expect(next.pageInfo.hasNextPage).toBe(before !== null);
        backward.unshift(...slugs(next));
        ({ startCursor: before, hasPreviousPage: more } = next.pageInfo);
      }
      expect(backward).toEqual(slugs(whole));
    });
  }

  it('puts opposite orders the other way round', async () => {
    const newest = slugs(await page({ first: 100, order: 'NEWEST' }));
    const oldest = slugs(await page({ first: 100, order: 'OLDEST' }));
    expect(oldest).toEqual(newest.toReversed());
  });

  it('puts articles without a review day last', async () => {
    const inOrder = slugs(await page({ first: 100, order: 'REVIEW_DUE' }));
    const undated = inOrder.slice(-7).map((slug) => Number(slug.slice(2)));
    expect(undated.every((number) => number % 3 === 0)).toBe(true);
  });

  it('follows an article whose review becomes due on another day into the lists of its topic and author', async () => {
    const dueOn = (day: string | null) =>
      seed.query(`update delivery.reading set review_due_on = $1::date where slug = 'a-23'`, [day]);
    const lists = [{ locale: 'en', topic: 'topic' }, { author: 'author' }];
    const first = async (filter: object) => slugs(await page({ first: 1, filter, order: 'REVIEW_DUE' }));
    await dueOn('2020-01-01');
    for (const filter of lists) expect(await first(filter)).toEqual(['a-23']);
    await dueOn('2026-04-01');
    for (const filter of lists) expect(await first(filter)).not.toEqual(['a-23']);
  });

  it('cuts between two cursors', async () => {
    const whole = await page({ first: 10 });
    const before = (await page({ first: 8 })).pageInfo.endCursor;
    const after = (await page({ first: 3 })).pageInfo.endCursor;
    expect(slugs(await page({ first: 100, after, before }))).toEqual(slugs(whole).slice(3, 7));
  });

  it('answers an empty page with nothing but where it stands', async () => {
    const empty = await page({ first: 0 });
    expect(empty).toMatchObject({ nodes: [], totalCount: COUNT });
    expect(empty.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });

  it('neither repeats nor skips while articles are added', async () => {
    const first = await page({ first: 10 });
    await seed.reading({ article: 901, slug: 'newer', title: 'Newer', publishedAt: '2026-02-20T09:00:00Z' });
    await seed.reading({ article: 902, slug: 'older', title: 'Older', publishedAt: '2025-02-20T09:00:00Z' });
    const rest = await page({ first: 100, after: first.pageInfo.endCursor });
    const met = [...slugs(first), ...slugs(rest)];
    expect(new Set(met).size).toBe(COUNT + 1);
    expect(met).not.toContain('newer');
    expect(met.at(-1)).toBe('older');
    expect(slugs(await page({ first: 1 }))).toEqual(['newer']);
  });

  it('takes no cursor but those of the same list', async () => {
    const { endCursor } = (await page({ first: 2, filter: { locale: 'en' } })).pageInfo;
    const key = Buffer.from(endCursor!, 'base64url').subarray(9);
    const forged = Buffer.concat([Buffer.alloc(9), key]).toString('base64url');
    const others = [
      { after: endCursor },
      { after: endCursor, filter: { locale: 'nl' } },
      { after: endCursor, filter: { locale: 'en' }, order: 'OLDEST' },
      { after: forged, filter: { locale: 'en' } },
      { after: '' },
      { after: 'WyIyMDI2Il0' },
      { after: `${endCursor}x`, filter: { locale: 'en' } },
    ];
    for (const variables of others) {
      const { data, errors } = await server.ask(QUERY, variables);
      expect(data).toBeNull();
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
    }
  });

  it('goes through the lists of an author and of a topic', async () => {
    const query = `query ($after: String) {
      author(slug: "author") { articles(first: 9, after: $after, locale: "en") { ...page } }
      topic(slug: "topic") { articles(first: 9) { ...page } }
    }
    fragment page on ArticleConnection { nodes { slug } totalCount pageInfo { hasNextPage endCursor } }`;
    const met: string[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const { data, errors } = await server.ask(query, { after });
      expect(errors).toEqual([]);
      const { author, topic } = data as Record<'author' | 'topic', { articles: Page }>;
      expect(author.articles.totalCount).toBe(COUNT);
      expect(topic.articles.totalCount).toBe(COUNT);
      met.push(...slugs(author.articles));
      ({ endCursor: after, hasNextPage: more } = author.articles.pageInfo);
    }
    expect(new Set(met).size).toBe(COUNT);
    expect(met).toHaveLength(COUNT);
  });
});
