import { Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import {
  connectionOf,
  readPage,
  type Connection,
  type ConnectionArguments,
} from '../../graphql/connection.js';
import { Cursors } from '../../graphql/cursor.js';
import { fromGlobalIdOf } from '../../graphql/global-id.js';
import type { Viewer } from '../../rules/permissions.js';
import { filterText } from '../containing.js';
import { viewerOf, type EditorialContext } from '../context.js';
import type { ArticleFilter, ArticleOrder } from '../editorial.types.generated.js';
import { Requires } from '../users/permission.guard.js';
import { countArticles, pageOfArticles, type ArticleListFilter } from './article-list.repository.js';
import type { ArticleRow } from './article.row.js';

interface ArticlesArguments extends ConnectionArguments {
  readonly filter?: ArticleFilter | null;
  readonly order?: ArticleOrder | null;
}

/** Reading articles in every state. */
@Resolver()
export class ArticlesResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  @Query('article')
  @Requires('articles:read')
  article(_: unknown, { id }: { id: string }, { loaders }: EditorialContext): Promise<ArticleRow | null> {
    return loaders.article.load(fromGlobalIdOf('Article', id, 'id'));
  }

  @Query('articles')
  @Requires('articles:read')
  async articles(
    _: unknown,
    args: ArticlesArguments,
    context: EditorialContext,
  ): Promise<Connection<ArticleRow> & { totalCount: () => Promise<number> }> {
    const { manager } = this.dataSource;
    const filter = readFilter(args.filter ?? {}, viewerOf(context));
    const order = args.order ?? 'RECENTLY_EDITED';
    const list = `editorial.articles ${order} ${JSON.stringify(filter)}`;
    const page = readPage(args, list, this.cursors);
    const rows = await pageOfArticles(manager, filter, order, page);
    return {
      ...connectionOf(rows, page, (row) => this.cursors.seal(list, [row.sortKey, row.id])),
      totalCount: () => countArticles(manager, filter),
    };
  }
}

function readFilter(filter: ArticleFilter, viewer: Viewer): ArticleListFilter {
  const { author, topic, mine } = filter;
  return {
    text: filterText(filter.text, 'text'),
    workflow: filter.workflow ?? null,
    visibility: filter.visibility ?? null,
    locale: filter.locale ?? null,
    author: author == null ? null : fromGlobalIdOf('Author', author, 'author'),
    topic: topic == null ? null : fromGlobalIdOf('Topic', topic, 'topic'),
    reviewDueBefore: filter.reviewDueBefore ?? null,
    writtenBy: mine == null || viewer.userId === null ? null : { userId: viewer.userId, isWanted: mine },
  };
}
