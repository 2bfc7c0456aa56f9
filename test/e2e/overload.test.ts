import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { RequestKind } from '../../src/http/overload/places.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { signIn, type EditorialClient } from '../support/editorial-client.js';
import { ADMIN, startInProcess, type InProcessService } from '../support/in-process-service.js';
import { PlainReader, type PlainAnswer } from '../support/plain-reader.js';

jest.setTimeout(60_000);

const PAGE = 'query ($slug: String!) { article(slug: $slug) { title } }';
const SEARCH = 'query ($text: String!) { search(text: $text, filter: { locale: "en" }) { totalCount } }';
const LONG = '60000';
/** One place for searches and lists, three for readers, one more for editors; two of each kind may wait. */
const NARROW = {
  REQUEST_PLACES: '4',
  REQUEST_LINE_LIMIT: '2',
  REQUEST_WAIT_MS: LONG,
  DELIVERY_STATEMENT_TIMEOUT_MS: LONG,
  QUERY_TIMEOUT_MS: LONG,
  // Nothing that is asked of the database meanwhile is answered, changes neither.
  ANSWER_CACHE_POLL_MS: LONG,
};

describe('more requests than there are places for', () => {
  let database: TestDatabase;
  let owner: Client;
  let service: InProcessService;
  let uncached: InProcessService;
  let client: EditorialClient;
  const readers: PlainReader[] = [];
  let isHeld = false;

  beforeAll(async () => {
    database = await createTestDatabase();
    service = await startInProcess(database.ownerUrl, NARROW);
    uncached = await startInProcess(database.ownerUrl, {
      ...NARROW,
      ANSWER_CACHE_BYTES: '0',
      REQUEST_WAIT_MS: '300',
    });
    client = await signIn(service.url, ADMIN.email, ADMIN.password);
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterEach(async () => {
    await letGo();
    readers.splice(0).forEach((reader) => reader.close());
    for (const each of [service, uncached]) await until(each, {});
  });
  afterAll(async () => {
    await owner?.end();
    await service?.stop();
    await uncached?.stop();
    await database?.drop();
  });

  /** Makes every statement that reads articles wait. */
  async function hold(): Promise<void> {
    await owner.query('begin; lock table delivery.reading in access exclusive mode');
    isHeld = true;
  }
  async function letGo(): Promise<void> {
    if (isHeld) await owner.query('commit');
    isHeld = false;
  }

  let asked = 0;
  function newReader(of = service): PlainReader {
    const reader = new PlainReader(of.url);
    readers.push(reader);
    return reader;
  }
  /** Something else each time: nobody shares an answer. */
  function askPage(of = service): Promise<PlainAnswer> {
    return patient(newReader(of).ask(PAGE, { slug: `page-${(asked += 1)}` }));
  }
  function search(of = service): Promise<PlainAnswer> {
    return patient(newReader(of).ask(SEARCH, { text: `nerve ${(asked += 1)}` }));
  }
  /** Not every test waits for all it has asked. */
  function patient<T>(answer: Promise<T>): Promise<T> {
    answer.catch(() => undefined);
    return answer;
  }

  type Numbers = Partial<Record<RequestKind, readonly [inWork: number, waiting: number]>>;
  /** Until so many of each kind are worked on and wait; none where nothing is said. */
  async function until(of: InProcessService, numbers: Numbers): Promise<void> {
    const expected = { costly: [0, 0], page: [0, 0], editor: [0, 0], signIn: [0, 0], ...numbers };
    const now = () =>
      Object.fromEntries(
        Object.entries(of.overload()).map(([kind, { inWork, waiting }]) => [kind, [inWork, waiting]]),
      );
    for (let tries = 0; tries < 500 && JSON.stringify(now()) !== JSON.stringify(expected); tries += 1) {
      await sleep(10);
    }
    expect(now()).toEqual(expected);
  }

  /** Three pages in work, two that wait. */
  async function crowd(): Promise<() => Promise<PlainAnswer[]>> {
    await hold();
    const pages = Array.from({ length: 5 }, () => askPage());
    await until(service, { page: [3, 2] });
    return () => Promise.all(pages);
  }

  function expectRefusal({ status, headers, text }: PlainAnswer): void {
    expect([status, headers['cache-control'], headers['access-control-allow-origin']]).toEqual([
      503,
      'no-store',
      '*',
    ]);
    expect(['1', '2', '3', '4']).toContain(headers['retry-after']);
    const { errors } = JSON.parse(text) as { errors: { message: string; extensions: { code: string } }[] };
    expect(errors[0]!.extensions).toEqual({ code: 'UNAVAILABLE' });
    expect(errors[0]!.message).toMatch(
      /^Too much to do at the moment\. Try again in (a second|[234] seconds)\.$/,
    );
  }

  it('are refused at once, and those that wait are answered', async () => {
    const pages = await crowd();
    const refused = await Promise.all(Array.from({ length: 20 }, () => askPage()));
    refused.forEach(expectRefusal);
    await until(service, { page: [3, 2] });
    await letGo();
    for (const { status } of await pages()) expect(status).toBe(200);
    await until(service, {});
    for (let time = 0; time < 10; time += 1) expect((await askPage()).status).toBe(200);
  });

  it('are refused in the type that was asked for, by GET too', async () => {
    await crowd();
    const plain = await newReader().ask(PAGE, { slug: 'x' }, { accept: 'application/json' });
    expect(plain.headers['content-type']).toBe('application/json; charset=utf-8');
    const accept = 'application/graphql-response+json';
    const graphql = await newReader().get(PAGE, { slug: 'y' }, { accept });
    expect([graphql.status, graphql.headers['content-type']]).toEqual([503, `${accept}; charset=utf-8`]);
    const card = await newReader().send('GET', '/embed/any');
    expect([card.status, card.headers['content-type']]).toEqual([503, 'text/plain; charset=utf-8']);
    expect(card.headers['retry-after']).toMatch(/^[1-4]$/);
  });

  it('keep nobody from checking health, signing in, editing, nor from what is in memory', async () => {
    const kept = { slug: 'kept' };
    const reader = newReader();
    const before = await reader.ask(PAGE, kept);
    const { hits } = service.figures();
    await crowd();
    expectRefusal(await askPage());
    for (const path of ['/health/live', '/health/ready']) {
      expect((await newReader().send('GET', path)).status).toBe(200);
    }
    expect((await reader.ask(PAGE, kept)).text).toBe(before.text);
    expect(service.figures().hits).toBe(hits + 1);
    const { createArticle } = await client.ask<{ createArticle: { article: { version: number } | null } }>(
      `mutation { createArticle(input: { title: "In a crowd", slug: "in-a-crowd", body: { markdown: "Text." } }) {
        article { version } userErrors { message }
      } }`,
    );
    expect(createArticle.article).toEqual({ version: 1 });
    await expect(signIn(service.url, ADMIN.email, ADMIN.password)).resolves.toBeDefined();
  });

  it('are searches, lists and feeds first: pages have places left when those have none', async () => {
    await hold();
    const searches = [search(), search(), search()];
    await until(service, { costly: [1, 2] });
    expectRefusal(await search());
    expect((await newReader().send('GET', '/feeds/articles.rss')).status).toBe(503);
    const pages = [askPage(), askPage()];
    await until(service, { costly: [1, 2], page: [2, 0] });
    await letGo();
    for (const answer of [...searches, ...pages]) expect((await answer).status).toBe(200);
  });

  it('begin with a page before a search that waits longer', async () => {
    await hold();
    const first = newReader();
    void patient(first.ask(PAGE, { slug: 'leaves' }));
    void askPage();
    void askPage();
    await until(service, { page: [3, 0] });
    void search();
    await until(service, { page: [3, 0], costly: [0, 1] });
    void askPage();
    await until(service, { page: [3, 1], costly: [0, 1] });
    first.close();
    await until(service, { page: [3, 0], costly: [0, 1] });
    expect(service.overload().costly.waiting).toBe(1);
  });

  it('are forgotten when their clients leave, also one behind the other on a connection', async () => {
    await hold();
    const { port } = new URL(uncached.url);
    const body = JSON.stringify({ query: PAGE, variables: { slug: 'any' } });
    const request = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(request.repeat(3));
    await until(uncached, { page: [3, 0] });
    socket.destroy();
    await until(uncached, {});
    expect(uncached.overload().page).toMatchObject({ inWork: 0, waiting: 0 });
  });

  it('that wait for the same answer are refused each by itself, and keep it from nobody', async () => {
    await crowd();
    const same = { slug: 'the-same' };
    const refused = await Promise.all(Array.from({ length: 5 }, () => newReader().ask(PAGE, same)));
    refused.forEach(expectRefusal);
    await letGo();
    await until(service, {});
    expect((await newReader().ask(PAGE, same)).status).toBe(200);
  });

  it('take no place while they are being sent, and are refused unread', async () => {
    const { port } = new URL(uncached.url);
    const head = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n`;
    const slow = Array.from({ length: 10 }, () => connect(Number(port), '127.0.0.1'));
    for (const socket of slow) socket.write(head);
    expect((await askPage(uncached)).status).toBe(200);
    await hold();
    const waiting = [
      ...Array.from({ length: 5 }, () => askPage(uncached)),
      search(uncached),
      search(uncached),
    ];
    const late = connect(Number(port), '127.0.0.1').setEncoding('utf8');
    await until(uncached, { page: [3, 2], costly: [0, 2] });
    late.write(head);
    const answer = await new Promise<string>((resolve) => late.once('data', resolve));
    expect(answer).toMatch(/^HTTP\/1\.1 503 /);
    for (const socket of [...slow, late]) socket.destroy();
    await letGo();
    await Promise.all(waiting);
  });

  it('are refused when they have waited for as long as they may', async () => {
    await hold();
    const answers = Array.from({ length: 5 }, () => askPage(uncached));
    const refused = await Promise.race(answers);
    expectRefusal(refused);
    await letGo();
    const statuses = (await Promise.all(answers)).map(({ status }) => String(status));
    expect(statuses.toSorted().join()).toBe('200,200,200,503,503');
  });
});

describe('who waits with one that is refused', () => {
  it('tries again', async () => {
    const database = await createTestDatabase();
    const service = await startInProcess(database.ownerUrl, {
      ...NARROW,
      REQUEST_PLACES: '1',
      REQUEST_WAIT_MS: '300',
    });
    const owner = new Client({ connectionString: database.ownerUrl });
    const readers = Array.from({ length: 4 }, () => new PlainReader(service.url));
    try {
      await owner.connect();
      await owner.query('begin; lock table delivery.reading in access exclusive mode');
      const [inWork, ...same] = readers.map((reader, at) =>
        reader.ask(PAGE, { slug: at === 0 ? 'other' : 'same' }),
      );
      expect((await Promise.race(same)).status).toBe(503);
      await owner.query('commit');
      const statuses = (await Promise.all(same)).map(({ status }) => String(status));
      expect([(await inWork!).status, statuses.toSorted().join()]).toEqual([200, '200,200,503']);
      expect(service.overload().page).toMatchObject({ inWork: 0, waiting: 0, refused: 1 });
    } finally {
      readers.forEach((reader) => reader.close());
      await owner.end();
      await service.stop();
      await database.drop();
    }
  });
});
