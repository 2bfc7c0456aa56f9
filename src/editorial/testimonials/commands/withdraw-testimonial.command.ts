import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../../database/transaction.js';
import { Gate } from '../../../publication/gate.js';
import { DomainError } from '../../../rules/domain-error.js';
import type { Viewer } from '../../../rules/permissions.js';
import { trimmed } from '../../change.js';
import { claimKey } from '../../idempotency.js';
import { FileRemover } from '../file-remover.js';
import { testimonialLimits } from '../testimonial.input.js';
import { lockAtVersion, type StoryResult } from './story-version.js';
import { takeBack } from './take-back.js';

/** Takes a story back for good. */
@Injectable()
export class WithdrawTestimonialCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    private readonly files: FileRemover,
  ) {}

  /** One transaction, which waits for publications under way and lets none begin. One that was withdrawn stays as it is. */
  async run(
    order: { id: string; expectedVersion: number; reason?: string | null },
    viewer: Viewer,
    call: { now: Date; idempotencyKey?: string | null },
  ): Promise<StoryResult> {
    const { id, expectedVersion } = order;
    const reason = trimmed(order.reason) ?? null;
    if (reason !== null && reason.length > testimonialLimits.reason) {
      const message = `A reason has at most ${testimonialLimits.reason} characters.`;
      throw DomainError.of('TOO_LONG', message, ['reason']);
    }
    const retry = { key: call.idempotencyKey ?? null, mutation: 'withdrawTestimonial', args: order };
    const result = await inTransaction(this.dataSource, async (manager) => {
      const untouched = async () => ({ id, contentVersion: await this.gate.contentVersion(manager) });
      if (await claimKey(manager, viewer, retry, id)) return untouched();
      await this.gate.approachWithdrawal(manager);
      const story = await lockAtVersion(manager, id, expectedVersion);
      if (story.withdrawnAt !== null) return untouched();
      const by = { userId: viewer.userId, reason, now: call.now };
      const { contentVersion } = await takeBack(manager, this.gate, story, by);
      return { id, contentVersion };
    });
    await this.files.run();
    return result;
  }
}
