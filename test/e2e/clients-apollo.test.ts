import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { filter, firstValueFrom, from } from 'rxjs';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { seedLibrary } from '../support/delivery-library.js';
import { DeliverySeed } from '../support/delivery-seed.js';
import { startDelivery, type DeliveryServer } from '../support/delivery-server.js';
import { recordedFetch } from './clients-recorded-fetch.js';

const ARTICLES = gql`
  query Articles($after: String) {
    articles(first: 2, after: $after, filter: { locale: "en" }) {
      edges {
        cursor
        node {
          id
          slug
          authors {
            id
            name
          }
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

interface ArticlesData {
  readonly articles: {
    readonly edges: readonly { readonly node: { readonly slug: string } }[];
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  };
}

describe('Apollo Client 4', () => {
  let database: TestDatabase;
  let server: DeliveryServer;
  const network = recordedFetch();
  const clients: ApolloClient[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const seed = await DeliverySeed.connect(database.ownerUrl);
    await seedLibrary(seed);
    await seed.end();
    server = await startDelivery(database.deliveryUrl);
  });

  afterEach(() => {
    network.take();
    for (const client of clients.splice(0)) client.stop();
  });

  afterAll(async () => {
    await server?.close();
    await database?.drop();
  });

  /** With the settings a frontend would have. `links` stand before the one that sends. */
  function newClient(...links: ApolloLink[]): ApolloClient {
    const http = new HttpLink({
      uri: server.url,
      fetch: network.fetch,
    });
    const client = new ApolloClient({
      link: ApolloLink.from([...links, http]),
      cache: new InMemoryCache({
        possibleTypes: { Node: ['Article', 'Author', 'Topic', 'Image'], Route: ['Article', 'Redirect'] },
        typePolicies: { Query: { fields: { articles: relayStylePagination(['filter', 'order']) } } },
      }),
    });
    clients.push(client);
    return client;
  }

  it('merges the pages of a list and keeps each thing once, by its id', async () => {
    const client = newClient();
    const watched = client.watchQuery<ArticlesData>({ query: ARTICLES });
    const shown = (count: number) => {
      const isThere = ({ data }: { data?: unknown }) =>
        (data as ArticlesData)?.articles.edges.length === count;
      return firstValueFrom(from(watched).pipe(filter(isThere)));
    };
    const kept = watched.subscribe({ next: () => undefined });
    let { pageInfo } = ((await shown(2)).data as ArticlesData).articles;
    while (pageInfo.hasNextPage) {
      const { data } = await watched.fetchMore({ variables: { after: pageInfo.endCursor } });
      pageInfo = data.articles.pageInfo;
    }
    const { data } = await shown(5);
    kept.unsubscribe();
    expect((data as ArticlesData).articles.edges.map(({ node }) => node.slug)).toEqual([
      'is-it-permanent',
      'protecting-your-eye',
      'recovery-week-by-week',
      'what-is-bells-palsy',
      'steroids',
    ]);
    expect(network.take()).toHaveLength(3);
    const keys = Object.keys(client.cache.extract() as object);
    expect(keys.filter((key) => key.startsWith('Article:'))).toHaveLength(5);
    expect(keys.filter((key) => key.startsWith('Author:'))).toHaveLength(2);
  });

  it('knows an article of a list again on its own page, and shows what the page learnt in the list', async () => {
    const client = newClient();
    await client.query({ query: ARTICLES });
    const before = client.cache.extract() as Record<string, { title?: string; slug?: string }>;
    const page = gql`
      {
        article(slug: "protecting-your-eye") {
          id
          title
          translations {
            locale
          }
        }
      }
    `;
    const { data } = await client.query<{ article: { id: string } }>({ query: page });
    const key = `Article:${data!.article.id}`;
    expect(before[key]).toMatchObject({ slug: 'protecting-your-eye' });
    expect(client.cache.extract()).toMatchObject({
      [key]: { slug: 'protecting-your-eye', title: 'Protecting your eye' },
    });
  });

  it('reads interfaces and unions: a node by its id, a path that moved', async () => {
    const client = newClient();
    const first = await client.query<{ article: { id: string } }>({
      query: gql`
        {
          article(slug: "steroids") {
            id
          }
        }
      `,
    });
    const { data } = await client.query({
      query: gql`
        query Things($id: ID!) {
          node(id: $id) {
            id
            ... on Article {
              title
            }
          }
          route(path: "/bells-palsy-explained") {
            ... on Redirect {
              location
              status
            }
            ... on Article {
              id
            }
          }
        }
      `,
      variables: { id: first.data!.article.id },
    });
    expect(data).toMatchObject({
      node: { __typename: 'Article', title: 'Éarly steroids' },
      route: { __typename: 'Redirect', location: 'https://clinic.example/what-is-bells-palsy', status: 301 },
    });
  });

  it('asks by GET with a hash, and sends the text once where the hash is new', async () => {
    const persisted = () =>
      new PersistedQueryLink({
        sha256: (text) => createHash('sha256').update(text).digest('hex'),
        useGETForHashedQueries: true,
      });
    const first = await newClient(persisted()).query({ query: ARTICLES });
    // Another reader, whose cache is empty.
    const second = await newClient(persisted()).query({ query: ARTICLES });
    expect(second.data).toEqual(first.data);
    const summary = network.take().map(({ method, url, body }) => ({
      method,
      hasText: url.searchParams.has('query') || body.includes('query Articles'),
      hasHash: (url.searchParams.get('extensions') ?? body).includes('sha256Hash'),
    }));
    expect(summary).toEqual([
      { method: 'GET', hasText: false, hasHash: true },
      { method: 'POST', hasText: true, hasHash: true },
      { method: 'GET', hasText: false, hasHash: true },
    ]);
  });

  it('hears which argument was wrong', async () => {
    const query = gql`
      {
        articles(first: 500) {
          totalCount
        }
      }
    `;
    await expect(newClient().query({ query })).rejects.toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT', argument: 'first' } }],
    });
  });
});
