import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { seededRandom } from '../../support/random-body.js';
import { difference, isSame, readJson, type Exchange, type RawAnswer, type Sending } from './exchange.js';
import { PAGING, Requests, type OracleRequest } from './requests.js';
import { makeTwins, recount, type Twins } from './twins.js';
import { poolsOf } from './pools.js';
import { randomArguments, type Pools } from './values.js';

jest.setTimeout(120_000);

const SEED = 20261120;
const WALKS_A_LIST = 8;
const schema = buildSchema(
  readFileSync(new URL('../../../docs/schema/delivery.graphql', import.meta.url), 'utf8'),
);

interface PageAnswer {
  readonly pageInfo: { readonly startCursor: string | null; readonly endCursor: string | null };
}

describe('two sites with the same visible articles, one of them with drafts, plans and a past', () => {
  let twins: Twins;
  let requests: Requests;
  let pools: Pools;
  const met = { answers: 0, withErrors: 0, bytes: 0 };
  const differences: string[] = [];
  const leaks = new Set<string>();
  const closers: (() => Promise<unknown> | void)[] = [];

  beforeAll(async () => {
    twins = await makeTwins(closers);
    pools = poolsOf(twins);
    requests = new Requests(schema, pools);
  });

  beforeEach(() => void differences.splice(0));

  afterAll(async () => {
    for (const close of closers.toReversed()) await close();
  });

  /** Asks both; the answer both gave. A second differs at times, so the plain one may answer before or after. */
  async function same(sending: Sending): Promise<RawAnswer> {
    const plain = await twins.plain.send(sending);
    const full = await twins.full.send(sending);
    met.answers += 1;
    met.bytes += full.body.length;
    noteLeaks(sending, full);
    if (!isSame(plain, full) && !isSame(await twins.plain.send(sending), full)) {
      differences.push(`To ${sending.path ?? ''} ${sending.body ?? ''}: ${difference(plain, full)}`);
    }
    return full;
  }

  async function ask(request: OracleRequest): Promise<RawAnswer> {
    const answer = await same({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    const { errors } = readJson(answer);
    if (errors) met.withErrors += 1;
    return answer;
  }

  /** A word that is nowhere but in what is hidden may come back only to whoever sent it. */
  function noteLeaks(sending: Sending, { headers, body }: RawAnswer): void {
    const sent = decodeURIComponent(`${sending.path ?? ''} ${sending.body ?? ''}`);
    const answer = `${headers.join('\n')}\n${body}`;
    for (const [word] of answer.matchAll(/cnry[0-9a-f]+/gi)) {
      if (!sent.includes(word)) leaks.add(word);
    }
    for (const secret of twins.secrets) if (answer.includes(secret)) leaks.add(secret);
    for (const id of twins.hidden.ids) if (!sent.includes(id) && answer.includes(id)) leaks.add(id);
  }

  it('count the same changes: nothing that lies ahead is one', () => {
    expect(twins.changesByHiddenWrites).toBe(0);
    expect(twins.hidden.ids.length).toBeGreaterThan(40);
    expect(twins.visible.length).toBeGreaterThan(15);
  });

  it('answer each value of each argument byte for byte alike', async () => {
    for (const request of requests.everyArgument(2)) {
      const { errors } = readJson(await ask(request));
      if (!errors) continue;
      for (const single of requests.oneByOne(request)) await ask(single);
    }
    expect(differences).toEqual([]);
  });

  it('answer whole articles, authors and topics alike', async () => {
    for (const { field, path, parent } of requests.stations) {
      if (path.length > 0 || !['article', 'author', 'topic', 'node', 'route'].includes(field.name)) continue;
      const [argument] = field.args;
      const values = (argument!.name === 'id' ? pools.ids : pools.texts).filter(
        (_, index) => index % 2 === 0,
      );
      for (const value of values)
        await ask(requests.request({ parent, field, path }, [{ [argument!.name]: value }], 4));
    }
    expect(differences).toEqual([]);
  });

  it('answer pages of every list alike, forward and backward, in any order and filter', async () => {
    const random = seededRandom(SEED);
    for (const station of requests.stations.filter((each) => requests.isConnection(each))) {
      const others = station.field.args.filter(({ name }) => !PAGING.includes(name));
      const goesBack = station.field.args.some(({ name }) => name === 'before');
      for (let walk = 0; walk < WALKS_A_LIST; walk += 1) {
        const args = walk === 0 ? {} : randomArguments(others, pools, random);
        const first = 1 + Math.floor(random() * 7);
        const pageOf = async (paging: object) => {
          const answer = await ask(requests.request(station, [{ ...args, ...paging }], 2));
          return pageIn(readJson(answer).data);
        };
        let page = await pageOf({ first });
        for (let hop = 0; hop < 3 && page?.pageInfo.endCursor; hop += 1) {
          page = await pageOf({ first, after: page.pageInfo.endCursor });
        }
        if (!goesBack) continue;
        page = await pageOf({ last: first });
        for (let hop = 0; hop < 3 && page?.pageInfo.startCursor; hop += 1) {
          page = await pageOf({ last: first, before: page.pageInfo.startCursor });
        }
      }
    }
    expect(differences).toEqual([]);
  });

  it('answer alike over GET, with an entity tag, with a version, and to what is no GraphQL', async () => {
    const query = '{ contentVersion articles { totalCount nodes { slug related { score } } } }';
    const path = `/graphql?query=${encodeURIComponent(query)}`;
    const headers = { 'apollo-require-preflight': 'true', 'accept-encoding': 'gzip' };
    const answer = await same({ method: 'GET', path, headers });
    expect(answer.status).toBe(200);
    const tag = answer.headers.find((header) => /^etag: /i.test(header))?.slice('etag: '.length);
    if (tag) await same({ method: 'GET', path, headers: { ...headers, 'if-none-match': tag } });
    await same({ method: 'HEAD', path, headers });
    const { data } = readJson(
      await same({ method: 'GET', path, headers: { 'apollo-require-preflight': 'true' } }),
    );
    const { contentVersion } = data as { contentVersion: number };
    for (const version of [0, contentVersion, contentVersion + 1, 'x']) {
      await same({ method: 'GET', path, headers: { ...headers, 'x-min-content-version': String(version) } });
    }
    const [slug] = twins.hidden.slugs;
    for (const other of [
      '/',
      `/${slug}`,
      `/articles/${slug}`,
      // Of what was public once everybody may know that it is gone; this never was.
      `/embed/${twins.hidden.slugs.at(-1)}`,
      '/graphql',
      '/health/live',
    ]) {
      await same({ method: 'GET', path: other });
    }
    for (const body of [
      '',
      '{',
      '[]',
      '{"query":"{"}',
      '{"query":"{ drafts }"}',
      '{"query":"mutation { a }"}',
    ]) {
      await same({ headers: { 'content-type': 'application/json' }, body });
    }
    expect(differences).toEqual([]);
  });

  it('refuse every cursor that is not of the very list, with one and the same error', async () => {
    const list =
      'query ($after: String, $filter: ArticleFilter, $order: ArticleOrder) { articles(first: 2, after: $after, filter: $filter, order: $order) { pageInfo { endCursor } } }';
    const cursorOf = async (query: string, variables: object = {}) => {
      const found = JSON.stringify(readJson(await ask({ query, variables: { ...variables } })).data);
      return /"endCursor":"([^"]+)"/.exec(found)![1]!;
    };
    const own = await cursorOf(list);
    const bytes = Buffer.from(own, 'base64url');
    const random = seededRandom(SEED);
    const forged = [
      '',
      'x',
      '=',
      '\0',
      own.slice(0, -1),
      own.slice(1),
      `${own}A`,
      `${own}=`,
      ` ${own}`,
      own.toUpperCase(),
      bytes.toString('hex'),
      bytes.subarray(9).toString('base64url'),
      Buffer.from('["2026-01-01T00:00:00Z","00000000-0000-7000-8000-000000000000"]').toString('base64url'),
      await cursorOf(list, { order: 'OLDEST' }),
      await cursorOf(list, { filter: { locale: 'en' } }),
      await cursorOf('{ topics(first: 2) { pageInfo { endCursor } } }'),
      await cursorOf('{ authors(first: 1) { pageInfo { endCursor } } }'),
      await cursorOf('{ search(text: "eye", first: 2) { pageInfo { endCursor } } }'),
      await cursorOf('{ authors(first: 1) { nodes { articles(first: 1) { pageInfo { endCursor } } } } }'),
      ...Array.from(bytes, (byte, index) => {
        const flipped = Buffer.from(bytes);
        flipped[index] = byte ^ (1 << Math.floor(random() * 8));
        return flipped.toString('base64url');
      }),
      ...Array.from({ length: 20 }, () =>
        Buffer.from(Array.from({ length: 40 }, () => Math.floor(random() * 256))).toString('base64url'),
      ),
      ...twins.hidden.ids.slice(0, 5),
    ];
    const bodies = new Set<string>();
    for (const after of forged) {
      const answer = await ask({ query: list, variables: { after } });
      expect(answer.status).toBe(200);
      bodies.add(answer.body);
    }
    expect([...bodies]).toHaveLength(1);
    expect([...bodies][0]).toContain('BAD_USER_INPUT');
    expect(differences).toEqual([]);
  });

  it('still answer alike once statistics were counted anew', async () => {
    const query = `query ($id: ID!) {
      contentVersion
      node(id: $id) { ... on Article { related(first: 12) { score article { slug } } } }
    }`;
    const behind = [await recount(twins.plainDatabase, false), await recount(twins.fullDatabase, false)];
    expect(behind).toEqual([[], []]);
    for (const { id } of twins.visible) await ask({ query, variables: { id } });
    for (const database of [twins.plainDatabase, twins.fullDatabase]) await recount(database, true);
    for (const { id } of twins.visible) await ask({ query, variables: { id } });
    expect(differences).toEqual([]);
  });

  it('find the same neighbours for what is published next', async () => {
    const [like] = twins.visible;
    for (const desk of [twins.desks.plain, twins.desks.full]) {
      const input = { title: 'Published in both', summary: 'Both.', body: like!.body };
      await desk.publish(await desk.create(input));
    }
    const neighbours = async (exchange: Exchange) => {
      const query =
        '{ articles(first: 100, order: TITLE) { nodes { slug related(first: 12) { reason score article { slug } } } } }';
      return readJson(await exchange.ask({ query })).data;
    };
    expect(await neighbours(twins.full)).toEqual(await neighbours(twins.plain));
  });

  it('have shown no word, address, token, hash or id of what is hidden, nor logged any', () => {
    expect([...leaks]).toEqual([]);
    const log = twins.log();
    expect(log.split('\n').length).toBeGreaterThan(20);
    expect(log).not.toMatch(/cnry[0-9a-f]+/i);
    expect(twins.secrets.filter((secret) => log.includes(secret))).toEqual([]);
    expect(met.answers).toBeGreaterThan(300);
    expect(met.withErrors).toBeLessThan(met.answers / 3);
  });
});

/** The page in an answer, however deep; the first of several. */
function pageIn(data: unknown): PageAnswer | null {
  if (typeof data !== 'object' || data === null) return null;
  if ('pageInfo' in data) return data as PageAnswer;
  for (const value of Object.values(data)) {
    const page = pageIn(value);
    if (page) return page;
  }
  return null;
}
