import type { EntityManager } from 'typeorm';
import type { Gate } from '../../../publication/gate.js';
import { newId } from '../../../rules/uuid.js';
import { endConsents } from '../consent.repository.js';
import { requestRemoval } from '../file-remover.js';
import { insertReceipt } from '../receipt.repository.js';
import { hideImages } from '../story-image.repository.js';
import { findArticlesHolding, findOpenUses, findOtherUses } from '../story-use.repository.js';
import { imagesOfStory, writtenTexts } from '../testimonial-rules.js';
import { markWithdrawn, type PresentStory } from '../testimonial.repository.js';
import type { ReceiptRow } from '../testimonial.row.js';

/** Whose doing it is, and when by this machine's clock, for new ids. */
export interface TakingBack {
  readonly userId: string | null;
  readonly reason: string | null;
  readonly now: Date;
}

/**
 * Withdraws a locked story: readers, and editors who are no administrators, are shown nothing of it once this commits. Wants
 * the gate to have been approached for a withdrawal.
 */
export async function takeBack(
  manager: EntityManager,
  gate: Gate,
  story: PresentStory,
  by: TakingBack,
): Promise<ReceiptRow> {
  const articles = await findOpenUses(manager, story.id);
  const imageIds = imagesOfStory(story);
  const images = await findOtherUses(manager, story.id, imageIds);
  await markWithdrawn(manager, story.id, by);
  await requestRemoval(manager, 'evidence', await endConsents(manager, story.id));
  await hideImages(
    manager,
    images.filter((image) => !image.isStillUsed).map((image) => image.imageId),
  );
  const { words, contentVersion } = await gate.refresh(
    manager,
    await findArticlesHolding(manager, story.id),
    { texts: writtenTexts(story), imageIds },
  );
  return insertReceipt(manager, {
    id: newId(by.now),
    testimonialId: story.id,
    kind: 'WITHDRAWAL',
    articles,
    images,
    words,
    contentVersion,
    recordedById: by.userId,
  });
}
