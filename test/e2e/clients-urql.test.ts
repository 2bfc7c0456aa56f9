import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { persistedExchange } from '@urql/exchange-persisted';
import { Client, fetchExchange, gql, type Exchange } from 'urql';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { seedLibrary } from '../support/delivery-library.js';
import { DeliverySeed } from '../support/delivery-seed.js';
import { startDelivery, type DeliveryServer } from '../support/delivery-server.js';
import { recordedFetch } from './clients-recorded-fetch.js';

interface Connection {
  readonly edges: readonly { readonly node: { readonly slug: string } }[];
  readonly pageInfo: {
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
    readonly startCursor: string | null;
    readonly hasPreviousPage: boolean;
  };
}

const ARTICLES = gql<
  { articles: Connection },
  { first?: number; after?: string; last?: number; before?: string }
>`
  query Articles($first: Int, $after: String, $last: Int, $before: String) {
    articles(first: $first, after: $after, last: $last, before: $before, filter: { locale: "en" }) {
      edges {
        cursor
        node {
          id
          slug
          title
        }
      }
      pageInfo {
        endCursor
        hasNextPage
        startCursor
        hasPreviousPage
      }
    }
  }
`;

const ALL = [
  'is-it-permanent',
  'protecting-your-eye',
  'recovery-week-by-week',
  'what-is-bells-palsy',
  'steroids',
];

describe('urql 5', () => {
  let database: TestDatabase;
  let server: DeliveryServer;
  const network = recordedFetch();

  beforeAll(async () => {
    database = await createTestDatabase();
    const seed = await DeliverySeed.connect(database.ownerUrl);
    await seedLibrary(seed);
    await seed.end();
    server = await startDelivery(database.deliveryUrl);
  });

  afterEach(() => {
    network.take();
  });

  afterAll(async () => {
    await server?.close();
    await database?.drop();
  });

  /** With the normalised cache. `exchanges` stand between it and the network. */
  function newClient(...exchanges: Exchange[]): Client {
    return new Client({
      url: server.url,
      exchanges: [
        cacheExchange({ resolvers: { Query: { articles: relayPagination() } } }),
        ...exchanges,
        fetchExchange,
      ],
      // urql's GETs are simple requests, as a form of another site could make: the header says that a program asks.
      fetchOptions: { headers: { 'apollo-require-preflight': 'true' } },
      fetch: network.fetch,
    });
  }

  const slugsOf = ({ edges }: Connection) => edges.map(({ node }) => node.slug);

  it('merges pages forward into one list', async () => {
    const client = newClient();
    let after: string | undefined;
    let list: Connection;
    do {
      const { data, error } = await client.query(ARTICLES, { first: 2, ...(after ? { after } : {}) });
      expect(error).toBeUndefined();
      list = data!.articles;
      after = list.pageInfo.endCursor ?? undefined;
    } while (list.pageInfo.hasNextPage);
    expect(slugsOf(list)).toEqual(ALL);
    expect(network.take()).toHaveLength(3);
  });

  it('merges pages backward into the same list', async () => {
    const client = newClient();
    const last = await client.query(ARTICLES, { last: 3 });
    const { startCursor, hasPreviousPage } = last.data!.articles.pageInfo;
    expect(hasPreviousPage).toBe(true);
    const { data } = await client.query(ARTICLES, { last: 3, before: startCursor! });
    expect(slugsOf(data!.articles)).toEqual(ALL);
    expect(data!.articles.pageInfo.hasPreviousPage).toBe(false);
  });

  it('answers from its cache what a list has brought, by the id', async () => {
    const client = newClient();
    await client.query(ARTICLES, { first: 5 });
    const again = await client.query(ARTICLES, { first: 5 });
    expect(slugsOf(again.data!.articles)).toEqual(ALL);
    expect(network.take()).toHaveLength(1);
  });

  it('asks by GET with a hash, and sends the text once where the hash is new', async () => {
    const persisted = () => persistedExchange({ preferGetForPersistedQueries: true });
    const first = await newClient(persisted()).query(ARTICLES, { first: 3 });
    const second = await newClient(persisted()).query(ARTICLES, { first: 3 });
    expect(first.error).toBeUndefined();
    expect(second.data).toEqual(first.data);
    const summary = network.take().map(({ method, url, body }) => ({
      method,
      hasText: url.searchParams.has('query') || body.includes('query Articles'),
    }));
    expect(summary).toEqual([
      { method: 'GET', hasText: false },
      { method: 'GET', hasText: true },
      { method: 'GET', hasText: false },
    ]);
  });

  it('hears which argument was wrong', async () => {
    const { error } = await newClient().query(ARTICLES, { first: 500 });
    expect(error?.graphQLErrors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', argument: 'first' } },
    ]);
  });
});
