import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { seedLibrary } from '../support/delivery-library.js';
import { DeliverySeed, readingId } from '../support/delivery-seed.js';
import { startSyndication, type SyndicationServer } from '../support/syndication-server.js';

jest.setTimeout(60_000);

const IMAGE = '00000000-0000-7000-8000-f00000000001';

describe('the oEmbed provider', () => {
  let database: TestDatabase;
  let seed: DeliverySeed;
  let server: SyndicationServer;
  let cached: SyndicationServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    seed = await DeliverySeed.connect(database.ownerUrl);
    await seedLibrary(seed);
    await seed.reading({
      article: 20,
      slug: 'with-image',
      title: 'With an image',
      image: { imageId: IMAGE, alt: 'A face' },
    });
    await seed.query(
      `insert into delivery.image (image_id, file_hash, mime, width, height, is_revocable) values ($1, $2, 'image/jpeg', 2000, 1000, false)`,
      [IMAGE, 'ab'.repeat(32)],
    );
    await seed.query(
      `insert into delivery.image_use (image_id, reading_id, visible_from, visible_until) values ($1, $2, '2026-01-01', 'infinity')`,
      [IMAGE, readingId(20)],
    );
    server = await startSyndication(database.deliveryUrl);
    cached = await startSyndication(database.deliveryUrl, {
      CACHE_SHARED_SECONDS: '60',
      CACHE_BROWSER_SECONDS: '30',
    });
  });

  afterAll(async () => {
    await server?.close();
    await cached?.close();
    await seed?.end();
    await database?.drop();
  });

  const ask = (address: string, more = '', from = server) =>
    from.get(`/oembed?url=${encodeURIComponent(address)}${more}`);

  async function titleAt(address: string): Promise<unknown> {
    const response = await ask(address);
    expect(response.status).toBe(200);
    return ((await response.json()) as { title: unknown }).title;
  }

  it.each([
    'https://clinic.example/what-is-bells-palsy',
    'http://clinic.example/what-is-bells-palsy/?utm_source=x#causes',
    'https://clinic.example/bells-palsy-explained',
    'https://content.example/embed/what-is-bells-palsy',
  ])('knows the article at %s', async (address) => {
    expect(await titleAt(address)).toBe("What is Bell's palsy?");
  });

  it('knows the articles of every locale', async () => {
    expect(await titleAt('https://clinic.example/nl/wat-is-bells-palsy')).toBe(
      'Wat is een aangezichtsverlamming?',
    );
  });

  it('answers in JSON and XML, as asked', async () => {
    const json = await ask('https://clinic.example/with-image', '&format=json&maxwidth=400&unknown=1');
    expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await json.json()).toMatchObject({
      type: 'rich',
      version: '1.0',
      width: 400,
      thumbnail_url: `https://content.example/media/${IMAGE}/320.jpeg?v=abababab`,
      thumbnail_width: 320,
      thumbnail_height: 160,
    });
    const xml = await ask('https://clinic.example/with-image', '&format=xml');
    expect(xml.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(await xml.text()).toContain('<thumbnail_height>480</thumbnail_height>');
  });

  it.each([
    ['https://clinic.example/secret-trial'],
    ['https://clinic.example/secret-new-slug'],
    ['https://clinic.example/closed-article'],
    ['https://clinic.example/never-there'],
    ['https://evil.example/what-is-bells-palsy'],
    ['https://clinic.example/%00'],
  ])('has nothing to say of %s, in the same words', async (address) => {
    const response = await ask(address);
    expect([response.status, await response.text(), response.headers.get('cache-control')]).toEqual([
      404,
      'url: no article of this site can be read at that address.\n',
      'no-store',
    ]);
  });

  it.each([
    ['', 400, 'url: '],
    ['?url=what-is-bells-palsy', 400, 'url: '],
    ['?url=javascript:alert(1)', 400, 'url: '],
    ['?url=https://clinic.example/steroids&url=x', 400, 'url: '],
    ['?url=https://clinic.example/steroids&maxwidth=wide', 400, 'maxwidth: '],
    ['?url=https://clinic.example/steroids&maxheight=0', 400, 'maxheight: '],
    ['?url=https://clinic.example/steroids&maxwidth=-1', 400, 'maxwidth: '],
    ['?url=https://clinic.example/steroids&format=jsonp', 501, 'format: '],
    ['?url=%3Cscript%3E&format=%3Cscript%3E', 501, 'format: '],
  ])('refuses %s with %s and names what is wrong', async (query, status, beginning) => {
    const response = await server.get(`/oembed${query}`);
    const text = await response.text();
    expect([response.status, text.startsWith(beginning)]).toEqual([status, true]);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(text).not.toMatch(/script|wide|jsonp|javascript/);
  });

  it('tells consumers to keep an answer as long as caches may', async () => {
    const response = await ask('https://clinic.example/steroids', '', cached);
    const seconds = Number(/max-age=(\d+)/.exec(response.headers.get('cache-control')!)?.[1] ?? 0);
    expect(await response.json()).toMatchObject({ cache_age: seconds });
    expect((await (await ask('https://clinic.example/steroids')).json()) as object).toMatchObject({
      cache_age: 0,
    });
  });

  it('costs the same few statements for every article', async () => {
    const counts: string[][] = [];
    for (const slug of ['steroids', 'what-is-bells-palsy', 'with-image']) {
      server.takeStatements();
      await ask(`https://clinic.example/${slug}`);
      counts.push(server.takeStatements().map(({ name }) => name));
    }
    const plain = ['delivery.content-version', 'delivery.article.by-slug'];
    expect(counts).toEqual([plain, plain, [...plain, 'syndication.images.by-ids']]);
  });

  it('may be asked by pages of any origin, and by nothing but reading', async () => {
    const address = `${server.url}/oembed?url=https://clinic.example/steroids`;
    const preflight = await fetch(address, {
      method: 'OPTIONS',
      headers: { origin: 'https://blog.example', 'access-control-request-method': 'GET' },
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    const post = await fetch(address, { method: 'POST' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    const head = await fetch(address, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('content-length')]).toEqual([
      200,
      '',
      String((await (await fetch(address)).arrayBuffer()).byteLength),
    ]);
    expect(head.headers.get('set-cookie')).toBeNull();
    expect(head.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  });
});
