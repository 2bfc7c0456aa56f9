import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG } from '../../../config/config.module.js';
import { inTransaction } from '../../../database/transaction.js';
import { Gate } from '../../../publication/gate.js';
import type { PreparedPublication } from '../../../publication/prepared-publication.js';
import { findStandingReviews } from '../../../publication/review.repository.js';
import { dayOf } from '../../../rules/days.js';
import { DomainError, type Fault } from '../../../rules/domain-error.js';
import type { ChangeKind } from '../../../rules/medical-review/change-kind.js';
import { reviewProblem, type StandingReview } from '../../../rules/medical-review/review-problems.js';
import type { Viewer } from '../../../rules/permissions.js';
import { blockingFaults } from '../../../rules/problems/article-problems.js';
import { referredId } from '../../../rules/reference.js';
import { storyFaults } from '../../../rules/story-faults.js';
import { newId } from '../../../rules/uuid.js';
import { refuse } from '../../check-input.js';
import { claimKey } from '../../idempotency.js';
import { findArticles } from '../article.repository.js';
import type { ArticleRow } from '../article.row.js';
import { policyFaults } from '../publish-policy.js';
import type { ProblemSettings } from '../revision-problems.js';
import type { StoredCallToAction, StoredFigure } from '../revision-content.js';
import { claimSlug } from '../slug-claim.repository.js';
import type { CommandCall, CommandResult } from './command-call.js';
import { findAtVersion, writeOver } from './expected-version.js';

/** An instant this little ago is taken as now: it was now when the client's clock was read. */
const GRACE_SECONDS = 60;

/** What is to be shown, and when. */
export interface PublishArticleOrder {
  readonly id: string;
  readonly expectedVersion: number;
  /** Null: the newest. */
  readonly revision?: number | null;
  /** Null: at once. */
  readonly at?: Date | null;
  /** Null: until something follows. */
  readonly until?: Date | null;
  /** What changed since the revision that was reviewed last; what the rule proposes where it is missing. */
  readonly changeKind?: ChangeKind;
}

/** Shows a revision to readers, now or later. */
@Injectable()
export class PublishArticleCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    @Inject(CONFIG) private readonly config: ProblemSettings,
  ) {}

  /** Publishing the newest revision approves it. One without a summary is shown with the beginning of its text. */
  async run(order: PublishArticleOrder, viewer: Viewer, call: CommandCall): Promise<CommandResult> {
    const { id, expectedVersion } = order;
    const retry = { key: call.idempotencyKey ?? null, mutation: 'publishArticle', args: order };
    // Before the transaction, as it may take a while. Should the article change meanwhile, its version tells.
    const prepared = await this.prepare(order);
    return inTransaction(this.dataSource, async (manager) => {
      if ((await claimKey(manager, viewer, retry, id)) !== null) {
        return { id, contentVersion: await this.gate.contentVersion(manager) };
      }
      const held = prepared && (await this.gate.hold(manager, prepared));
      const article = await findAtVersion(manager, id, expectedVersion);
      const publication = checkPublication(article, held);
      const { revision } = publication;
      const isNewest = revision.number === article.latestRevision;
      await writeOver(manager, article, {
        workflow: isNewest ? 'APPROVED' : null,
        latestRevision: article.latestRevision,
      });
      const { now, ...when } = await readWhen(manager, order);
      refuseStories(publication, when.at ?? now);
      const review = await this.standingReview(manager, revision, order.changeKind);
      this.refuseUnreviewed(review, when.at ?? now);
      refuse(await policyFaults(manager, publication, { at: when.at, now, review }, this.config));
      if (!(await claimSlug(manager, { articleId: id, locale: article.locale }, revision.slug))) {
        const message = `Another article in ${article.locale} has the slug "${revision.slug}" by now. Restore the revision with another one.`;
        throw DomainError.of('TAKEN', message, ['revision']);
      }
      const publicationId = newId(call.now);
      const passage = await this.gate.publish(manager, publication, {
        ...when,
        publicationId,
        userId: viewer.userId,
        changeKind: order.changeKind,
      });
      return { id, contentVersion: passage.contentVersion };
    });
  }

  /** The review that holds for a revision; not looked for where no lack of one blocks. */
  private async standingReview(
    manager: EntityManager,
    { articleId, number }: { readonly articleId: string; readonly number: number },
    change: ChangeKind | undefined,
  ): Promise<StandingReview | null> {
    const { review, problems } = this.config;
    const isBlocking = problems.blockers.some((code) => code.startsWith('REVIEW_'));
    if (!review.isRequired && !isBlocking) return null;
    const [standing] = await findStandingReviews(manager, [{ articleId, number }]);
    return standing ? { ...standing, change: standing.change && (change ?? standing.change) } : null;
  }

  /** Where the site publishes only what was reviewed: refuses what no review holds for when it is first seen. */
  private refuseUnreviewed(review: StandingReview | null, from: Date): void {
    if (!this.config.review.isRequired) return;
    const problem = reviewProblem(review, dayOf(from), this.config.review);
    if (problem) throw DomainError.of(problem.code, problem.message, ['id']);
  }

  private async prepare({ id, revision }: PublishArticleOrder): Promise<PreparedPublication | null> {
    const [article] = await findArticles(this.dataSource.manager, [id]);
    return article ? this.gate.prepare(id, revision ?? article.latestRevision) : null;
  }
}

/** Refuses what readers must not see. */
function checkPublication(article: ArticleRow, prepared: PreparedPublication | null): PreparedPublication {
  if (!prepared) throw DomainError.of('NOT_FOUND', 'The article has no such revision.', ['revision']);
  if (article.workflow === 'ARCHIVED') {
    const message = 'The article is archived. Edit it or restore a revision before publishing.';
    throw DomainError.of('NOT_ALLOWED_NOW', message, ['id']);
  }
  const { body, image, callToAction } = prepared.revision;
  refuse(
    blockingFaults({
      body,
      image: image as StoredFigure | null,
      callToAction: callToAction as StoredCallToAction | null,
    }),
  );
  return prepared;
}

/** Refuses stories that no consent covers when they are first seen. */
function refuseStories({ revision, sources }: PreparedPublication, from: Date): void {
  const storyOf = (reference: string) =>
    sources.stories.get(referredId('Testimonial', reference) ?? '') ?? null;
  refuse(storyFaults(revision.body, storyOf, { locale: revision.locale, at: from.getTime() * 1000 }));
}

/** Judges the instants by the clock of the database, which is the one that will show the article. */
async function readWhen(
  manager: EntityManager,
  { at = null, until = null }: PublishArticleOrder,
): Promise<{ now: Date; at: Date | null; until: Date | null }> {
  const [{ now }] = await manager.query<[{ now: Date }]>(
    `-- editorial.clock
     select clock_timestamp() as now`,
  );
  const faults: Fault[] = [];
  if (at !== null && at.getTime() < now.getTime() - GRACE_SECONDS * 1000) {
    faults.push(invalid('at', 'This lies in the past. Send a later instant, or none to publish at once.'));
  }
  if (until !== null && until <= now) {
    faults.push(invalid('until', 'This lies in the past. Send a later instant, or none for no end.'));
  } else if (until !== null && at !== null && until <= at) {
    faults.push(invalid('until', 'This is not after `at`. Send a later instant, or none for no end.'));
  }
  refuse(faults);
  return { now, at: at !== null && at > now ? at : null, until };
}

function invalid(argument: string, message: string): Fault {
  return { code: 'INVALID', message, field: [argument] };
}
