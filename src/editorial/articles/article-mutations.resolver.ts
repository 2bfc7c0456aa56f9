import { Mutation, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { fromGlobalIdOf } from '../../graphql/global-id.js';
import { Gate } from '../../publication/gate.js';
import { VersionConflictError } from '../../rules/domain-error.js';
import type { ChangeKind } from '../../rules/medical-review/change-kind.js';
import { viewerOf, type EditorialContext } from '../context.js';
import { createLoaders } from '../loaders.js';
import { userErrorsOf, type UserErrorRow } from '../user-errors.js';
import { Requires } from '../users/permission.guard.js';
import type { CreateArticleInput, UpdateArticleInput } from './article.input.js';
import { findArticles } from './article.repository.js';
import type { ArticleRow } from './article.row.js';
import { ArchiveArticleCommand } from './commands/archive-article.command.js';
import type { CommandCall, CommandResult } from './commands/command-call.js';
import { CreateArticleCommand } from './commands/create-article.command.js';
import { PublishArticleCommand } from './commands/publish-article.command.js';
import { RestoreRevisionCommand } from './commands/restore-revision.command.js';
import { UnpublishArticleCommand } from './commands/unpublish-article.command.js';
import { UpdateArticleCommand } from './commands/update-article.command.js';
import { withRowIds } from './row-ids.js';

interface ArticlePayload {
  readonly article: ArticleRow | null;
  /** Looked up only where it is asked for, unless it is known. */
  readonly contentVersion: number | (() => Promise<number>);
  readonly userErrors: readonly UserErrorRow[];
}

/** Arguments every change of an article has. */
interface Change {
  readonly id: string;
  readonly expectedVersion: number;
  readonly idempotencyKey?: string | null;
}

/** Writing, publishing and archiving articles. */
@Resolver()
export class ArticleMutationsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    private readonly create: CreateArticleCommand,
    private readonly update: UpdateArticleCommand,
    private readonly publish: PublishArticleCommand,
    private readonly unpublish: UnpublishArticleCommand,
    private readonly archive: ArchiveArticleCommand,
    private readonly restore: RestoreRevisionCommand,
  ) {}

  @Mutation('createArticle')
  @Requires('articles:write')
  createArticle(
    _: unknown,
    args: { readonly input: CreateArticleInput; readonly idempotencyKey?: string | null },
    context: EditorialContext,
  ): Promise<ArticlePayload> {
    const input = withRowIds(args.input);
    return this.answer(context, null, () => this.create.run(input, viewerOf(context), callOf(args, context)));
  }

  @Mutation('updateArticle')
  @Requires('articles:write')
  updateArticle(
    _: unknown,
    args: Change & { readonly input: UpdateArticleInput },
    context: EditorialContext,
  ): Promise<ArticlePayload> {
    const order = { ...targetOf(args), input: withRowIds(args.input) };
    return this.answer(context, order.id, () =>
      this.update.run(order, viewerOf(context), callOf(args, context)),
    );
  }

  @Mutation('publishArticle')
  @Requires('articles:publish')
  publishArticle(
    _: unknown,
    args: Change & {
      readonly revision?: number | null;
      readonly at?: Date | null;
      readonly until?: Date | null;
      readonly changeKind?: ChangeKind | null;
    },
    context: EditorialContext,
  ): Promise<ArticlePayload> {
    const { revision, at, until, changeKind } = args;
    const order = { ...targetOf(args), revision, at, until, ...(changeKind != null && { changeKind }) };
    return this.answer(context, order.id, () =>
      this.publish.run(order, viewerOf(context), callOf(args, context)),
    );
  }

  @Mutation('unpublishArticle')
  @Requires('articles:publish')
  unpublishArticle(_: unknown, args: Change, context: EditorialContext): Promise<ArticlePayload> {
    const order = targetOf(args);
    return this.answer(context, order.id, () =>
      this.unpublish.run(order, viewerOf(context), callOf(args, context)),
    );
  }

  @Mutation('archiveArticle')
  @Requires('articles:publish')
  archiveArticle(_: unknown, args: Change, context: EditorialContext): Promise<ArticlePayload> {
    const order = targetOf(args);
    return this.answer(context, order.id, () =>
      this.archive.run(order, viewerOf(context), callOf(args, context)),
    );
  }

  @Mutation('restoreRevision')
  @Requires('articles:write')
  restoreRevision(
    _: unknown,
    args: Change & { readonly number: number },
    context: EditorialContext,
  ): Promise<ArticlePayload> {
    const order = { ...targetOf(args), number: args.number };
    return this.answer(context, order.id, () =>
      this.restore.run(order, viewerOf(context), callOf(args, context)),
    );
  }

  /** `articleId` is what a version conflict is about. */
  private async answer(
    context: EditorialContext,
    articleId: string | null,
    command: () => Promise<CommandResult>,
  ): Promise<ArticlePayload> {
    const { manager } = this.dataSource;
    const presentVersion = () => this.gate.contentVersion(manager);
    try {
      const { id, contentVersion, written } = await command();
      context.loaders = createLoaders(manager);
      if (written?.article) context.loaders.article.prime(id, written.article);
      if (written) context.loaders.newestRevision.prime(id, written.revision);
      const article = await context.loaders.article.load(id);
      return { article, contentVersion: contentVersion ?? presentVersion, userErrors: [] };
    } catch (error) {
      const isConflict = error instanceof VersionConflictError && articleId !== null;
      const [current = null] = isConflict ? await findArticles(manager, [articleId]) : [];
      const userErrors = userErrorsOf(error, current);
      return { article: null, contentVersion: presentVersion, userErrors };
    }
  }
}

function targetOf({ id, expectedVersion }: Change): { id: string; expectedVersion: number } {
  return { id: fromGlobalIdOf('Article', id, 'id'), expectedVersion };
}

function callOf({ idempotencyKey }: Pick<Change, 'idempotencyKey'>, { now }: EditorialContext): CommandCall {
  return { now, idempotencyKey };
}
