import { Inject } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import {
  connectionOf,
  readPage,
  type Connection,
  type ConnectionArguments,
} from '../../graphql/connection.js';
import { badUserInput } from '../../graphql/bad-user-input.js';
import { Cursors } from '../../graphql/cursor.js';
import { toGlobalId } from '../../graphql/global-id.js';
import { nearestWidth, type ImageFormat } from '../../rules/media/image-address.js';
import { imageIdOf } from '../../rules/media/image-id.js';
import type { ArticleRow } from '../articles/article.row.js';
import type { AuthorEntity } from '../authors/author.entity.js';
import type { EditorialContext } from '../context.js';
import type { UserEntity } from '../users/user.entity.js';
import { countUses, pageOfUses } from './image-use.repository.js';
import type { ImageRow } from './image.row.js';
import type { UnfilledFigureRow } from './unfilled-figure.repository.js';

const USUAL_WIDTH = 640;

@Resolver('Image')
export class ImageFieldsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @ResolveField('id')
  id(image: ImageRow): string {
    return toGlobalId('Image', image.id);
  }

  @ResolveField('url')
  url(image: ImageRow, args: { width?: number | null; format?: Uppercase<ImageFormat> | null }): string {
    const wanted = args.width ?? USUAL_WIDTH;
    if (wanted < 1) throw badUserInput('width', `${wanted} is no width. Send 1 or more.`);
    const width = Math.min(nearestWidth(wanted), nearestWidth(image.width));
    const format = (args.format ?? 'WEBP').toLowerCase();
    const { serviceUrl } = this.config.site;
    return `${serviceUrl}/editor/media/${image.id}/${width}.${format}?v=${image.fileHash.slice(0, 8)}`;
  }

  @ResolveField('focalPoint')
  focalPoint({ focalX, focalY }: ImageRow): { x: number; y: number } | null {
    return focalX === null || focalY === null ? null : { x: focalX, y: focalY };
  }

  /** By locale: jsonb sorts its keys by their lengths first. */
  @ResolveField('altTexts')
  altTexts({ altTexts }: ImageRow): { locale: string; text: string }[] {
    return Object.entries(altTexts)
      .map(([locale, text]) => ({ locale, text }))
      .toSorted((a, b) => (a.locale < b.locale ? -1 : 1));
  }

  @ResolveField('createdBy')
  createdBy(
    { createdById }: ImageRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<UserEntity | null> | null {
    return createdById === null ? null : loaders.user.load(createdById);
  }

  @ResolveField('usedIn')
  async usedIn(
    { id }: ImageRow,
    args: ConnectionArguments,
  ): Promise<Connection<ArticleRow> & { totalCount: () => Promise<number> }> {
    const { manager } = this.dataSource;
    const list = `editorial.image.used-in ${id}`;
    const page = readPage(args, list, this.cursors);
    const rows = await pageOfUses(manager, id, page);
    return {
      ...connectionOf(rows, page, (row) => this.cursors.seal(list, [row.id])),
      totalCount: () => countUses(manager, id),
    };
  }

  @ResolveField('authors')
  async authors({ id }: ImageRow, _: unknown, { loaders }: EditorialContext): Promise<AuthorEntity[]> {
    const shown = await loaders.authorIdsShownBy.load(id);
    const authors = await Promise.all(shown.map(({ authorId }) => loaders.author.load(authorId)));
    return authors.filter((author) => author !== null);
  }
}

/** A picture with what is said about it, wherever it stands. */
@Resolver('Figure')
export class FigureFieldsResolver {
  @ResolveField('image')
  image(
    { imageId }: { readonly imageId: string | null },
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<ImageRow | null> | null {
    const id = imageId === null ? null : imageIdOf(imageId);
    return id === null ? null : loaders.image.load(id);
  }
}

@Resolver('UnfilledFigure')
export class UnfilledFigureFieldsResolver {
  @ResolveField('article')
  article(
    { articleId }: UnfilledFigureRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<ArticleRow | null> {
    return loaders.article.load(articleId);
  }
}
