import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
import type { Seen } from './clients-relay-page.js';

const PRINTED = fileURLToPath(new URL('../../docs/schema/delivery.graphql', import.meta.url));
const run = promisify(execFile);

/** What a page would hold. The tags are read by the compiler alone: the tests use what it makes of them. */
const PAGE = `
  import { graphql } from 'relay-runtime';
  export const query = graphql\`
    query pageQuery($path: String!, $count: Int!) {
      route(path: $path) { __typename ... on Article { ...page_article @alias(as: "article") } ... on Redirect { location } }
      ...page_articles @arguments(count: $count)
    }\`;
  export const article = graphql\`
    fragment page_article on Article
      @argumentDefinitions(method: { type: "ReadingTimeMethod", defaultValue: YOAST })
      @refetchable(queryName: "pageRefetch") {
      title
      readingTime(method: $method) { minutes method }
    }\`;
  export const articles = graphql\`
    fragment page_articles on Query
      @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" })
      @refetchable(queryName: "pageArticlesPagination") {
      articles(first: $count, after: $cursor, filter: { locale: "en" }, order: NEWEST)
        @connection(key: "page_articles") {
        edges { node { id title } }
      }
    }\`;
`;

describe('Relay 21', () => {
  let database: TestDatabase;
  let server: DeliveryServer;
  let folder: string;
  let artifacts: string;
  let seen: Seen;

  beforeAll(async () => {
    database = await createTestDatabase();
    const seed = await DeliverySeed.connect(database.ownerUrl);
    await seedLibrary(seed);
    await seed.end();
    server = await startDelivery(database.deliveryUrl);
    folder = await mkdtemp(join(tmpdir(), 'relay-'));
    artifacts = await compile(folder);
    const loader = fileURLToPath(new URL('../support/typescript.mjs', import.meta.url));
    const page = fileURLToPath(new URL('./clients-relay-page.ts', import.meta.url));
    const { stdout } = await run(process.execPath, ['--import', loader, page, artifacts, server.url]);
    seen = JSON.parse(stdout) as Seen;
  }, 60_000);

  afterAll(async () => {
    await server?.close();
    await database?.drop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  it('compiles connections, refetchable nodes and unions against the printed schema', async () => {
    expect((await readdir(artifacts)).toSorted()).toEqual([
      'pageArticlesPagination.graphql.js',
      'pageQuery.graphql.js',
      'pageRefetch.graphql.js',
      'page_article.graphql.js',
      'page_articles.graphql.js',
    ]);
    expect(await readFile(join(artifacts, 'pageRefetch.graphql.js'), 'utf8')).toContain('node(id: $id)');
  });

  it('pages through a list with usePaginationFragment', () => {
    const all = [
      'Is it permanent?',
      'Protecting your eye',
      'Recovery, week by week',
      "What is Bell's palsy?",
      'Éarly steroids',
    ];
    expect(seen.titles).toEqual([all.slice(0, 2), all.slice(0, 4), all]);
    expect(seen.listAsked.map(({ name }) => name)).toEqual([
      'pageQuery',
      'pageArticlesPagination',
      'pageArticlesPagination',
    ]);
  });

  it('asks for a thing again by its id, with other arguments', () => {
    expect(seen.article).toEqual(["What is Bell's palsy? 6 YOAST", "What is Bell's palsy? 6 SILENT"]);
    expect(seen.articleAsked).toMatchObject([
      { name: 'pageQuery' },
      { name: 'pageRefetch', variables: { method: 'SILENT', id: expect.any(String) } },
    ]);
  });
});

/** Runs the compiler in a folder of its own; answers the folder of what it made. */
async function compile(folder: string): Promise<string> {
  await mkdir(join(folder, 'src'));
  await copyFile(PRINTED, join(folder, 'schema.graphql'));
  const config = { src: './src', schema: './schema.graphql', language: 'javascript', eagerEsModules: false };
  await writeFile(join(folder, 'relay.config.json'), JSON.stringify(config));
  await writeFile(join(folder, 'src/page.js'), PAGE);
  const compiler = createRequire(import.meta.url).resolve('relay-compiler/cli.js');
  await run(process.execPath, [compiler, 'relay.config.json'], { cwd: folder });
  return join(folder, 'src/__generated__');
}
