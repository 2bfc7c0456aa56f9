import { describe, expect, it } from '@jest/globals';
import { countCharacters, countWords, splitWords } from './words.js';

describe('counting words', () => {
  it('splits at white space of every kind', () => {
    expect(countWords(' The  facial\u00a0nerve\nhas\tfive\u2003branches.\u200b', 'en')).toBe(6);
  });

  it('takes hyphenated words, contractions and figures as one word each', () => {
    expect(splitWords('A well-kept face isn’t 62½ years old, e.g. 3.5%.')).toEqual([
      'A',
      'well-kept',
      'face',
      'isn’t',
      '62½',
      'years',
      'old,',
      'e.g.',
      '3.5%.',
    ]);
  });

  it('parts words at dashes and square brackets', () => {
    expect(countWords('slow—but sure [1]and–so on', 'en')).toBe(7);
  });

  it('takes what is only punctuation for no word', () => {
    expect(countWords('Learn & rest … – "!" 🙂', 'en')).toBe(2);
    expect(countWords('', 'en')).toBe(0);
    expect(countWords(' \n ', 'nl')).toBe(0);
  });

  it('finds the words of Chinese, which has no spaces', () => {
    // 面神经 | 控制 | 面部 | 肌肉 by ICU's dictionary, which may join 面部肌肉 or part 面神经 in another version.
    const words = countWords('面神经控制面部肌肉。', 'zh-Hans');
    expect(words).toBeGreaterThanOrEqual(3);
    expect(words).toBeLessThanOrEqual(6);
  });

  it('stays linear on a megabyte without a single word', () => {
    expect(countWords('-'.repeat(1_000_000), 'en')).toBe(0);
  });
});

describe('counting characters', () => {
  it('counts punctuation but no white space, and a character beyond 16 bits once', () => {
    expect(countCharacters('顔の 神経。\u3000𠮷')).toBe(6);
  });
});
