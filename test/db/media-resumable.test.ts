import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Credential } from '../support/editorial-server.js';
import { openMediaBench, photograph, type MediaBench } from '../support/media-bench.js';

describe('a resumable upload', () => {
  let bench: MediaBench;

  beforeAll(async () => {
    bench = await openMediaBench({ MEDIA_MAX_BYTES: '2000000' });
  });

  afterAll(() => bench?.close());

  function ask(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: Uint8Array,
    by?: Credential,
  ) {
    return fetch(bench.at(path), {
      method,
      headers: { 'tus-resumable': '1.0.0', cookie: (by ?? bench.writer).cookie!, ...headers },
      ...(body ? { body: body as BodyInit } : {}),
    });
  }

  async function begin(bytes: number): Promise<string> {
    const begun = await ask('POST', '/editor/media', { 'upload-length': String(bytes) });
    expect(begun.status).toBe(201);
    return begun.headers.get('location')!;
  }

  const patch = (location: string, offset: number, body: Uint8Array, by?: Credential) =>
    ask(
      'PATCH',
      location,
      { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
      body,
      by,
    );

  const unfinished = async () => (await readdir(join(bench.folder, 'media/resumable'))).length;

  it('goes on where it was broken off, and ends as an image', async () => {
    const file = await photograph(800, 600);
    const location = await begin(file.length);
    expect(location).toMatch(/^\/editor\/media\/[0-9a-f]{32}-[0-9a-f]{32}$/);
    expect((await patch(location, 0, file.subarray(0, 5000))).headers.get('upload-offset')).toBe('5000');
    const head = await ask('HEAD', location, {});
    expect([head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual([
      '5000',
      String(file.length),
    ]);
    const last = await patch(location, 5000, file.subarray(5000));
    expect(last.status).toBe(200);
    const { id } = (await last.json()) as { id: string };
    const { data } = await bench.editorial.ask(
      'query ($id: ID!) { image(id: $id) { width height } }',
      { id },
      bench.writer,
    );
    expect(data).toEqual({ image: { width: 800, height: 600 } });
    expect(await unfinished()).toBe(0);
  });

  it('is seen by its owner alone', async () => {
    const location = await begin(10);
    expect((await ask('HEAD', location, {}, undefined, bench.editor)).status).toBe(404);
    expect((await patch(location, 0, Buffer.alloc(10), bench.editor)).status).toBe(404);
    expect(
      (await fetch(bench.at(location), { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } })).status,
    ).toBe(401);
    expect((await ask('DELETE', location, {})).status).toBe(204);
    expect(await unfinished()).toBe(0);
  });

  it('is refused like any other where its file is none', async () => {
    const location = await begin(12);
    const refused = await patch(location, 0, Buffer.from('<html></html'));
    expect(refused.status).toBe(415);
    expect(await refused.json()).toMatchObject({ errors: [{ code: 'UNSUPPORTED_TYPE', field: ['file'] }] });
    expect(await unfinished()).toBe(0);
  });

  it('is refused before it begins where it is too large', async () => {
    expect((await ask('POST', '/editor/media', { 'upload-length': '2000001' })).status).toBe(413);
  });

  it.each(['../../x', '%2e%2e%2fx', 'a'.repeat(32), `${'0'.repeat(32)}-${'0'.repeat(32)}`])(
    'is not found under the name %s',
    async (name) => {
      expect((await ask('HEAD', `/editor/media/${name}`, {})).status).toBe(404);
      expect(await unfinished()).toBe(0);
    },
  );

  it('is taken from no page of another origin', async () => {
    const answer = await ask('POST', '/editor/media', {
      'upload-length': '10',
      origin: 'https://evil.example',
    });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});
