import { oneOf, wholeNumber, yesOrNo } from './variable.js';

/** What the site asks of medical reviews. */
export const REVIEW_VARIABLES = {
  REVIEW_INTERVAL_MONTHS: wholeNumber({
    about: 'After how many months a medical review is due again, where the reviewer names no day.',
    min: 1,
    max: 240,
    unit: 'months',
    fallback: '36',
  }),
  REVIEW_REQUIRED: yesOrNo({
    about:
      'Whether an article is published only with a medical review that stands. Otherwise its lack is a warning.',
    fallback: 'false',
  }),
  REVIEW_OVERDUE: oneOf({
    about:
      'What readers see of an article from the day on which its review is due (UTC): the article, flagged as overdue, or nothing until it is reviewed again. A change applies to what is published, or reviewed, from then on.',
    words: ['show', 'withhold'],
    fallback: 'show',
  }),
};
