import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { DeliverySeed } from '../../support/delivery-seed.js';
import { startDelivery, type DeliveryServer } from '../../support/delivery-server.js';

describe('the delivery API over HTTP', () => {
  let database: TestDatabase;
  let seed: DeliverySeed;
  let server: DeliveryServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    seed = await DeliverySeed.connect(database.ownerUrl);
    await seed.contentVersion(41);
    server = await startDelivery(database.deliveryUrl, { GRAPHIQL: 'false', INTROSPECTION: 'false' });
  });

  afterAll(async () => {
    await server?.close();
    await seed?.end();
    await database?.drop();
  });

  const ask = (least?: string) =>
    server.ask('{ contentVersion }', {}, least === undefined ? {} : { 'X-Min-Content-Version': least });

  it('says how many changes an answer has seen', async () => {
    const { headers, data } = await ask('41');
    expect(headers.get('x-content-version')).toBe('41');
    expect(data).toEqual({ contentVersion: 41 });
  });

  it('waits for a change that is about to come', async () => {
    const waiting = ask('42');
    await sleep(60);
    await seed.contentVersion(42);
    const { status, headers } = await waiting;
    expect([status, headers.get('x-content-version')]).toEqual([200, '42']);
  });

  it('rather answers 503 than from an older state', async () => {
    const { status, headers, data, errors } = await ask('43');
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('1');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(data).toBeUndefined();
    expect(errors[0]!.extensions['code']).toBe('UNAVAILABLE');
  });

  it.each(['', 'x', '-1', '1.5', '9'.repeat(20)])(
    'takes no X-Min-Content-Version but a whole number: %j',
    async (least) => {
      const { status, errors } = await ask(least);
      expect(status).toBe(400);
      expect(errors[0]!.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        argument: 'X-Min-Content-Version',
      });
    },
  );

  it('lets pages of any origin read it, without credentials', async () => {
    const preflight = await fetch(server.url, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://anywhere.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-min-content-version',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('X-Min-Content-Version');
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
    const { headers } = await server.ask('{ contentVersion }', {}, { origin: 'https://anywhere.example' });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toContain('X-Content-Version');
  });

  it('lets nobody keep an answer with errors', async () => {
    expect((await server.ask('{ nonsense }')).headers.get('cache-control')).toBe('no-store');
    expect((await server.ask('{ node(id: "x") { id } }')).headers.get('cache-control')).toBe('no-store');
    expect((await ask()).headers.get('cache-control')).toBe('no-cache');
  });

  it('tells its schema and shows GraphiQL only where that is wanted', async () => {
    const { errors } = await server.ask('{ __schema { queryType { name } } }');
    expect(errors).toHaveLength(1);
    const page = await fetch(server.url, { headers: { accept: 'text/html' } });
    expect(await page.text()).not.toContain('<html');
    const open = await startDelivery(database.deliveryUrl);
    try {
      expect((await open.ask('{ __schema { queryType { name } } }')).errors).toEqual([]);
      const shown = await fetch(open.url, { headers: { accept: 'text/html' } });
      expect(await shown.text()).toContain('GraphiQL');
    } finally {
      await open.close();
    }
  });
});
