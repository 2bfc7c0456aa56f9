import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import { openMediaBench, photograph, plainPng, type MediaBench } from '../support/media-bench.js';

describe('POST /editor/media', () => {
  let bench: MediaBench;

  beforeAll(async () => {
    bench = await openMediaBench({ MEDIA_MAX_BYTES: '3000000', MEDIA_MAX_PIXELS: '2000000' });
  });

  afterAll(() => bench?.close());

  afterEach(async () => {
    // Whatever was sent: nothing that came in lies about.
    const left = await bench.files('incoming');
    if (left.length > 0) throw new Error(`These came in and lie about: ${left.join(', ')}`);
  });

  async function countImages(): Promise<number> {
    const [row] = await bench.editorial.dataSource.query<[{ n: number }]>(
      'select count(*)::integer as n from editorial.image',
    );
    return row.n;
  }

  async function kept(hash: string): Promise<Buffer> {
    const root = join(bench.folder, 'media/files');
    const paths = await readdir(root, { recursive: true });
    return readFile(
      join(
        root,
        paths.find((path) => path.endsWith(`${hash}/original`))!,
      ),
    );
  }

  it('takes a photograph, turned upright and without a word of where it was taken', async () => {
    const turned = await sharp(await photograph(900, 600))
      .keepExif()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(turned.includes('SECRET-ARTIST')).toBe(true);
    const answer = await bench.upload(turned);
    expect(answer).toMatchObject({
      status: 201,
      mime: 'image/jpeg',
      width: 600,
      height: 900,
      version: 1,
      notes: [],
    });
    expect(answer.placeholder).toMatch(/^data:image\/webp;base64,/);
    const query = `query ($id: ID!) { image(id: $id) { id url width height mime bytes createdBy { name } } }`;
    const { data } = await bench.editorial.ask<{ image: { url: string; bytes: number } }>(
      query,
      { id: answer.id },
      bench.editor,
    );
    expect(data.image).toMatchObject({
      id: answer.id,
      mime: 'image/jpeg',
      createdBy: { name: 'The editor' },
    });
    const [row] = await bench.editorial.dataSource.query<[{ hash: string }]>(
      'select file_hash as hash from editorial.image order by id desc limit 1',
    );
    const file = await kept(row.hash);
    expect(file.length).toBe(data.image.bytes);
    expect(file.includes('SECRET')).toBe(false);
    expect(await sharp(file).metadata()).not.toHaveProperty('exif');
  });

  it.each([
    ['image/png', () => plainPng()],
    [
      'image/webp',
      async () =>
        sharp(await plainPng())
          .webp()
          .toBuffer(),
    ],
    [
      'image/avif',
      async () =>
        sharp(await plainPng())
          .avif()
          .toBuffer(),
    ],
    [
      'image/svg+xml',
      async () =>
        Buffer.from(
          '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>',
        ),
    ],
  ])('takes %s for what its bytes say, whatever the header does', async (mime, make) => {
    const answer = await bench.upload(await make(), { 'content-type': 'text/html' });
    expect(answer).toMatchObject({ status: 201, mime });
  });

  it('keeps the first picture of an animation, and says so', async () => {
    const answer = await bench.upload(await animation(3));
    expect(answer).toMatchObject({ status: 201, mime: 'image/png', width: 20, height: 10 });
    expect(answer.notes).toEqual([expect.stringMatching(/^Of 3 frames the first is kept/)]);
  });

  it('shows who is signed in the picture, and nobody else', async () => {
    const { id } = await bench.upload(await photograph());
    const { data } = await bench.editorial.ask<{ image: { url: string } }>(
      'query ($id: ID!) { image(id: $id) { url(width: 300, format: AVIF) } }',
      { id },
      bench.writer,
    );
    const { pathname } = new URL(data.image.url);
    expect(pathname).toMatch(/^\/editor\/media\/[0-9a-f-]{36}\/320\.avif$/);
    const shown = await fetch(bench.at(pathname), { headers: { cookie: bench.writer.cookie! } });
    expect(shown.status).toBe(200);
    expect(shown.headers.get('cache-control')).toBe('private, no-cache');
    expect(shown.headers.get('content-type')).toBe('image/avif');
    expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).width).toBe(320);
    expect((await fetch(bench.at(pathname))).status).toBe(401);
    const gone = await fetch(bench.at(pathname.replace('320', '321')), {
      headers: { cookie: bench.writer.cookie! },
    });
    expect(gone.status).toBe(404);
  });

  it('takes a file once however often it is sent under one key', async () => {
    const before = await countImages();
    const file = await plainPng(50, 50);
    const first = await bench.upload(file, { 'idempotency-key': 'once' });
    const again = await bench.upload(file, { 'idempotency-key': 'once' });
    expect(again.id).toBe(first.id);
    expect(await countImages()).toBe(before + 1);
    const other = await bench.upload(await plainPng(51, 51), { 'idempotency-key': 'once' });
    expect(other).toMatchObject({
      status: 409,
      errors: [{ code: 'IDEMPOTENCY_MISMATCH', field: ['idempotencyKey'] }],
    });
  });

  describe('refuses', () => {
    const png = (width: number, height: number) => {
      const header = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
      const size = Buffer.alloc(8);
      size.writeUInt32BE(width, 0);
      size.writeUInt32BE(height, 4);
      return Buffer.concat([
        header,
        size,
        Buffer.from('0806000000', 'hex'),
        Buffer.alloc(4),
        Buffer.alloc(400),
      ]);
    };
    it.each<[string, () => Promise<Buffer | string> | Buffer | string, number, string, RegExp]>([
      ['nothing', () => '', 422, 'REQUIRED', /no body/],
      [
        'HTML',
        () => '<html><svg xmlns="http://www.w3.org/2000/svg"/></html>',
        415,
        'UNSUPPORTED_TYPE',
        /JPEG, PNG/,
      ],
      [
        'a gzip bomb',
        () => Buffer.concat([Buffer.from('1f8b08', 'hex'), Buffer.alloc(5000)]),
        415,
        'UNSUPPORTED_TYPE',
        /JPEG/,
      ],
      ['a PNG of 65,535 pixels a side', () => png(65_535, 65_535), 422, 'DAMAGED', /damaged/],
      [
        'a picture of too many pixels',
        () => plainPng(2000, 1001),
        413,
        'TOO_LARGE',
        /2000 x 1001 pixels; at most 2000000/,
      ],
      ['a side that is too long', () => plainPng(16_001, 2), 413, 'TOO_LARGE', /at most 16000 a side/],
      ['too many bytes', () => Buffer.alloc(3_000_001, 0xff), 413, 'TOO_LARGE', /3000000 bytes/],
      ['an animation without end', () => longGif(30_000), 413, 'TOO_LARGE', /30000 frames; at most 300/],
      ['half a photograph', async () => (await photograph()).subarray(0, 9000), 422, 'DAMAGED', /damaged/],
      [
        'a photograph that lies about its size',
        async () => lying(await photograph()),
        422,
        'DAMAGED',
        /damaged/,
      ],
      [
        'a signature and noise',
        () => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(500, 7)]),
        422,
        'DAMAGED',
        /damaged/,
      ],
      [
        'a PNG in a JPEG',
        async () => Buffer.concat([Buffer.from('ffd8ff', 'hex'), await plainPng()]),
        422,
        'DAMAGED',
        /damaged/,
      ],
      [
        'an SVG of entities',
        () => '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        422,
        'DAMAGED',
        /entities/,
      ],
      [
        'an SVG with a viewBox without end',
        () => '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e30 1e30"/>',
        422,
        'DAMAGED',
        /no size/,
      ],
    ])('%s', async (_, make, status, code, message) => {
      const before = await countImages();
      const files = (await bench.files('files')).length;
      const answer = await bench.upload(await make());
      expect(answer).toMatchObject({ status, errors: [{ code, field: ['file'] }] });
      expect(answer.errors![0]!.message).toMatch(message);
      expect(await countImages()).toBe(before);
      expect((await bench.files('files')).length).toBe(files);
    });

    it.each<[string, Record<string, string>, number, string]>([
      ['a form', { 'content-type': 'multipart/form-data; boundary=x' }, 415, 'UNSUPPORTED_TYPE'],
      ['what is packed', { 'content-encoding': 'gzip' }, 415, 'UNSUPPORTED_TYPE'],
      ['who is not signed in', { cookie: '' }, 401, 'UNAUTHENTICATED'],
      ['a wrong token', { authorization: 'Bearer nobody' }, 401, 'UNAUTHENTICATED'],
      ['a page of another origin', { origin: 'https://evil.example' }, 403, 'FORBIDDEN'],
      ['a page of another site', { 'sec-fetch-site': 'cross-site' }, 403, 'FORBIDDEN'],
    ])('%s', async (_, headers, status, code) => {
      const answer = await bench.upload(await plainPng(), headers);
      expect(answer).toMatchObject({ status, errors: [{ code }] });
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
    });

    it('a body that grows beyond its limit without having said so', async () => {
      const status = await new Promise<number>((resolve, reject) => {
        const sending = request(bench.at('/editor/media'), {
          method: 'POST',
          headers: { cookie: bench.editor.cookie, 'transfer-encoding': 'chunked' },
        });
        sending.on('response', (response) => {
          response.resume();
          resolve(response.statusCode!);
        });
        sending.on('error', reject);
        for (let chunk = 0; chunk < 40; chunk += 1) sending.write(Buffer.alloc(100_000, 0xff));
        sending.end();
      });
      expect(status).toBe(413);
    });

    it.each([
      '..%2f..%2fetc%2fpasswd',
      '../../../etc/passwd',
      '%2e%2e/%2e%2e/x',
      'x/640.svg',
      `${'a'.repeat(36)}/640.webp`,
      'con',
      "';drop table",
    ])('the path %s', async (path) => {
      const answer = await fetch(bench.at(`/editor/media/${path}`), {
        headers: { cookie: bench.editor.cookie! },
      });
      expect(answer.status).toBe(404);
    });
  });

  it('leaves nothing where the client goes away in the middle', async () => {
    const before = await countImages();
    await new Promise<void>((resolve) => {
      const sending = request(bench.at('/editor/media'), {
        method: 'POST',
        headers: { cookie: bench.editor.cookie, 'content-length': '1000000' },
      });
      sending.on('error', () => resolve());
      sending.write(Buffer.alloc(50_000), () => setImmediate(() => sending.destroy()));
    });
    await until(async () => (await bench.files('incoming')).length === 0);
    expect(await countImages()).toBe(before);
  });

  it('takes as many at once as it has room for, and tells the others when to come again', async () => {
    const crowded = await openMediaBench({ MEDIA_CONCURRENCY: '1', MEDIA_QUEUE_LIMIT: '4' });
    try {
      const file = await photograph(1200, 1200);
      const answers = await Promise.all(Array.from({ length: 30 }, () => crowded.upload(file)));
      const statuses = answers.map(({ status }) => status);
      expect(new Set(statuses)).toEqual(new Set([201, 503]));
      const [row] = await crowded.editorial.dataSource.query<[{ n: number }]>(
        'select count(*)::integer as n from editorial.image',
      );
      expect(row.n).toBe(statuses.filter((status) => status === 201).length);
      expect((await crowded.files('files')).length).toBe(row.n);
      expect(await crowded.files('incoming')).toEqual([]);
      const refused = answers.find(({ status }) => status === 503)!;
      expect(refused.headers.get('retry-after')).toBe('5');
      expect(refused.errors).toMatchObject([{ code: 'UNAVAILABLE' }]);
    } finally {
      await crowded.close();
    }
  });
});

/** Waits for what happens on its own. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function animation(frames: number): Promise<Buffer> {
  const pixels = Buffer.alloc(20 * 10 * 3 * frames).map(() => Math.random() * 255);
  return sharp(pixels, { raw: { width: 20, height: 10 * frames, channels: 3, pageHeight: 10 } })
    .gif({ delay: Array.from({ length: frames }, () => 100) })
    .toBuffer();
}

/** So many frames of one pixel, written by hand: GIF89a, 20 to 23. */
function longGif(frames: number): Buffer {
  const head = Buffer.from('47494638396101000100800000000000ffffff', 'hex');
  const frame = Buffer.from('21f90400010000002c0000000001000100000202440100', 'hex');
  return Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from('3b', 'hex')]);
}

/** Its header tells of more lines than there are. */
function lying(jpeg: Buffer): Buffer {
  const at = jpeg.indexOf(Buffer.from('ffc0', 'hex'));
  const copy = Buffer.from(jpeg);
  copy.writeUInt16BE(2000, at + 5);
  copy.writeUInt16BE(1000, at + 7);
  return copy;
}
