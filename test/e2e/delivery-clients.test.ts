import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildClientSchema,
  getIntrospectionQuery,
  lexicographicSortSchema,
  buildSchema,
  printSchema,
  type IntrospectionQuery,
} from 'graphql';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startDelivery, type DeliveryServer } from '../support/delivery-server.js';

const PRINTED = fileURLToPath(new URL('../../docs/schema/delivery.graphql', import.meta.url));

describe('clients of the delivery API', () => {
  let database: TestDatabase;
  let server: DeliveryServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startDelivery(database.deliveryUrl);
  });

  afterAll(async () => {
    await server?.close();
    await database?.drop();
  });

  it('are told the schema that is printed', async () => {
    const { data } = await server.ask(getIntrospectionQuery({ specifiedByUrl: true }));
    const served = buildClientSchema(data as IntrospectionQuery);
    const printed = buildSchema(await readFile(PRINTED, 'utf8'));
    const text = (schema: typeof served) => printSchema(lexicographicSortSchema(schema));
    expect(text(served)).toBe(text(printed));
  });
});
