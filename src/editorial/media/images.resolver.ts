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
import { filterText } from '../containing.js';
import type { EditorialContext } from '../context.js';
import { Requires } from '../users/permission.guard.js';
import { countImages, pageOfImages } from './image.repository.js';
import type { ImageRow } from './image.row.js';
import {
  countUnfilledFigures,
  pageOfUnfilledFigures,
  type UnfilledFigureRow,
} from './unfilled-figure.repository.js';

type CountedConnection<Row> = Connection<Row> & { totalCount: () => Promise<number> };

/** Reading the library of images. */
@Resolver()
export class ImagesResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  @Query('image')
  @Requires('articles:read')
  image(_: unknown, { id }: { id: string }, { loaders }: EditorialContext): Promise<ImageRow | null> {
    return loaders.image.load(fromGlobalIdOf('Image', id, 'id'));
  }

  @Query('images')
  @Requires('articles:read')
  async images(
    _: unknown,
    args: ConnectionArguments & { text?: string | null; unused?: boolean | null },
  ): Promise<CountedConnection<ImageRow>> {
    const { manager } = this.dataSource;
    const filter = { text: filterText(args.text, 'text'), isUnused: args.unused ?? null };
    const list = `editorial.images ${JSON.stringify(filter)}`;
    const page = readPage(args, list, this.cursors);
    const rows = await pageOfImages(manager, filter, page);
    return {
      ...connectionOf(rows, page, (row) => this.cursors.seal(list, [row.id])),
      totalCount: () => countImages(manager, filter),
    };
  }

  @Query('unfilledFigures')
  @Requires('articles:read')
  async unfilledFigures(
    _: unknown,
    args: ConnectionArguments,
  ): Promise<CountedConnection<UnfilledFigureRow>> {
    const { manager } = this.dataSource;
    const list = 'editorial.unfilled-figures';
    const page = readPage(args, list, this.cursors);
    const rows = await pageOfUnfilledFigures(manager, page);
    return {
      ...connectionOf(rows, page, (row) => this.cursors.seal(list, [row.articleId, row.position])),
      totalCount: () => countUnfilledFigures(manager),
    };
  }
}
