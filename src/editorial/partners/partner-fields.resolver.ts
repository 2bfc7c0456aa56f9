import { ResolveField, Resolver } from '@nestjs/graphql';
import { fromGlobalIdOf, toGlobalId } from '../../graphql/global-id.js';
import type { SnippetKind } from '../../rules/embed/embed-snippet.js';
import { PartnerSnippets, type Snippet } from './partner-snippets.js';
import type { PartnerEntity } from './partner.entity.js';

@Resolver('Partner')
export class PartnerFieldsResolver {
  constructor(private readonly texts: PartnerSnippets) {}

  @ResolveField('id')
  id(partner: PartnerEntity): string {
    return toGlobalId('Partner', partner.id);
  }

  @ResolveField('publicId')
  publicId(partner: PartnerEntity): string {
    return partner.id;
  }

  @ResolveField('snippet')
  async snippet(partner: PartnerEntity, args: SnippetArguments): Promise<string | null> {
    const { slug, locale, kind, section } = args;
    const snippets = await this.texts.of(partner, { locale: locale ?? null, slug }, section);
    return snippets.find((each) => each.kind === kind)?.text ?? null;
  }

  @ResolveField('snippets')
  snippets(partner: PartnerEntity, args: { articleId: string; section?: string | null }): Promise<Snippet[]> {
    const articleId = fromGlobalIdOf('Article', args.articleId, 'articleId');
    return this.texts.of(partner, { articleId }, args.section);
  }
}

interface SnippetArguments {
  readonly slug: string;
  readonly locale?: string | null;
  readonly kind: SnippetKind;
  readonly section?: string | null;
}
