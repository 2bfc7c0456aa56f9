import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG } from '../../config/config.module.js';
import type { Config } from '../../config/config.js';
import { inTransaction } from '../../database/transaction.js';
import { Gate } from '../../publication/gate.js';
import { shown } from '../../rules/body/clean-text.js';
import { DomainError, VersionConflictError, type Fault } from '../../rules/domain-error.js';
import type { Viewer } from '../../rules/permissions.js';
import { newId } from '../../rules/uuid.js';
import { findArticles } from '../articles/article.repository.js';
import type { CommandCall } from '../articles/commands/command-call.js';
import { writeOver } from '../articles/commands/expected-version.js';
import { findAuthors } from '../authors/author.repository.js';
import { refuse } from '../check-input.js';
import { claimKey } from '../idempotency.js';
import { readReview, type MedicalReviewInput } from './medical-review.input.js';
import { insertReview } from './medical-review.repository.js';

/** The review a command was about, its article, and the number of committed changes that includes it. */
export interface ReviewResult {
  readonly id: string;
  readonly articleId: string;
  readonly contentVersion: number;
}

/** Which article was checked, at which version, and what is said about it. */
export interface RecordReviewOrder {
  readonly articleId: string;
  readonly expectedVersion: number;
  readonly input: MedicalReviewInput;
}

/** Records that a revision was checked by people with credentials. */
@Injectable()
export class RecordMedicalReviewCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(order: RecordReviewOrder, viewer: Viewer, call: CommandCall): Promise<ReviewResult> {
    const { articleId, expectedVersion, input } = order;
    const written = readReview(input, this.config.review, call.now);
    const retry = { key: call.idempotencyKey ?? null, mutation: 'recordMedicalReview', args: order };
    const id = newId(call.now);
    return inTransaction(this.dataSource, async (manager) => {
      const doneBefore = await claimKey(manager, viewer, retry, id);
      if (doneBefore !== null) {
        return { id: doneBefore, articleId, contentVersion: await this.gate.contentVersion(manager) };
      }
      const [article] = await findArticles(manager, [articleId]);
      if (!article) throw DomainError.of('NOT_FOUND', 'There is no such article.', ['articleId']);
      if (article.version !== expectedVersion) {
        throw new VersionConflictError(expectedVersion, article.version);
      }
      await refuseReviewers(manager, written.reviewerIds);
      await writeOver(manager, article, { workflow: null, latestRevision: article.latestRevision });
      const revision = written.revision ?? article.latestRevision;
      if (!(await insertReview(manager, { ...written, id, articleId, revision, userId: viewer.userId }))) {
        throw DomainError.of('NOT_FOUND', 'The article has no such revision.', ['input', 'revision']);
      }
      const { contentVersion } = await this.gate.refreshReviews(manager, articleId);
      return { id, articleId, contentVersion };
    });
  }
}

/** A review is worth what its reviewers are: whoever has no credentials cannot give one. */
async function refuseReviewers(manager: EntityManager, reviewerIds: readonly string[]): Promise<void> {
  const authors = new Map((await findAuthors(manager, reviewerIds)).map((author) => [author.id, author]));
  refuse(
    reviewerIds.flatMap((id, index): Fault[] => {
      const field = ['input', 'reviewerIds', String(index)];
      const author = authors.get(id);
      if (!author) return [{ code: 'NOT_FOUND', message: 'There is no such author.', field }];
      if (author.credentials?.trim()) return [];
      const message = `${shown(author.name)} has no credentials. Name somebody who has, or enter them with updateAuthor.`;
      return [{ code: 'INVALID', message, field }];
    }),
  );
}
