import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { seedLibrary } from '../support/delivery-library.js';
import { DeliverySeed } from '../support/delivery-seed.js';
import { startDelivery, type DeliveryServer } from '../support/delivery-server.js';

jest.setTimeout(30_000);

/** What tells a GET from one that a foreign page could make without being asked. */
const PREFLIGHTED = { 'apollo-require-preflight': 'true' };
const GRAPHQL = 'application/graphql-response+json';

describe('GraphQL over HTTP', () => {
  let database: TestDatabase;
  let open: DeliveryServer;
  let production: DeliveryServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    const seed = await DeliverySeed.connect(database.ownerUrl);
    await seedLibrary(seed);
    await seed.end();
    open = await startDelivery(database.deliveryUrl);
    production = await startDelivery(database.deliveryUrl, { NODE_ENV: 'production' });
  });

  afterAll(async () => {
    await open?.close();
    await production?.close();
    await database?.drop();
  });

  function send(server: DeliveryServer, body: string, headers: Record<string, string> = {}) {
    return fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  }

  const post = (server: DeliveryServer, body: object, headers: Record<string, string> = {}) =>
    send(server, JSON.stringify(body), headers);

  describe('by the audits of graphql-http', () => {
    const fetchFn = (url: string, init: RequestInit = {}) =>
      fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), ...PREFLIGHTED } });
    const audits = serverAudits({ url: () => open.url, fetchFn });

    it('are 61', () => {
      expect(audits).toHaveLength(61);
    });

    it.each(audits.map(({ id, name, fn }) => [id, name, fn] as const))('%s %s', async (_id, _name, fn) => {
      const result = await fn();
      expect(result).toMatchObject({ status: 'ok' });
    });
  });

  describe('asked what scanners for careless servers ask, in production', () => {
    const ask = async (query: string) => (await post(production, { query, operationName: 'cop' })).text();

    it('answers no hundred aliases', async () => {
      const aliases = Array.from({ length: 101 }, (_, index) => `alias${index}: __typename`);
      expect(await ask(`query cop { ${aliases.join(' ')} }`)).not.toContain('"alias100"');
    });

    it('answers no batch', async () => {
      const batch = Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' }));
      const answer = await send(production, JSON.stringify(batch));
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    });

    it('answers no circle of introspection', async () => {
      const types = 'fields { type { '.repeat(4);
      const text = await ask(`query cop { __schema { types { ${types} name ${'} }'.repeat(4)} } } }`);
      expect(JSON.parse(text)).not.toHaveProperty('data');
    });

    it('does not list every one of ten unknown directives', async () => {
      const { errors } = JSON.parse(await ask(`query cop { __typename ${'@aa'.repeat(10)} }`));
      expect(errors.length).toBeLessThan(10);
    });

    it('answers no field five hundred times', async () => {
      expect(await ask(`query cop { ${'__typename '.repeat(500)} }`)).toContain('"limit":"repeats"');
    });

    it('suggests no names', async () => {
      expect(await ask('query cop { __schema { directive } }')).not.toContain('Did you mean');
      expect(await ask('query cop { articlez { totalCount } }')).not.toContain('Did you mean');
      const { text } = await open.ask('{ articlez { totalCount } }');
      expect(text).toContain('Did you mean');
    });

    it.each(['mutation cop { __typename }', 'query cop { __typename }'])(
      'answers no GET that any page could make: %s',
      async (query) => {
        const answer = await fetch(`${production.url}?query=${encodeURIComponent(query)}`);
        expect(answer.status).toBe(400);
        expect(await answer.text()).not.toContain('"data"');
      },
    );

    it('has no page for browsers', async () => {
      const answer = await fetch(production.url, { headers: { accept: 'text/html' } });
      expect(await answer.text()).not.toMatch(/graphiql|playground/i);
    });

    it('tells no schema', async () => {
      expect(await ask('query cop { __schema { types { name } } }')).not.toContain('"data"');
    });

    it('takes no form', async () => {
      const answer = await fetch(production.url, {
        method: 'POST',
        body: new URLSearchParams({ query: 'query cop { __typename }' }),
      });
      expect(answer.status).toBe(400);
      expect(await answer.text()).not.toContain('"data"');
    });

    it('traces nothing and shows no exception', async () => {
      expect(await ask('query cop { __typename }')).toBe('{"data":{"__typename":"Query"}}\n');
      const { errors } = JSON.parse(await ask('qwerty cop { abc }'));
      expect(errors[0].extensions).toEqual({ code: 'GRAPHQL_PARSE_FAILED' });
    });
  });

  describe('status and form', () => {
    it.each([
      ['a document that cannot be parsed', { query: '{' }],
      ['one that does not fit the schema', { query: '{ nonsense }' }],
      ['a variable that does not fit', { query: 'query ($a: ID!) { node(id: $a) { id } }' }],
      ['an operation that is not there', { query: 'query a { __typename }', operationName: 'b' }],
    ])('%s is 400 for who takes %s, else 200', async (_name, body) => {
      const modern = await post(open, body, { accept: GRAPHQL });
      expect([modern.status, modern.headers.get('content-type')]).toEqual([400, `${GRAPHQL}; charset=utf-8`]);
      for (const accept of ['application/json', '*/*', `${GRAPHQL};q=0.5, application/json`]) {
        const classic = await post(open, body, { accept });
        expect([classic.status, classic.headers.get('cache-control')]).toEqual([200, 'no-store']);
        expect(await classic.json()).toHaveProperty('errors');
      }
    });

    it('is an error in the form of GraphQL also where the body cannot be read', async () => {
      const broken = await send(open, '{"query": ');
      expect(broken.status).toBe(400);
      expect(await broken.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
      const latin = await post(
        open,
        { query: '{ __typename }' },
        { 'content-type': 'application/json; charset=latin1' },
      );
      expect(latin.status).toBe(415);
      const odd = await post(open, { query: '{ __typename }' }, { 'content-encoding': 'snappy' });
      expect(odd.status).toBe(415);
      expect(await odd.text()).not.toMatch(/node_modules|at /);
    });

    it('names no type it cannot serve', async () => {
      const answer = await post(open, { query: '{ __typename }' }, { accept: 'image/png' });
      expect(answer.status).toBe(406);
    });

    it('answers HEAD as GET, without the body', async () => {
      const url = `${open.url}?query=${encodeURIComponent('{ site { name } }')}`;
      const got = await fetch(url, { headers: PREFLIGHTED });
      const head = await fetch(url, { method: 'HEAD', headers: PREFLIGHTED });
      expect(head.status).toBe(200);
      expect(head.headers.get('etag')).toBe(got.headers.get('etag'));
      expect(await head.text()).toBe('');
    });

    it('knows no other method and nothing below its path', async () => {
      const put = await fetch(open.url, { method: 'PUT', headers: PREFLIGHTED });
      expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST']);
      const below = await fetch(`${open.url}/x.css?query=%7B__typename%7D`, { headers: PREFLIGHTED });
      expect([below.status, below.headers.get('cache-control')]).toEqual([404, 'no-store']);
    });

    it('may be read by a page of another origin: headers named, also for refusals', async () => {
      const refused = await send(open, '{', { origin: 'https://a.example' });
      expect(refused.headers.get('access-control-allow-origin')).toBe('*');
      const { headers } = await post(open, { query: '{ __typename }' });
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-expose-headers')).toMatch(/X-Content-Version, ETag, Retry-After/);
    });
  });

  describe('compression', () => {
    const query = '{ articles { nodes { title summary body { html text markdown } } } }';

    it.each(['br', 'gzip'])('packs an answer by %s for who takes it', async (encoding) => {
      const answer = await post(open, { query }, { 'accept-encoding': encoding });
      expect(answer.headers.get('content-encoding')).toBe(encoding);
      expect(answer.headers.get('vary')).toContain('Accept-Encoding');
      expect(await answer.json()).toHaveProperty('data.articles');
    });

    it('prefers br, leaves tiny answers alone, and is off where told', async () => {
      const both = await post(open, { query }, { 'accept-encoding': 'gzip, deflate, br' });
      expect(both.headers.get('content-encoding')).toBe('br');
      const tiny = await post(open, { query: '{ __typename }' }, { 'accept-encoding': 'br' });
      expect(tiny.headers.get('content-encoding')).toBeNull();
      const plain = await startDelivery(database.deliveryUrl, { COMPRESSION: 'false' });
      try {
        const answer = await post(plain, { query }, { 'accept-encoding': 'br' });
        expect(answer.headers.get('content-encoding')).toBeNull();
      } finally {
        await plain.close();
      }
    });
  });
});
