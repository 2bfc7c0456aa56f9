import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { migrations } from '../../migrations/index.js';
import { ensureDeliveryLogin } from '../../src/database/delivery-login.js';
import { migrate } from '../../src/database/migrate.js';
import { createEmptyDatabase } from '../support/database.js';

describe('an owner that may not create roles', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let admin: Client;
  let ownerUrl: string;
  let owner: string;

  beforeAll(async () => {
    database = await createEmptyDatabase();
    owner = `o_${database.name}`;
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query(`create role ${owner} login password 'plain'`);
    await admin.query(`alter database ${database.name} owner to ${owner}`);
    const url = new URL(database.ownerUrl);
    url.username = owner;
    url.password = 'plain';
    ownerUrl = url.href;
    await migrate({ ownerUrl, migrations });
  });
  afterAll(async () => {
    await admin.query(`alter database ${database.name} owner to postgres`);
    await admin.query(`drop owned by ${owner} cascade`);
    await admin.query(`drop role ${owner}`);
    await admin.end();
    await database.drop();
  });

  it('is told what an administrator has to run, and that works', async () => {
    const login = { ownerUrl, deliveryUrl: undefined, statementTimeoutMs: 1000 };
    const complaint = await ensureDeliveryLogin(login).then(String, (error: Error) => error.message);
    expect(complaint).toContain('may not create roles');
    expect(complaint).toContain('DELIVERY_DATABASE_URL');

    const statements = complaint.split('\n').filter((line) => line.endsWith(';'));
    await admin.query(statements.join('\n').replace('<choose one>', 'chosen'));
    const url = new URL(ownerUrl);
    url.username = /create role "([^"]+)"/.exec(complaint)![1]!;
    url.password = 'chosen';
    await expect(ensureDeliveryLogin({ ...login, deliveryUrl: url.href })).resolves.toBe(url.href);

    const reader = new Client({ connectionString: url.href });
    await reader.connect();
    expect((await reader.query('select n from content_version')).rows).toEqual([{ n: '0' }]);
    await reader.end();
  });

  it('is told of a login that the server does not know, that lacks its settings, or that has another password', async () => {
    const login = { ownerUrl, statementTimeoutMs: 1000 };
    const unknown = new URL(ownerUrl);
    unknown.username = 'nobody_at_all';
    await expect(ensureDeliveryLogin({ ...login, deliveryUrl: unknown.href })).rejects.toThrow(
      'names the login "nobody_at_all", which this server does not know',
    );

    const bare = new URL(ownerUrl);
    bare.username = `bare_${database.name}`;
    await admin.query(`create role ${bare.username} login password 'plain'`);
    await expect(ensureDeliveryLogin({ ...login, deliveryUrl: bare.href })).rejects.toThrow(
      'expected "delivery"',
    );
    bare.password = 'wrong';
    await expect(ensureDeliveryLogin({ ...login, deliveryUrl: bare.href })).rejects.toThrow('cannot connect');
    await admin.query(`drop owned by ${bare.username}`);
    await admin.query(`drop role ${bare.username}`);
  });
});
