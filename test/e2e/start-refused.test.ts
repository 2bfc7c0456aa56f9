import { describe, expect, it, jest } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hasPostmaster, serviceBench } from '../support/service-process.js';

jest.setTimeout(60_000);

describe('a start that is refused', () => {
  const bench = serviceBench();

  it('lets one of two first starts win, and the other says so', async () => {
    const dataDir = bench.newDataDir();
    const both = [bench.start(dataDir), bench.start(dataDir)];
    const outcomes = await Promise.allSettled(both.map((one) => one.ready));
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = both[outcomes.findIndex((outcome) => outcome.status === 'rejected')]!;
    expect(refused.output()).toContain('Seventh is already running');
    await expect(refused.exited).resolves.toBe(1);
  });

  it('names every bad value of the environment and starts nothing', async () => {
    const dataDir = bench.newDataDir();
    const refused = bench.start(dataDir, {
      PORT: 'many',
      SITE_URL: 'clinic',
      ADMIN_PASSWORD: 'short',
      LOCALES: 'en,nl>fr',
    });
    await expect(refused.exited).resolves.toBe(2);
    expect(refused.output()).toContain('PORT is "many": expected a whole number from 0 to 65535');
    expect(refused.output()).toContain('SITE_URL is "clinic": expected an http or https address');
    expect(refused.output()).toContain(
      'ADMIN_PASSWORD is set to something else: expected 12 to 200 characters',
    );
    expect(refused.output()).toContain('LOCALES is "en,nl>fr"');
    expect(refused.output()).not.toContain('short');
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  });

  it('says that its port is taken, and stops its PostgreSQL again', async () => {
    const dataDir = bench.newDataDir();
    const first = bench.start(dataDir);
    const { url } = await first.ready;
    const other = bench.newDataDir();
    const refused = bench.start(other, { PORT: new URL(url).port });
    await expect(refused.exited).resolves.toBe(1);
    expect(refused.output()).toContain('another program listens there');
    expect(hasPostmaster(other)).toBe(false);
  });
});
