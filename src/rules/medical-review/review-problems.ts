import type { ChangeKind } from './change-kind.js';
import { isOverdue, type ReviewPolicy } from './review-policy.js';

/** The latest review of an article, seen from a revision that is to be published. */
export interface StandingReview {
  /** Number of the revision that was checked. */
  readonly revision: number;
  readonly nextDueOn: string;
  /** What changed since then; null where it is the revision itself that was checked. */
  readonly change: ChangeKind | null;
  /** A material change was published since: whatever followed it, only a new review counts. */
  readonly isSuperseded: boolean;
}

/** What publishing a revision lacks of medical review; as a fault where the site asks for one. */
export interface ReviewProblem {
  readonly code: 'REVIEW_MISSING' | 'REVIEW_OVERDUE';
  readonly severity: 'BLOCKING' | 'WARNING';
  readonly message: string;
}

/** At most one. `today` is the day in UTC on which the revision is first seen. */
export function reviewProblem(
  review: StandingReview | null,
  today: string,
  policy: Pick<ReviewPolicy, 'isRequired'>,
): ReviewProblem | null {
  const severity = policy.isRequired ? 'BLOCKING' : 'WARNING';
  if (review === null) {
    const message = 'Nobody with credentials has checked this text. Record a medical review of it.';
    return { code: 'REVIEW_MISSING', severity, message };
  }
  if (review.isSuperseded || review.change === 'MATERIAL') {
    const hint = review.isSuperseded ? '' : ' Where the change is minor, publish with changeKind: MINOR.';
    const message = `Revision ${review.revision} was checked, but the text has changed materially since. Record a medical review of the text as it is.${hint}`;
    return { code: 'REVIEW_MISSING', severity, message };
  }
  if (!isOverdue(review.nextDueOn, today)) return null;
  const message = `The medical review of revision ${review.revision} was due again on ${review.nextDueOn}. Record a new one.`;
  return { code: 'REVIEW_OVERDUE', severity, message };
}
