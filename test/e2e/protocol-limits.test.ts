import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { readConfig } from '../../src/config/config.js';
import { KnownDocuments } from '../../src/graphql/known-documents.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { seedLibrary } from '../support/delivery-library.js';
import { DeliverySeed } from '../support/delivery-seed.js';
import { startDelivery, type DeliveryServer } from '../support/delivery-server.js';

jest.setTimeout(30_000);

const schema = buildSchema(readFileSync('docs/schema/delivery.graphql', 'utf8'));
const nested = (depth: number) =>
  `{ topics { nodes { ${'parent { '.repeat(depth)} name ${'} '.repeat(depth)} } } }`;
const items = (count: number) => JSON.stringify(Array.from({ length: count }, () => 'x'));
/** Each fragment twice in the one before: 2 to the power of 25 fields if it were followed. */
const doubling = (between: string) =>
  Array.from({ length: 25 }, (_, index) => {
    const next = `${between} ...f${index + 1} }`;
    return `fragment f${index} on Topic { ${next} ${next} }`;
  }).join('\n');

/** Documents that must not be looked at for long: what is too much of, and its limit. */
const EXCESSES: readonly (readonly [string, number, string])[] = [
  ['cost', 20_000, '{ authors(first: 100) { nodes { articles(first: 100) { nodes { title slug url } } } } }'],
  [
    'cost',
    20_000,
    `{ authors(first: 100) { ...a } } fragment a on AuthorConnection { edges { node { ...b } } }
     fragment b on Author { articles(last: 100) { edges { node { title slug url } } } }`,
  ],
  [
    'cost',
    20_000,
    '{ articles(first: 100) { nodes { related(first: 12) { article { related(first: 12) { article { title } } } } } } }',
  ],
  ['depth', 15, nested(20)],
  [
    'depth',
    15,
    `{ topics { nodes { ...a } } } ${Array.from({ length: 20 }, (_, n) => `fragment ${'abcdefghijklmnopqrstu'[n]} on Topic { parent { ...${'abcdefghijklmnopqrstu'[n + 1]} } }`).join(' ')} fragment u on Topic { name }`,
  ],
  ['tokens', 4000, `{ ${'site { name } '.repeat(1500)} }`],
  ['depth', 15, `{ topics { nodes { ...f0 } } } ${doubling('parent { ')} fragment f25 on Topic { name }`],
  ['repeats', 50, `{ topics { nodes { ...f0 } } } ${doubling('... { ')} fragment f25 on Topic { name }`],
  [
    'fields',
    3000,
    `{ topics { nodes { ${`${'...all '.repeat(45)} parent { `.repeat(12)} name ${'} '.repeat(12)} } } }
     fragment all on Topic { id slug locale name description __typename }`,
  ],
  ['repeats', 50, `{ site { ${'name '.repeat(60)} } }`],
  ['repeats', 50, `{ ${'... { site { name } } '.repeat(60)} }`],
  ['aliases', 50, `{ site { ${Array.from({ length: 51 }, (_, n) => `a${n}: name`).join(' ')} } }`],
  ['directives', 50, `{ site { name ${'@skip(if: false) '.repeat(51)} } }`],
  ['directives', 50, `query ($a: Boolean ${'@x '.repeat(51)}) { site { name @skip(if: $a) } }`],
  ['rootFields', 20, `{ ${Array.from({ length: 21 }, (_, n) => `a${n}: contentVersion`).join(' ')} }`],
  ['listItems', 250, `{ articles(filter: { slugs: ${items(251)} }) { totalCount } }`],
];

describe('limits of the delivery API', () => {
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

  it.each(EXCESSES)(
    '%s: at most %d, told with what was met, and no statement is run',
    async (limit, most, query) => {
      server.takeStatements();
      const { status, errors, data, headers } = await server.ask(query);
      expect(status).toBe(400);
      expect(data).toBeUndefined();
      expect(errors).toEqual([
        expect.objectContaining({ extensions: { code: 'TOO_COSTLY', limit, most, met: expect.any(Number) } }),
      ]);
      expect(errors[0]!.extensions['met'] as number).toBeGreaterThan(most);
      expect(errors[0]!.message).toContain(String(most));
      expect(headers.get('cache-control')).toBe('no-store');
      expect(server.takeStatements()).toEqual([]);
    },
  );

  it('refuses for less than 5 ms of CPU, once warm', () => {
    const { queryLimits } = readConfig({}).http;
    const bombs = [
      ...EXCESSES.map(([, , query]) => query),
      `{ site ${'{ ... on Site '.repeat(1200)} { name } ${'}'.repeat(1200)} }`,
      `{ articles { nodes { ${Array.from({ length: 900 }, () => '... on Article { title }').join(' ')} } } }`,
    ];
    for (const query of bombs) {
      const times = Array.from({ length: 45 }, () => {
        const before = process.cpuUsage();
        try {
          new KnownDocuments(queryLimits).check(query, schema)?.checkCost(null, {});
        } catch {
          // refused, as it should be
        }
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1000;
      });
      const median = times.slice(20).toSorted((a, b) => a - b)[12]!;
      expect([query.slice(0, 60), median < 5]).toEqual([query.slice(0, 60), true]);
    }
  });

  it('counts lists that variables lengthen, and defaults of variables', async () => {
    const query = `query ($n: Int = 100) { authors(first: $n) { nodes { articles(first: $n) { nodes { title slug } } } } }`;
    expect((await server.ask(query)).errors[0]!.extensions).toMatchObject({ limit: 'cost' });
    expect((await server.ask(query, { n: 100 })).errors[0]!.extensions).toMatchObject({ limit: 'cost' });
    expect((await server.ask(query, { n: 10 })).errors).toEqual([]);
    const slugs = Array.from({ length: 251 }, () => 'x');
    const { errors } = await server.ask(
      'query ($filter: ArticleFilter) { articles(filter: $filter) { totalCount } }',
      { filter: { slugs } },
    );
    expect(errors[0]).toMatchObject({
      message: 'slugs: a list of 251 is too long. The limit is 250.',
      extensions: { limit: 'listItems', met: 251 },
    });
  });

  it('takes as bodies what it says, and names the limit', async () => {
    const { status, errors } = await server.ask(`{ site { name } } # ${'x'.repeat(200_000)}`);
    expect(status).toBe(413);
    expect(errors[0]!.extensions).toMatchObject({ code: 'TOO_COSTLY', limit: 'bodyBytes', most: 200_000 });
  });

  it('lets what sites ask pass: pages, exports, sitemaps, and what tools ask of a schema', async () => {
    const usual = [
      '{ articles(first: 100) { nodes { url updatedAt translations { locale url } } pageInfo { endCursor } } }',
      `{ articles(first: 100) { nodes { id slug title summary publishedAt body { html } readingTime { minutes }
         sections { anchor title html text } authors { name slug credentials } topics { name slug }
         related(first: 4) { reason article { slug title } } seo { title description } jsonLd } } }`,
    ];
    for (const query of usual) expect((await server.ask(query)).errors).toEqual([]);
  });

  it('can be set', async () => {
    const narrow = await startDelivery(database.deliveryUrl, {
      QUERY_DEPTH_LIMIT: '3',
      QUERY_COST_LIMIT: '10',
    });
    try {
      expect((await narrow.ask('{ site { name } }')).errors).toEqual([]);
      expect((await narrow.ask(nested(2))).errors[0]!.extensions).toMatchObject({ limit: 'depth', most: 3 });
      const { errors } = await narrow.ask('{ articles(first: 5) { nodes { title slug url } } }');
      expect(errors[0]!.extensions).toEqual({ code: 'TOO_COSTLY', limit: 'cost', met: 17, most: 10 });
    } finally {
      await narrow.close();
    }
  });

  it('leaves to validation what is wrong and not too much', async () => {
    const circle =
      '{ topics { nodes { ...a } } } fragment a on Topic { parent { ...b } } fragment b on Topic { ...a }';
    const { errors } = await server.ask(circle);
    expect(errors[0]!.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    const { errors: many } = await server.ask(
      `{ ${Array.from({ length: 15 }, (_, n) => `no${n}`).join(' ')} }`,
    );
    expect(many.length).toBeLessThan(8);
  });
});
