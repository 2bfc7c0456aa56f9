import { ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { badUserInput } from '../../graphql/bad-user-input.js';
import { SelectionReader } from '../../graphql/selection.js';
import type { ArticleRow, RelatedRow } from '../articles/article.row.js';
import { articleShapeOf, DEFAULT_RELATED, MOST_RELATED } from '../articles/article.shape.js';
import type { DeliveryContext } from '../delivery-context.js';
import type { ArticleRelatedFromArgs } from '../delivery.types.generated.js';

const relatedShape = new SelectionReader((selection) => articleShapeOf(selection.get('article')));

@Resolver('Article')
export class RelatedFromResolver {
  /** Async for the same reason as `related`. */
  @ResolveField()
  async relatedFrom(
    article: ArticleRow,
    args: ArticleRelatedFromArgs,
    { relatedFrom }: DeliveryContext,
    info: GraphQLResolveInfo,
  ): Promise<readonly RelatedRow[]> {
    const first = args.first ?? DEFAULT_RELATED;
    if (first < 0 || first > MOST_RELATED) {
      throw badUserInput('first', `${first} is out of bounds. Ask for 0 to ${MOST_RELATED}.`);
    }
    return relatedFrom.of(article, first, relatedShape.of(info));
  }
}
