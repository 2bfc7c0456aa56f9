import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../../../config/config.js';
import { CONFIG } from '../../../config/config.module.js';
import { inTransaction } from '../../../database/transaction.js';
import { Gate } from '../../../publication/gate.js';
import { DomainError } from '../../../rules/domain-error.js';
import type { Viewer } from '../../../rules/permissions.js';
import { newId } from '../../../rules/uuid.js';
import { trimmed } from '../../change.js';
import { refuse } from '../../check-input.js';
import { claimKey } from '../../idempotency.js';
import { countConsents, insertConsent } from '../consent.repository.js';
import { findArticlesShowing } from '../story-use.repository.js';
import { consentFaults } from '../testimonial-rules.js';
import { testimonialLimits, type ConsentInput } from '../testimonial.input.js';
import { touchStory } from '../testimonial.repository.js';
import { lockUnwithdrawn, type StoryResult } from './story-version.js';

/** Records what a patient agreed to; articles show the story accordingly from then on. */
@Injectable()
export class RecordConsentCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** `id` of the result is the consent's. */
  run(
    order: { testimonialId: string; expectedVersion: number; input: ConsentInput },
    viewer: Viewer,
    call: { now: Date; idempotencyKey?: string | null },
  ): Promise<StoryResult> {
    const { testimonialId, expectedVersion, input } = order;
    refuse(consentFaults(input, this.config));
    const id = newId(call.now);
    const retry = { key: call.idempotencyKey ?? null, mutation: 'recordConsent', args: order };
    return inTransaction(this.dataSource, async (manager) => {
      const doneBefore = await claimKey(manager, viewer, retry, id);
      if (doneBefore) return { id: doneBefore, contentVersion: await this.gate.contentVersion(manager) };
      await this.gate.approachRefresh(manager);
      await lockUnwithdrawn(manager, testimonialId, expectedVersion);
      if ((await countConsents(manager, testimonialId)) >= testimonialLimits.consents) {
        const message = `A story has at most ${testimonialLimits.consents} consents. Record one that covers more.`;
        throw DomainError.of('NOT_ALLOWED_NOW', message, ['testimonialId']);
      }
      const { scopes, locales = null, from = null, until = null } = input;
      const note = trimmed(input.note) ?? null;
      const consent = { id, testimonialId, scopes, locales, from, until, note, userId: viewer.userId };
      if (!(await insertConsent(manager, consent))) {
        const message = 'This lies in the past. Send a later instant, or `from` as well.';
        throw DomainError.of('INVALID', message, ['input', 'until']);
      }
      await touchStory(manager, testimonialId);
      const articles = await findArticlesShowing(manager, { testimonialId, imageIds: [] });
      const { contentVersion } = await this.gate.refresh(manager, articles);
      return { id, contentVersion };
    });
  }
}
