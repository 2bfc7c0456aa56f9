import { Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { readCount } from '../../graphql/connection.js';
import { fromGlobalIdOf } from '../../graphql/global-id.js';
import type { ArticleRow } from '../articles/article.row.js';
import type { EditorialContext } from '../context.js';
import type { TopicEntity } from '../topics/topic.entity.js';
import { Requires } from '../users/permission.guard.js';
import { explainNeighbours, type RelatedExplanationRow } from './related-explanation.repository.js';

@Resolver()
export class ExplainRelatedResolver {
  constructor(private readonly dataSource: DataSource) {}

  @Query('explainRelated')
  @Requires('articles:read')
  explainRelated(
    _: unknown,
    args: { articleId: string; first?: number | null },
  ): Promise<RelatedExplanationRow[]> {
    const articleId = fromGlobalIdOf('Article', args.articleId, 'articleId');
    const first = readCount(args.first, { most: 20, usual: 12 });
    return explainNeighbours(this.dataSource.manager, articleId, first);
  }
}

@Resolver('RelatedExplanation')
export class RelatedExplanationFieldsResolver {
  @ResolveField('article')
  article(
    explanation: RelatedExplanationRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<ArticleRow | null> {
    return loaders.article.load(explanation.articleId);
  }

  @ResolveField('sharedTopics')
  async sharedTopics(
    explanation: RelatedExplanationRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<TopicEntity[]> {
    const topics = await Promise.all(explanation.topicIds.map((id) => loaders.topic.load(id)));
    return topics.filter((topic) => topic !== null);
  }
}
