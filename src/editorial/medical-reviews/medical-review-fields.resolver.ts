import { ResolveField, Resolver } from '@nestjs/graphql';
import { toGlobalId } from '../../graphql/global-id.js';
import type { ChangeKind } from '../../rules/medical-review/change-kind.js';
import type { ArticleRow, PublicationRow } from '../articles/article.row.js';
import type { AuthorEntity } from '../authors/author.entity.js';
import type { EditorialContext } from '../context.js';
import type { UserEntity } from '../users/user.entity.js';
import type { MedicalReviewRow } from './medical-review.repository.js';

@Resolver('MedicalReview')
export class MedicalReviewFieldsResolver {
  @ResolveField('id')
  id(review: MedicalReviewRow): string {
    return toGlobalId('MedicalReview', review.id);
  }

  @ResolveField('reviewers')
  async reviewers(
    review: MedicalReviewRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<AuthorEntity[]> {
    const authors = await Promise.all(review.reviewerIds.map((id) => loaders.author.load(id)));
    return authors.filter((author) => author !== null);
  }

  @ResolveField('createdBy')
  createdBy(
    { createdById }: MedicalReviewRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<UserEntity | null> | null {
    return createdById === null ? null : loaders.user.load(createdById);
  }

  @ResolveField('withdrawnBy')
  withdrawnBy(
    { withdrawnById }: MedicalReviewRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<UserEntity | null> | null {
    return withdrawnById === null ? null : loaders.user.load(withdrawnById);
  }
}

/** What articles say of their reviews. */
@Resolver('Article')
export class ArticleReviewsResolver {
  @ResolveField('medicalReviews')
  medicalReviews(
    article: ArticleRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<MedicalReviewRow[]> {
    return loaders.reviewsOf.load(article.id);
  }

  @ResolveField('proposedChange')
  async proposedChange(
    article: ArticleRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<ChangeKind | null> {
    const standing = await loaders.standingReview.load(article.id);
    return standing?.change ?? null;
  }
}

/** What publications say of the review they carry. */
@Resolver('Publication')
export class PublicationReviewResolver {
  @ResolveField('medicalReview')
  medicalReview(
    publication: PublicationRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<MedicalReviewRow | null> {
    return loaders.carriedReview.load(publication.id);
  }
}
