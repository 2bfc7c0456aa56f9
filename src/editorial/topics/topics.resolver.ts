import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import {
  connectionOf,
  readPage,
  type Connection,
  type ConnectionArguments,
} from '../../graphql/connection.js';
import { Cursors } from '../../graphql/cursor.js';
import { fromGlobalIdOf } from '../../graphql/global-id.js';
import { Gate } from '../../publication/gate.js';
import { filterText } from '../containing.js';
import { createLoaders } from '../loaders.js';
import { viewerOf, type EditorialContext } from '../context.js';
import { userErrorsOf, type UserErrorRow } from '../user-errors.js';
import { Requires } from '../users/permission.guard.js';
import type { TopicEntity } from './topic.entity.js';
import type { TopicInput } from './topic.input.js';
import { countTopics, pageOfTopics } from './topic.repository.js';
import { CreateTopicCommand } from './create-topic.command.js';
import { UpdateTopicCommand } from './update-topic.command.js';

interface TopicPayload {
  readonly topic: TopicEntity | null;
  readonly contentVersion: number;
  readonly userErrors: readonly UserErrorRow[];
}

@Resolver()
export class TopicsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    private readonly cursors: Cursors,
    private readonly createCommand: CreateTopicCommand,
    private readonly updateCommand: UpdateTopicCommand,
  ) {}

  @Query('topic')
  @Requires('articles:read')
  topic(_: unknown, { id }: { id: string }, { loaders }: EditorialContext): Promise<TopicEntity | null> {
    return loaders.topic.load(fromGlobalIdOf('Topic', id, 'id'));
  }

  @Query('topics')
  @Requires('articles:read')
  async topics(
    _: unknown,
    args: ConnectionArguments & { locale?: string | null; text?: string | null },
  ): Promise<Connection<TopicEntity> & { totalCount: () => Promise<number> }> {
    const filter = { text: filterText(args.text, 'text'), locale: args.locale ?? null };
    const list = `editorial.topics ${JSON.stringify(filter)}`;
    const page = readPage(args, list, this.cursors);
    const rows = await pageOfTopics(this.dataSource.manager, filter, page);
    return {
      ...connectionOf(rows, page, (row) => this.cursors.seal(list, [row.nameKey, row.id])),
      totalCount: () => countTopics(this.dataSource.manager, filter),
    };
  }

  @Mutation('createTopic')
  @Requires('topics:write')
  createTopic(
    _: unknown,
    args: { input: TopicInput; idempotencyKey?: string | null },
    context: EditorialContext,
  ): Promise<TopicPayload> {
    const { now } = context;
    const call = { now, idempotencyKey: args.idempotencyKey };
    return this.answer(context, () =>
      this.createCommand.run(withTopicId(args.input), viewerOf(context), call),
    );
  }

  @Mutation('updateTopic')
  @Requires('topics:write')
  updateTopic(
    _: unknown,
    { idempotencyKey, expectedVersion, input, ...args }: UpdateTopicArguments,
    context: EditorialContext,
  ): Promise<TopicPayload> {
    const order = { id: fromGlobalIdOf('Topic', args.id, 'id'), expectedVersion, input: withTopicId(input) };
    return this.answer(context, () => this.updateCommand.run(order, viewerOf(context), { idempotencyKey }));
  }

  private async answer(
    context: EditorialContext,
    command: () => Promise<{ id: string; contentVersion: number }>,
  ): Promise<TopicPayload> {
    try {
      const { id, contentVersion } = await command();
      context.loaders = createLoaders(this.dataSource.manager);
      const topic = await context.loaders.topic.load(id);
      return { topic, contentVersion, userErrors: [] };
    } catch (error) {
      const userErrors = userErrorsOf(error);
      return {
        topic: null,
        contentVersion: await this.gate.contentVersion(this.dataSource.manager),
        userErrors,
      };
    }
  }
}

interface UpdateTopicArguments {
  readonly id: string;
  readonly expectedVersion: number;
  readonly input: TopicInput;
  readonly idempotencyKey?: string | null;
}

/** The input with the parent's own id in place of its opaque one. */
function withTopicId(input: TopicInput): TopicInput {
  return input.parentId == null
    ? input
    : { ...input, parentId: fromGlobalIdOf('Topic', input.parentId, 'parentId') };
}
