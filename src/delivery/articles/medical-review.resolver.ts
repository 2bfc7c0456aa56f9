import { ResolveField, Resolver } from '@nestjs/graphql';
import type { AuthorRow } from '../authors/author.row.js';
import type { DeliveryContext } from '../delivery-context.js';
import type { ReviewRow } from './article.row.js';

@Resolver('MedicalReview')
export class MedicalReviewResolver {
  @ResolveField()
  reviewers(review: ReviewRow, _args: unknown, { authorLoaders }: DeliveryContext): Promise<AuthorRow[]> {
    return authorLoaders.byIds(review.reviewerIds);
  }
}
