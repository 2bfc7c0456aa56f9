import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { articleId, DeliverySeed } from '../../support/delivery-seed.js';
import { startDelivery, type DeliveryServer } from '../../support/delivery-server.js';
import { seededRandom } from '../../support/random-body.js';

interface Page {
  readonly nodes: readonly { readonly slug: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const PAGE = '{ nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }';
const ARGUMENTS = 'first: $first, after: $after, last: $last, before: $before';
const ORDERS = ['NEWEST', 'OLDEST', 'RECENTLY_UPDATED', 'TITLE', 'SHORTEST', 'LONGEST', 'REVIEW_DUE'];
const LISTS = [
  ...ORDERS.map((order) => `list: articles(order: ${order}, ${ARGUMENTS}) ${PAGE}`),
  `list: articles(filter: { locale: "en", topic: "topic" }, ${ARGUMENTS}) ${PAGE}`,
  `author(slug: "author") { list: articles(${ARGUMENTS}) ${PAGE} }`,
  `topic(slug: "topic") { list: articles(${ARGUMENTS}) ${PAGE} }`,
];
/** Articles at the start of each walk; as many more may come and go. */
const COUNT = 24;

describe('walking a list while articles come and go', () => {
  let database: TestDatabase;
  let seed: DeliverySeed;
  let server: DeliveryServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    seed = await DeliverySeed.connect(database.ownerUrl);
    await seed.author(1, 'Author', 'author');
    await seed.topic(1, 'en', 'Topic', 'topic');
    server = await startDelivery(database.deliveryUrl);
  });

  afterAll(async () => {
    await server?.close();
    await seed?.end();
    await database?.drop();
  });

  /** Keys depend on the number alone, in groups that tie: an article that comes back stands where it stood. */
  async function add(number: number): Promise<void> {
    const group = (number * 7) % 5;
    await seed.reading({
      article: number,
      slug: `a-${number}`,
      title: `Title ${group}`,
      words: 100 + group * 100,
      publishedAt: `2026-01-0${1 + group}T09:00:00.00000${group}Z`,
      updatedAt: `2026-02-0${1 + group}T09:00:00Z`,
      reviewDueOn: number % 3 === 0 ? null : `2026-0${1 + group}-01`,
      authors: [1],
      topics: [1],
    });
  }

  async function remove(number: number): Promise<void> {
    await seed.query('delete from delivery.reading where article_id = $1', [articleId(number)]);
  }

  async function pageOf(list: string, variables: object): Promise<Page> {
    const query = `query ($first: Int, $after: String, $last: Int, $before: String) { ${list} }`;
    const { data, errors } = await server.ask(query, variables);
    expect(errors).toEqual([]);
    const { list: page, ...parents } = data as Record<string, unknown>;
    return (page ?? (Object.values(parents)[0] as { list: unknown }).list) as Page;
  }

  /** Walks a list to its end while others change it; what was met, and what stood in it from the first page to the last. */
  async function walk(list: string, direction: 'forward' | 'backward', random: () => number) {
    await seed.query('delete from delivery.reading');
    const here = new Set(Array.from({ length: COUNT }, (_, index) => index + 1));
    for (const number of here) await add(number);
    const allAlong = new Set(here);
    const met: string[] = [];
    let cursor: string | null = null;
    for (let pages = 0, hasMore = true; hasMore; pages += 1) {
      expect(pages).toBeLessThan(2 * COUNT);
      const length = 1 + Math.floor(random() * 5);
      const page: Page = await pageOf(
        list,
        direction === 'forward' ? { first: length, after: cursor } : { last: length, before: cursor },
      );
      met.push(...page.nodes.map(({ slug }) => slug));
      const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
      hasMore = direction === 'forward' ? hasNextPage : hasPreviousPage;
      cursor = (direction === 'forward' ? endCursor : startCursor) ?? cursor;
      // One may come, one may go, at times the very one the cursor stands for, and that one may be back at once.
      const last = Number((direction === 'forward' ? page.nodes.at(-1) : page.nodes[0])?.slug.slice(2));
      const leaving = random() < 0.3 ? last : 1 + Math.floor(random() * 2 * COUNT);
      if (here.delete(leaving)) {
        await remove(leaving);
        allAlong.delete(leaving);
      }
      const coming = random() < 0.3 ? leaving : 1 + Math.floor(random() * 2 * COUNT);
      if (coming > 0 && !here.has(coming)) {
        here.add(coming);
        await add(coming);
      }
    }
    return { met, allAlong: [...allAlong].map((number) => `a-${number}`) };
  }

  it.each(LISTS)('meets nothing twice and misses nothing that was there all along: %s', async (list) => {
    for (const [index, direction] of (['forward', 'backward'] as const).entries()) {
      const { met, allAlong } = await walk(list, direction, seededRandom(LISTS.indexOf(list) * 2 + index));
      expect(met.length).toBe(new Set(met).size);
      expect(allAlong.filter((slug) => !met.includes(slug))).toEqual([]);
      expect(allAlong.length).toBeGreaterThan(COUNT / 4);
    }
  });
});
