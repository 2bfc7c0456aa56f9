import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../database/transaction.js';
import { Gate } from '../../publication/gate.js';
import { DomainError } from '../../rules/domain-error.js';
import type { Viewer } from '../../rules/permissions.js';
import type { CommandCall } from '../articles/commands/command-call.js';
import { findAtVersion, writeOver } from '../articles/commands/expected-version.js';
import { claimKey } from '../idempotency.js';
import { findReviews, markWithdrawn } from './medical-review.repository.js';
import type { ReviewResult } from './record-medical-review.command.js';

/** Takes a review back: the history keeps it, readers and problems know it no more. */
@Injectable()
export class WithdrawMedicalReviewCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
  ) {}

  async run(
    order: { readonly id: string; readonly expectedVersion: number },
    viewer: Viewer,
    call: CommandCall,
  ): Promise<ReviewResult> {
    const { id, expectedVersion } = order;
    const retry = { key: call.idempotencyKey ?? null, mutation: 'withdrawMedicalReview', args: order };
    return inTransaction(this.dataSource, async (manager) => {
      const doneBefore = await claimKey(manager, viewer, retry, id);
      const [review] = await findReviews(manager, [id]);
      if (!review) throw DomainError.of('NOT_FOUND', 'There is no such medical review.', ['id']);
      const { articleId } = review;
      if (doneBefore !== null) {
        return { id, articleId, contentVersion: await this.gate.contentVersion(manager) };
      }
      const article = await findAtVersion(manager, articleId, expectedVersion);
      if (review.withdrawnAt !== null) {
        throw DomainError.of('NOT_ALLOWED_NOW', 'This medical review is withdrawn already.', ['id']);
      }
      await writeOver(manager, article, { workflow: null, latestRevision: article.latestRevision });
      await markWithdrawn(manager, id, viewer.userId);
      const { contentVersion } = await this.gate.refreshReviews(manager, articleId);
      return { id, articleId, contentVersion };
    });
  }
}
