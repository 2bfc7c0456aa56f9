import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG } from '../../../config/config.module.js';
import type { Config } from '../../../config/config.js';
import { inTransaction } from '../../../database/transaction.js';
import { DomainError, type Fault } from '../../../rules/domain-error.js';
import type { Viewer } from '../../../rules/permissions.js';
import { newId } from '../../../rules/uuid.js';
import { checkImages, imagesWrittenIn } from '../../media/check-images.js';
import { claimKey } from '../../idempotency.js';
import { localeFaults } from '../../site-locale.js';
import type { CreateArticleInput } from '../article.input.js';
import { findArticles, insertArticle } from '../article.repository.js';
import type { ArticleRow } from '../article.row.js';
import { checkLinks } from '../check-links.js';
import { citedContent } from '../citation-input.js';
import { readContent, type WrittenContent } from '../read-content.js';
import type { RevisionContent } from '../revision-content.js';
import { inheritedFrom, NOTHING_INHERITED } from '../translation-source.js';
import type { CommandCall, CommandResult } from './command-call.js';
import { settleSlug, writeRevision } from './write-revision.js';

/** Makes an article with its first revision. */
@Injectable()
export class CreateArticleCommand {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(input: CreateArticleInput, viewer: Viewer, call: CommandCall): Promise<CommandResult> {
    const locale = input.locale ?? this.config.site.defaultLocale;
    const { locale: _, translationOf = null, ...content } = input;
    const read = readContent(content, call.now, [
      ...localeFaults(locale, this.config, ['input', 'locale']),
      ...missing(input),
      ...strayRevision(input),
    ]);
    const written = {
      ...read,
      ...citedContent({ body: read.body!, citations: read.citations ?? [] }, input),
    };
    const article = { id: newId(call.now), locale };
    const retry = { key: call.idempotencyKey ?? null, mutation: 'createArticle', args: { input } };
    const meanings = { article_one_locale_a_group: () => translationTaken(locale) };
    return inTransaction(
      this.dataSource,
      async (manager) => {
        const doneBefore = await claimKey(manager, viewer, retry, article.id);
        if (doneBefore !== null) return { id: doneBefore, contentVersion: null };
        const source = translationOf ? await this.sourceOf(manager, translationOf) : null;
        const translationGroupId = source?.translationGroupId ?? newId(call.now);
        await checkLinks(manager, article, written);
        await checkImages(manager, imagesWrittenIn(content, written.body));
        const chosen = written.slug ?? null;
        const { row, hasSlug } = await insertArticle(manager, { ...article, translationGroupId }, chosen);
        const inherited = source ? await inheritedFrom(manager, source, input, locale) : NOTHING_INHERITED;
        const title = written.title!;
        const owner = { articleId: row.id, locale };
        const slug =
          chosen !== null && hasSlug
            ? chosen
            : await settleSlug(manager, owner, chosen, title, ['input', 'slug']);
        const first = firstContent({ ...inherited, ...written }, slug);
        const revision = await writeRevision(manager, article, 1, first, { viewer, now: call.now });
        return { id: row.id, contentVersion: null, written: { article: row, revision } };
      },
      meanings,
    );
  }

  /** The article this one is the translation of. */
  private async sourceOf(manager: EntityManager, translationOf: string): Promise<ArticleRow> {
    const [source] = await findArticles(manager, [translationOf]);
    if (source) return source;
    throw DomainError.of('NOT_FOUND', 'There is no such article to translate.', ['input', 'translationOf']);
  }
}

/** Whatever was not written is empty. */
function firstContent(written: WrittenContent, slug: string): RevisionContent {
  return {
    title: written.title!,
    slug,
    subtitle: written.subtitle ?? null,
    summary: written.summary ?? null,
    body: written.body!,
    citations: written.citations ?? [],
    image: written.image ?? null,
    callToAction: written.callToAction ?? null,
    seo: written.seo ?? null,
    originallyPublishedAt: written.originallyPublishedAt ?? null,
    authorIds: written.authorIds ?? [],
    topicIds: written.topicIds ?? [],
    relatedIds: written.relatedIds ?? [],
    videos: written.videos ?? [],
    sourceArticleId: written.sourceArticleId ?? null,
    sourceRevision: written.sourceRevision ?? null,
  };
}

function strayRevision({ translationOf, translatedRevision }: CreateArticleInput): Fault[] {
  if (translatedRevision == null || translationOf != null) return [];
  const message = 'Say what is translated too, in `translationOf`, or leave `translatedRevision` out.';
  return [{ code: 'INVALID', message, field: ['input', 'translatedRevision'] }];
}

function missing(input: CreateArticleInput): Fault[] {
  const required = { title: input.title, body: input.body };
  return Object.entries(required)
    .filter(([, value]) => value === undefined)
    .map(([name]) => ({
      code: 'REQUIRED',
      message: `A new article needs a ${name}.`,
      field: ['input', name],
    }));
}

function translationTaken(locale: string): DomainError {
  const message = `That article has a translation in ${locale} already. Edit that one.`;
  return DomainError.of('TAKEN', message, ['input', 'translationOf']);
}
