import type { EntityManager } from 'typeorm';
import type { ChangeKind } from '../rules/medical-review/change-kind.js';
import type { ReviewPolicy } from '../rules/medical-review/review-policy.js';
import { planPublication, type Microseconds } from '../rules/publication-plan.js';
import { enterEditions } from './editions.js';
import { approachNeighbourhood, type Way } from './neighbourhood.js';
import type { PreparedPublication } from './prepared-publication.js';
import {
  cancelPublications,
  closePublications,
  findOpenPublications,
  insertPublication,
} from './publication.repository.js';
import {
  bringForwardPublishedAt,
  deleteReadings,
  endReadings,
  findReadings,
  findReadingsToReplace,
} from './reading.repository.js';
import { noteShownRevision } from './shown-revision.repository.js';
import { proposedChange, showReview } from './review.repository.js';

/** When a publication is to be seen, and whose doing it is. */
export interface PublishOrder {
  /** The new publication's id, made by the caller. */
  readonly publicationId: string;
  /** Null: at once, by the database's clock. */
  readonly at: Date | null;
  /** Null: until something follows it. */
  readonly until: Date | null;
  readonly userId: string | null;
  /** What changed since the revision that was reviewed last; what the rule proposes where it is missing. */
  readonly changeKind?: ChangeKind | null;
  /** What becomes of it when its review is overdue; it goes on being shown where this is missing. */
  readonly overdue?: ReviewPolicy['overdue'];
}

/**
 * Fits a publication among those of its article and writes what is read of it. `isAtOnce`: readers see it as soon as the
 * transaction commits. `way` among the neighbours is found out unless it is given.
 */
export async function publishEditions(
  manager: EntityManager,
  prepared: PreparedPublication,
  order: PublishOrder,
  givenWay?: Way,
): Promise<{ isAtOnce: boolean }> {
  const { articleId, revisionId, locale } = prepared.revision;
  const { now, open, isReviewed } = await findOpenPublications(manager, articleId);
  const plan = planPublication(now, open, {
    at: toMicroseconds(order.at),
    until: toMicroseconds(order.until),
  });
  const isAtOnce = plan.from <= now || order.at === null;
  const way = givenWay ?? (await approachNeighbourhood(manager, locale, isAtOnce));

  const replaced = await findReadingsToReplace(
    manager,
    articleId,
    [...plan.cancel, ...(isAtOnce ? plan.close : [])],
    now,
  );
  await cancelPublications(manager, plan.cancel);
  await closePublications(manager, plan.close, plan.from);
  if (!isAtOnce) await endReadings(manager, await findReadings(manager, plan.close), plan.from);
  await deleteReadings(manager, replaced);

  const changeKind =
    order.changeKind ?? (isReviewed ? await proposedChange(manager, prepared.revision) : null);
  const firstFrom = await insertPublication(
    manager,
    { id: order.publicationId, articleId, revisionId, userId: order.userId, changeKind },
    plan,
    isAtOnce ? plan.from : now,
  );
  await enterEditions(manager, way, prepared, { ...plan, publicationId: order.publicationId, firstFrom });
  if (isReviewed) await showReview(manager, order.publicationId, { overdue: order.overdue ?? 'show' });
  // Of its own rows, those written just now bear the first date already.
  const hasOthers = open.length > plan.cancel.length + (isAtOnce ? plan.close.length : 0);
  if (hasOthers) await bringForwardPublishedAt(manager, articleId, firstFrom);
  await noteShownRevision(manager, prepared.revision, plan.from, now);
  return { isAtOnce };
}

function toMicroseconds(date: Date | null): Microseconds | null {
  return date === null ? null : date.getTime() * 1000;
}
