import { ResolveField, Resolver } from '@nestjs/graphql';
import { toGlobalId } from '../../graphql/global-id.js';
import type { EditorialContext } from '../context.js';
import type { TopicEntity } from './topic.entity.js';

@Resolver('Topic')
export class TopicFieldsResolver {
  @ResolveField('id')
  id(topic: TopicEntity): string {
    return toGlobalId('Topic', topic.id);
  }

  @ResolveField('parent')
  parent(topic: TopicEntity, _: unknown, { loaders }: EditorialContext): Promise<TopicEntity | null> | null {
    return topic.parentId === null ? null : loaders.topic.load(topic.parentId);
  }
}
