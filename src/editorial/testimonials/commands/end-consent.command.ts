import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../../../database/transaction.js';
import { Gate } from '../../../publication/gate.js';
import { DomainError } from '../../../rules/domain-error.js';
import type { Viewer } from '../../../rules/permissions.js';
import { claimKey } from '../../idempotency.js';
import { endConsents, findConsents } from '../consent.repository.js';
import { FileRemover, requestRemoval } from '../file-remover.js';
import { findArticlesShowing } from '../story-use.repository.js';
import { touchStory } from '../testimonial.repository.js';
import type { ConsentRow } from '../testimonial.row.js';
import { lockUnwithdrawn, type StoryResult } from './story-version.js';

/** Ends one consent, now or at a later instant. */
@Injectable()
export class EndConsentCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    private readonly files: FileRemover,
  ) {}

  /** `id` of the result is the story's. */
  async run(
    order: { id: string; expectedVersion: number; at: Date | null },
    viewer: Viewer,
    call: { idempotencyKey?: string | null },
  ): Promise<StoryResult> {
    const retry = { key: call.idempotencyKey ?? null, mutation: 'endConsent', args: order };
    const result = await inTransaction(this.dataSource, async (manager) => {
      const [consent] = await findConsents(manager, [order.id]);
      // Done before, it may have been removed.
      const doneBefore = await claimKey(manager, viewer, retry, consent?.testimonialId ?? order.id);
      if (doneBefore) return { id: doneBefore, contentVersion: await this.gate.contentVersion(manager) };
      if (!consent) throw DomainError.of('NOT_FOUND', 'There is no such consent.', ['id']);
      const id = consent.testimonialId;
      await this.gate.approachRefresh(manager);
      await lockUnwithdrawn(manager, id, order.expectedVersion);
      await checkEnd(manager, consent, order.at);
      const gone = await endConsents(manager, id, { consentId: order.id, at: order.at });
      await requestRemoval(manager, 'evidence', gone);
      await touchStory(manager, id);
      const articles = await findArticlesShowing(manager, { testimonialId: id, imageIds: [] });
      const { contentVersion } = await this.gate.refresh(manager, articles);
      return { id, contentVersion };
    });
    await this.files.run();
    return result;
  }
}

async function checkEnd(manager: EntityManager, { until }: ConsentRow, at: Date | null): Promise<void> {
  const [{ now }] = await manager.query<[{ now: Date }]>(
    `-- editorial.clock
     select clock_timestamp() as now`,
  );
  if (until !== null && until <= (at ?? now)) {
    const message = `This consent ends at ${until.toISOString()} already. Record another one for what comes after.`;
    throw DomainError.of('NOT_ALLOWED_NOW', message, ['id']);
  }
  if (at !== null && at < now) {
    const message = 'This lies in the past. Send a later instant, or none to end the consent now.';
    throw DomainError.of('INVALID', message, ['at']);
  }
}
