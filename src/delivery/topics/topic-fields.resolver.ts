import { ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { toGlobalId } from '../../graphql/global-id.js';
import { newestArticlesOf, type ArticleConnectionRow } from '../articles/linked-articles.js';
import type { DeliveryContext } from '../delivery-context.js';
import type { TopicArticlesArgs } from '../delivery.types.generated.js';
import type { TopicRow } from './topic.row.js';

@Resolver('Topic')
export class TopicFieldsResolver {
  @ResolveField()
  id(topic: TopicRow): string {
    return toGlobalId('Topic', topic.topicId);
  }

  @ResolveField()
  parent(
    topic: TopicRow,
    _args: unknown,
    { topicLoader }: DeliveryContext,
  ): Promise<TopicRow | null> | TopicRow | null {
    return topic.parentId === null ? null : topicLoader.byId(topic.parentId);
  }

  @ResolveField()
  articles(
    topic: TopicRow,
    args: TopicArticlesArgs,
    context: DeliveryContext,
    info: GraphQLResolveInfo,
  ): Promise<ArticleConnectionRow> {
    return newestArticlesOf('topic', topic.topicId, null, args, context, info);
  }
}
