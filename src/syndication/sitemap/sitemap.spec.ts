import { describe, expect, it } from '@jest/globals';
import { testSite } from '../../../test/support/article-row.js';
import { sitemapSchemaFaults } from '../../../test/support/sitemap-schema.js';
import { addressBytes, sitemapIndex, urlEntry, urlset } from './sitemap.js';
import { idAfter, type SitemapRow } from './sitemap.repository.js';

const site = testSite({ LOCALES: 'en,nl,fr', ARTICLE_PATHS: 'fr=/fr/a&b/{slug}' });
const versions = [
  { locale: 'fr', slug: 'c' },
  { locale: 'nl', slug: 'b' },
];
const row: SitemapRow = {
  id: '00000000-0000-7000-8000-a00000000001',
  locale: 'nl',
  slug: 'b',
  updatedAt: new Date('2026-02-01T09:00:00Z'),
  versions,
};

describe('an entry of the sitemap', () => {
  it('names every version, its own too, and one for everybody else', () => {
    expect(urlEntry(row, site)).toBe(
      '<url>\n<loc>https://clinic.example/nl/b</loc>\n<lastmod>2026-02-01T09:00:00.000Z</lastmod>\n' +
        '<xhtml:link rel="alternate" hreflang="fr" href="https://clinic.example/fr/a&amp;b/c"/>\n' +
        '<xhtml:link rel="alternate" hreflang="nl" href="https://clinic.example/nl/b"/>\n' +
        // The site's default locale has none: the next of its locales that has.
        '<xhtml:link rel="alternate" hreflang="x-default" href="https://clinic.example/nl/b"/>\n</url>\n',
    );
  });

  it('names none where there is one version alone', () => {
    const alone = urlEntry({ ...row, versions: [versions[1]!] }, site);
    expect(alone).not.toContain('xhtml:link');
  });

  it('takes no more room than it is reckoned to, however long its slugs are', () => {
    const slugs = { short: 'a', long: 'x'.repeat(96), accents: 'é'.repeat(96), kana: 'か'.repeat(96) };
    const per = addressBytes(site);
    for (const slug of Object.values(slugs)) {
      for (const locales of [['en'], ['en', 'nl', 'fr'], ['en', 'nl', 'fr', 'pt-BR']]) {
        const one =
          per + (Buffer.byteLength(slug) === slug.length ? slug.length : 3 * Buffer.byteLength(slug));
        const reckoned = one + (locales.length > 1 ? (locales.length + 1) * one : 0);
        const entry = urlEntry(
          { ...row, locale: 'fr', slug, versions: locales.map((locale) => ({ locale, slug })) },
          site,
        );
        expect(Buffer.byteLength(entry)).toBeLessThanOrEqual(reckoned);
      }
    }
  });
});

describe('a sitemap', () => {
  it('is written a portion at a time, and asks for the next when the last is gone', async () => {
    const asked: number[] = [];
    async function* portions() {
      for (const n of [1, 2, 3]) {
        asked.push(n);
        yield [row];
      }
    }
    const pieces = urlset(portions(), site);
    await pieces.next();
    expect(asked).toEqual([]);
    await pieces.next();
    expect(asked).toEqual([1]);
    await pieces.next();
    expect(asked).toEqual([1, 2]);
  });

  it('lists its files with the latest change in each', () => {
    const part = { firstId: row.id, updatedAt: row.updatedAt, articles: 1, lastOpenedAt: '0' };
    expect(sitemapIndex([part, part], site)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' +
        [1, 2]
          .map(
            (n) =>
              `<sitemap>\n<loc>https://content.example/sitemaps/${n}.xml</loc>\n<lastmod>2026-02-01T09:00:00.000Z</lastmod>\n</sitemap>\n`,
          )
          .join('') +
        '</sitemapindex>\n',
    );
  });
});

describe('the schema of sitemaps', () => {
  const part = { firstId: row.id, updatedAt: row.updatedAt, articles: 1, lastOpenedAt: '0' };

  async function written(rows: readonly SitemapRow[]): Promise<string> {
    async function* portions() {
      yield rows;
    }
    let xml = '';
    for await (const piece of urlset(portions(), site)) xml += piece;
    return xml;
  }

  it('has nothing against what is written', async () => {
    for (const rows of [[], [row, { ...row, versions: [] }]]) {
      expect(await sitemapSchemaFaults(await written(rows))).toEqual([]);
    }
    expect(await sitemapSchemaFaults(sitemapIndex([part, part], site))).toEqual([]);
  });

  it.each([
    ['a date that is none', '2026-02-01T09', '2026-02-31T09'],
    ['elements in another order', /(<loc>.*)\n(<lastmod>.*)\n/, '$2\n$1\n'],
    ['an address without a beginning', 'https://clinic.example/nl/b</loc>', '/nl/b</loc>'],
    ['an element it does not know', '<lastmod>', '<weight>1</weight><lastmod>'],
    ['a list of nothing', /<url>.*<\/url>\n/s, ''],
    ['another namespace', 'sitemap/0.9', 'sitemap/1.0'],
  ])('finds %s', async (_, from, to) => {
    expect(await sitemapSchemaFaults((await written([row])).replace(from, to))).not.toEqual([]);
  });
});

describe('the id behind another', () => {
  it.each([
    ['00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000001'],
    ['019a0000-0000-7000-8000-ffffffffffff', '019a0000-0000-7000-8001-000000000000'],
    ['ffffffff-ffff-ffff-ffff-ffffffffffff', null],
  ])('%s is %s', (id, after) => {
    expect(idAfter(id)).toBe(after);
  });
});
