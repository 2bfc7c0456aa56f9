import { describe, expect, it } from '@jest/globals';
import { parseUrl } from './parse-url.js';

describe('parseUrl', () => {
  it('reads an address, with what it is relative to, and refuses what is none', () => {
    expect(parseUrl('https://bücher.example/a')?.href).toBe('https://xn--bcher-kva.example/a');
    expect(parseUrl('../b', 'https://a.example/c/d')?.href).toBe('https://a.example/b');
    expect(['', 'a', '//a', 'https://'].map((text) => parseUrl(text))).toEqual([null, null, null, null]);
  });

  it('says the same of an address however often it is asked', () => {
    let refused = 0;
    for (let n = 0; n < 20_000; n += 1) if (!parseUrl('https://bücher.example')) refused += 1;
    expect(refused).toBe(0);
  });
});
