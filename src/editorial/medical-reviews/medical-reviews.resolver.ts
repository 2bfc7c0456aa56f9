import { Mutation, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { fromGlobalIdOf } from '../../graphql/global-id.js';
import { Gate } from '../../publication/gate.js';
import { VersionConflictError } from '../../rules/domain-error.js';
import type { ArticleRow } from '../articles/article.row.js';
import type { CommandCall } from '../articles/commands/command-call.js';
import { viewerOf, type EditorialContext } from '../context.js';
import { createLoaders } from '../loaders.js';
import { userErrorsOf, type UserErrorRow } from '../user-errors.js';
import { Requires } from '../users/permission.guard.js';
import type { MedicalReviewInput } from './medical-review.input.js';
import type { MedicalReviewRow } from './medical-review.repository.js';
import { RecordMedicalReviewCommand, type ReviewResult } from './record-medical-review.command.js';
import { WithdrawMedicalReviewCommand } from './withdraw-medical-review.command.js';

interface MedicalReviewPayload {
  readonly medicalReview: MedicalReviewRow | null;
  readonly article: ArticleRow | null;
  readonly contentVersion: number;
  readonly userErrors: readonly UserErrorRow[];
}

interface Change {
  readonly expectedVersion: number;
  readonly idempotencyKey?: string | null;
}

/** Recording and withdrawing medical reviews. */
@Resolver()
export class MedicalReviewsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    private readonly record: RecordMedicalReviewCommand,
    private readonly withdraw: WithdrawMedicalReviewCommand,
  ) {}

  @Mutation('recordMedicalReview')
  @Requires('reviews:write')
  recordMedicalReview(
    _: unknown,
    args: Change & { readonly articleId: string; readonly input: MedicalReviewInput },
    context: EditorialContext,
  ): Promise<MedicalReviewPayload> {
    const articleId = fromGlobalIdOf('Article', args.articleId, 'articleId');
    const reviewerIds = args.input.reviewerIds.map((id, index) =>
      fromGlobalIdOf('Author', id, `reviewerIds.${index}`),
    );
    const order = {
      articleId,
      expectedVersion: args.expectedVersion,
      input: { ...args.input, reviewerIds },
    };
    return this.answer(context, articleId, () =>
      this.record.run(order, viewerOf(context), callOf(args, context)),
    );
  }

  @Mutation('withdrawMedicalReview')
  @Requires('reviews:write')
  async withdrawMedicalReview(
    _: unknown,
    args: Change & { readonly id: string },
    context: EditorialContext,
  ): Promise<MedicalReviewPayload> {
    const id = fromGlobalIdOf('MedicalReview', args.id, 'id');
    const review = await context.loaders.medicalReview.load(id);
    const order = { id, expectedVersion: args.expectedVersion };
    return this.answer(context, review?.articleId ?? null, () =>
      this.withdraw.run(order, viewerOf(context), callOf(args, context)),
    );
  }

  /** `articleId` is what a version conflict is about. */
  private async answer(
    context: EditorialContext,
    articleId: string | null,
    command: () => Promise<ReviewResult>,
  ): Promise<MedicalReviewPayload> {
    const { manager } = this.dataSource;
    try {
      const done = await command();
      context.loaders = createLoaders(manager);
      return {
        medicalReview: await context.loaders.medicalReview.load(done.id),
        article: await context.loaders.article.load(done.articleId),
        contentVersion: done.contentVersion,
        userErrors: [],
      };
    } catch (error) {
      const isConflict = error instanceof VersionConflictError && articleId !== null;
      const current = isConflict ? await createLoaders(manager).article.load(articleId) : null;
      const userErrors = userErrorsOf(error, current);
      const contentVersion = await this.gate.contentVersion(manager);
      return { medicalReview: null, article: null, contentVersion, userErrors };
    }
  }
}

function callOf({ idempotencyKey }: Change, { now }: EditorialContext): CommandCall {
  return { now, idempotencyKey };
}
