import type { AddressedArticle, ArticleAddresses } from '../article-address.js';
import type { Body } from '../body/body.js';
import { publishFaults } from '../body/publish-faults.js';
import type { Fault } from '../domain-error.js';
import type { ReadabilityBand } from '../reading/readability.js';
import { citationProblems } from './citation-problems.js';
import { headingProblems } from './heading-problems.js';
import { linkProblems, type ArticleThere, type LinkedRevision } from './link-problems.js';
import { missingMatter, type ExaminedMatter } from './missing-matter.js';
import { pictureFaults, pictureProblems, type ExaminedPicture } from './picture-problems.js';
import type { Problem } from './problem.js';
import { readingLevelProblems } from './reading-level-problem.js';

/** What of a revision can be a problem. */
export interface Examined extends ExaminedMatter, LinkedRevision {
  readonly image: ExaminedPicture | null;
  readonly callToAction: {
    readonly url: string;
    readonly label: string;
    readonly image?: ExaminedPicture | null;
  } | null;
}

/** What a revision is held against. */
export interface Surroundings {
  readonly site: ArticleAddresses;
  /** What readers find at an address when the revision is seen; null where they find nothing. */
  readonly articleAt: (address: AddressedArticle) => ArticleThere | null;
  /** The hardest a text may be; null where a site has no wish. */
  readonly readingLevel: ReadabilityBand | null;
}

/** What publishing a revision is always refused for; empty where nothing is. A missing summary is none: readers see the text's beginning. */
export function blockingFaults(revision: {
  readonly body: Body;
  readonly image: ExaminedPicture | null;
  readonly callToAction?: { readonly image?: ExaminedPicture | null } | null;
}): Fault[] {
  return [...pictureFaults(revision), ...publishFaults(revision.body)];
}

/** Everything an editor should know about the words and pictures of a revision, what always blocks publishing first. */
export function articleProblems(
  revision: Examined,
  { site, articleAt, readingLevel }: Surroundings,
): Problem[] {
  const { body, citations, locale } = revision;
  return [
    ...blockingFaults(revision).map(({ code, message, field }) => ({
      code,
      severity: 'BLOCKING' as const,
      message,
      path: field ?? null,
    })),
    ...missingMatter(revision),
    ...pictureProblems(revision, body),
    ...headingProblems(body),
    ...linkProblems(revision, site, articleAt),
    ...citationProblems(body, citations),
    ...readingLevelProblems(body, locale, readingLevel),
  ];
}
