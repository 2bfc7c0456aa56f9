import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig } from '../../src/config/config.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startDelivery, type DeliveryServer } from '../support/delivery-server.js';

jest.setTimeout(30_000);

const NAME = '{ site { name } }';
const URL_OF_SITE = 'query Address { site { url } }';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: sha256(text) } });

describe('documents sent by id', () => {
  let folder: string;
  let database: TestDatabase;
  const servers: DeliveryServer[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'documents-'));
    database = await createTestDatabase();
  });

  afterAll(async () => {
    for (const server of servers) await server.close();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(env: Record<string, string> = {}): Promise<DeliveryServer> {
    const server = await startDelivery(database.deliveryUrl, env);
    servers.push(server);
    return server;
  }

  function manifest(content: unknown): string {
    const file = join(folder, `${sha256(JSON.stringify(content)).slice(0, 8)}.json`);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  }

  async function post(server: DeliveryServer, body: object) {
    const answer = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return {
      status: answer.status,
      ...((await answer.json()) as { data?: unknown; errors?: { extensions: object }[] }),
    };
  }

  function get(server: DeliveryServer, parameters: Record<string, string>) {
    const headers = { 'apollo-require-preflight': 'true' };
    return fetch(`${server.url}?${new URLSearchParams(parameters).toString()}`, { headers });
  }

  it('are remembered once they were sent in full, for GET too', async () => {
    const server = await start();
    const extensions = JSON.stringify(persisted(NAME));
    const unknown = await get(server, { extensions });
    expect(await unknown.json()).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
    expect(unknown.headers.get('cache-control')).toBe('no-store');
    expect(await post(server, { query: NAME, extensions: persisted(NAME) })).toMatchObject({ status: 200 });
    expect(await (await get(server, { extensions })).json()).toEqual({
      data: { site: { name: 'The Clinic' } },
    });
    const forged = await post(server, { query: URL_OF_SITE, extensions: persisted(NAME) });
    expect(forged.status).toBe(400);
  });

  it('are held to the limits all the same', async () => {
    const server = await start();
    const query =
      'query ($n: Int) { authors(first: $n) { nodes { articles(first: $n) { nodes { title slug } } } } }';
    await post(server, { query, variables: { n: 1 }, extensions: persisted(query) });
    const { status, errors } = await post(server, { variables: { n: 100 }, extensions: persisted(query) });
    expect([status, errors![0]!.extensions]).toEqual([400, expect.objectContaining({ limit: 'cost' })]);
  });

  it.each([
    ['the Relay compiler or graphql-codegen', { first: NAME, second: URL_OF_SITE }],
    [
      'the Apollo tools',
      {
        format: 'apollo-persisted-query-manifest',
        version: 1,
        operations: [
          { id: 'first', name: 'Name', type: 'query', body: NAME },
          { id: 'second', name: 'Address', type: 'query', body: URL_OF_SITE },
        ],
      },
    ],
  ])('may come from a manifest of %s', async (_name, content) => {
    const server = await start({ TRUSTED_DOCUMENTS: manifest(content) });
    const answer = { data: { site: { name: 'The Clinic' } } };
    expect(await post(server, { documentId: 'first' })).toMatchObject(answer);
    expect(await post(server, { id: 'first' })).toMatchObject(answer);
    expect(await post(server, { extensions: persisted(NAME) })).toMatchObject(answer);
    expect(await (await get(server, { documentId: 'first' })).json()).toEqual(answer);
    expect(await (await get(server, { extensions: JSON.stringify(persisted(NAME)) })).json()).toEqual(answer);
    expect(await post(server, { query: '{ __typename }' })).toMatchObject({ status: 200 });
    expect(await post(server, { documentId: 'third' })).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED', argument: 'documentId' } }],
    });
  });

  it('may be the only ones: others are refused by a code of its own', async () => {
    const server = await start({ TRUSTED_DOCUMENTS: manifest({ a: NAME }), TRUSTED_DOCUMENTS_ONLY: 'true' });
    expect(await post(server, { documentId: 'a' })).toMatchObject({ status: 200 });
    expect(await post(server, { query: NAME })).toMatchObject({ status: 200 });
    for (const body of [
      { query: URL_OF_SITE },
      { query: `${NAME} ` },
      { documentId: 'b' },
      { documentId: 'a', query: URL_OF_SITE },
      { extensions: persisted(URL_OF_SITE) },
      { query: URL_OF_SITE, extensions: persisted(URL_OF_SITE) },
      { query: '{' },
      { query: '{ __schema { queryType { name } } }' },
    ]) {
      expect(await post(server, body)).toEqual({
        status: 400,
        errors: [expect.objectContaining({ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } })],
      });
    }
    expect((await get(server, { query: URL_OF_SITE })).status).toBe(400);
    expect((await get(server, { documentId: 'a', query: URL_OF_SITE })).status).toBe(400);
  });

  it('stop the start where the manifest cannot be used, which is named', async () => {
    const files = [
      join(folder, 'nowhere.json'),
      manifest('{'),
      manifest([1]),
      manifest({ a: 5 }),
      manifest({ operations: [{}] }),
    ];
    for (const file of files) {
      const started = startDelivery(database.deliveryUrl, { TRUSTED_DOCUMENTS: file });
      await expect(started).rejects.toThrow(ConfigError);
      await expect(started).rejects.toThrow(file);
    }
    expect(() => readConfig({ TRUSTED_DOCUMENTS_ONLY: 'true' })).toThrow('TRUSTED_DOCUMENTS is not set');
  });
});
