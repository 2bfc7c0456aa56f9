import { latestDayOf } from '../../rules/days.js';
import type { Fault } from '../../rules/domain-error.js';
import { monthsAfter, type ReviewPolicy } from '../../rules/medical-review/review-policy.js';
import { trimmed } from '../change.js';
import { faultsOf, is, refuse } from '../check-input.js';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsOptional, MaxLength } from '../input-rules.js';

/** How many reviewers a review has, how long its texts may be, and how many months it may stand. */
export const medicalReviewLimits = { reviewers: 10, evidence: 5_000, note: 2_000, months: 120 } as const;

/** A check of a revision. Ids are those of the rows. */
export class MedicalReviewInput {
  revision?: number | null;

  @ArrayNotEmpty(is('REQUIRED', 'Somebody has checked it: name at least one author with credentials.'))
  @ArrayUnique(is('INVALID', 'Somebody stands in this list twice. List each once.'))
  @ArrayMaxSize(
    medicalReviewLimits.reviewers,
    is('TOO_LONG', `A review has at most ${medicalReviewLimits.reviewers} reviewers.`),
  )
  reviewerIds!: readonly string[];

  reviewedOn!: string;

  nextDueOn?: string | null;

  @IsOptional()
  @MaxLength(medicalReviewLimits.evidence, is('TOO_LONG', 'The evidence has at most 5,000 characters.'))
  evidence?: string | null;

  @IsOptional()
  @MaxLength(medicalReviewLimits.note, is('TOO_LONG', 'A note has at most 2,000 characters.'))
  note?: string | null;
}

/** What an input says, in the form it is stored in. `revision` is null for the newest. */
export interface WrittenReview {
  readonly revision: number | null;
  readonly reviewerIds: readonly string[];
  readonly reviewedOn: string;
  readonly nextDueOn: string;
  readonly evidence: string | null;
  readonly note: string | null;
}

/** Reads an input that needs no look at the database; throws everything that is wrong with it at once. */
export function readReview(
  input: MedicalReviewInput,
  policy: Pick<ReviewPolicy, 'intervalMonths'>,
  now: Date,
): WrittenReview {
  const { revision = null, reviewerIds, reviewedOn, evidence, note } = input;
  const nextDueOn = input.nextDueOn ?? monthsAfter(reviewedOn, policy.intervalMonths);
  refuse([...faultsOf(MedicalReviewInput, input, ['input']), ...dayFaults(reviewedOn, nextDueOn, now)]);
  return {
    revision,
    reviewerIds,
    reviewedOn,
    nextDueOn,
    evidence: trimmed(evidence) ?? null,
    note: trimmed(note) ?? null,
  };
}

function dayFaults(reviewedOn: string, nextDueOn: string, now: Date): Fault[] {
  if (reviewedOn > latestDayOf(now)) {
    return invalid('reviewedOn', `${reviewedOn} lies in the future. Record a review once it is done.`);
  }
  if (nextDueOn <= reviewedOn) {
    return invalid(
      'nextDueOn',
      `${nextDueOn} is not after ${reviewedOn}, the day of the review. Send a later day.`,
    );
  }
  const last = monthsAfter(reviewedOn, medicalReviewLimits.months);
  if (nextDueOn <= last) return [];
  return invalid('nextDueOn', `A review stands for at most 10 years. Send a day up to ${last}.`);
}

function invalid(name: string, message: string): Fault[] {
  return [{ code: 'INVALID', message, field: ['input', name] }];
}
