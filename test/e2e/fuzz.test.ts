import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { seedLibrary } from '../support/delivery-library.js';
import { DeliverySeed } from '../support/delivery-seed.js';
import { startDelivery, type DeliveryServer } from '../support/delivery-server.js';
import { mutateDocument, oddValue, seededRandom } from '../support/mutations.js';

jest.setTimeout(300_000);

/** `FUZZ_SEED` makes another run, `FUZZ_COUNT` a longer one: `npm run fuzz` takes 20,000. */
const COUNT = Number(process.env['FUZZ_COUNT'] ?? 2000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 7);
const SIDE_BY_SIDE = 16;

const FOLDER = new URL('../operations/delivery/', import.meta.url);
const DOCUMENTS = [
  ...readdirSync(FOLDER)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => readFileSync(new URL(file, FOLDER), 'utf8').replace(/^#.*$/gm, '')),
  `query ($a: Boolean = true, $id: ID!, $first: Int, $after: String, $filter: ArticleFilter, $order: ArticleOrder, $locale: Locale, $text: String!) {
     node(id: $id) { id ... on Article { title } }
     articles(first: $first, after: $after, filter: $filter, order: $order) { totalCount nodes { title @include(if: $a) } }
     article(slug: $text, locale: $locale) { title } search(text: $text, filter: $filter) { totalCount }
   }`,
];

/** Words that only stand in answers which say too much. */
const LEAKS =
  /node_modules|\.js:\d|\.ts:\d|at \w+ \(|\/work\/|\/home\/|select .* from |pg_|relation "|syntax error at|PostgreSQL|SQLSTATE/;

describe('a document nobody would write', () => {
  let database: TestDatabase;
  let server: DeliveryServer;
  const agent = new Agent({ keepAlive: true, maxSockets: SIDE_BY_SIDE });

  beforeAll(async () => {
    database = await createTestDatabase();
    const seed = await DeliverySeed.connect(database.ownerUrl);
    await seedLibrary(seed);
    await seed.end();
    server = await startDelivery(database.deliveryUrl);
  });

  afterAll(async () => {
    agent.destroy();
    await server?.close();
    await database?.drop();
  });

  function send(body: string): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
      const sent = request(server.url, { method: 'POST', agent, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => resolve({ status: answer.statusCode!, text }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  it(`is answered or refused, ${COUNT} times, and tells nothing of the house`, async () => {
    const random = seededRandom(SEED);
    const faults: unknown[] = [];
    const statuses = new Map<number, number>();
    let number = 0;
    const worker = async () => {
      while (number < COUNT && faults.length < 5) {
        number += 1;
        const document = DOCUMENTS[Math.floor(random() * DOCUMENTS.length)]!;
        const query = random() < 0.2 ? document : mutateDocument(document, DOCUMENTS, random);
        const names = [...query.matchAll(/\$(\w+)/g)].map(([, name]) => name!);
        const variables = Object.fromEntries(names.map((name) => [name, oddValue(random)]));
        const body = JSON.stringify(random() < 0.02 ? oddValue(random) : { query, variables });
        const { status, text } = await send(body);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        const isLeaky = LEAKS.test(text) && !LEAKS.test(body);
        if (status >= 500 || isLeaky || /INTERNAL_SERVER_ERROR/.test(text)) {
          faults.push({ status, text: text.slice(0, 500), body: body.slice(0, 3000) });
        }
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
    expect(faults).toEqual([]);
    expect(number).toBe(COUNT);
    // It reached resolvers, not the parser alone.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(COUNT / 100);
    expect((await server.ask('{ __typename }')).data).toEqual({ __typename: 'Query' });
  });
});
