import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  hasPostmaster,
  isAlive,
  postmasterPid,
  runCommand,
  serviceBench,
  statusOf,
} from '../support/service-process.js';

jest.setTimeout(60_000);

/** Its body is a byte short: in flight until that comes. */
const UNFINISHED = [
  'POST /health/live HTTP/1.1',
  'Host: x',
  'Content-Type: application/json',
  'Content-Length: 2',
  '',
  '{',
].join('\r\n');

describe('the service in one data folder', () => {
  const bench = serviceBench();
  let dataDir: string;

  beforeAll(() => {
    dataDir = bench.newDataDir();
  });

  it('begins with an empty folder, and says where everything is and the invented password once', async () => {
    const first = bench.start(dataDir);
    const { url } = await first.ready;
    expect(first.output()).toMatch(/Delivery API +http:\S+\/graphql\n/);
    expect(first.output()).toMatch(/Editorial API +http:\S+\/editor\/graphql\n/);
    expect(first.output()).toMatch(/Administrator +admin@localhost\n +Password +\S{20}/);
    expect(await statusOf(`${url}/health/live`)).toBe(200);
    expect(await statusOf(`${url}/health/ready`)).toBe(200);

    const second = bench.start(dataDir);
    await expect(second.exited).resolves.toBe(1);
    expect(second.output()).toContain(`Seventh is already running on ${dataDir} as process ${first.pid}`);
    expect(second.output()).toContain(`at ${url}`);
    expect(await statusOf(`${url}/health/ready`)).toBe(200);

    first.kill('SIGTERM');
    await expect(first.exited).resolves.toBe(0);
    expect(hasPostmaster(dataDir)).toBe(false);
  });

  it('finishes the request in flight on SIGTERM and takes no other', async () => {
    const service = bench.start(dataDir);
    const { url } = await service.ready;
    expect(service.output()).not.toContain('Password');
    const { port } = new URL(url);
    const slow = connect(Number(port), 'localhost');
    const answer = text(slow);
    slow.write(UNFINISHED);
    await sleep(200);

    service.kill('SIGTERM');
    await sleep(300);
    await expect(fetch(`${url}/health/live`)).rejects.toThrow('fetch failed');
    expect(isAlive(service.pid)).toBe(true);
    slow.write('}');
    expect(await answer).toMatch(/^HTTP\/1\.1 404/);
    await expect(service.exited).resolves.toBe(0);
  });

  it('cuts a request that never ends when a second signal asks again', async () => {
    const service = bench.start(dataDir, { SHUTDOWN_SECONDS: '600' });
    const { url } = await service.ready;
    const endless = connect(Number(new URL(url).port), 'localhost').on('error', () => undefined);
    endless.write(UNFINISHED);
    await sleep(200);
    service.kill('SIGINT');
    await sleep(1500);
    expect(isAlive(service.pid)).toBe(true);
    service.kill('SIGINT');
    await service.exited;
    expect(hasPostmaster(dataDir)).toBe(false);
  });

  it('goes on with the PostgreSQL that a killed service left running', async () => {
    const killed = bench.start(dataDir);
    await killed.ready;
    const postmaster = postmasterPid(dataDir);
    killed.kill('SIGKILL');
    await killed.exited;
    expect(isAlive(postmaster)).toBe(true);

    const next = bench.start(dataDir);
    await next.ready;
    expect(postmasterPid(dataDir)).toBe(postmaster);
    next.kill('SIGTERM');
    await next.exited;
    expect(hasPostmaster(dataDir)).toBe(false);
  });

  it('recovers where both were killed and a stranger has the number of the PostgreSQL that was', async () => {
    const killed = bench.start(dataDir);
    await killed.ready;
    const pidFile = join(dataDir, 'postgres/data/postmaster.pid');
    const postmaster = postmasterPid(dataDir);
    killed.kill('SIGKILL');
    process.kill(postmaster, 'SIGKILL');
    await killed.exited;
    // The stranger belongs to the same account: only then does PostgreSQL take it for a server of its own.
    const { uid, gid } = lstatSync(join(dataDir, 'postgres/data'));
    const stranger = spawn('sleep', ['60'], { uid, gid, stdio: 'ignore', cwd: '/' });
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(stranger.pid)));

    const next = bench.start(dataDir);
    const { url } = await next.ready;
    expect(await statusOf(`${url}/health/ready`)).toBe(200);
    expect(isAlive(stranger.pid!)).toBe(true);
    stranger.kill('SIGKILL');
  });

  it('brings PostgreSQL back when it dies under the running service', async () => {
    const service = bench.start(dataDir);
    const { url } = await service.ready;
    process.kill(postmasterPid(dataDir), 'SIGKILL');
    await sleep(1100); // an answer about readiness is good for a second
    await expect(untilReady(url)).resolves.toBe(true);
  });

  it('lets commands work beside the service, and without it', async () => {
    const service = bench.start(dataDir);
    await service.ready;
    const created = runCommand(['user', 'create', 'ed@clinic.example', '--name', 'Ed', '--role', 'EDITOR'], {
      dataDir,
    });
    await expect(created.exited).resolves.toBe(0);
    service.kill('SIGTERM');
    await service.exited;

    const listed = runCommand(['user', 'list'], { dataDir });
    await expect(listed.exited).resolves.toBe(0);
    expect(listed.output()).toMatch(/admin@localhost\tADMIN.*\ned@clinic\.example\tEDITOR\tEd\n/);
    expect(hasPostmaster(dataDir)).toBe(false);
  });
});

async function untilReady(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 40; attempt++) {
    if ((await statusOf(`${url}/health/ready`)) === 200) return true;
    await sleep(500);
  }
  return false;
}
