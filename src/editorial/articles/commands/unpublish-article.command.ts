import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../../database/transaction.js';
import { Gate } from '../../../publication/gate.js';
import { DomainError } from '../../../rules/domain-error.js';
import type { Viewer } from '../../../rules/permissions.js';
import { claimKey } from '../../idempotency.js';
import { releaseSlugs } from '../slug-claim.repository.js';
import type { CommandCall, CommandResult } from './command-call.js';
import { findAtVersion, writeOver } from './expected-version.js';

/** Takes an article off the site and cancels what is scheduled. */
@Injectable()
export class UnpublishArticleCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
  ) {}

  async run(
    order: { id: string; expectedVersion: number },
    viewer: Viewer,
    call: CommandCall,
  ): Promise<CommandResult> {
    const { id, expectedVersion } = order;
    const retry = { key: call.idempotencyKey ?? null, mutation: 'unpublishArticle', args: order };
    return inTransaction(this.dataSource, async (manager) => {
      if ((await claimKey(manager, viewer, retry, id)) !== null) {
        return { id, contentVersion: await this.gate.contentVersion(manager) };
      }
      const article = await findAtVersion(manager, id, expectedVersion);
      await writeOver(manager, article, { workflow: null, latestRevision: article.latestRevision });
      await releaseSlugs(manager, id, { isOffline: true });
      const { wasOpen, contentVersion } = await this.gate.unpublish(manager, id);
      if (!wasOpen) {
        const message =
          'The article is neither visible nor scheduled, so there is nothing to take off the site.';
        throw DomainError.of('NOT_ALLOWED_NOW', message, ['id']);
      }
      return { id, contentVersion };
    });
  }
}
