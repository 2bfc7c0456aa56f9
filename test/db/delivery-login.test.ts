import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { ensureDeliveryLogin } from '../../src/database/delivery-login.js';
import { createDeliveryPool } from '../../src/database/pools.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

describe('the delivery login', () => {
  let database: TestDatabase;
  let reader: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    reader = new Client({ connectionString: database.deliveryUrl });
    await reader.connect();
  });
  afterAll(async () => {
    await reader.end();
    await database.drop();
  });

  it('reads the delivery schema without naming it', async () => {
    const { rows } = await reader.query('select n from content_version');
    expect(rows).toEqual([{ n: '0' }]);
  });

  it.each([
    'select * from editorial.setting',
    'select * from editorial."user"',
    'select * from editorial.publication',
    'update delivery.content_version set n = 7',
    'create table delivery.mine (n int)',
    'create table public.mine (n int)',
    'create temporary table mine (n int)',
    'set role seventh',
    `copy (select 1) to program 'cat'`,
    `select pg_read_file('/etc/passwd')`,
  ])('may not: %s', async (sql) => {
    await reader.query('set default_transaction_read_only = off');
    await expect(reader.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('is set up again without harm, and keeps its address', async () => {
    const again = { ownerUrl: database.ownerUrl, deliveryUrl: undefined, statementTimeoutMs: 10_000 };
    const [first, second] = await Promise.all([ensureDeliveryLogin(again), ensureDeliveryLogin(again)]);
    expect([first, second]).toEqual([database.deliveryUrl, database.deliveryUrl]);
  });

  it('is refused when it is the owner itself', async () => {
    const login = { ownerUrl: database.ownerUrl, deliveryUrl: database.ownerUrl, statementTimeoutMs: 10_000 };
    await expect(ensureDeliveryLogin(login)).rejects.toThrow('can reach the schema "editorial"');
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    // and has lost nothing by the attempt
    await owner.query('update delivery.content_version set n = n');
    await owner.end();
  });

  it('stops a statement that runs too long', async () => {
    const deliveryUrl = await ensureDeliveryLogin({
      ownerUrl: database.ownerUrl,
      deliveryUrl: undefined,
      statementTimeoutMs: 100,
    });
    const pool = createDeliveryPool({
      deliveryUrl,
      size: 1,
      statementTimeoutMs: 100,
      connectTimeoutMs: 1000,
      onPoolError: () => undefined,
    });
    const slow = { name: 'test.slow', text: 'select pg_sleep(5)' };
    await expect(pool.query(slow)).rejects.toMatchObject({
      name: 'StatementTimeoutError',
      limitMs: 100,
      cause: { code: '57014' },
    });
    await pool.end();
  });
});
