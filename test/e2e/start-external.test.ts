import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createEmptyDatabase } from '../support/database.js';
import { runCommand, serviceBench, statusOf } from '../support/service-process.js';

jest.setTimeout(60_000);

describe('the service on a database that DATABASE_URL names', () => {
  const bench = serviceBench();
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;

  beforeAll(async () => {
    database = await createEmptyDatabase();
  });
  afterAll(() => database.drop());

  it('starts twice at once on an empty one: both answer, one makes the administrator', async () => {
    const dataDir = bench.newDataDir();
    const env = { DATABASE_URL: database.ownerUrl };
    const both = [bench.start(dataDir, env), bench.start(dataDir, env)];
    const urls = await Promise.all(both.map(async (one) => (await one.ready).url));
    for (const url of urls) expect(await statusOf(`${url}/health/ready`)).toBe(200);
    expect(both.filter((one) => one.output().includes('Administrator'))).toHaveLength(1);
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);

    const command = runCommand(['migrate', '--status'], { dataDir, env });
    await expect(command.exited).resolves.toBe(0);
    expect(command.output()).not.toContain('missing');

    for (const one of both) one.kill('SIGTERM');
    await expect(Promise.all(both.map((one) => one.exited))).resolves.toEqual([0, 0]);
  });

  it('says that the database refuses the login, without its password', async () => {
    const url = new URL(database.ownerUrl);
    url.password = 'not-the-password';
    const refused = bench.start(bench.newDataDir(), { DATABASE_URL: url.href });
    await expect(refused.exited).resolves.toBe(1);
    expect(refused.output()).toContain(
      `${url.host}${url.pathname} (DATABASE_URL) cannot be opened: password authentication failed`,
    );
    expect(refused.output()).not.toContain('not-the-password');
  });
});
