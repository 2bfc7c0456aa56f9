import { UseFilters } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { connectionOf, readPage, type Connection } from '../../graphql/connection.js';
import { PassErrors } from '../../graphql/pass-errors.filter.js';
import type { DeliveryContext } from '../delivery-context.js';
import type { QueryAuthorArgs, QueryAuthorsArgs } from '../delivery.types.generated.js';
import type { AuthorRow } from './author.row.js';

const LIST = 'authors';

@UseFilters(PassErrors)
@Resolver()
export class AuthorResolver {
  @Query()
  author(_parent: unknown, { slug }: QueryAuthorArgs, context: DeliveryContext): Promise<AuthorRow | null> {
    return context.authors.bySlug(slug);
  }

  @Query()
  async authors(
    _parent: unknown,
    args: QueryAuthorsArgs,
    { authors, cursors }: DeliveryContext,
  ): Promise<Connection<AuthorRow> & { totalCount: () => Promise<number> }> {
    const page = readPage(args, LIST, cursors);
    const rows = await authors.page(page);
    return {
      ...connectionOf(rows, page, (row) => cursors.seal(LIST, row.key)),
      totalCount: () => authors.count(),
    };
  }
}
