import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { deliveryRoleName, ensureDeliveryLogin } from '../../src/database/delivery-login.js';

/** A migrated, empty database for one test file. */
export interface TestDatabase {
  readonly name: string;
  readonly ownerUrl: string;
  readonly deliveryUrl: string;
  /** The superuser's, in the same database. */
  readonly adminUrl: string;
  /** Ends every connection to it and removes it. */
  drop(): Promise<void>;
}

/** Clones the migrated template, some 50 ms. Call in `beforeAll`, and `drop` in `afterAll`. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createDatabaseLike('seventh');
}

/** A database with the same rows, to be changed. Nobody may be connected to the original. Drop the copy first. */
export function copyTestDatabase(original: TestDatabase): Promise<TestDatabase> {
  return createDatabaseLike(original.name);
}

async function createDatabaseLike(template: string): Promise<TestDatabase> {
  const { name, ownerUrl, adminUrl, drop } = await cloneDatabase(template);
  const deliveryUrl = await ensureDeliveryLogin({
    ownerUrl,
    deliveryUrl: undefined,
    statementTimeoutMs: 10_000,
  });
  return { name, ownerUrl, deliveryUrl, adminUrl, drop };
}

/** A database without our tables, owned by the same login: for tests of migrations and of first starts. */
export async function createEmptyDatabase(): Promise<Omit<TestDatabase, 'deliveryUrl'>> {
  return cloneDatabase('template0');
}

async function cloneDatabase(template: string): Promise<Omit<TestDatabase, 'deliveryUrl'>> {
  const server = testServer();
  const name = `t_${randomBytes(8).toString('hex')}`;
  await asAdmin(server.adminUrl, `create database ${name} template ${template} owner ${server.owner}`);
  const adminUrl = new URL(server.adminUrl);
  adminUrl.pathname = name;
  const ownerUrl = new URL(adminUrl);
  ownerUrl.username = server.owner;
  return {
    name,
    ownerUrl: ownerUrl.href,
    adminUrl: adminUrl.href,
    async drop() {
      await asAdmin(server.adminUrl, `drop database ${name} with (force)`);
      await asAdmin(server.adminUrl, `drop role if exists ${deliveryRoleName(name)}`);
    },
  };
}

function testServer(): { adminUrl: string; owner: string } {
  const answer = process.env.SEVENTH_TEST_POSTGRES;
  if (!answer)
    throw new Error('No PostgreSQL for tests: this Jest project lacks start-postgres.ts as globalSetup.');
  const server: { adminUrl: string; owner: string } = JSON.parse(answer);
  return server;
}

async function asAdmin(adminUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
