import { Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { badUserInput } from '../../graphql/bad-user-input.js';
import { fromGlobalIdOf } from '../../graphql/global-id.js';
import { Gate } from '../../publication/gate.js';
import type { Citation } from '../../rules/citations/citation.js';
import type { EditorialContext } from '../context.js';
import { findReviewAsOf, type MedicalReviewRow } from '../medical-reviews/medical-review.repository.js';
import { Requires } from '../users/permission.guard.js';
import type { ArticleRow, RevisionRow } from './article.row.js';

interface ArticleAsOf {
  readonly at: Date;
  readonly articleId: string;
  readonly revisionId: string;
  readonly title: string;
  readonly slug: string;
  readonly summary: string;
  readonly html: string;
  readonly markdown: string;
  readonly text: string;
  readonly portableText: unknown;
  readonly readingTimeMinutes: number;
  readonly citations: readonly Citation[];
  readonly publicationId: string;
}

/** Looking back. */
@Resolver()
export class ArticleAsOfResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
  ) {}

  @Query('articleAsOf')
  @Requires('articles:read')
  async articleAsOf(
    _: unknown,
    { id, at }: { id: string; at: Date },
    { now }: EditorialContext,
  ): Promise<ArticleAsOf | null> {
    const articleId = fromGlobalIdOf('Article', id, 'id');
    if (at > now)
      throw badUserInput(
        'at',
        'this lies in the future, which nobody has seen. Send an instant that is past.',
      );
    const found = await this.gate.readAsOf(this.dataSource.manager, articleId, at);
    if (!found) return null;
    const { reading } = found;
    return {
      at,
      articleId,
      revisionId: reading.revision.revisionId,
      title: reading.revision.title,
      slug: reading.revision.slug,
      summary: reading.summary,
      html: reading.html,
      markdown: reading.markdown,
      text: reading.bodyText,
      portableText: reading.body,
      readingTimeMinutes: reading.readingMinutes,
      citations: reading.citations,
      publicationId: found.publicationId,
    };
  }
}

@Resolver('ArticleAsOf')
export class ArticleAsOfFieldsResolver {
  constructor(private readonly dataSource: DataSource) {}

  @ResolveField('medicalReview')
  medicalReview({ publicationId, at }: ArticleAsOf): Promise<MedicalReviewRow | null> {
    return findReviewAsOf(this.dataSource.manager, publicationId, at);
  }

  @ResolveField('article')
  article({ articleId }: ArticleAsOf, _: unknown, { loaders }: EditorialContext): Promise<ArticleRow | null> {
    return loaders.article.load(articleId);
  }

  @ResolveField('revision')
  revision(
    { revisionId }: ArticleAsOf,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<RevisionRow | null> {
    return loaders.revision.load(revisionId);
  }
}
