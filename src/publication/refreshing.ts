import type { EntityManager } from 'typeorm';
import type { ReviewPolicy } from '../rules/medical-review/review-policy.js';
import { enterEditions } from './editions.js';
import { approachNeighbourhood } from './neighbourhood.js';
import type { PreparedPublication } from './prepared-publication.js';
import type { RevisionSnapshot } from './prepared-reading.js';
import { findOpenPublications, firstVisible } from './publication.repository.js';
import { deleteReadings, findReadingsToReplace } from './reading.repository.js';
import { showReview } from './review.repository.js';
import { findPublishedSnapshot } from './revision-snapshot.repository.js';

/**
 * Writes anew what is and will be read of a locked article, with its sources as `prepare` finds them now. True where
 * readers see it.
 */
export async function refreshEditions(
  manager: EntityManager,
  article: { readonly id: string; readonly locale: string },
  prepare: (revision: RevisionSnapshot) => Promise<PreparedPublication>,
  reviewPolicy: Pick<ReviewPolicy, 'overdue'>,
): Promise<boolean> {
  const { now, open } = await findOpenPublications(manager, article.id);
  const isSeen = open.some((it) => it.from <= now);
  const way = await approachNeighbourhood(manager, article.locale, isSeen);
  const ids = open.map((it) => it.id);
  await deleteReadings(manager, await findReadingsToReplace(manager, article.id, ids, now));
  for (const { id: publicationId, from, until } of open) {
    const prepared = await prepare(await findPublishedSnapshot(manager, publicationId));
    await enterEditions(manager, way, prepared, {
      publicationId,
      firstFrom: await firstVisible(manager, article.id),
      // What has been seen already begins anew: whoever reads it from here on reads something else.
      from: Math.max(from, now),
      until,
    });
    await showReview(manager, publicationId, reviewPolicy);
  }
  return isSeen;
}

/** Shows the review that what is and will be read of a locked article carries now; nothing else is written anew. */
export async function refreshReviews(
  manager: EntityManager,
  articleId: string,
  reviewPolicy: Pick<ReviewPolicy, 'overdue'>,
): Promise<boolean> {
  const { now, open } = await findOpenPublications(manager, articleId);
  for (const { id } of open) await showReview(manager, id, reviewPolicy);
  return open.some((it) => it.from <= now);
}
