import { UseFilters } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { PassErrors } from '../../graphql/pass-errors.filter.js';
import { SelectionReader } from '../../graphql/selection.js';
import type { ArticleRow } from '../articles/article.row.js';
import { articleShapeOf } from '../articles/article.shape.js';
import type { DeliveryContext } from '../delivery-context.js';
import type { QueryRouteArgs } from '../delivery.types.generated.js';

type RouteRow =
  | (ArticleRow & { readonly __typename: 'Article' })
  | { readonly __typename: 'Redirect'; readonly location: string; readonly status: number };

const articleShape = new SelectionReader((selection) => articleShapeOf(selection));

@UseFilters(PassErrors)
@Resolver()
export class RouteResolver {
  @Query()
  async route(
    _parent: unknown,
    { path }: QueryRouteArgs,
    { articles, site }: DeliveryContext,
    info: GraphQLResolveInfo,
  ): Promise<RouteRow | null> {
    const candidates = site.articlesAt(path);
    const shape = articleShape.of(info);
    for (const { locale, slug } of candidates) {
      const article = await articles.bySlug(locale, slug, shape);
      if (article) return { ...article, __typename: 'Article' };
    }
    for (const { locale, slug } of candidates) {
      const moved = await articles.bySlugElsewhere([locale], slug, shape);
      if (moved) return { __typename: 'Redirect', location: site.articleUrl(moved), status: 301 };
    }
    return null;
  }
}
