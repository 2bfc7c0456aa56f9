import { describe, expect, it } from '@jest/globals';
import { correctionOf, slipsBetween } from './correction.js';

describe('slipsBetween', () => {
  it.each([
    ['palsy', 'palsy', 0],
    ['plasy', 'palsy', 1],
    ['pallsy', 'palsy', 1],
    ['pasy', 'palsy', 1],
    ['pulsy', 'palsy', 1],
    ['', 'abc', 3],
    ['nerve', 'verse', 2],
  ])('%s and %s: %i', (a, b, slips) => {
    expect(slipsBetween(a, b)).toBe(slips);
  });
});

describe('correctionOf', () => {
  it('prefers one slip to a mere resemblance', () => {
    const candidates = [
      { word: 'palsied', similarity: 0.5, documents: 10 },
      { word: 'palsy', similarity: 0.4, documents: 10 },
    ];
    expect(correctionOf('plasy', candidates)).toBe('palsy');
  });

  it('prefers the commoner word among equals', () => {
    const candidates = [
      { word: 'nerves', similarity: 0.5, documents: 2 },
      { word: 'nerved', similarity: 0.5, documents: 200 },
    ];
    expect(correctionOf('nervez', candidates)).toBe('nerved');
  });

  it('says nothing rather than something far away', () => {
    expect(correctionOf('xyzzy', [{ word: 'jazzy', similarity: 0.2, documents: 1000 }])).toBeNull();
    expect(correctionOf('xyzzy', [])).toBeNull();
  });
});
