import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../../database/transaction.js';
import { toGlobalId } from '../../graphql/global-id.js';
import { Gate } from '../../publication/gate.js';
import { DomainError } from '../../rules/domain-error.js';
import type { Viewer } from '../../rules/permissions.js';
import type { CommandCall, CommandResult } from '../articles/commands/command-call.js';
import { findAtVersion, writeOver } from '../articles/commands/expected-version.js';
import { settleSlug, writeRevision } from '../articles/commands/write-revision.js';
import { findContent } from '../articles/revision-content.repository.js';
import type { RevisionContent } from '../articles/revision-content.js';
import { releaseSlugs } from '../articles/slug-claim.repository.js';
import { claimKey } from '../idempotency.js';
import { checkImages } from './check-images.js';
import { findImages } from './image.repository.js';
import type { ImageRow } from './image.row.js';

interface FillOrder {
  readonly articleId: string;
  readonly expectedVersion: number;
  /** Of the figure in the newest revision's body; null: the picture that stands for the article. */
  readonly blockKey: string | null;
  readonly imageId: string;
}

/** Gives a figure of an article's newest revision its file, in a revision of its own. */
@Injectable()
export class FillFigureCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
  ) {}

  /** A figure that has another file gets this one; one that has this one already stays, and nothing is written. */
  async run(
    order: FillOrder,
    viewer: Viewer,
    call: CommandCall,
  ): Promise<CommandResult & { readonly contentVersion: number }> {
    const { articleId, expectedVersion, imageId } = order;
    const retry = { key: call.idempotencyKey ?? null, mutation: 'fillFigure', args: order };
    return inTransaction(this.dataSource, async (manager) => {
      if ((await claimKey(manager, viewer, retry, articleId)) === null) {
        await checkImages(manager, [{ reference: imageId, field: ['imageId'] }]);
        const article = await findAtVersion(manager, articleId, expectedVersion);
        const present = (await findContent(manager, articleId, article.latestRevision))!;
        const [image] = await findImages(manager, [imageId]);
        const content = filled(present, order.blockKey, image!, article.locale);
        if (content !== present) {
          const number = article.latestRevision + 1;
          await writeOver(manager, article, { workflow: 'DRAFT', latestRevision: number });
          await this.save(manager, article, number, content, { viewer, now: call.now });
        }
      }
      return { id: articleId, contentVersion: await this.gate.contentVersion(manager) };
    });
  }

  private async save(
    manager: EntityManager,
    article: { readonly id: string; readonly locale: string },
    number: number,
    content: RevisionContent,
    by: { readonly viewer: Viewer; readonly now: Date },
  ): Promise<void> {
    const owner = { articleId: article.id, locale: article.locale };
    await settleSlug(manager, owner, content.slug, content.title, ['articleId']);
    await writeRevision(manager, article, number, content, by);
    await releaseSlugs(manager, article.id, { isOffline: false });
  }
}

/** Where a figure says nothing of what it shows, the image's own words are taken. */
function filled(
  content: RevisionContent,
  blockKey: string | null,
  image: ImageRow,
  locale: string,
): RevisionContent {
  const altOf = (alt: string) => alt || (image.altTexts[locale] ?? '');
  if (blockKey === null) {
    const { image: figure } = content;
    if (!figure)
      throw DomainError.of('NOT_FOUND', 'The article has no picture that stands for it.', ['blockKey']);
    if (figure.imageId === image.id) return content;
    return { ...content, image: { ...figure, imageId: image.id, alt: altOf(figure.alt) } };
  }
  const figure = content.body.find(({ _type, _key }) => _type === 'figure' && _key === blockKey);
  if (figure?._type !== 'figure') {
    throw DomainError.of('NOT_FOUND', 'The newest revision has no figure with this key.', ['blockKey']);
  }
  const imageId = toGlobalId('Image', image.id);
  if (figure.imageId === imageId) return content;
  const next = { ...figure, imageId, alt: altOf(figure.alt) };
  return { ...content, body: content.body.map((block) => (block === figure ? next : block)) };
}
