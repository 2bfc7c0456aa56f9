import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../../../database/transaction.js';
import type { Viewer } from '../../../rules/permissions.js';
import { isSame } from '../../change.js';
import { checkImages, imagesWrittenIn } from '../../media/check-images.js';
import { claimKey } from '../../idempotency.js';
import type { UpdateArticleInput } from '../article.input.js';
import type { ArticleRow, RevisionRow } from '../article.row.js';
import { checkLinks } from '../check-links.js';
import { citedContent } from '../citation-input.js';
import { readContent, type WrittenContent } from '../read-content.js';
import type { RevisionContent } from '../revision-content.js';
import { findContent } from '../revision-content.repository.js';
import { releaseSlugs } from '../slug-claim.repository.js';
import { followedSource } from '../translation-source.js';
import type { CommandCall, CommandResult } from './command-call.js';
import { findAtVersion, writeOver } from './expected-version.js';
import { settleSlug, writeRevision } from './write-revision.js';

/** Saves a new revision of an article. */
@Injectable()
export class UpdateArticleCommand {
  constructor(private readonly dataSource: DataSource) {}

  /** Where nothing differs from the newest revision, nothing is written and version and workflow stay. */
  async run(
    order: { id: string; expectedVersion: number; input: UpdateArticleInput },
    viewer: Viewer,
    call: CommandCall,
  ): Promise<CommandResult> {
    const { id, expectedVersion, input } = order;
    const written = readContent(input, call.now);
    const retry = { key: call.idempotencyKey ?? null, mutation: 'updateArticle', args: order };
    return inTransaction(this.dataSource, async (manager) => {
      const doneBefore = await claimKey(manager, viewer, retry, id);
      if (doneBefore !== null) return { id, contentVersion: null };
      const article = await findAtVersion(manager, id, expectedVersion);
      const revision = await this.save(manager, article, { input, written }, { viewer, now: call.now });
      return { id, contentVersion: null, ...(revision && { written: { revision } }) };
    });
  }

  /** Null where nothing differs. */
  private async save(
    manager: EntityManager,
    article: ArticleRow,
    { input, written }: { readonly input: UpdateArticleInput; readonly written: WrittenContent },
    by: { viewer: Viewer; now: Date },
  ): Promise<RevisionRow | null> {
    const present = (await findContent(manager, article.id, article.latestRevision))!;
    const merged: RevisionContent = citedContent(
      {
        ...present,
        ...written,
        ...(await followedSource(manager, present, input)),
        slug: written.slug ?? present.slug,
      },
      input,
    );
    const isSlugAnew = written.slug === null;
    const isArchived = article.workflow === 'ARCHIVED';
    if (!isSlugAnew && !isArchived && isSame(merged, present)) return null;

    await checkLinks(manager, article, written);
    await checkImages(manager, imagesWrittenIn(input, written.body));
    const number = article.latestRevision + 1;
    await writeOver(manager, article, { workflow: 'DRAFT', latestRevision: number });
    const owner = { articleId: article.id, locale: article.locale };
    const chosen = isSlugAnew ? null : merged.slug;
    const slug = await settleSlug(manager, owner, chosen, merged.title, ['input', 'slug']);
    const revision = await writeRevision(manager, article, number, { ...merged, slug }, by);
    await releaseSlugs(manager, article.id, { isOffline: false });
    return revision;
  }
}
