import { UseFilters } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { badUserInput } from '../../graphql/bad-user-input.js';
import { connectionOf, readPage } from '../../graphql/connection.js';
import { PassErrors } from '../../graphql/pass-errors.filter.js';
import { SelectionReader } from '../../graphql/selection.js';
import type { DeliveryContext } from '../delivery-context.js';
import type { ArticleFilter, QueryArticleArgs, QueryArticlesArgs } from '../delivery.types.generated.js';
import type { ArticleRow } from './article.row.js';
import { articleShapeOf, connectionShapeOf } from './article.shape.js';
import type { ArticleConnectionRow } from './linked-articles.js';

const MOST_SLUGS = 100;

const articleShape = new SelectionReader((selection) => articleShapeOf(selection));
const connectionShape = new SelectionReader(connectionShapeOf);

@UseFilters(PassErrors)
@Resolver()
export class ArticleResolver {
  @Query()
  async article(
    _parent: unknown,
    args: QueryArticleArgs,
    { articles, site }: DeliveryContext,
    info: GraphQLResolveInfo,
  ): Promise<ArticleRow | null> {
    const locale = args.locale ?? site.defaultLocale;
    const shape = articleShape.of(info);
    return (
      (await articles.bySlug(locale, args.slug, shape)) ??
      articles.bySlugElsewhere(site.fallbacks(locale), args.slug, shape)
    );
  }

  @Query()
  async articles(
    _parent: unknown,
    args: QueryArticlesArgs,
    { articles, cursors }: DeliveryContext,
    info: GraphQLResolveInfo,
  ): Promise<ArticleConnectionRow> {
    const filter = checkFilter(args.filter);
    const order = args.order ?? 'NEWEST';
    const list = `articles ${order} ${filterKey(filter)}`;
    const page = readPage(args, list, cursors);
    const rows = await articles.page(filter, order, page, connectionShape.of(info));
    return {
      ...connectionOf(rows, page, (row) => cursors.seal(list, row.key)),
      totalCount: () => articles.count(filter),
    };
  }
}

/** The filter, empty where none was sent; throws BAD_USER_INPUT where it asks for too much. */
export function checkFilter(filter: ArticleFilter | null | undefined): ArticleFilter {
  if ((filter?.slugs?.length ?? 0) > MOST_SLUGS) {
    throw badUserInput('slugs', `${filter?.slugs?.length} are too many. Ask for at most ${MOST_SLUGS}.`);
  }
  if (filter?.readableWithin != null && filter.readableWithin < 0) {
    throw badUserInput('readableWithin', `${filter.readableWithin} minutes cannot be. Ask for 0 or more.`);
  }
  return filter ?? {};
}

/** The same text for the same filter, however it was written. */
export function filterKey(filter: ArticleFilter): string {
  const given = Object.entries(filter).filter(([, value]) => value != null);
  return JSON.stringify(given.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
