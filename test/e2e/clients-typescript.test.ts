import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { clientFiles } from '../../clients/typescript/codegen/print-client.js';
import { createClient, type ClientOptions } from '../../clients/typescript/src/client.js';
import { ContentError } from '../../clients/typescript/src/content-error.js';
import type { Operation } from '../../clients/typescript/src/operation.js';
import * as operations from '../../clients/typescript/src/operations.generated.js';
import { portableTextOf } from '../../clients/typescript/src/portable-text.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { seedLibrary } from '../support/delivery-library.js';
import { DeliverySeed } from '../support/delivery-seed.js';
import { startDelivery, type DeliveryServer } from '../support/delivery-server.js';
import { recordedFetch } from './clients-recorded-fetch.js';

const REPOSITORY = new URL('../../', import.meta.url);
const files = await clientFiles(REPOSITORY);

describe('the typed client', () => {
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

  const newClient = (options: Partial<ClientOptions> = {}) =>
    createClient({
      url: server.url,
      locale: 'en',
      fetch: network.fetch,
      ...options,
    });

  /** A service that answers everything so. */
  const answering = (body: string, init: ResponseInit = {}) =>
    newClient({ fetch: () => Promise.resolve(new Response(body, init)) });

  it.each([...files])('is fresh in %s (else: npm run client)', async (path, content) => {
    expect(await readFile(new URL(path, REPOSITORY), 'utf8')).toBe(content);
  });

  it('has a manifest of all its operations, by the SHA-256 of each', async () => {
    const manifest = JSON.parse(files.get('clients/typescript/trusted-documents.json')!) as object;
    const all = Object.values(operations) as Operation<unknown, never>[];
    expect(manifest).toEqual(Object.fromEntries(all.map(({ hash, text }) => [hash, text])));
    for (const { hash, text } of all) {
      expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
    }
  });

  it('answers each usual page in one question', async () => {
    const client = newClient();
    const front = await client.frontPage({ first: 2 });
    expect(front.articles.nodes.map(({ slug }) => slug)).toEqual(['is-it-permanent', 'protecting-your-eye']);
    expect(front.articles.totalCount).toBe(5);
    expect(front.topics.nodes.map(({ name }) => name)).toEqual(['Eye care', 'Recovery']);

    const { article } = await client.article({ slug: 'what-is-bells-palsy' });
    expect(article).toMatchObject({
      title: "What is Bell's palsy?",
      readingTime: { minutes: 6 },
      translations: [{ locale: 'nl', slug: 'wat-is-bells-palsy' }],
      authorsInFull: [{ name: 'Tom Okafor' }, { name: 'Inès Verbeek', jobTitle: 'Neurologist' }],
      jsonLd: { '@type': 'MedicalWebPage' },
    });
    expect(article!.related.map(({ article, reason }) => [article.slug, reason])[0]).toEqual([
      'recovery-week-by-week',
      'PICKED',
    ]);

    const { topic } = await client.topic({ slug: 'eye-care' });
    expect(topic).toMatchObject({ parent: { slug: 'recovery' }, articles: { totalCount: 1 } });
    const { author } = await client.author({ slug: 'ines-verbeek', locale: 'nl' });
    expect(author).toMatchObject({ jobTitle: 'Neuroloog', articles: { totalCount: 1 } });
    const { search } = await client.search({ text: 'palsy' });
    expect(search.edges[0]!.node.slug).toBe('what-is-bells-palsy');
    const { route } = await client.route({ path: '/bells-palsy-explained' });
    expect(route).toEqual({
      __typename: 'Redirect',
      location: 'https://clinic.example/what-is-bells-palsy',
      status: 301,
    });
  });

  it('gives the text as Portable Text too', async () => {
    const { article } = await newClient().articleAsPortableText({ slug: 'what-is-bells-palsy' });
    expect(portableTextOf(article!.body)[0]).toMatchObject({ _type: expect.any(String) });
  });

  it('is answered null for what is not there', async () => {
    const client = newClient();
    expect((await client.article({ slug: 'no-such-article' })).article).toBeNull();
    expect((await client.topic({ slug: 'no-such-topic' })).topic).toBeNull();
    expect((await client.author({ slug: 'nobody' })).author).toBeNull();
    expect((await client.route({ path: '/secret-trial' })).route).toBeNull();
  });

  it('walks through all articles of all languages, a page at a time', async () => {
    const slugs: string[] = [];
    for await (const { slug } of newClient().sitemapEntries({ locale: null })) slugs.push(slug);
    expect(slugs.toSorted()).toEqual([
      'is-it-permanent',
      'protecting-your-eye',
      'recovery-week-by-week',
      'steroids',
      'wat-is-bells-palsy',
      'what-is-bells-palsy',
    ]);
    const client = createClient({ url: server.url });
    const pages = [await client.sitemap({ first: 4 })];
    pages.push(await client.sitemap({ first: 4, after: pages[0]!.articles.pageInfo.endCursor }));
    expect(pages.flatMap(({ articles }) => articles.nodes.map(({ slug }) => slug)).toSorted()).toEqual(
      slugs.toSorted(),
    );
  });

  it('asks by GET with the hash alone once the service knows it', async () => {
    const client = newClient();
    await client.author({ slug: 'zoe-lind', first: 1 });
    network.take();
    await client.author({ slug: 'zoe-lind', first: 1 });
    const asked = network.take();
    expect(asked.map(({ method }) => method)).toEqual(['GET']);
    const { searchParams } = asked[0]!.url;
    expect([...searchParams.keys()]).toEqual(['operationName', 'variables', 'extensions']);
    expect(JSON.parse(searchParams.get('extensions')!)).toEqual({
      persistedQuery: { version: 1, sha256Hash: operations.AuthorPage.hash },
    });
  });

  it('asks a service that answers only documents of the manifest, from the first question by hash', async () => {
    const manifest = new URL('clients/typescript/trusted-documents.json', REPOSITORY);
    const guarded = await startDelivery(database.deliveryUrl, {
      TRUSTED_DOCUMENTS: fileURLToPath(manifest),
      TRUSTED_DOCUMENTS_ONLY: 'true',
    });
    try {
      const client = newClient({ url: guarded.url });
      expect((await client.topic({ slug: 'eye-care' })).topic).toMatchObject({ name: 'Eye care' });
      expect(network.take().map(({ method }) => method)).toEqual(['GET']);
      const text = 'query Own{site{name}}';
      const own = { name: 'Own', text, hash: createHash('sha256').update(text).digest('hex') };
      await expect(client.request(own, {})).rejects.toMatchObject({ code: 'DOCUMENT_NOT_TRUSTED' });
    } finally {
      await guarded.close();
    }
  });

  it('sends the text where a service keeps no queries, and asks it by hash no more', async () => {
    const refused = { errors: [{ message: 'No.', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }] };
    const bodies: unknown[] = [];
    const client = newClient({
      fetch: (_, { method = 'GET', body } = {}) => {
        bodies.push(typeof body === 'string' ? JSON.parse(body) : method);
        const answer = method === 'GET' ? refused : { data: { route: null } };
        return Promise.resolve(new Response(JSON.stringify(answer)));
      },
    });
    await client.route({ path: '/a' });
    await client.route({ path: '/b' });
    const text = { operationName: 'Route', query: operations.Route.text };
    expect(bodies).toEqual([
      'GET',
      { ...text, variables: { path: '/a' } },
      { ...text, variables: { path: '/b' } },
    ]);
  });

  it('sends what is too long for an address by POST', async () => {
    await newClient()
      .search({ text: 'palsy '.repeat(2000) })
      .catch(() => undefined);
    expect(network.take().map(({ method }) => method)).toEqual(['POST']);
  });

  it('remembers the newest content version and asks for no older one', async () => {
    const client = newClient();
    expect(client.contentVersion).toBe(0);
    await client.route({ path: '/' });
    expect(client.contentVersion).toBe(7);
    await client.route({ path: '/' }, { minContentVersion: client.contentVersion });
    expect(network.take().at(-1)!.headers.get('x-min-content-version')).toBe('7');
    await expect(client.route({ path: '/' }, { minContentVersion: 8 })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      status: 503,
      retryAfterSeconds: 1,
    });
  });

  it('throws one kind of error, which names the operation, the code and the argument', async () => {
    const error: unknown = await newClient()
      .frontPage({ first: 1000 })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ContentError);
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', operation: 'FrontPage', argument: 'first' });
  });

  it('tells a service that cannot be reached from one that is something else', async () => {
    const nobody = newClient({ url: 'http://127.0.0.1:9/graphql', fetch });
    await expect(nobody.route({ path: '/' })).rejects.toMatchObject({ code: 'UNREACHABLE', status: null });
    const proxy = answering('<h1>Bad gateway</h1>', { status: 502, headers: { 'retry-after': '30' } });
    await expect(proxy.route({ path: '/' })).rejects.toMatchObject({
      code: 'NOT_GRAPHQL',
      status: 502,
      retryAfterSeconds: 30,
    });
    await expect(answering('[1]').route({ path: '/' })).rejects.toMatchObject({ code: 'NOT_GRAPHQL' });
  });

  it('keeps what was answered beside an error', async () => {
    const part = {
      data: { route: null },
      errors: [{ message: 'Late.', extensions: { code: 'TOO_COSTLY' } }],
    };
    await expect(answering(JSON.stringify(part)).route({ path: '/' })).rejects.toMatchObject({
      code: 'TOO_COSTLY',
      message: 'Route: Late.',
      data: { route: null },
    });
  });

  it('stops when its caller says so, with the error of the caller', async () => {
    const stop = new AbortController();
    const asking = newClient().frontPage({}, { signal: stop.signal });
    stop.abort();
    await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
  });
});
