import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../../database/transaction.js';
import { DomainError } from '../../../rules/domain-error.js';
import type { Viewer } from '../../../rules/permissions.js';
import { withoutLostImages } from '../../media/check-images.js';
import { claimKey } from '../../idempotency.js';
import { findContent } from '../revision-content.repository.js';
import { releaseSlugs } from '../slug-claim.repository.js';
import type { CommandCall, CommandResult } from './command-call.js';
import { findAtVersion, writeOver } from './expected-version.js';
import { settleSlug, writeRevision } from './write-revision.js';

/** Saves a copy of an earlier revision as the newest one. */
@Injectable()
export class RestoreRevisionCommand {
  constructor(private readonly dataSource: DataSource) {}

  async run(
    order: { id: string; expectedVersion: number; number: number },
    viewer: Viewer,
    call: CommandCall,
  ): Promise<CommandResult> {
    const { id, expectedVersion, number } = order;
    const retry = { key: call.idempotencyKey ?? null, mutation: 'restoreRevision', args: order };
    return inTransaction(this.dataSource, async (manager) => {
      if ((await claimKey(manager, viewer, retry, id)) === null) {
        const article = await findAtVersion(manager, id, expectedVersion);
        const then = await findContent(manager, id, number);
        if (!then) throw DomainError.of('NOT_FOUND', 'The article has no such revision.', ['number']);
        const content = await withoutLostImages(manager, then);
        const next = article.latestRevision + 1;
        await writeOver(manager, article, { workflow: 'DRAFT', latestRevision: next });
        // The slug may have gone to another article since.
        const owner = { articleId: id, locale: article.locale };
        await settleSlug(manager, owner, content.slug, content.title, ['number']);
        await writeRevision(manager, article, next, content, { viewer, now: call.now });
        await releaseSlugs(manager, id, { isOffline: false });
      }
      return { id, contentVersion: null };
    });
  }
}
