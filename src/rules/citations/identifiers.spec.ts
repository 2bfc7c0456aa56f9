import { describe, expect, it } from '@jest/globals';
import { citationUrl, doiUrl } from './citation.js';
import { doiFrom } from './doi.js';
import { pmidAdvice, pmidFrom } from './pmid.js';
import { samePageKey } from './same-page.js';

describe('a DOI', () => {
  it.each([
    ['10.1000/XYZ.1', '10.1000/xyz.1'],
    [' doi:10.1000/xyz ', '10.1000/xyz'],
    ['DOI 10.1000/xyz', '10.1000/xyz'],
    ['https://doi.org/10.1000/xyz', '10.1000/xyz'],
    ['http://dx.doi.org/10.1000/xyz?utm_source=a#b', '10.1000/xyz'],
    ['doi.org/10.1000/xyz', '10.1000/xyz'],
    ['https://doi.org/10.1000%2Fxyz', '10.1000/xyz'],
    ['10.1000%2Fxyz', '10.1000/xyz'],
    ['https://doi.org/10.1002/(SICI)1097%3C5::AID-A%3E3.0.CO;2-A', '10.1002/(sici)1097<5::aid-a>3.0.co;2-a'],
    ['10.1000.10/123', '10.1000.10/123'],
    ['10.1000/50%', '10.1000/50%'],
  ])('%j has the normal form %j', (text, normal) => {
    expect(doiFrom(text)).toBe(normal);
    expect(doiFrom(normal)).toBe(normal);
  });

  it.each([
    '',
    'xyz',
    '10.1000',
    '10.1000/',
    '10.10/xyz',
    '11.1000/xyz',
    '10.1000/a b',
    'https://example.org/10.1000/xyz',
    'https://doi.org/%E0%A4%A',
    `10.1000/${'x'.repeat(300)}`,
    '10.1000/a\u0000b',
    '10.1000/a\u200bb',
  ])('%j is none', (text) => {
    expect(doiFrom(text)).toBeNull();
  });

  it('has an address that leads to it whatever signs it holds', () => {
    for (const doi of ['10.1000/xyz', '10.1002/(sici)1097<5>3.0', '10.1000/a?b#c%d', '10.1000/é"|']) {
      expect(doiFrom(doiUrl(doi))).toBe(doi);
      expect(new URL(doiUrl(doi)).search + new URL(doiUrl(doi)).hash).toBe('');
    }
  });
});

describe('a PMID', () => {
  it.each([
    ['31978945', '31978945'],
    ['PMID: 123', '123'],
    ['pmid:0123', '123'],
    ['https://pubmed.ncbi.nlm.nih.gov/31978945/?term=x', '31978945'],
    ['https://www.ncbi.nlm.nih.gov/pubmed/5', '5'],
  ])('%j has the normal form %j', (text, normal) => {
    expect(pmidFrom(text)).toBe(normal);
  });

  it.each(['', '0', '123456789', 'PMC123', '12a', '-1', 'https://example.org/123'])('%j is none', (text) => {
    expect(pmidFrom(text)).toBeNull();
  });

  it('is told from a number of PubMed Central', () => {
    expect(pmidAdvice('PMC123')).toContain('PubMed Central');
    expect(pmidAdvice('x')).toContain('1 to 8 digits');
  });
});

describe('the address of a citation', () => {
  const nowhere = { url: null, doi: null, pmid: null };

  it('is its own, else that of the DOI, else that of PubMed', () => {
    expect(citationUrl({ url: 'https://a.example', doi: '10.1000/1', pmid: '1' })).toBe('https://a.example');
    expect(citationUrl({ ...nowhere, doi: '10.1000/1', pmid: '1' })).toBe('https://doi.org/10.1000/1');
    expect(citationUrl({ ...nowhere, pmid: '1' })).toBe('https://pubmed.ncbi.nlm.nih.gov/1/');
    expect(citationUrl(nowhere)).toBeNull();
  });

  it('is known again whatever campaign, scheme or fragment it came with', () => {
    const same = [
      'https://www.a.example/x/?b=2&a=1&utm_source=mail#top',
      'http://a.example/x?a=1&b=2',
      'https://A.example/x/?a=1&b=2&gclid=9',
    ];
    expect(new Set(same.map(samePageKey)).size).toBe(1);
    expect(samePageKey('https://a.example/X')).not.toBe(samePageKey('https://a.example/x'));
    expect(samePageKey('https://a.example/x?a=2')).not.toBe(samePageKey('https://a.example/x?a=1'));
    expect(samePageKey('nonsense')).toBeNull();
  });
});
