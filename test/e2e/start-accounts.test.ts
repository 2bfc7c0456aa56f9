import { describe, expect, it, jest } from '@jest/globals';
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { serviceBench, statusOf } from '../support/service-process.js';

jest.setTimeout(60_000);

const NOBODY = 65_534;
/** Only root can be root and everybody else. An ordinary user's own case is every other test. */
const describeForRoot = process.getuid?.() === 0 ? describe : describe.skip;

describeForRoot('the service under different accounts', () => {
  const bench = serviceBench();

  it('starts as root where a parent folder is closed to other accounts', async () => {
    const parent = bench.newDataDir();
    chmodSync(parent, 0o700);
    const dataDir = join(parent, 'data');
    mkdirSync(dataDir);
    bench.cleanUpLater(dataDir);
    const service = bench.start(dataDir);
    const { url } = await service.ready;
    expect(await statusOf(`${url}/health/ready`)).toBe(200);
    expect(lstatSync(join(dataDir, 'postgres')).isSymbolicLink()).toBe(true);
    service.kill('SIGTERM');
    await service.exited;
  });

  it('starts as an ordinary user', async () => {
    const dataDir = bench.newDataDir();
    chownSync(dataDir, NOBODY, NOBODY);
    const service = bench.start(dataDir, {}, NOBODY);
    const { url } = await service.ready;
    expect(await statusOf(`${url}/health/ready`)).toBe(200);
    expect(lstatSync(join(dataDir, 'postgres/data')).uid).toBe(NOBODY);
    service.kill('SIGTERM');
    await expect(service.exited).resolves.toBe(0);
  });
});
