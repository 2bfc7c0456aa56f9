import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../../../config/config.js';
import { CONFIG } from '../../../config/config.module.js';
import { inTransaction } from '../../../database/transaction.js';
import { Gate } from '../../../publication/gate.js';
import type { Viewer } from '../../../rules/permissions.js';
import { newId } from '../../../rules/uuid.js';
import { claimKey } from '../../idempotency.js';
import { findArticlesShowing } from '../story-use.repository.js';
import { readStory } from '../testimonial-rules.js';
import type { TestimonialInput } from '../testimonial.input.js';
import { insertStory } from '../testimonial.repository.js';
import type { StoryResult } from './story-version.js';
import { bindImages, mergeTexts } from './write-story.js';

/** Writes down a patient's story, which nobody is shown yet. */
@Injectable()
export class CreateTestimonialCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  run(
    input: TestimonialInput,
    viewer: Viewer,
    call: { now: Date; idempotencyKey?: string | null },
  ): Promise<StoryResult> {
    const written = readStory(input, this.config, true);
    const story = {
      name: input.name!.trim(),
      texts: mergeTexts({}, written),
      imageId: input.imageId ?? null,
    };
    const retry = { key: call.idempotencyKey ?? null, mutation: 'createTestimonial', args: { input } };
    const id = newId(call.now);
    return inTransaction(this.dataSource, async (manager) => {
      const doneBefore = await claimKey(manager, viewer, retry, id);
      if (doneBefore) return { id: doneBefore, contentVersion: await this.gate.contentVersion(manager) };
      await this.gate.approachRefresh(manager);
      await insertStory(manager, id, story, viewer.userId);
      const bound = await bindImages(manager, story, written);
      if (bound.length === 0) return { id, contentVersion: await this.gate.contentVersion(manager) };
      // Other articles show them already: from now on no cache keeps them there either.
      const articles = await findArticlesShowing(manager, { testimonialId: id, imageIds: bound });
      const { contentVersion } = await this.gate.refresh(manager, articles);
      return { id, contentVersion };
    });
  }
}
