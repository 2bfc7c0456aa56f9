import { afterAll, describe, expect, it } from '@jest/globals';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { AlreadyRunningError, type EmbeddedRole } from '../../src/database/embedded/embedded-lock.js';
import { openEmbeddedServer, type EmbeddedServer } from '../../src/database/embedded/embedded-server.js';

describe('the embedded PostgreSQL', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'seventh-embedded-'));
  chmodSync(dataDir, 0o711); // the account PostgreSQL runs under passes through
  const opened: EmbeddedServer[] = [];

  afterAll(async () => {
    for (const server of opened) await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function open(role: EmbeddedRole): Promise<EmbeddedServer> {
    const server = await openEmbeddedServer({
      dataDir,
      role,
      connections: 10,
      durable: false,
      log: () => undefined,
    });
    opened.push(server);
    return server;
  }

  async function answers(server: EmbeddedServer, sql: string): Promise<unknown> {
    const client = new Client({ ...server, ssl: false });
    await client.connect();
    const { rows } = await client.query<{ answer: unknown }>(sql);
    await client.end();
    return rows[0]?.answer;
  }

  it('is one server for a command and the service, and the last to leave stops it', async () => {
    const [command, other] = await Promise.all([open('command'), open('command')]);
    const service = await open('service');
    expect(new Set([command.port, other.port, service.port]).size).toBe(1);

    await Promise.all([command.close(), other.close()]);
    expect(await answers(service, 'select 1 as answer')).toBe(1);
    await service.close();
    expect(existsSync(join(dataDir, 'postgres/data/postmaster.pid'))).toBe(false);
  });

  it('goes on for a command when the service leaves first', async () => {
    const service = await open('service');
    const command = await open('command');
    await service.close();
    expect(await answers(command, 'select 1 as answer')).toBe(1);
    await command.close();
  });

  it('admits one service', async () => {
    const service = await open('service');
    await expect(open('service')).rejects.toEqual(new AlreadyRunningError(process.pid));
    await service.close();
  });

  it('sorts and folds alike on every machine, guards its pages, and its owner is no superuser', async () => {
    const server = await open('command');
    expect(
      await answers(
        server,
        `select datlocprovider::text || ' ' || datlocale || ' ' || pg_encoding_to_char(encoding) as answer
                               from pg_database where datname = current_database()`,
      ),
    ).toBe('b C.UTF-8 UTF8');
    expect(await answers(server, `select lower('ÉÅ') as answer`)).toBe('éå');
    expect(await answers(server, `select current_setting('data_checksums') as answer`)).toBe('on');
    expect(
      await answers(server, `select rolsuper as answer from pg_roles where rolname = current_user`),
    ).toBe(false);
    await server.close();
  });
});
