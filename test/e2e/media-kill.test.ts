import { describe, expect, it, jest } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { signIn } from '../support/editorial-client.js';
import { photograph } from '../support/media-bench.js';
import { serviceBench, runCommand } from '../support/service-process.js';

jest.setTimeout(180_000);

const PASSWORD = 'a password of tests';

describe('a service that is killed while files come in', () => {
  const bench = serviceBench();

  it('leaves no half image, and the next one removes what was coming in', async () => {
    const dataDir = bench.newDataDir();
    const env = { ADMIN_PASSWORD: PASSWORD, SITE_URL: 'http://clinic.example', STARTER_CONTENT: 'false' };
    const service = bench.start(dataDir, env);
    const { url } = await service.ready;
    const made = runCommand(
      [
        'token',
        'create',
        'admin@localhost',
        '--name',
        'Pictures',
        '--scopes',
        'articles:write',
        '--days',
        '1',
      ],
      { dataDir },
    );
    expect(await made.exited).toBe(0);
    const token = /\S{30,}/.exec(made.output())![0];
    const file = await photograph(1500, 1000);
    const upload = (bytes: number) => {
      const sending = request(`${url}/editor/media`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-length': file.length },
      });
      sending.on('error', () => undefined);
      sending.write(file.subarray(0, bytes));
      return sending;
    };
    for (let n = 0; n < 5; n += 1) upload(file.length);
    for (let n = 0; n < 5; n += 1) upload(20_000);
    const incoming = async () => {
      const entries = await readdir(join(dataDir, 'media/incoming'), {
        recursive: true,
        withFileTypes: true,
      });
      return entries.filter((entry) => entry.isFile()).length;
    };
    while ((await incoming()) < 5) await new Promise((resolve) => setTimeout(resolve, 5));
    service.kill('SIGKILL');
    await service.exited;

    const next = bench.start(dataDir, env);
    const client = await signIn((await next.ready).url, 'admin@localhost', PASSWORD);
    expect(await incoming()).toBe(0);
    const { images } = await client.ask<{ images: { nodes: { url: string }[] } }>(
      '{ images(first: 100) { nodes { url(width: 160, format: PNG) } } }',
    );
    // Every image there is has its whole file: a picture can be made of it.
    for (const { url: address } of images.nodes) {
      const { pathname } = new URL(address);
      const shown = await fetch(`${(await next.ready).url}${pathname}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(shown.status).toBe(200);
    }
    const parts = await readdir(join(dataDir, 'media/files'), { recursive: true }).catch(() => []);
    expect(parts.filter((path) => path.endsWith('.part'))).toEqual([]);
  });
});
