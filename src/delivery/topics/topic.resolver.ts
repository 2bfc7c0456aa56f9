import { UseFilters } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { connectionOf, readPage, type Connection } from '../../graphql/connection.js';
import { PassErrors } from '../../graphql/pass-errors.filter.js';
import type { DeliveryContext } from '../delivery-context.js';
import type { QueryTopicArgs, QueryTopicsArgs } from '../delivery.types.generated.js';
import type { TopicRow } from './topic.row.js';

@UseFilters(PassErrors)
@Resolver()
export class TopicResolver {
  @Query()
  topic(
    _parent: unknown,
    { slug, locale }: QueryTopicArgs,
    { topics, site }: DeliveryContext,
  ): Promise<TopicRow | null> {
    return topics.bySlug(locale ?? site.defaultLocale, slug);
  }

  @Query()
  async topics(
    _parent: unknown,
    args: QueryTopicsArgs,
    { topics, cursors }: DeliveryContext,
  ): Promise<Connection<TopicRow> & { totalCount: () => Promise<number> }> {
    const locale = args.locale ?? null;
    const list = `topics ${locale}`;
    const page = readPage(args, list, cursors);
    const rows = await topics.page(locale, page);
    return {
      ...connectionOf(rows, page, (row) => cursors.seal(list, row.key)),
      totalCount: () => topics.count(locale),
    };
  }
}
