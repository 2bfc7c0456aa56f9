import type { GraphQLResolveInfo } from 'graphql';
import {
  connectionOf,
  readPage,
  type Connection,
  type ConnectionArguments,
} from '../../graphql/connection.js';
import { SelectionReader } from '../../graphql/selection.js';
import type { DeliveryContext } from '../delivery-context.js';
import type { ArticleRow } from './article.row.js';
import { connectionShapeOf } from './article.shape.js';

const connectionShape = new SelectionReader(connectionShapeOf);

/** A page of articles as resolvers give it. The total is counted by whoever asks for it. */
export type ArticleConnectionRow = Connection<ArticleRow> & { readonly totalCount: () => Promise<number> };

/** The newest articles of an author or a topic. Asked of many at once, it costs one statement for all. */
export async function newestArticlesOf(
  noun: 'author' | 'topic',
  id: string,
  locale: string | null,
  args: ConnectionArguments,
  { articleLoaders, cursors }: DeliveryContext,
  info: GraphQLResolveInfo,
): Promise<ArticleConnectionRow> {
  const list = `${noun}.articles ${id} ${locale}`;
  const page = readPage(args, list, cursors);
  const shape = connectionShape.of(info);
  const rows = await articleLoaders.newestOf(noun, id, locale, page, shape);
  return {
    ...connectionOf(rows, page, (row) => cursors.seal(list, row.key)),
    totalCount: () => articleLoaders.countOf(noun, id, locale),
  };
}
