import { describe, expect, it } from '@jest/globals';
import { countSyllables } from './syllables.js';

describe('syllables of English', () => {
  it.each([
    [1, 'the nerve smile Bell’s called eye made scarred tests faced'],
    [
      2,
      'facial muscle muscles palsy patient people treatment isn’t needed relaxed movement science rhythm faces',
    ],
    [3, 'idea area completely beautiful condition medical surgery paralysed'],
    [4, 'paralysis electrical material particular asymmetric'],
    [5, 'involuntary neuro-muscular'],
    [6, 'rehabilitation electromyograph'],
  ])('are %i in each of: %s', (syllables, words) => {
    const counted = words.split(' ').map((word) => [word, countSyllables(word, 'en')]);
    expect(counted).toEqual(words.split(' ').map((word) => [word, syllables]));
  });

  it('are one in figures, symbols and words without a vowel', () => {
    for (const word of ['62', '7%', '&', 'mm', '…']) expect(countSyllables(word, 'en')).toBe(1);
  });

  it('come to an end in a word without one', () => {
    expect(countSyllables('ly'.repeat(100_000), 'en')).toBeLessThanOrEqual(50);
  });
});

describe('syllables of Dutch', () => {
  it.each([
    [1, 'zacht nieuw ijs schreeuw mooi oog zo’n'],
    [2, 'spieren zenuw lachen nieuwe draaien foto’s royaal cadeau hockey'],
    [3, 'verlamming aangezicht genezing theater ideeën herstellen'],
    [4, 'behandeling aangezichten operatie patiënten'],
    [5, 'revalideren nationale'],
    [6, 'fysiotherapie'],
  ])('are %i in each of: %s', (syllables, words) => {
    const samples = words.split(' ');
    const counted = samples.map((word) => [word, countSyllables(word, 'nl')]);
    expect(counted).toEqual(samples.map((word) => [word, syllables]));
  });
});
