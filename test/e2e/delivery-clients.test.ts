import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildClientSchema,
  getIntrospectionQuery,
  lexicographicSortSchema,
  buildSchema,
  printSchema,
  type IntrospectionQuery,
} from 'graphql';
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { seedLibrary } from '../support/delivery-library.js';
import { DeliverySeed } from '../support/delivery-seed.js';
import { startDelivery, type DeliveryServer } from '../support/delivery-server.js';

const PRINTED = fileURLToPath(new URL('../../docs/schema/delivery.graphql', import.meta.url));

interface ArticlesData {
  readonly articles: {
    readonly edges: readonly { readonly node: { readonly slug: string } }[];
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  };
}

describe('clients of the delivery API', () => {
  let database: TestDatabase;
  let server: DeliveryServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    const seed = await DeliverySeed.connect(database.ownerUrl);
    await seedLibrary(seed);
    await seed.end();
    server = await startDelivery(database.deliveryUrl);
  });

  afterAll(async () => {
    await server?.close();
    await database?.drop();
  });

  it('are told the schema that is printed', async () => {
    const { data } = await server.ask(getIntrospectionQuery({ specifiedByUrl: true }));
    const served = buildClientSchema(data as IntrospectionQuery);
    const printed = buildSchema(await readFile(PRINTED, 'utf8'));
    const text = (schema: typeof served) => printSchema(lexicographicSortSchema(schema));
    expect(text(served)).toBe(text(printed));
  });

  it('page with Apollo Client, which merges pages and knows things by their ids', async () => {
    const client = new ApolloClient({
      link: new HttpLink({ uri: server.url }),
      cache: new InMemoryCache({
        possibleTypes: { Node: ['Article', 'Author', 'Topic', 'Image'], Route: ['Article', 'Redirect'] },
        typePolicies: { Query: { fields: { articles: relayStylePagination(['filter', 'order']) } } },
      }),
    });
    const query = gql`
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
    const watched = client.watchQuery<ArticlesData>({ query });
    const seen = watched.subscribe({ next: () => undefined });
    let page = (await watched.refetch()).data?.articles.pageInfo;
    while (page?.hasNextPage) {
      const more = await watched.fetchMore({ variables: { after: page.endCursor } });
      page = more.data?.articles.pageInfo;
    }
    seen.unsubscribe();
    const data = client.readQuery<ArticlesData>({ query });
    expect(data!.articles.edges.map(({ node }) => node.slug)).toEqual([
      'is-it-permanent',
      'protecting-your-eye',
      'recovery-week-by-week',
      'what-is-bells-palsy',
      'steroids',
    ]);
    const kept = Object.keys(client.cache.extract() as object);
    expect(kept.filter((key) => key.startsWith('Article:'))).toHaveLength(5);
    expect(kept.filter((key) => key.startsWith('Author:'))).toHaveLength(2);
    client.stop();
  });

  it('hear from Apollo Client which argument was wrong', async () => {
    const client = new ApolloClient({ link: new HttpLink({ uri: server.url }), cache: new InMemoryCache() });
    const asked = client.query({
      query: gql`
        {
          articles(first: 500) {
            totalCount
          }
        }
      `,
    });
    await expect(asked).rejects.toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT', argument: 'first' } }],
    });
    client.stop();
  });

  it('compile with Relay: connections, refetchable nodes and unions', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'relay-'));
    try {
      await mkdir(join(folder, 'src'));
      await copyFile(PRINTED, join(folder, 'schema.graphql'));
      await writeFile(
        join(folder, 'relay.config.json'),
        JSON.stringify({
          src: './src',
          schema: './schema.graphql',
          language: 'javascript',
          eagerEsModules: true,
        }),
      );
      await writeFile(join(folder, 'src/page.js'), PAGE);
      const compiler = createRequire(import.meta.url).resolve('relay-compiler/cli.js');
      await promisify(execFile)(process.execPath, [compiler, 'relay.config.json'], { cwd: folder });
      const made = await readdir(join(folder, 'src/__generated__'));
      expect(made.toSorted()).toEqual([
        'pageArticlesPagination.graphql.js',
        'pageQuery.graphql.js',
        'pageRefetch.graphql.js',
        'page_article.graphql.js',
        'page_articles.graphql.js',
      ]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

const PAGE = `
  import { graphql } from 'relay-runtime';
  export const query = graphql\`
    query pageQuery($path: String!) {
      route(path: $path) { __typename ... on Article { ...page_article @alias } ... on Redirect { location } }
      ...page_articles
    }\`;
  export const article = graphql\`
    fragment page_article on Article @refetchable(queryName: "pageRefetch") {
      title
      related(first: 4) { reason article { id title } }
    }\`;
  export const articles = graphql\`
    fragment page_articles on Query
      @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" })
      @refetchable(queryName: "pageArticlesPagination") {
      articles(first: $count, after: $cursor, order: NEWEST) @connection(key: "page_articles") {
        edges { node { id title } }
      }
    }\`;
`;
