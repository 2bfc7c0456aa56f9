import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutboundClient, OutboundError } from '../../src/http/outbound/outbound-client.js';
import { openMediaBench, photograph, type MediaBench } from '../support/media-bench.js';

const CREATE = `mutation ($input: CreateImageFromUrlInput!, $key: String) { result: createImageFromUrl(input: $input, idempotencyKey: $key) { image { id width credit sourceUrl } userErrors { code message field } } }`;
const REPLACE = `mutation ($id: ID!, $input: ReplaceImageInput!) { result: replaceImage(id: $id, expectedVersion: 1, input: $input) { image { id version width } userErrors { code message field } } }`;

interface Payload {
  image: { id: string; width: number } | null;
  userErrors: { code: string; message: string; field: string[] }[];
}

/** A server that nobody may reach; it counts who tried. */
class Canary {
  connections = 0;
  private readonly server = createServer((_req, res) => res.end('secret'));

  async listen(host: string): Promise<number> {
    this.server.on('connection', () => (this.connections += 1));
    await new Promise<void>((resolve) => this.server.listen(0, host, resolve));
    return (this.server.address() as AddressInfo).port;
  }

  close(): void {
    this.server.close();
  }
}

describe('an image from elsewhere', () => {
  let bench: MediaBench;
  let allowed: Server;
  let base: string;
  let answer: RequestListener = (_req, res) => res.end();
  const canaries = [new Canary(), new Canary()] as const;
  let ports: number[];

  beforeAll(async () => {
    ports = [await canaries[0].listen('127.0.0.1'), await canaries[1].listen('::1')];
    allowed = createServer((req, res) => answer(req, res));
    await new Promise<void>((resolve) => allowed.listen(0, '127.0.0.1', resolve));
    const { port } = allowed.address() as AddressInfo;
    base = `http://127.0.0.1:${port}`;
    bench = await openMediaBench({
      OUTBOUND_ALLOW: `127.0.0.1:${port}`,
      MEDIA_TIME_LIMIT_MS: '1500',
      MEDIA_MAX_BYTES: '1000000',
    });
  });

  afterAll(async () => {
    await bench?.close();
    allowed?.close();
    canaries.forEach((canary) => canary.close());
  });

  afterEach(async () => {
    if (canaries.some(({ connections }) => connections > 0)) throw new Error('A canary was reached.');
    const left = await bench.files('incoming');
    if (left.length > 0) throw new Error(`These came in and lie about: ${left.join(', ')}`);
  });

  const create = (url: string, more: object = {}, key?: string) =>
    bench.mutate<Payload>(CREATE, { input: { url, ...more }, key });

  it('is fetched from a server that is allowed, with what is said of it, once', async () => {
    const file = await photograph(300, 200);
    let asked = 0;
    answer = (_req, res) => {
      asked += 1;
      res.end(file);
    };
    const { image } = await create(`${base}/a.jpg`, { credit: 'Jo' }, 'key');
    expect(image).toMatchObject({ width: 300, credit: 'Jo', sourceUrl: `${base}/a.jpg` });
    expect((await create(`${base}/a.jpg`, { credit: 'Jo' }, 'key')).image!.id).toBe(image!.id);
    expect(asked).toBe(2);
    const { data } = await bench.editorial.ask<{ images: { totalCount: number } }>(
      '{ images(text: "Jo") { totalCount } }',
      {},
      bench.writer,
    );
    expect(data.images.totalCount).toBe(1);
  });

  it('takes the place of another', async () => {
    const { id } = await bench.upload(await photograph(100, 100));
    const file = await photograph(310, 200);
    answer = (_req, res) => res.end(file);
    const { image } = await bench.mutate<Payload>(REPLACE, { id, input: { url: `${base}/b.jpg` } });
    expect(image).toMatchObject({ id, version: 2, width: 310 });
  });

  it('is found behind three redirects, and not behind four', async () => {
    const file = await photograph(20, 20);
    answer = (req, res) => {
      const left = Number(req.url!.slice(1));
      if (left === 0) res.end(file);
      else res.writeHead(302, { location: `/${left - 1}` }).end();
    };
    expect((await create(`${base}/3`)).userErrors).toEqual([]);
    expect((await create(`${base}/4`)).userErrors).toMatchObject([
      { code: 'UNREACHABLE', field: ['input', 'url'] },
    ]);
  });

  it.each<[string, RequestListener, string, RegExp]>([
    ['answers 404', (_req, res) => res.writeHead(404).end('x'), 'UNREACHABLE', /status 404/],
    ['answers with HTML', (_req, res) => res.end('<html></html>'), 'UNSUPPORTED_TYPE', /JPEG/],
    [
      'says it is too large',
      (_req, res) => res.writeHead(200, { 'content-length': 2_000_000 }).end(),
      'TOO_LARGE',
      /1000000 bytes/,
    ],
    [
      'is too large without saying so',
      (_req, res) => {
        for (let n = 0; n < 30; n += 1) res.write(Buffer.alloc(100_000));
        res.end();
      },
      'TOO_LARGE',
      /1000000 bytes/,
    ],
    [
      'is packed',
      (_req, res) => res.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
      'UNREACHABLE',
      /encoded as/,
    ],
    [
      'breaks off',
      (_req, res) => {
        res.writeHead(200, { 'content-length': 500 });
        res.write('x', () => res.destroy());
      },
      'UNREACHABLE',
      /cannot be reached/,
    ],
    ['hangs', () => undefined, 'UNREACHABLE', /in time/],
    [
      'drips',
      (_req, res) => {
        const drip = setInterval(() => res.write('x'), 200);
        res.on('close', () => clearInterval(drip));
      },
      'UNREACHABLE',
      /in time/,
    ],
  ])('is refused where the server %s', async (_, listener, code, message) => {
    answer = listener;
    const { image, userErrors } = await create(`${base}/x`);
    expect(image).toBeNull();
    expect(userErrors).toMatchObject([{ code, field: ['input', 'url'] }]);
    expect(userErrors[0]!.message).toMatch(message);
    allowed.closeAllConnections();
  });

  describe('is never looked for in networks that are not public:', () => {
    const everyWay = (port: number) => [
      `http://127.0.0.1:${port}/`,
      `http://127.0.0.1/`,
      `http://127.1/`,
      `http://2130706433/`,
      `http://0x7f000001/`,
      `http://0177.0.0.1/`,
      `http://0x7f.1/`,
      `http://127.0.0.2/`,
      `http://0/`,
      `http://0.0.0.0/`,
      `http://[::1]/`,
      `http://[::]/`,
      `http://[::ffff:127.0.0.1]/`,
      `http://[::ffff:7f00:1]/`,
      `http://[0:0:0:0:0:ffff:127.0.0.1]/`,
      `http://[64:ff9b::7f00:1]/`,
      `http://[2002:7f00:1::]/`,
      `http://[fe80::1]/`,
      `http://[fd00:ec2::254]/`,
      `http://169.254.169.254/latest/meta-data/`,
      `http://10.0.0.1/`,
      `http://192.168.0.1/`,
      `http://172.16.0.1/`,
      `http://100.64.0.1/`,
      `http://224.0.0.1/`,
      `http://localhost/`,
      `http://localhost:${port}/`,
      `http://LOCALHOST./`,
      `http://①②⑦.⓪.⓪.①/`,
      `http://127。0。0。1/`,
      `http://user:word@127.0.0.1:${port}/`,
      `http://127.0.0.1:${port}#@example.org/`,
      `http://example.org@127.0.0.1:${port}/`,
      `http:\\\\127.0.0.1:${port}\\`,
      `https://127.0.0.1:${port}/`,
      `ftp://127.0.0.1:${port}/`,
      `file:///etc/passwd`,
      `gopher://127.0.0.1:${port}/_x`,
      `data:image/png;base64,iVBORw0KGgo=`,
      `http://example.org:${port}/`,
      `http://example.org:22/`,
    ];

    it('every way to write an address of them, first or behind a redirect', async () => {
      const outbound = new OutboundClient({ allow: [base.slice('http://'.length)] });
      const limits = { maxBytes: 1000, timeoutMs: 3000 };
      const codes = new Set<string>();
      for (const url of ports.flatMap(everyWay)) {
        await expect(outbound.send({ url, ...limits })).rejects.toBeInstanceOf(OutboundError);
        answer = (_req, res) => res.writeHead(307, { location: Buffer.from(url).toString('latin1') }).end();
        await expect(outbound.send({ url: base, ...limits })).rejects.toBeInstanceOf(OutboundError);
        const { userErrors } = await create(url).catch(() => ({ userErrors: [{ code: 'NO_URL' }] }));
        codes.add(userErrors[0]!.code);
      }
      // A name that this machine does not know leads nowhere either.
      expect(['NO_URL', 'UNREACHABLE', 'UNSAFE_ADDRESS']).toEqual(expect.arrayContaining([...codes]));
      expect(codes).toContain('UNSAFE_ADDRESS');
    });

    it('a name that leads there', async () => {
      const outbound = new OutboundClient({ allow: [] });
      await expect(
        outbound.send({ url: 'http://localhost/', maxBytes: 1000, timeoutMs: 3000 }),
      ).rejects.toMatchObject({ reason: 'forbidden' });
    });
  });
});
