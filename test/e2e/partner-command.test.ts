import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startInProcess, type InProcessService } from '../support/in-process-service.js';
import { runCommand } from '../support/service-process.js';

jest.setTimeout(180_000);

const ORIGIN = 'https://league.example';

describe('the partner command', () => {
  let database: TestDatabase;
  let service: InProcessService;

  beforeAll(async () => {
    database = await createTestDatabase();
    service = await startInProcess(database.ownerUrl);
  });

  afterAll(async () => {
    await service?.stop();
    await database?.drop();
  });

  async function partner(...args: string[]): Promise<{ code: number | null; text: string }> {
    const env = { DATABASE_URL: database.ownerUrl, SITE_URL: service.url, SERVICE_URL: service.url };
    const running = runCommand(['partner', ...args], { dataDir: tmpdir(), env });
    return { code: await running.exited, text: running.output().trim() };
  }

  it('makes a partner, prints what its webmaster pastes, and takes it back at once', async () => {
    const { code, text: id } = await partner('create', 'A league', '--origin', ORIGIN);
    expect([code, id]).toEqual([0, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    expect((await partner('list')).text).toBe(`${id}\tactive\tFULL\tall\t${ORIGIN}\tA league`);

    const { text: pasted } = await partner('snippet', id, 'what-is-bells-palsy');
    const frame = /<iframe src="([^"]+)"/.exec(pasted)![1]!;
    const shown = await fetch(frame);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('content-security-policy')).toContain(`frame-ancestors ${ORIGIN};`);
    const [, script, integrity] = /<script async src="([^"]+)" integrity="([^"]+)"/.exec(pasted)!;
    const bytes = new Uint8Array(await (await fetch(script!)).arrayBuffer());
    expect(`sha384-${createHash('sha384').update(bytes).digest('base64')}`).toBe(integrity);

    expect(await partner('suspend', id)).toEqual({ code: 0, text: 'Suspended A league.' });
    const suspended = await fetch(frame);
    expect(suspended.status).toBe(403);
    expect(suspended.headers.get('content-security-policy')).toContain("frame-ancestors 'none';");
    await partner('activate', id);
    expect((await fetch(frame)).status).toBe(200);
  });

  it.each([
    ['https://a.example;script-src *', 'semicolon'],
    ['https://*.example', 'wildcard'],
    ['https://a.example/path', 'no path'],
    ['http://a.example', 'not encrypted'],
  ])('refuses the origin %s and says why', async (origin, reason) => {
    const { code, text } = await partner('create', 'Another', '--origin', origin);
    expect([code, text.includes(reason), text.includes(origin)]).toEqual([1, true, false]);
    expect((await partner('list')).text).not.toContain('Another');
  });
});
