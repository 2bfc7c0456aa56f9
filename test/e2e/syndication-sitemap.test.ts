import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { seedLibrary } from '../support/delivery-library.js';
import { DeliverySeed, readingId } from '../support/delivery-seed.js';
import { copyReading } from '../support/many-readings.js';
import { readSitemap, versionFaults } from '../support/sitemap-rules.js';
import { startSyndication, type SyndicationServer } from '../support/syndication-server.js';

jest.setTimeout(120_000);

describe('the sitemap', () => {
  let database: TestDatabase;
  let seed: DeliverySeed;
  let server: SyndicationServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    seed = await DeliverySeed.connect(database.ownerUrl);
    await seedLibrary(seed);
    await seed.reading({ article: 20, slug: 'unlisted', title: 'Unlisted', seo: { noIndex: true } });
    await seed.reading({
      article: 21,
      slug: 'elsewhere',
      title: 'Elsewhere',
      seo: { canonicalUrl: 'https://journal.example/x' },
    });
    await seed.reading({
      article: 22,
      group: 3,
      locale: 'nl',
      slug: 'herstel',
      title: 'Herstel',
      seo: { noIndex: true },
    });
    await seed.reading({ article: 23, slug: 'gesichtslähmung', title: 'Slug with an accent' });
    server = await startSyndication(database.deliveryUrl);
  });

  afterAll(async () => {
    await server?.close();
    await seed?.end();
    await database?.drop();
  });

  async function read(path: string) {
    const response = await server.get(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'application/xml; charset=utf-8',
    ]);
    return readSitemap(await response.text());
  }

  it('lists what readers and search engines may see, with the date of its latest change', async () => {
    const { kind, addresses } = await read('/sitemap.xml');
    expect(kind).toBe('urlset');
    expect(addresses.map(({ loc, lastmod }) => `${loc} ${lastmod.slice(0, 10)}`)).toEqual([
      'https://clinic.example/what-is-bells-palsy 2026-02-01',
      'https://clinic.example/protecting-your-eye 2026-01-12',
      'https://clinic.example/recovery-week-by-week 2026-03-01',
      'https://clinic.example/is-it-permanent 2026-01-12',
      'https://clinic.example/steroids 2026-01-09',
      'https://clinic.example/nl/wat-is-bells-palsy 2026-01-20',
      'https://clinic.example/gesichtsl%C3%A4hmung 2026-03-01',
    ]);
  });

  it('names the versions of an article in all of them alike, and none that may not be found', async () => {
    const { addresses } = await read('/sitemap.xml');
    expect(versionFaults(addresses)).toEqual([]);
    const versions = [
      'en https://clinic.example/what-is-bells-palsy',
      'nl https://clinic.example/nl/wat-is-bells-palsy',
      'x-default https://clinic.example/what-is-bells-palsy',
    ];
    expect(addresses.filter((each) => each.versions.length > 0).map((each) => each.versions)).toEqual([
      versions,
      versions,
    ]);
  });

  it('has a first file from the start, and no others before they are needed', async () => {
    expect(await read('/sitemaps/1.xml')).toEqual(await read('/sitemap.xml'));
    for (const [path, status] of [
      ['/sitemaps/2.xml', 404],
      ['/sitemaps/0.xml', 400],
      ['/sitemaps/01.xml', 400],
      ['/sitemaps/x.xml', 400],
      ['/sitemaps/1e1.xml', 400],
      ['/sitemaps/9999999.xml', 400],
    ] as const) {
      const response = await server.get(path);
      expect([path, response.status]).toEqual([path, status]);
      expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    }
  });

  it('is answered with 304 while nothing changed, and with itself once a version is closed', async () => {
    const headers = { 'if-none-match': (await server.get('/sitemap.xml')).headers.get('etag')! };
    expect((await server.get('/sitemap.xml', headers)).status).toBe(304);
    await seed.query(`update delivery.reading set visible_until = now() where reading_id = $1`, [
      readingId(4),
    ]);
    const after = await server.get('/sitemap.xml', headers);
    expect([after.status, (await after.text()).includes('is-it-permanent')]).toEqual([200, false]);
  });

  describe('of more articles than a file may list', () => {
    beforeAll(async () => {
      const client = new Client({ connectionString: database.ownerUrl });
      await client.connect();
      await copyReading(client, readingId(5), 50_500);
      await client.end();
    });

    it('is a list of files, each within the limits, that have every article once', async () => {
      const index = await read('/sitemap.xml');
      expect([index.kind, index.addresses.map(({ loc }) => loc)]).toEqual([
        'sitemapindex',
        ['https://content.example/sitemaps/1.xml', 'https://content.example/sitemaps/2.xml'],
      ]);
      const files = [await read('/sitemaps/1.xml'), await read('/sitemaps/2.xml')];
      expect(files.map(({ kind }) => kind)).toEqual(['urlset', 'urlset']);
      const all = files.flatMap(({ addresses }) => addresses);
      expect(versionFaults(all)).toEqual([]);
      expect(all).toHaveLength(50_506);
      expect(files[0]!.addresses.length).toBeGreaterThan(49_900);
    });

    it('never holds more than a portion of the rows, whatever their number', async () => {
      server.takeStatements();
      await read('/sitemaps/1.xml');
      const rows = server.takeStatements().filter(({ name }) => name === 'syndication.sitemap.rows');
      expect(Math.max(...rows.map((statement) => statement.rows))).toBe(1000);
      expect(rows.length).toBeGreaterThanOrEqual(50);
    });

    it('reads no further when nobody takes what it wrote', async () => {
      // Addresses so long that no buffer on the way holds the file.
      const SITE_URL = `https://clinic.example/${'x'.repeat(400)}`;
      const wordy = await startSyndication(database.deliveryUrl, { SITE_URL });
      const gone = new AbortController();
      const response = await fetch(`${wordy.url}/sitemaps/1.xml`, {
        signal: gone.signal,
        headers: { 'accept-encoding': 'identity' },
      });
      await response.body!.getReader().read();
      // Every other request is answered meanwhile, on the same four connections.
      for (let n = 0; n < 8; n += 1)
        expect(await (await wordy.get('/llms.txt')).text()).toContain('# The Clinic');
      const read1 = wordy
        .takeStatements()
        .filter(({ name, rows }) => name === 'syndication.sitemap.rows' && rows === 1000);
      gone.abort();
      await wordy.close();
      expect(read1.length).toBeLessThan(45);
    });

    it('keeps the articles of a file in it when new ones come', async () => {
      const before = await read('/sitemaps/1.xml');
      await seed.reading({ article: 0xfff, slug: 'newest', title: 'Newest' });
      await seed.query(
        `update delivery.reading set article_id = 'f0000000-0000-7000-8000-000000000000' where reading_id = $1`,
        [readingId(0xfff)],
      );
      expect(await read('/sitemaps/1.xml')).toEqual(before);
      expect((await read('/sitemaps/2.xml')).addresses.at(-1)!.loc).toBe('https://clinic.example/newest');
    });
  });
});
