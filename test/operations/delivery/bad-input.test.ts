import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toGlobalId } from '../../../src/graphql/global-id.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { seedLibrary } from '../../support/delivery-library.js';
import { articleId, DeliverySeed } from '../../support/delivery-seed.js';
import { startDelivery, type DeliveryServer } from '../../support/delivery-server.js';

const many = (count: number) => JSON.stringify(Array.from({ length: count }, (_, index) => `s-${index}`));

describe('bad input to the delivery API', () => {
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

  it.each([
    ['id', '{ node(id: "nonsense") { id } }'],
    ['id', '{ node(id: "") { id } }'],
    ['id', `{ node(id: "${toGlobalId('Article', articleId(1))}=") { id } }`],
    ['id', `{ node(id: "${Buffer.from('Article:1; drop table').toString('base64url')}") { id } }`],
    ['ids', '{ nodes(ids: ["x"]) { id } }'],
    ['ids', `{ nodes(ids: ${many(101)}) { id } }`],
    ['first', '{ articles(first: -1) { totalCount } }'],
    ['first', '{ articles(first: 101) { totalCount } }'],
    ['last', '{ articles(last: 2147483647) { totalCount } }'],
    ['last', '{ articles(first: 1, last: 1) { totalCount } }'],
    ['first', '{ authors(first: 1000) { totalCount } }'],
    ['first', '{ topics(first: -5) { totalCount } }'],
    ['first', '{ search(text: "x", first: 101) { totalCount } }'],
    ['after', '{ articles(after: "x") { totalCount } }'],
    ['before', '{ authors(before: "WyJhIl0") { totalCount } }'],
    ['after', '{ search(text: "x", after: "x") { totalCount } }'],
    ['slugs', `{ articles(filter: { slugs: ${many(101)} }) { totalCount } }`],
    ['locale', '{ article(slug: "x", locale: "not a locale") { id } }'],
    ['locale', '{ article(slug: "x", locale: "") { id } }'],
    ['locale', '{ articles(filter: { locale: 5 }) { totalCount } }'],
    ['publishedAfter', '{ articles(filter: { publishedAfter: "yesterday" }) { totalCount } }'],
    ['publishedBefore', '{ articles(filter: { publishedBefore: "2026-02-31T00:00:00Z" }) { totalCount } }'],
    ['updatedAfter', '{ articles(filter: { updatedAfter: 5 }) { totalCount } }'],
    ['first', '{ articles(first: "many") { totalCount } }'],
    ['order', '{ articles(order: SIDEWAYS) { totalCount } }'],
  ])('names the argument %s: %s', async (argument, query) => {
    const { errors, text } = await server.ask(query);
    expect(errors).toHaveLength(1);
    expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    expect(errors[0]!.message).toContain(`${argument}: `);
    expect(text).not.toContain('stacktrace');
  });

  it('says what is wrong with a variable', async () => {
    const { status, errors } = await server.ask(
      'query ($locale: Locale!) { article(slug: "x", locale: $locale) { id } }',
      { locale: 'x x' },
      { accept: 'application/graphql-response+json' },
    );
    expect(status).toBe(400);
    expect(errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(errors[0]!.message).toContain('$locale');
  });

  it.each([
    '',
    '   ',
    "'; drop table reading; --",
    '\\',
    '\0',
    '!!! & | <-> :*',
    'don\'t "quote" (me',
    '<script>alert(1)</script>',
    '%_%',
    '🦄',
    'ﷺ'.repeat(5000),
    'a '.repeat(20_000),
    '\ud800',
  ])('is none in a search: %j', async (text) => {
    const { errors, data } = await server.ask(
      'query ($text: String!) { search(text: $text) { totalCount nodes { id } } }',
      {
        text,
      },
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ search: { totalCount: 0 } });
  });

  it('bounds the number of related articles', async () => {
    for (const first of [-1, 13]) {
      const { errors } = await server.ask(
        `{ article(slug: "steroids") { related(first: ${first}) { reason } } }`,
      );
      expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'first' });
    }
  });

  it('refuses batches and a GET that a foreign page could make', async () => {
    const batch = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ contentVersion }' }, { query: '{ contentVersion }' }]),
    });
    expect(batch.status).toBe(400);
    const simple = await fetch(`${server.url}?query=${encodeURIComponent('{ contentVersion }')}`);
    expect(simple.status).toBe(400);
    const meant = await fetch(`${server.url}?query=${encodeURIComponent('{ contentVersion }')}`, {
      headers: { 'apollo-require-preflight': 'true' },
    });
    expect(await meant.json()).toEqual({ data: { contentVersion: 7 } });
  });
});
