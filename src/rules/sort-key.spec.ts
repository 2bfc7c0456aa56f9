import { describe, expect, it } from '@jest/globals';
import { sortKey } from './sort-key.js';

describe('sortKey', () => {
  it('puts accented and capital letters where their plain ones are', () => {
    const titles = ['Éclair', 'zebra', 'eclipse', '“Apple”', 'Zoo'];
    expect(titles.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual([
      '“Apple”',
      'Éclair',
      'eclipse',
      'zebra',
      'Zoo',
    ]);
  });

  it('leaves scripts without case as they are', () => {
    expect(sortKey('顔面神経麻痺')).toBe('顔面神経麻痺');
  });
});
