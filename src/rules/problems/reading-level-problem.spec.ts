import { describe, expect, it } from '@jest/globals';
import type { Body } from '../body/body.js';
import { readability } from '../reading/readability.js';
import { readingLevelProblems } from './reading-level-problem.js';

const text = (words: string): Body => [
  {
    _type: 'block',
    _key: 'b',
    style: 'normal',
    markDefs: [],
    children: [{ _type: 'span', _key: 's', text: words, marks: [] }],
  },
];
const EASY = 'We sat on the mat and saw the cat. '.repeat(20);
const HARD =
  'Electroneurographical investigations corroborate neuropathophysiological deterioration notwithstanding rehabilitation. '.repeat(
    20,
  );

describe('the reading level of a text', () => {
  it('is a problem where it is harder than the site wants', () => {
    expect(readingLevelProblems(text(HARD), 'en', 'difficult')).toEqual([
      {
        code: 'READING_LEVEL',
        severity: 'WARNING',
        message: `The text is very difficult to read (Flesch reading ease ${readability(HARD, 'en')!.score}); this site wants it difficult at most. Shorter sentences and plainer words help.`,
        path: ['body'],
      },
    ]);
  });

  it.each([
    ['it is as the site wants it', EASY, 'en', 'very easy'],
    ['the site wants any', HARD, 'en', 'very difficult'],
    ['the site has no wish', HARD, 'en', null],
    ['the text is too short to say', HARD.slice(0, 200), 'en', 'very easy'],
    ['nothing is known of the language', HARD, 'ja', 'very easy'],
  ] as const)('is none where %s', (_, words, locale, hardest) => {
    expect(readingLevelProblems(text(words), locale, hardest)).toEqual([]);
  });

  it('counts no word of the stories that patients told', () => {
    const story: Body[number] = {
      _type: 'testimonial',
      _key: 't',
      testimonial: { _type: 'reference', _ref: 'x' },
    };
    expect(readingLevelProblems([story, ...text(EASY)], 'en', 'very easy')).toEqual([]);
  });
});
