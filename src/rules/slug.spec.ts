import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../test/support/random-body.js';
import { checkSlug, reservedSlugs, slugCharacters, slugFrom } from './slug.js';

describe('slugFrom', () => {
  it.each([
    ['Is Bell’s palsy permanent?', 'en', 'is-bells-palsy-permanent'],
    ["Bell's Palsy: 5 Myths & Facts", 'en', 'bells-palsy-5-myths-facts'],
    ['  Één   oorzaak — óf twee?  ', 'nl', 'één-oorzaak-óf-twee'],
    ['Foto’s van patiënten', 'nl', 'fotos-van-patiënten'],
    ['ISPARTA ve İzmir', 'tr', 'ısparta-ve-izmir'],
    ['顔面神経麻痺とは？', 'ja', '顔面神経麻痺とは'],
    ['Паралич Белла', 'ru', 'паралич-белла'],
    ['चेहरे का पक्षाघात', 'hi', 'चेहरे-का-पक्षाघात'],
    ['Straße', 'de', 'straße'],
    ['I ❤️ smiling 🙂', 'en', 'i-smiling'],
    ['CO₂ and ½ dose', 'en', 'co2-and-1-2-dose'],
    ['soft\u00adhyphen zero\u200bwidth', 'en', 'softhyphen-zerowidth'],
    ['../../etc/passwd', 'en', 'etc-passwd'],
    ['<script>alert(1)</script>', 'en', 'script-alert-1-script'],
    ['%2e%2e%2f', 'en', '2e-2e-2f'],
    ['a\u0000b\ud800c', 'en', 'a-bc'],
    ['Hello', 'no such locale!', 'hello'],
    ['???', 'en', ''],
    ['', 'en', ''],
  ])('makes of %j in %s the slug %j', (title, locale, slug) => {
    expect(slugFrom(title, locale)).toBe(slug);
  });

  it('is the same for both Unicode forms of a title', () => {
    expect(slugFrom('Één'.normalize('NFD'), 'nl')).toBe(slugFrom('Één'.normalize('NFC'), 'nl'));
  });

  it('cuts between words', () => {
    const slug = slugFrom('a long title about facial palsy '.repeat(20), 'en');
    expect(slug).toBe(Array<string>(3).fill('a-long-title-about-facial-palsy').join('-'));
    expect(slugFrom(`xx ${slug}`, 'en')).toBe(`xx-${slug.slice(0, -'-palsy'.length)}`);
  });

  it('cuts a word that is too long by itself, but never a letter from its marks', () => {
    expect(slugFrom('x'.repeat(500), 'en')).toBe('x'.repeat(slugCharacters));
    const marked = slugFrom('कि'.repeat(200), 'hi');
    expect(Array.from(marked)).toHaveLength(slugCharacters);
    expect(slugFrom(`x${'क्षि'.repeat(200)}`, 'hi')).not.toMatch(/^\p{M}/u);
    expect(slugFrom('𐐨'.repeat(200), 'en')).toBe('𐐨'.repeat(slugCharacters));
  });

  it('moves away from reserved paths', () => {
    expect(slugFrom('Media', 'en')).toBe('media-2');
  });

  it('takes a title of a megabyte', () => {
    expect(slugFrom(`word ${'x '.repeat(500_000)}`, 'en').length).toBeLessThanOrEqual(slugCharacters);
  });

  it('always makes a slug that is right, or none', () => {
    const random = seededRandom(5);
    const point = () => Math.floor(random() * (random() < 0.7 ? 0x250 : 0x10_ffff));
    for (let round = 0; round < 2_000; round += 1) {
      const title = String.fromCodePoint(...Array.from({ length: 1 + Math.floor(random() * 40) }, point));
      const slug = slugFrom(title, 'und');
      expect({ title, faults: slug === '' ? [] : checkSlug(slug, []) }).toEqual({ title, faults: [] });
    }
  });
});

describe('checkSlug', () => {
  it.each(['is-bells-palsy-permanent', 'één-oorzaak', 'ısparta', '面神经', '2024', 'x'.repeat(96)])(
    'accepts %s',
    (slug) => {
      expect(checkSlug(slug, ['input', 'slug'])).toEqual([]);
    },
  );

  it.each([
    ['', 'REQUIRED', ''],
    ['  ', 'REQUIRED', ''],
    ['Bells-Palsy', 'INVALID', 'bells-palsy'],
    ['bells palsy', 'INVALID', 'bells-palsy'],
    ['-bells--palsy-', 'INVALID', 'bells-palsy'],
    ['bells_palsy', 'INVALID', 'bells-palsy'],
    ['nl/artikel', 'INVALID', 'nl-artikel'],
    ['../x', 'INVALID', 'x'],
    ['e\u0301e\u0301n', 'INVALID', 'één'],
    ['zero\u200bwidth', 'INVALID', 'zerowidth'],
    ['???', 'INVALID', 'letters and digits'],
    ['graphql', 'INVALID', 'graphql-2'],
    ['sitemap.xml', 'INVALID', 'sitemap-xml'],
    ['x'.repeat(97), 'TOO_LONG', 'x'.repeat(96)],
  ])('refuses %j as %s and says what would be right', (slug, code, right) => {
    const [fault, ...others] = checkSlug(slug, ['input', 'slug']);
    expect(fault).toMatchObject({ code, field: ['input', 'slug'] });
    expect(fault?.message).toContain(right);
    expect(others).toEqual([]);
  });

  it('refuses every reserved path', () => {
    for (const slug of reservedSlugs) expect(checkSlug(slug, [])).toHaveLength(1);
  });
});
