import { ResolveField, Resolver } from '@nestjs/graphql';
import { toGlobalId } from '../../graphql/global-id.js';
import type { TopicEntity } from './topic.entity.js';

@Resolver('Topic')
export class TopicFieldsResolver {
  @ResolveField('id')
  id(topic: TopicEntity): string {
    return toGlobalId('Topic', topic.id);
  }
}
