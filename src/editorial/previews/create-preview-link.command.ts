import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { inTransaction } from '../../database/transaction.js';
import { DomainError } from '../../rules/domain-error.js';
import type { Viewer } from '../../rules/permissions.js';
import { newId } from '../../rules/uuid.js';
import { findArticles } from '../articles/article.repository.js';
import type { CommandCall } from '../articles/commands/command-call.js';
import { trimmed } from '../change.js';
import { faultsOf, refuse } from '../check-input.js';
import { claimKey } from '../idempotency.js';
import { PreviewLinkInput } from './preview-link.input.js';
import { hasRevision, insertPreviewLink } from './preview-link.repository.js';

/** Makes a link that shows one draft to who has it. */
@Injectable()
export class CreatePreviewLinkCommand {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Returns the link's id; a retry with the same key returns the first one's. */
  async run(
    order: { readonly articleId: string; readonly input: PreviewLinkInput },
    viewer: Viewer,
    call: CommandCall,
  ): Promise<string> {
    const { articleId, input } = order;
    const { hours: usual, mostHours } = this.config.preview;
    const hours = input.hours ?? Math.min(usual, mostHours);
    refuse([
      ...faultsOf(PreviewLinkInput, input, ['input']),
      ...(hours > mostHours
        ? [
            {
              code: 'INVALID' as const,
              message: `A preview link works for at most ${mostHours} hours here.`,
              field: ['input', 'hours'],
            },
          ]
        : []),
    ]);
    const id = newId(call.now);
    const retry = { key: call.idempotencyKey ?? null, mutation: 'createPreviewLink', args: order };
    return inTransaction(this.dataSource, async (manager) => {
      const claimed = await claimKey(manager, viewer, retry, id);
      if (claimed !== null) return claimed;
      const [article] = await findArticles(manager, [articleId]);
      if (!article) throw DomainError.of('NOT_FOUND', 'There is no such article.', ['articleId']);
      const revision = input.revision ?? null;
      if (revision !== null && !(await hasRevision(manager, articleId, revision))) {
        const message = `The article has no revision ${revision}; the newest is ${article.latestRevision}.`;
        throw DomainError.of('NOT_FOUND', message, ['input', 'revision']);
      }
      const note = trimmed(input.note) ?? null;
      await insertPreviewLink(manager, { id, articleId, revision, note, hours, userId: viewer.userId });
      return id;
    });
  }
}
