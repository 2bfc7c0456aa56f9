import type { Microseconds } from '../publication-plan.js';
import type { ReviewPolicy } from './review-policy.js';

/** What a review means for when readers see what it stands for. */
export interface ReviewEdges {
  /** Instants at which what readers see changes. */
  readonly cuts: readonly Microseconds[];
  /** From this instant on readers see nothing; null: they always do. */
  readonly hiddenFrom: Microseconds | null;
}

/**
 * Where the site withholds what is overdue, an article is hidden from the first instant of the due day (UTC) on. The flag
 * that an article is overdue needs no edge, as it is asked of the clock at every read.
 */
export function reviewEdges(
  review: { readonly nextDueOn: string } | null,
  policy: Pick<ReviewPolicy, 'overdue'>,
): ReviewEdges {
  if (review === null || policy.overdue === 'show') return { cuts: [], hiddenFrom: null };
  const due = Date.parse(`${review.nextDueOn}T00:00:00Z`) * 1000;
  return { cuts: [due], hiddenFrom: due };
}
