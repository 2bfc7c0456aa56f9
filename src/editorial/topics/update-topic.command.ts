import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../../database/transaction.js';
import { Gate } from '../../publication/gate.js';
import { DomainError, VersionConflictError } from '../../rules/domain-error.js';
import { freeSlug } from '../../rules/free-slug.js';
import type { Viewer } from '../../rules/permissions.js';
import { changed, isSame, trimmed } from '../change.js';
import { refuse } from '../check-input.js';
import { claimKey } from '../idempotency.js';
import { checkParent, slugFromName, slugTaken, topicFaults } from './topic-rules.js';
import type { TopicEntity } from './topic.entity.js';
import type { TopicInput } from './topic.input.js';
import { findTopics, topicSlugsLike, updateTopicVersion, type TopicFields } from './topic.repository.js';

/** Changes a topic, public at once. */
@Injectable()
export class UpdateTopicCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
  ) {}

  /** Where nothing differs, nothing is written and the version stays. */
  async run(
    order: { id: string; expectedVersion: number; input: TopicInput },
    viewer: Viewer,
    call: { idempotencyKey?: string | null } = {},
  ): Promise<{ id: string; contentVersion: number }> {
    const { id, expectedVersion, input } = order;
    refuse(topicFaults(input));
    const retry = { key: call.idempotencyKey ?? null, mutation: 'updateTopic', args: order };
    const meanings = { topic_slug_unique: () => slugTaken(input.slug ?? '') };
    return inTransaction(
      this.dataSource,
      async (manager) => {
        const untouched = async () => ({ id, contentVersion: await this.gate.contentVersion(manager) });
        if (await claimKey(manager, viewer, retry, id)) return untouched();
        const present = await this.find(manager, id);
        if (present.version !== expectedVersion) {
          throw new VersionConflictError(expectedVersion, present.version);
        }
        const next = await this.merge(manager, present, input);
        if (isSame({ ...present, ...next }, { ...present })) return untouched();
        if (!(await updateTopicVersion(manager, id, expectedVersion, next))) {
          throw new VersionConflictError(expectedVersion, (await this.find(manager, id)).version);
        }
        return { id, ...(await this.gate.publishTopic(manager, id)) };
      },
      meanings,
    );
  }

  private async find(manager: EntityManager, id: string): Promise<TopicEntity> {
    const [topic] = await findTopics(manager, [id]);
    if (!topic) throw DomainError.of('NOT_FOUND', 'There is no such topic.', ['id']);
    return topic;
  }

  private async merge(manager: EntityManager, present: TopicEntity, input: TopicInput): Promise<TopicFields> {
    const { locale } = present;
    if (input.locale !== undefined && input.locale !== locale) {
      const message = `A topic keeps its locale, since articles in ${locale} have it. Make another topic.`;
      throw DomainError.of('INVALID', message, ['input', 'locale']);
    }
    if (input.parentId && input.parentId !== present.parentId) {
      await checkParent(manager, present, input.parentId);
    }
    const name = input.name?.trim() ?? present.name;
    return {
      locale,
      name,
      slug: input.slug === null ? await this.slugAnew(manager, present, name) : (input.slug ?? present.slug),
      description: changed(trimmed(input.description), present.description),
      parentId: changed(input.parentId, present.parentId),
    };
  }

  private async slugAnew(manager: EntityManager, { id, locale }: TopicEntity, name: string): Promise<string> {
    const slug = slugFromName(name, locale);
    return freeSlug(slug, await topicSlugsLike(manager, locale, slug, id));
  }
}
