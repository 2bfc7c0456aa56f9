import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { seedLibrary } from '../support/delivery-library.js';
import { DeliverySeed } from '../support/delivery-seed.js';
import { startDelivery, type DeliveryServer, type RanStatement } from '../support/delivery-server.js';

/**
 * Each `.graphql` file here is a query with, beside it, its answer and the statements it cost. `UPDATE_OPERATIONS=1` writes them anew:
 * read the difference before you keep it. A first line `# variables: {...}` gives variables.
 */
const FOLDER = new URL('./delivery/', import.meta.url);
const isUpdate = process.env['UPDATE_OPERATIONS'] === '1';
const operations = readdirSync(FOLDER).filter((file) => file.endsWith('.graphql'));

describe('an operation on the delivery API', () => {
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

  it.each(operations)('%s answers as kept, by the statements kept', async (file) => {
    const query = readFileSync(new URL(file, FOLDER), 'utf8');
    const variables = /^# variables: (.*)$/m.exec(query)?.[1] ?? '{}';
    server.takeStatements();
    const { data, errors, text } = await server.ask(query, JSON.parse(variables) as object);
    const answer = errors.length > 0 ? { data, errors } : { data };
    expectKept(file.replace('.graphql', '.json'), `${JSON.stringify(answer, null, 2)}\n`);
    expectKept(file.replace('.graphql', '.sql'), shown(server.takeStatements()));
    expect(text).not.toMatch(/SECRET|CLOSED|INTERNAL_SERVER_ERROR/);
  });
});

function expectKept(file: string, content: string): void {
  const url = new URL(file, FOLDER);
  if (isUpdate) writeFileSync(url, content);
  if (!existsSync(url))
    throw new Error(`${file} is missing: run with UPDATE_OPERATIONS=1 and read what it wrote.`);
  expect(content).toBe(readFileSync(url, 'utf8'));
}

/** Each text once, with the values of each time it ran; in the order of their names, since some run side by side. */
function shown(statements: readonly RanStatement[]): string {
  const texts = new Map<string, string[]>();
  for (const { text, values } of statements) {
    texts.set(text, [...(texts.get(text) ?? []), `-- ${JSON.stringify(values)}\n`]);
  }
  const kept = [...texts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const count = `-- ${statements.length} statement${statements.length === 1 ? '' : 's'}\n`;
  return count + kept.map(([text, ran]) => `\n${text};\n${ran.toSorted().join('')}`).join('');
}
