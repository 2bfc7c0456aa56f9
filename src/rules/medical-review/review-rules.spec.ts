import { describe, expect, it } from '@jest/globals';
import { reviewEdges } from './review-edges.js';
import { isOverdue, monthsAfter } from './review-policy.js';
import { reviewProblem, type StandingReview } from './review-problems.js';

describe('the day a review is due again', () => {
  it.each([
    ['2026-11-20', 36, '2029-11-20'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
  ])('is %s and %i months: %s', (day, months, due) => {
    expect(monthsAfter(day, months)).toBe(due);
  });

  it('is overdue from that day on', () => {
    expect(isOverdue('2026-11-20', '2026-11-19')).toBe(false);
    expect(isOverdue('2026-11-20', '2026-11-20')).toBe(true);
    expect(isOverdue('2026-11-20', '2026-11-21')).toBe(true);
  });
});

describe('what a review means for what readers see', () => {
  const review = { nextDueOn: '2026-11-20' };

  it('is nothing where articles are shown though overdue, or none was reviewed', () => {
    const nothing = { cuts: [], hiddenFrom: null };
    expect(reviewEdges(review, { overdue: 'show' })).toEqual(nothing);
    expect(reviewEdges(null, { overdue: 'withhold' })).toEqual(nothing);
  });

  it('is an end at the first instant of the due day in UTC where the overdue is withheld', () => {
    const midnight = Date.parse('2026-11-20T00:00:00Z') * 1000;
    expect(reviewEdges(review, { overdue: 'withhold' })).toEqual({ cuts: [midnight], hiddenFrom: midnight });
  });
});

describe('what publishing lacks of review', () => {
  const standing: StandingReview = {
    revision: 3,
    nextDueOn: '2029-01-01',
    change: null,
    isSuperseded: false,
  };
  const today = '2026-11-20';
  const problemOf = (review: StandingReview | null, isRequired = false) =>
    reviewProblem(review, today, { isRequired });

  it('is nothing where a review stands, of the text itself or but for a minor change', () => {
    expect(problemOf(standing)).toBeNull();
    expect(problemOf({ ...standing, change: 'MINOR' })).toBeNull();
  });

  it('blocks only where the site asks for reviews', () => {
    expect(problemOf(null)?.severity).toBe('WARNING');
    expect(problemOf(null, true)?.severity).toBe('BLOCKING');
  });

  it('is the review itself, or its date', () => {
    expect(problemOf(null)?.code).toBe('REVIEW_MISSING');
    expect(problemOf({ ...standing, change: 'MATERIAL' })?.code).toBe('REVIEW_MISSING');
    expect(problemOf({ ...standing, nextDueOn: today })?.code).toBe('REVIEW_OVERDUE');
  });

  it('cannot be declared minor once a material change was published', () => {
    const problem = problemOf({ ...standing, change: 'MINOR', isSuperseded: true });
    expect(problem?.code).toBe('REVIEW_MISSING');
    expect(problem?.message).not.toContain('changeKind');
    expect(problemOf({ ...standing, change: 'MATERIAL' })?.message).toContain('changeKind: MINOR');
  });
});
