import { Mutation, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { fromGlobalIdOf, toGlobalId } from '../../graphql/global-id.js';
import { unavailable } from '../../graphql/request-errors.js';
import { WorkshopBusyError } from '../../media/image-workshop.js';
import { Gate } from '../../publication/gate.js';
import { VersionConflictError } from '../../rules/domain-error.js';
import { findArticles } from '../articles/article.repository.js';
import type { ArticleRow } from '../articles/article.row.js';
import { viewerOf, type EditorialContext } from '../context.js';
import { createLoaders } from '../loaders.js';
import { userErrorsOf, type UserErrorRow } from '../user-errors.js';
import { Requires } from '../users/permission.guard.js';
import { CreateImageFromUrlCommand } from './create-image-from-url.command.js';
import { DeleteImageCommand } from './delete-image.command.js';
import { FillFigureCommand } from './fill-figure.command.js';
import type { ImageFromUrlInput, ImageInput, ReplaceImageInput } from './image.input.js';
import type { ImageRow } from './image.row.js';
import { ReplaceImageCommand } from './replace-image.command.js';
import { UpdateImageCommand } from './update-image.command.js';

interface Refusable {
  readonly contentVersion: number;
  readonly userErrors: readonly UserErrorRow[];
}

/** Arguments every change of an image has. */
interface Change {
  readonly id: string;
  readonly expectedVersion: number;
  readonly idempotencyKey?: string | null;
}

/** Changing the library of images. Files come in by `POST /editor/media`. */
@Resolver()
export class ImageMutationsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    private readonly createFromUrl: CreateImageFromUrlCommand,
    private readonly update: UpdateImageCommand,
    private readonly replace: ReplaceImageCommand,
    private readonly remove: DeleteImageCommand,
    private readonly fill: FillFigureCommand,
  ) {}

  @Mutation('createImageFromUrl')
  @Requires('articles:write')
  createImageFromUrl(
    _: unknown,
    { input, idempotencyKey }: { input: ImageFromUrlInput; idempotencyKey?: string | null },
    context: EditorialContext,
  ): Promise<Refusable & { image: ImageRow | null }> {
    const call = { now: context.now, idempotencyKey };
    return this.answer(context, () => this.createFromUrl.run(input, viewerOf(context), call));
  }

  @Mutation('updateImage')
  @Requires('articles:write')
  updateImage(
    _: unknown,
    { input, ...args }: Change & { input: ImageInput },
    context: EditorialContext,
  ): Promise<Refusable & { image: ImageRow | null }> {
    const order = { ...targetOf(args), input };
    return this.answer(context, () => this.update.run(order, viewerOf(context), args));
  }

  @Mutation('replaceImage')
  @Requires('articles:publish')
  replaceImage(
    _: unknown,
    { input, ...args }: Change & { input: ReplaceImageInput },
    context: EditorialContext,
  ): Promise<Refusable & { image: ImageRow | null }> {
    const { uploadId, url } = input;
    const rowId = uploadId == null ? null : fromGlobalIdOf('Image', uploadId, 'uploadId');
    const order = { ...targetOf(args), input: { uploadId: rowId, url } };
    return this.answer(context, () => this.replace.run(order, viewerOf(context), args));
  }

  @Mutation('deleteImage')
  @Requires('articles:publish')
  async deleteImage(
    _: unknown,
    args: Change,
    context: EditorialContext,
  ): Promise<Refusable & { deletedId: string | null }> {
    try {
      const { id, contentVersion } = await this.remove.run(targetOf(args), viewerOf(context), args);
      return { deletedId: toGlobalId('Image', id), contentVersion, userErrors: [] };
    } catch (error) {
      return { deletedId: null, ...(await this.refusal(error)) };
    } finally {
      context.loaders = createLoaders(this.dataSource.manager);
    }
  }

  @Mutation('fillFigure')
  @Requires('articles:write')
  async fillFigure(
    _: unknown,
    args: {
      readonly articleId: string;
      readonly expectedVersion: number;
      readonly blockKey?: string | null;
      readonly imageId: string;
      readonly idempotencyKey?: string | null;
    },
    context: EditorialContext,
  ): Promise<Refusable & { article: ArticleRow | null }> {
    const order = {
      articleId: fromGlobalIdOf('Article', args.articleId, 'articleId'),
      expectedVersion: args.expectedVersion,
      blockKey: args.blockKey ?? null,
      imageId: fromGlobalIdOf('Image', args.imageId, 'imageId'),
    };
    try {
      const call = { now: context.now, idempotencyKey: args.idempotencyKey };
      const { id, contentVersion } = await this.fill.run(order, viewerOf(context), call);
      context.loaders = createLoaders(this.dataSource.manager);
      return { article: await context.loaders.article.load(id), contentVersion, userErrors: [] };
    } catch (error) {
      const isConflict = error instanceof VersionConflictError;
      const [current = null] = isConflict
        ? await findArticles(this.dataSource.manager, [order.articleId])
        : [];
      return { article: null, ...(await this.refusal(error, current)) };
    }
  }

  private async answer(
    context: EditorialContext,
    command: () => Promise<{ id: string; contentVersion: number }>,
  ): Promise<Refusable & { image: ImageRow | null }> {
    try {
      const { id, contentVersion } = await command();
      context.loaders = createLoaders(this.dataSource.manager);
      return { image: await context.loaders.image.load(id), contentVersion, userErrors: [] };
    } catch (error) {
      return { image: null, ...(await this.refusal(error)) };
    }
  }

  private async refusal(error: unknown, current: unknown = null): Promise<Refusable> {
    if (error instanceof WorkshopBusyError) throw unavailable(error.message);
    const userErrors = userErrorsOf(error, current);
    return { contentVersion: await this.gate.contentVersion(this.dataSource.manager), userErrors };
  }
}

function targetOf({ id, expectedVersion }: Change): { id: string; expectedVersion: number } {
  return { id: fromGlobalIdOf('Image', id, 'id'), expectedVersion };
}
