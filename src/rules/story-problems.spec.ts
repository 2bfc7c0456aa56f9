import { describe, expect, it } from '@jest/globals';
import type { Body } from './body/body.js';
import type { Consent } from './consent.js';
import { storyProblems } from './story-problems.js';

const DAY = 86_400_000_000;
const body: Body = [{ _type: 'testimonial', _key: 'a', testimonial: { _type: 'reference', _ref: 'one' } }];
const problemsWith = (consents: Consent[] | null, texts: Record<string, unknown> = { en: {} }) =>
  storyProblems(body, () => consents && { texts, consents }, { locale: 'en', at: 0, warningDays: 30 });
const until = (at: number | null): Consent[] => [{ scopes: ['SITE'], locales: null, from: -1, until: at }];

describe('problems of stories', () => {
  it('are none while a consent stands for longer than the warning reaches', () => {
    expect(problemsWith(until(null))).toEqual([]);
    expect(problemsWith(until(31 * DAY))).toEqual([]);
  });

  it('warn of a consent that ends within the days, with the instant and the place', () => {
    expect(problemsWith(until(30 * DAY))).toMatchObject([
      {
        code: 'CONSENT_EXPIRES_SOON',
        severity: 'WARNING',
        message: expect.stringMatching('1970-01-31 00:00 UTC'),
        path: ['body', '0', 'testimonial'],
      },
    ]);
  });

  it.each([
    ['there is no such story, or it was withdrawn', null, {}],
    ['its consent has ended', until(0), { en: {} }],
    ['it has no words in the locale', until(null), { nl: {} }],
  ])('block where %s', (_, consents, texts) => {
    expect(problemsWith(consents, texts)).toMatchObject([{ code: 'CONSENT_MISSING', severity: 'BLOCKING' }]);
  });
});
