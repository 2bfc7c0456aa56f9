import { Inject } from '@nestjs/common';
import { Mutation, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { fromGlobalIdOf } from '../../graphql/global-id.js';
import { PREVIEW_SECRET } from '../../database/preview-secret.module.js';
import { DomainError } from '../../rules/domain-error.js';
import { signPass } from '../../rules/preview-pass.js';
import { viewerOf, type EditorialContext } from '../context.js';
import { userErrorsOf, type UserErrorRow } from '../user-errors.js';
import { Requires } from '../users/permission.guard.js';
import { CreatePreviewLinkCommand } from './create-preview-link.command.js';
import type { PreviewLinkInput } from './preview-link.input.js';
import { endPreviewLink, findPreviewLink, type PreviewLinkRow } from './preview-link.repository.js';

interface PreviewLinkPayload {
  readonly previewLink: PreviewLinkRow | null;
  readonly token: string | null;
  readonly url: string | null;
  readonly userErrors: readonly UserErrorRow[];
}

interface CreateArguments {
  readonly articleId: string;
  readonly input?: PreviewLinkInput | null;
  readonly idempotencyKey?: string | null;
}

@Resolver()
export class PreviewsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly createCommand: CreatePreviewLinkCommand,
    @Inject(PREVIEW_SECRET) private readonly secret: string,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Mutation('createPreviewLink')
  @Requires('articles:write')
  createPreviewLink(
    _: unknown,
    { articleId, input, idempotencyKey }: CreateArguments,
    context: EditorialContext,
  ): Promise<PreviewLinkPayload> {
    const order = { articleId: fromGlobalIdOf('Article', articleId, 'articleId'), input: input ?? {} };
    return answer(async () => {
      const call = { now: context.now, idempotencyKey };
      const id = await this.createCommand.run(order, viewerOf(context), call);
      const previewLink = (await findPreviewLink(this.dataSource.manager, id))!;
      const token = signPass(this.secret, 'preview', { linkId: id, expiresAt: previewLink.expiresAt });
      return { previewLink, token, url: await this.urlOf(previewLink, token, context) };
    });
  }

  @Mutation('revokePreviewLink')
  @Requires('articles:write')
  revokePreviewLink(_: unknown, { id }: { id: string }): Promise<PreviewLinkPayload> {
    const linkId = fromGlobalIdOf('PreviewLink', id, 'id');
    return answer(async () => {
      const { manager } = this.dataSource;
      await endPreviewLink(manager, linkId);
      const previewLink = await findPreviewLink(manager, linkId);
      if (!previewLink) throw DomainError.of('NOT_FOUND', 'There is no such preview link.', ['id']);
      return { previewLink, token: null, url: null };
    });
  }

  private async urlOf(
    { articleId }: PreviewLinkRow,
    token: string,
    { loaders }: EditorialContext,
  ): Promise<string | null> {
    const pattern = this.config.preview.url;
    const [article, draft] = await Promise.all([
      loaders.article.load(articleId),
      loaders.newestRevision.load(articleId),
    ]);
    if (pattern === null || !article || !draft) return null;
    return pattern
      .replaceAll('{token}', token)
      .replaceAll('{slug}', encodeURIComponent(draft.slug))
      .replaceAll('{locale}', encodeURIComponent(article.locale));
  }
}

async function answer(
  command: () => Promise<Omit<PreviewLinkPayload, 'userErrors'>>,
): Promise<PreviewLinkPayload> {
  try {
    return { ...(await command()), userErrors: [] };
  } catch (error) {
    return { previewLink: null, token: null, url: null, userErrors: userErrorsOf(error) };
  }
}
