import { describe, expect, it } from '@jest/globals';
import { articlesAt, articleUrl } from './article-address.js';

const site = {
  url: 'https://clinic.example',
  articlePaths: { en: '/{slug}', nl: '/nl/artikelen/{slug}', de: '/de/{slug}.html' },
};
const found = (path: string) => articlesAt(site, path).map(({ locale, slug }) => `${locale}:${slug}`);

describe('the address of an article', () => {
  it('follows the pattern of its locale', () => {
    expect(articleUrl(site, 'nl', 'wat-is-het')).toBe('https://clinic.example/nl/artikelen/wat-is-het');
  });

  it('stands under its locale where the site has no pattern for it', () => {
    expect(articleUrl(site, 'fr', 'visage')).toBe('https://clinic.example/fr/visage');
  });

  it('escapes what an address cannot hold, and knows no replacement patterns', () => {
    expect(articleUrl(site, 'en', 'müde $& ?')).toBe('https://clinic.example/m%C3%BCde%20%24%26%20%3F');
  });
});

describe('the article at a path', () => {
  it('is found under the pattern of each locale', () => {
    expect(found('/bells-palsy')).toEqual(['en:bells-palsy']);
    expect(found('/nl/artikelen/wat-is-het')).toEqual(['nl:wat-is-het']);
    expect(found('/de/was-ist-das.html')).toEqual(['de:was-ist-das']);
  });

  it('is found with a slash at the end, a query, a fragment, escapes and dots', () => {
    expect(found('/bells-palsy/')).toEqual(['en:bells-palsy']);
    expect(found('/bells-palsy?utm=1#causes')).toEqual(['en:bells-palsy']);
    expect(found('/m%C3%BCde')).toEqual(['en:müde']);
    expect(found('/mu%CC%88de')).toEqual(['en:müde']);
    expect(found('/nl/../bells-palsy')).toEqual(['en:bells-palsy']);
    expect(found('/nl/artikelen/x/%2e%2e/wat-is-het')).toEqual(['nl:wat-is-het']);
  });

  it.each([
    '',
    'bells-palsy',
    '/',
    '//evil.example/x',
    '/\\evil.example',
    '/a/b',
    '/%',
    '/a%2Fb',
    'https://x.example/a',
    '/de/.html',
  ])('is nowhere: %j', (path) => {
    expect(found(path)).toEqual([]);
  });

  it('is where articleUrl says', () => {
    for (const slug of ['a', 'é', '100%', 'a b', '$1', '日本']) {
      const { pathname } = new URL(articleUrl(site, 'nl', slug));
      expect(found(pathname)).toEqual([`nl:${slug}`]);
    }
  });
});
