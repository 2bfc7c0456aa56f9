import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../../../config/config.js';
import { CONFIG } from '../../../config/config.module.js';
import { inTransaction } from '../../../database/transaction.js';
import { Gate } from '../../../publication/gate.js';
import { DomainError } from '../../../rules/domain-error.js';
import type { Viewer } from '../../../rules/permissions.js';
import { changed, isSame } from '../../change.js';
import { claimKey } from '../../idempotency.js';
import { findArticlesShowing } from '../story-use.repository.js';
import { imagesOfStory, readStory, writtenTexts } from '../testimonial-rules.js';
import type { TestimonialInput } from '../testimonial.input.js';
import { updateStory, type StoryFields } from '../testimonial.repository.js';
import { lockUnwithdrawn, type StoryResult } from './story-version.js';
import { bindImages, mergeTexts } from './write-story.js';

/** Changes a patient's story, at once in every article that shows it. */
@Injectable()
export class UpdateTestimonialCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Where nothing differs, nothing is written and the version stays. What it said before is forgotten by search. */
  run(
    order: { id: string; expectedVersion: number; input: TestimonialInput },
    viewer: Viewer,
    call: { idempotencyKey?: string | null },
  ): Promise<StoryResult> {
    const { id, expectedVersion, input } = order;
    const written = readStory(input, this.config, false);
    const retry = { key: call.idempotencyKey ?? null, mutation: 'updateTestimonial', args: order };
    return inTransaction(this.dataSource, async (manager) => {
      const untouched = async () => ({ id, contentVersion: await this.gate.contentVersion(manager) });
      if (await claimKey(manager, viewer, retry, id)) return untouched();
      await this.gate.approachWithdrawal(manager);
      const { name, texts, imageId } = await lockUnwithdrawn(manager, id, expectedVersion);
      const present: StoryFields = { name: name!, texts, imageId };
      const next: StoryFields = {
        name: input.name?.trim() ?? present.name,
        texts: mergeTexts(texts, written),
        imageId: changed(input.imageId, imageId),
      };
      if (isSame(next, present)) return untouched();
      if (Object.keys(next.texts).length === 0) {
        const message = 'A story needs words in at least one locale. To take it back, withdraw it.';
        throw DomainError.of('REQUIRED', message, ['input', 'texts']);
      }
      const imageIds = await bindImages(manager, next, written);
      await updateStory(manager, id, next);
      const articles = await findArticlesShowing(manager, { testimonialId: id, imageIds });
      const gone = { texts: writtenTexts(present), imageIds: imagesOfStory(present) };
      const { contentVersion } = await this.gate.refresh(manager, articles, gone);
      return { id, contentVersion };
    });
  }
}
