import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startInProcess, type InProcessService } from '../support/in-process-service.js';
import { PlainReader, type PlainAnswer } from '../support/plain-reader.js';

jest.setTimeout(60_000);

const PAGE = `query Page($slug: String!) { article(slug: $slug) {
  title body { html } authors { name } topics { name } related(first: 4) { article { title slug } } translations { locale slug }
} }`;

describe('answers kept in memory', () => {
  let database: TestDatabase;
  let owner: Client;
  let service: InProcessService;
  let twin: InProcessService;
  let reader: PlainReader;
  let uncached: PlainReader;
  let slugs: readonly string[];

  beforeAll(async () => {
    database = await createTestDatabase();
    service = await startInProcess(database.ownerUrl);
    twin = await startInProcess(database.ownerUrl, { ANSWER_CACHE_BYTES: '0' });
    owner = new Client({ connectionString: database.adminUrl });
    await owner.connect();
    uncached = new PlainReader(twin.url);
    const { text } = await uncached.ask(
      '{ articles(first: 50, filter: { locale: "en" }) { nodes { slug } } }',
    );
    const { data } = JSON.parse(text) as { data: { articles: { nodes: { slug: string }[] } } };
    slugs = data.articles.nodes.map(({ slug }) => slug);
  });
  beforeEach(() => {
    reader = new PlainReader(service.url);
  });
  afterEach(() => reader.close());
  afterAll(async () => {
    uncached?.close();
    await owner?.end();
    await service?.stop();
    await twin?.stop();
    await database?.drop();
  });

  /** When the readers' connections of either service last began a statement. */
  async function lastStatement(): Promise<string> {
    const { rows } = await owner.query<{ at: string }>(
      `select string_agg(query_start::text, ' ' order by pid) as at from pg_stat_activity
       where datname = $1 and application_name = 'seventh delivery'`,
      [database.name],
    );
    return rows[0]!.at;
  }

  /** Of the service with memory, what its twin need not say the same: how the bytes are cut, and when. */
  function comparable({ status, headers, text }: PlainAnswer) {
    const {
      date: _,
      connection: _c,
      'keep-alive': _k,
      'content-length': _l,
      'transfer-encoding': _t,
      ...rest
    } = headers;
    return { status, headers: rest, text };
  }

  it('are asked of the database once', async () => {
    const first = await reader.ask(PAGE, { slug: slugs[0] });
    const before = await lastStatement();
    const hits = service.figures().hits;
    const second = await reader.ask(PAGE, { slug: slugs[0] });
    expect(await lastStatement()).toBe(before);
    expect(service.figures().hits).toBe(hits + 1);
    expect(comparable(second)).toEqual(comparable(first));
    expect(second.body.length).toBe(Number(second.headers['content-length']));
  });

  it.each([
    ['plain', {}],
    ['as gzip', { 'accept-encoding': 'gzip' }],
    ['as br', { 'accept-encoding': 'gzip, br' }],
    ['as GraphQL', { accept: 'application/graphql-response+json' }],
    ['to a page elsewhere', { origin: 'https://elsewhere.example' }],
  ])(
    'have the bytes and headers they would have without it, %s',
    async (_, headers: Record<string, string>) => {
      const expected = comparable(await uncached.ask(PAGE, { slug: slugs[1] }, headers));
      for (const attempt of ['made', 'kept', 'kept']) {
        expect({ attempt, ...comparable(await reader.ask(PAGE, { slug: slugs[1] }, headers)) }).toEqual({
          attempt,
          ...expected,
        });
        expect({ attempt, ...comparable(await reader.get(PAGE, { slug: slugs[1] }, headers)) }).toEqual({
          attempt,
          ...comparable(await uncached.get(PAGE, { slug: slugs[1] }, headers)),
        });
      }
    },
  );

  it('are the same for every spelling of a document and its variables', async () => {
    const query =
      'query ($locale: Locale!, $first: Int!) { articles(first: $first, filter: { locale: $locale }) { totalCount } }';
    await reader.ask(query, { locale: 'en', first: 3 });
    const before = await lastStatement();
    await reader.ask(`# The same\n${query.replaceAll(' ', '\n ')}`, { first: 3, locale: 'en' });
    await reader.get(query, { first: 3, locale: 'en' });
    expect(await lastStatement()).toBe(before);
    await reader.ask(query, { locale: 'en', first: 4 });
    expect(await lastStatement()).not.toBe(before);
  });

  it('are confirmed with 304 and without a body, and told of by HEAD', async () => {
    const made = await reader.get(PAGE, { slug: slugs[2] });
    const tag = { 'if-none-match': made.headers.etag! };
    const confirmed = await reader.get(PAGE, { slug: slugs[2] }, tag);
    expect([confirmed.status, confirmed.body.length, confirmed.version]).toEqual([304, 0, made.version]);
    expect(confirmed.headers.etag).toBe(made.headers.etag);
    expect((await reader.get(PAGE, { slug: slugs[2] }, { 'if-none-match': 'W/"other"' })).status).toBe(200);
    expect((await reader.get(PAGE, { slug: slugs[2] }, { ...tag, 'cache-control': 'no-cache' })).status).toBe(
      200,
    );
    expect((await reader.ask(PAGE, { slug: slugs[2] }, tag)).status).toBe(200);
    const search = new URLSearchParams({ query: PAGE, variables: JSON.stringify({ slug: slugs[2] }) });
    const head = await reader.send('HEAD', `/graphql?${search}`, { 'apollo-require-preflight': '1' });
    expect([head.status, head.body.length, head.headers.etag]).toEqual([200, 0, made.headers.etag]);
    expect(head.headers['content-length']).toBe(String(made.body.length));
  });

  it.each([
    '/feeds/articles.rss',
    '/feeds/articles.json?locale=nl',
    '/sitemap.xml',
    '/llms.txt',
    '/embed/SLUG',
  ])('are those of %s too, in every encoding', async (address) => {
    const path = address.replace('SLUG', slugs[0]!);
    const encodings: Record<string, string>[] = [
      {},
      { 'accept-encoding': 'br' },
      { 'accept-encoding': 'gzip' },
    ];
    for (const headers of encodings) {
      const { headers: expected, ...answer } = comparable(await uncached.send('GET', path, headers));
      await reader.send('GET', path, headers);
      const before = await lastStatement();
      const kept = await reader.send('GET', path, headers);
      expect(await lastStatement()).toBe(before);
      const { headers: given, ...rest } = comparable(kept);
      expect(rest).toEqual(answer);
      // When each instance first saw it.
      expect({ ...given, 'last-modified': '' }).toEqual({ ...expected, 'last-modified': '' });
      const confirmed = await reader.send('GET', path, { ...headers, 'if-none-match': kept.headers.etag! });
      expect([confirmed.status, confirmed.headers.etag]).toEqual([304, kept.headers.etag]);
    }
  });

  it('are made once for a hundred who ask at once', async () => {
    const blocker = new Client({ connectionString: database.ownerUrl });
    await blocker.connect();
    await blocker.query('begin; lock table delivery.reading in access exclusive mode');
    const { misses, joined } = service.figures();
    const readers = Array.from({ length: 100 }, () => new PlainReader(service.url));
    const asked = readers.map((each) => each.ask(PAGE, { slug: slugs[3] }));
    while (service.figures().joined < joined + 99) await sleep(5);
    const { rows } = await owner.query<{ count: number }>(
      `select count(*)::integer from pg_stat_activity where datname = $1 and wait_event_type = 'Lock' and query like '-- delivery.article%'`,
      [database.name],
    );
    await blocker.query('commit');
    await blocker.end();
    const answers = await Promise.all(asked);
    expect(rows[0]!.count).toBe(1);
    expect(service.figures().misses).toBe(misses + 1);
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]!.text).toContain('"title"');
    readers.forEach((each) => each.close());
  });

  it.each([
    ['a query that does not fit the schema', { query: '{ nonsense }' }, 1],
    ['an answer with an error in it', { query: '{ site { name } node(id: "x") { id } }' }, 1],
    ['a body that is no JSON', '{"query": ', 0],
    ['a body with fields of its own', { query: '{ site { name } }', extra: 1 }, 0],
    ['a list', [{ query: '{ site { name } }' }], 0],
  ])('are not made of %s, which is answered as without it', async (_, body, misses) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const headers = { 'content-type': 'application/json' };
    const { entries, misses: before } = service.figures();
    const expected = comparable(await uncached.send('POST', '/graphql', headers, text));
    for (let time = 0; time < 2; time += 1) {
      expect(comparable(await reader.send('POST', '/graphql', headers, text))).toEqual(expected);
    }
    expect(service.figures().entries).toBe(entries);
    expect(service.figures().misses - before).toBe(2 * misses);
  });

  it.each<[string, Record<string, string>]>([
    ['Authorization', { authorization: 'Bearer x' }],
    ['another media type', { 'content-type': 'text/plain' }],
    ['an encoded body', { 'content-encoding': 'identity' }],
    ['a body of unknown length', { 'transfer-encoding': 'chunked' }],
    ['a minimum that is no number', { 'x-min-content-version': 'x' }],
  ])('are passed by where a request has %s', async (_, headers) => {
    const body = JSON.stringify({ query: '{ site { name } }' });
    const all = { 'content-type': 'application/json', ...headers };
    const send = (to: PlainReader) => to.send('POST', '/graphql', all, body);
    const { passed } = service.figures();
    expect(comparable(await send(reader))).toEqual(comparable(await send(uncached)));
    expect(service.figures().passed).toBe(passed + 1);
  });

  it('leave a request that is too large, or breaks off, to the service', async () => {
    const large = JSON.stringify({ query: `{ site { name } } # ${'x'.repeat(300_000)}` });
    const answer = await reader.send('POST', '/graphql', { 'content-type': 'application/json' }, large);
    expect([answer.status, answer.text.includes('TOO_COSTLY')]).toEqual([413, true]);
    const broken = new PlainReader(service.url);
    const sent = broken.send(
      'POST',
      '/graphql',
      { 'content-type': 'application/json', 'content-length': '500' },
      '{"query"',
    );
    setTimeout(() => broken.close(), 50);
    await expect(sent).rejects.toThrow('socket hang up');
    expect((await reader.ask('{ site { name } }')).status).toBe(200);
  });

  it('stay within the memory that was given', async () => {
    const small = await startInProcess(database.ownerUrl, { ANSWER_CACHE_BYTES: '60000' });
    const asking = new PlainReader(small.url);
    for (const slug of slugs) await asking.ask(PAGE, { slug }, { 'accept-encoding': 'br' });
    const { bytes, entries, evicted, misses } = small.figures();
    expect(bytes).toBeLessThanOrEqual(60_000);
    expect(evicted).toBeGreaterThan(0);
    expect(entries).toBeGreaterThan(0);
    const latest = slugs.at(-1);
    await asking.ask(PAGE, { slug: latest }, { 'accept-encoding': 'br' });
    expect(small.figures().misses).toBe(misses);
    asking.close();
    await small.stop();
  });
});
