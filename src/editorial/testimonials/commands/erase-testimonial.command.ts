import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../../../database/transaction.js';
import { Gate } from '../../../publication/gate.js';
import type { Viewer } from '../../../rules/permissions.js';
import { newId } from '../../../rules/uuid.js';
import { claimKey, forgetKeys, type Retry } from '../../idempotency.js';
import { emptyConsents, findConsentsOf } from '../consent.repository.js';
import { FileRemover, requestRemoval } from '../file-remover.js';
import { insertReceipt } from '../receipt.repository.js';
import { eraseImages } from '../story-image.repository.js';
import { findOtherUses } from '../story-use.repository.js';
import { imagesOfStory, writtenTexts } from '../testimonial-rules.js';
import { emptyStory, type PresentStory } from '../testimonial.repository.js';
import type { ReceiptRow } from '../testimonial.row.js';
import { lockAtVersion, type StoryResult } from './story-version.js';
import { takeBack, type TakingBack } from './take-back.js';

/** Removes what was written and kept of a story for good. What is left are ids, dates and receipts. */
@Injectable()
export class EraseTestimonialCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    private readonly files: FileRemover,
  ) {}

  /** Withdraws the story where it was not. One that was erased stays as it is. */
  async run(
    order: { id: string; expectedVersion: number },
    viewer: Viewer,
    call: { now: Date; idempotencyKey?: string | null },
  ): Promise<StoryResult> {
    const { id, expectedVersion } = order;
    const retry: Retry = { key: call.idempotencyKey ?? null, mutation: 'eraseTestimonial', args: order };
    const result = await inTransaction(this.dataSource, async (manager) => {
      const untouched = async () => ({ id, contentVersion: await this.gate.contentVersion(manager) });
      if (await claimKey(manager, viewer, retry, id)) return untouched();
      await this.gate.approachWithdrawal(manager);
      const story = await lockAtVersion(manager, id, expectedVersion);
      if (story.erasedAt !== null) return untouched();
      const by = { userId: viewer.userId, reason: null, now: call.now };
      const withdrawal = story.withdrawnAt === null ? await takeBack(manager, this.gate, story, by) : null;
      const consents = await findConsentsOf(manager, [id]);
      await forgetKeys(manager, [id, ...consents.map((it) => it.id)], viewer, retry);
      const { contentVersion } = await this.erase(manager, story, withdrawal, by);
      return { id, contentVersion };
    });
    await this.files.run();
    return result;
  }

  private async erase(
    manager: EntityManager,
    story: PresentStory,
    withdrawal: ReceiptRow | null,
    by: TakingBack,
  ): Promise<ReceiptRow> {
    const imageIds = imagesOfStory(story);
    const images = await findOtherUses(manager, story.id, imageIds);
    const unused = images.filter((image) => !image.isStillUsed).map((image) => image.imageId);
    await requestRemoval(manager, 'image', unused);
    await requestRemoval(manager, 'evidence', await emptyConsents(manager, story.id));
    // Somebody may have prepared a publication with the story since it was withdrawn, and search learned its words again.
    const gone = { texts: writtenTexts(story), imageIds };
    const { words, contentVersion } = await this.gate.refresh(manager, [], gone);
    await emptyStory(manager, story.id);
    await eraseImages(manager, unused);
    return insertReceipt(manager, {
      id: newId(by.now),
      testimonialId: story.id,
      kind: 'ERASURE',
      articles: withdrawal?.articles ?? [],
      images,
      words: words + (withdrawal?.words ?? 0),
      contentVersion: Math.max(contentVersion, withdrawal?.contentVersion ?? 0),
      recordedById: by.userId,
    });
  }
}
