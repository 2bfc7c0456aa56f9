import { describe, expect, it } from '@jest/globals';
import { articleRow, testSite } from '../../../test/support/article-row.js';
import { oembedFaults, readOembedXml } from '../../../test/support/oembed-rules.js';
import { wordpressFilter } from '../../../test/support/wordpress-filter.js';
import { candidatesAt } from './article-at.js';
import { cacheAgeOf, oembed, oembedXml } from './oembed.js';

const site = testSite();
const picture = {
  id: '0190b9a0-0000-7000-8000-000000000001',
  fileHash: 'ab'.repeat(32),
  mime: 'image/jpeg',
  width: 2000,
  height: 1000,
  alt: '',
};
const room = (maxwidth: number | null = null, maxheight: number | null = null) => ({ maxwidth, maxheight });
const answer = (size = room(), title = "Bell's palsy") =>
  oembed(articleRow({ title }), site, size, picture, 60);

describe('an oEmbed answer', () => {
  it('has all that is required of rich content, and who wrote and published it', () => {
    expect(answer()).toMatchObject({
      type: 'rich',
      version: '1.0',
      title: "Bell's palsy",
      author_name: 'Inès Verbeek, MD',
      author_url: 'https://orcid.example/1',
      provider_name: 'The Clinic',
      provider_url: 'https://clinic.example',
      cache_age: 60,
      width: 600,
      height: 320,
    });
  });

  it.each([
    [null, null],
    [1, 1],
    [300, null],
    [479, 100],
    [200, 5000],
    [5000, 90],
    [99_999, 99_999],
  ])('is never larger than asked: %s x %s', (maxwidth, maxheight) => {
    const made = answer(room(maxwidth, maxheight));
    for (const [name, most] of [
      ['width', maxwidth],
      ['height', maxheight],
    ] as const) {
      expect(made[name]).toBeLessThanOrEqual(most ?? Infinity);
      expect(made[`thumbnail_${name}`] ?? 0).toBeLessThanOrEqual(most ?? Infinity);
      expect(made['html']).toContain(`${name}="${made[name]}"`);
    }
    expect(Object.keys(made).filter((key) => key.startsWith('thumbnail_')).length % 3).toBe(0);
  });

  it('is taller where it is narrow', () => {
    expect(answer(room(320))).toMatchObject({ width: 320, height: 420 });
  });

  it('has a thumbnail of one of the sizes there are', () => {
    expect(answer(room(500))).toMatchObject({
      thumbnail_url: `https://content.example/media/${picture.id}/480.jpeg?v=abababab`,
      thumbnail_width: 480,
      thumbnail_height: 240,
    });
    expect(oembed(articleRow(), site, room(), undefined, 0)).not.toHaveProperty('thumbnail_url');
  });

  it.each(["Bell's palsy", '"><script>alert(1)</script>', 'a & b </blockquote><b>'])(
    'keeps a quotation with the link and the frame in WordPress: %s',
    (title) => {
      const shown = wordpressFilter(String(answer(room(), title)['html']))!;
      expect(shown).toMatch(
        /^<blockquote><a href="https:\/\/clinic\.example\/bells-palsy">[^<]*<\/a><\/blockquote><iframe [^<]*><\/iframe>$/,
      );
      expect(shown).toContain('src="https://content.example/embed/bells-palsy"');
      expect(shown).toContain('width="600"');
    },
  );

  it('says the same in XML', () => {
    const values = answer(room(), '<b>"x" & \u0007y</b>');
    const expected = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll('\u0007', '') : value,
    ]);
    expect(readOembedXml(oembedXml(values))).toEqual(Object.fromEntries(expected));
  });

  it('has nothing a checker objects to, whatever was asked and written', () => {
    for (const title of ["Bell's palsy", '"><script>alert(1)</script>', 'a & b </blockquote><b>']) {
      for (const [maxwidth, maxheight] of [[], [1, 1], [300], [99_999, 99_999]]) {
        const made = answer(room(maxwidth, maxheight), title);
        const occasion = {
          cacheControl: 'public, max-age=60',
          ...(maxwidth && { maxwidth }),
          ...(maxheight && { maxheight }),
        };
        expect(oembedFaults(made, occasion)).toEqual([]);
        expect(oembedFaults(readOembedXml(oembedXml(made)), occasion)).toEqual([]);
      }
    }
  });

  it.each([
    ['type', { type: 'video' }],
    ['width is more than was asked for', { width: 601 }],
    ['the frame has another height', { height: 321 }],
    ['of a thumbnail only thumbnail_width,thumbnail_height', { thumbnail_url: undefined }],
    ['cache_age is 61, Cache-Control max-age=60', { cache_age: 61 }],
    ['the html is script', { html: '<script></script>' }],
    ['WordPress drops it', { html: '<blockquote><a href="https://a.example">A</a></blockquote>' }],
  ])('would be found out: %s', (fault, change) => {
    const changed = Object.entries({ ...answer(), ...change }).filter(([, value]) => value !== undefined);
    const occasion = { maxwidth: 600, cacheControl: 'max-age=60' };
    expect(oembedFaults(Object.fromEntries(changed), occasion)).toContain(fault);
  });

  it.each([
    ['no-cache', 0],
    ['public, max-age=17, s-maxage=60, must-revalidate', 17],
    ['public, s-maxage=60', 0],
  ])('may be kept as long as Cache-Control says: %s', (header, seconds) => {
    expect(cacheAgeOf(header)).toBe(seconds);
  });
});

describe('what an address may mean', () => {
  const at = (address: string, where = site) => candidatesAt(new URL(address), where);

  it.each([
    'https://clinic.example/bells-palsy',
    'http://clinic.example/bells-palsy/',
    'https://CLINIC.example:443/bells-palsy?utm_source=x#causes',
    'https://content.example/embed/bells-palsy',
    'https://content.example/articles/bells-palsy.md',
  ])('is an article for %s', (address) => {
    expect(at(address)).toEqual([{ locale: 'en', slug: 'bells-palsy' }]);
  });

  it('is an article of the locale whose path it has', () => {
    expect(at('https://clinic.example/nl/verlamming')).toEqual([{ locale: 'nl', slug: 'verlamming' }]);
    expect(at('https://content.example/embed/verlamming?locale=nl')).toEqual([
      { locale: 'nl', slug: 'verlamming' },
    ]);
  });

  it.each([
    'https://evil.example/bells-palsy',
    'https://clinic.example.evil.example/bells-palsy',
    'https://clinic.example:8443/bells-palsy',
    'https://user:word@clinic.example/bells-palsy',
    'https://clinic.example/',
    'https://clinic.example/%E0%A4%A',
    'https://content.example/embed/%E0%A4%A',
    'https://content.example/bells-palsy',
    'https://clinic.example/a/b/c',
  ])('is nothing for %s', (address) => {
    expect(at(address)).toEqual([]);
  });

  it('is below the folder the site lies in', () => {
    const below = testSite({ SITE_URL: 'https://clinic.example/health' });
    expect(at('https://clinic.example/health/a', below)).toEqual([{ locale: 'en', slug: 'a' }]);
    expect(at('https://clinic.example/healthy/a', below)).toEqual([]);
    expect(at('https://clinic.example/a', below)).toEqual([]);
  });
});
