import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureDeliveryLogin } from '../../src/database/delivery-login.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startDelivery, type DeliveryServer } from '../support/delivery-server.js';

jest.setTimeout(30_000);

const QUERY = '{ articles { totalCount } }';

describe('a statement that takes long', () => {
  let database: TestDatabase;
  let owner: Client;
  let server: DeliveryServer | undefined;

  beforeEach(async () => {
    database = await createTestDatabase();
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });

  afterEach(async () => {
    await owner.query('rollback').catch(() => undefined);
    await server?.close();
    server = undefined;
    await owner.end();
    await database.drop();
  });

  /** Makes every read of articles wait until `release`. */
  async function hold(): Promise<void> {
    await owner.query('begin');
    await owner.query('lock table delivery.reading in access exclusive mode');
  }

  async function activeBackends(): Promise<number> {
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    try {
      const { rows } = await admin.query<{ n: number }>(`-- test.active
        select count(*)::integer as n from pg_stat_activity
         where datname = current_database() and application_name = 'seventh delivery' and state = 'active'`);
      return rows[0]!.n;
    } finally {
      await admin.end();
    }
  }

  async function untilActive(count: number): Promise<void> {
    for (let attempt = 0; attempt < 100 && (await activeBackends()) !== count; attempt += 1) await sleep(20);
    expect(await activeBackends()).toBe(count);
  }

  function ask(signal?: AbortSignal): Promise<Response> {
    return fetch(server!.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUERY }),
      ...(signal ? { signal } : {}),
    });
  }

  it('is canceled when its client goes; those that wait for a connection never begin; others are not touched', async () => {
    server = await startDelivery(database.deliveryUrl, { DELIVERY_POOL_SIZE: '3' });
    await hold();
    const leaving = new AbortController();
    const gone = Array.from({ length: 12 }, () => ask(leaving.signal).catch(() => 'gone'));
    await untilActive(3);
    leaving.abort();
    expect(await Promise.all(gone)).toEqual(Array.from({ length: 12 }, () => 'gone'));
    await sleep(1000);
    expect(await activeBackends()).toBe(0);
    // The pool is whole: three new ones can wait side by side, and are answered once they may.
    const staying = Array.from({ length: 3 }, () => ask());
    await untilActive(3);
    await owner.query('rollback');
    for (const answer of await Promise.all(staying)) {
      expect(await answer.json()).toEqual({ data: { articles: { totalCount: 0 } } });
    }
  });

  it('cancels nobody else: one client goes, its neighbour is answered', async () => {
    server = await startDelivery(database.deliveryUrl, { DELIVERY_POOL_SIZE: '2' });
    await hold();
    const leaving = new AbortController();
    const gone = ask(leaving.signal).catch(() => 'gone');
    const staying = ask();
    await untilActive(2);
    leaving.abort();
    await gone;
    await untilActive(1);
    await owner.query('rollback');
    expect(await (await staying).json()).toEqual({ data: { articles: { totalCount: 0 } } });
  });

  it('ends with the time a request may take', async () => {
    server = await startDelivery(database.deliveryUrl, { QUERY_TIMEOUT_MS: '300' });
    await hold();
    const answer = await ask();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([503, 'no-store']);
    expect(await answer.json()).toEqual({
      errors: [
        expect.objectContaining({ extensions: { code: 'TOO_COSTLY', limit: 'time', met: 300, most: 300 } }),
      ],
    });
    await untilActive(0);
  });

  it('ends with the time a statement may take', async () => {
    const { ownerUrl } = database;
    const deliveryUrl = await ensureDeliveryLogin({
      ownerUrl,
      deliveryUrl: undefined,
      statementTimeoutMs: 300,
    });
    server = await startDelivery(deliveryUrl, { DELIVERY_STATEMENT_TIMEOUT_MS: '300' });
    await hold();
    const answer = await ask();
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      errors: [{ extensions: { code: 'TOO_COSTLY', limit: 'statementTime', most: 300 } }],
    });
  });

  it('makes others wait only so long, and only so many: 503 with Retry-After', async () => {
    server = await startDelivery(database.deliveryUrl, {
      DELIVERY_POOL_SIZE: '1',
      CONNECT_TIMEOUT_MS: '400',
      DELIVERY_QUEUE_LIMIT: '2',
    });
    await hold();
    const leaving = new AbortController();
    const holding = ask(leaving.signal).catch(() => 'gone');
    await untilActive(1);
    const started = performance.now();
    const took: number[] = [];
    const others = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const answer = await ask();
        took.push(performance.now() - started);
        return answer;
      }),
    );
    for (const answer of others) {
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
      expect(await answer.json()).toEqual({
        errors: [expect.objectContaining({ extensions: { code: 'UNAVAILABLE' } })],
      });
    }
    // Two waited their time, the rest found the queue full.
    expect(took.filter((ms) => ms < 350)).toHaveLength(2);
    leaving.abort();
    await holding;
  });

  it('is 503 as well where the database goes away, and an answer again when it is back', async () => {
    server = await startDelivery(database.deliveryUrl, { DELIVERY_POOL_SIZE: '1' });
    await hold();
    const waiting = ask();
    await untilActive(1);
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query(`-- test.cut
      select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'seventh delivery'`);
    await admin.end();
    expect((await waiting).status).toBe(503);
    await owner.query('rollback');
    expect((await ask()).status).toBe(200);
  });
});
