import { describe, expect, it } from '@jest/globals';
import { countSentences } from './sentences.js';

describe('counting sentences', () => {
  it.each([
    ['One. Two! Three? Four…', 4],
    ['He asked: “Will it heal?” She nodded.', 2],
    ['He said it would (it did.) Nobody doubted.', 2],
    ['A heading without a stop\nAnd a paragraph. Of two.', 3],
    ['See Dr. Bell and Prof. A. Nerve, e.g. on Monday.', 1],
    ['A score of 3.5 is fine. 4 is better.', 2],
    ['It was 5 p.m. when the smile came back.', 1],
    ['Eat, rest, etc. Then sleep.', 2],
    ['Wait... What?! No.', 3],
    ['هل يشفى؟ نعم.', 2],
    ['  \n—\n', 0],
    ['', 0],
  ])('finds in %j %i', (text, sentences) => {
    expect(countSentences(text)).toBe(sentences);
  });

  it('ends sentences at colons where the formula says so', () => {
    const text = 'Zwei Gründe: Ruhe und Wärme. Um 10:30 Uhr.';
    expect(countSentences(text)).toBe(2);
    expect(countSentences(text, { colonsEnd: true })).toBe(3);
  });

  it('stays linear on a megabyte of stops', () => {
    expect(countSentences(`a${'.'.repeat(1_000_000)}`)).toBe(1);
  });
});
