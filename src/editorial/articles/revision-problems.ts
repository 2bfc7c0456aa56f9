import type { Config } from '../../config/config.js';
import type { StoredStory } from '../../publication/story.repository.js';
import { dayOf } from '../../rules/days.js';
import { reviewProblem, type StandingReview } from '../../rules/medical-review/review-problems.js';
import { articleProblems, type Examined, type Surroundings } from '../../rules/problems/article-problems.js';
import { bySeverity, type Problem } from '../../rules/problems/problem.js';
import type { Microseconds } from '../../rules/publication-plan.js';
import { storyProblems } from '../../rules/story-problems.js';

/** What the settings of a site say about problems. */
export type ProblemSettings = Pick<Config, 'site' | 'problems' | 'review' | 'consentWarningDays'>;

/** What stands around a revision when it is seen. */
export interface RevisionSurroundings {
  /** Null for a story that is not there or was withdrawn. */
  readonly storyOf: (reference: string) => StoredStory | null;
  readonly review: StandingReview | null;
  readonly articleAt: Surroundings['articleAt'];
  /** When it is first seen, as far as is known. */
  readonly at: Microseconds;
}

/** Everything an editor should know about a revision, as this site judges it; what blocks publishing first. */
export function revisionProblems(
  revision: Examined,
  { storyOf, review, articleAt, at }: RevisionSurroundings,
  { site, problems: policy, review: reviewPolicy, consentWarningDays }: ProblemSettings,
): readonly Problem[] {
  const when = { locale: revision.locale, at, warningDays: consentWarningDays };
  const lacking = reviewProblem(review, dayOf(new Date(at / 1000)), reviewPolicy);
  return bySeverity(
    [
      ...articleProblems(revision, { site, articleAt, readingLevel: policy.readingLevel }),
      ...storyProblems(revision.body, storyOf, when),
      ...(lacking ? [{ ...lacking, path: null }] : []),
    ],
    policy.blockers,
  );
}
