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

/** Lays an article away. What nobody works on must not stay on the site, so it is taken off as well. */
@Injectable()
export class ArchiveArticleCommand {
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
    const retry = { key: call.idempotencyKey ?? null, mutation: 'archiveArticle', args: order };
    return inTransaction(this.dataSource, async (manager) => {
      if ((await claimKey(manager, viewer, retry, id)) !== null) {
        return { id, contentVersion: await this.gate.contentVersion(manager) };
      }
      const article = await findAtVersion(manager, id, expectedVersion);
      if (article.workflow === 'ARCHIVED') {
        throw DomainError.of('NOT_ALLOWED_NOW', 'The article is archived already.', ['id']);
      }
      await writeOver(manager, article, { workflow: 'ARCHIVED', latestRevision: article.latestRevision });
      await releaseSlugs(manager, id, { isOffline: true });
      const { contentVersion } = await this.gate.unpublish(manager, id);
      return { id, contentVersion };
    });
  }
}
