import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG } from '../../config/config.module.js';
import type { Config } from '../../config/config.js';
import { inTransaction } from '../../database/transaction.js';
import { Gate } from '../../publication/gate.js';
import { freeSlug } from '../../rules/free-slug.js';
import type { Viewer } from '../../rules/permissions.js';
import { newId } from '../../rules/uuid.js';
import { trimmed } from '../change.js';
import { refuse } from '../check-input.js';
import { claimKey } from '../idempotency.js';
import { localeFaults } from '../site-locale.js';
import { checkParent, nameRequired, slugFromName, slugTaken, topicFaults } from './topic-rules.js';
import type { TopicInput } from './topic.input.js';
import { insertTopic, topicSlugsLike } from './topic.repository.js';

/** Makes a topic, public at once. */
@Injectable()
export class CreateTopicCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(
    input: TopicInput,
    viewer: Viewer,
    call: { now: Date; idempotencyKey?: string | null },
  ): Promise<{ id: string; contentVersion: number }> {
    const locale = input.locale ?? this.config.site.defaultLocale;
    refuse([
      ...(input.name === undefined ? [nameRequired()] : []),
      ...topicFaults(input),
      ...localeFaults(locale, this.config, ['input', 'locale']),
    ]);
    const id = newId(call.now);
    const retry = { key: call.idempotencyKey ?? null, mutation: 'createTopic', args: { input } };
    return inTransaction(this.dataSource, async (manager) => {
      const doneBefore = await claimKey(manager, viewer, retry, id);
      if (doneBefore) return { id: doneBefore, contentVersion: await this.gate.contentVersion(manager) };
      if (input.parentId) await checkParent(manager, { id, locale }, input.parentId);
      await this.insert(manager, { id, locale }, input);
      return { id, ...(await this.gate.publishTopic(manager, id)) };
    });
  }

  private async insert(
    manager: EntityManager,
    { id, locale }: { id: string; locale: string },
    input: TopicInput,
  ): Promise<void> {
    const name = input.name!.trim();
    const description = trimmed(input.description) ?? null;
    const fields = { locale, name, description, parentId: input.parentId ?? null };
    if (input.slug != null) {
      if (await insertTopic(manager, id, { ...fields, slug: input.slug })) return;
      throw slugTaken(input.slug);
    }
    const slug = slugFromName(name, locale);
    // Somebody may take the free one between the two statements: then the next one is tried.
    for (;;) {
      const free = freeSlug(slug, await topicSlugsLike(manager, locale, slug, null));
      if (await insertTopic(manager, id, { ...fields, slug: free })) return;
    }
  }
}
