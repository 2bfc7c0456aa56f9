import type { EntityManager } from 'typeorm';
import { findAtAddresses } from '../../publication/article-address.repository.js';
import type { PreparedPublication } from '../../publication/prepared-publication.js';
import type { Fault } from '../../rules/domain-error.js';
import type { StandingReview } from '../../rules/medical-review/review-problems.js';
import type { Examined } from '../../rules/problems/article-problems.js';
import { faultOf } from '../../rules/problems/problem.js';
import { addressKey, linkedArticles } from '../../rules/problems/site-links.js';
import { referredId } from '../../rules/reference.js';
import type { StoredCallToAction, StoredFigure } from './revision-content.js';
import { revisionProblems, type ProblemSettings } from './revision-problems.js';

/** When a revision is first seen, and the review that then holds for it. */
export interface FirstSeen {
  /** Null: at once. */
  readonly at: Date | null;
  readonly now: Date;
  readonly review: StandingReview | null;
}

/**
 * The problems of a revision that this site does not publish with, besides those no site does. Its links are judged by what
 * readers find when it is first seen: two articles that name each other can be published one after the other, the first
 * without its link.
 */
export async function policyFaults(
  manager: EntityManager,
  { revision, sources }: PreparedPublication,
  { at, now, review }: FirstSeen,
  settings: ProblemSettings,
): Promise<Fault[]> {
  const { blockers } = settings.problems;
  if (blockers.length === 0) return [];
  const examined: Examined = {
    ...revision,
    image: revision.image as StoredFigure | null,
    callToAction: revision.callToAction as StoredCallToAction | null,
    authors: revision.authorIds.length,
    topics: revision.topicIds.length,
  };
  const areLinksJudged = blockers.some((code) => code.startsWith('LINK_'));
  const addresses = areLinksJudged ? linkedArticles(examined, settings.site) : [];
  const found = await findAtAddresses(manager, addresses, at);
  const there = new Map(found.map((row) => [addressKey({ locale: row.locale, slug: row.askedSlug }), row]));
  const problems = revisionProblems(
    examined,
    {
      storyOf: (reference) => sources.stories.get(referredId('Testimonial', reference) ?? '') ?? null,
      review,
      articleAt: (address) => there.get(addressKey(address)) ?? null,
      at: (at ?? now).getTime() * 1000,
    },
    settings,
  );
  return problems.filter(({ code }) => blockers.some((blocker) => blocker === code)).map(faultOf);
}
