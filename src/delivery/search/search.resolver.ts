import { UseFilters } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { connectionOf, readPage } from '../../graphql/connection.js';
import { PassErrors } from '../../graphql/pass-errors.filter.js';
import { selectionOf } from '../../graphql/selection.js';
import { checkFilter, filterKey } from '../articles/article.resolver.js';
import { connectionShapeOf } from '../articles/article.shape.js';
import type { DeliveryContext } from '../delivery-context.js';
import type { QuerySearchArgs } from '../delivery.types.generated.js';
import { snippetOf } from './snippet.js';

@UseFilters(PassErrors)
@Resolver()
export class SearchResolver {
  @Query()
  async search(
    _parent: unknown,
    args: QuerySearchArgs,
    { search, site, cursors }: DeliveryContext,
    info: GraphQLResolveInfo,
  ) {
    const filter = checkFilter(args.filter);
    const list = `search ${args.text} ${filterKey(filter)}`;
    const page = readPage({ first: args.first, after: args.after }, list, cursors);
    const locales = site.settings.locales.map(({ locale }) => locale);
    const wanted = { text: args.text, filter, locales };
    const rows = await search.page(wanted, page.limit, page.after, connectionShapeOf(selectionOf(info)));
    const connection = connectionOf(rows, page, (row) => cursors.seal(list, row.key));
    return {
      ...connection,
      edges: connection.edges.map(({ cursor, node }) => ({
        cursor,
        node,
        score: node.score,
        snippet: () => snippetOf(node.passage),
      })),
      totalCount: () => search.count(wanted),
      correctedText: null,
      facets: [],
    };
  }
}
