import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { embedLoaderAddress } from '../../partners/embed-loader.js';
import { articleUrl } from '../../rules/article-address.js';
import { embedSnippet, snippetKinds, type SnippetKind } from '../../rules/embed/embed-snippet.js';
import type { PartnerEntity } from './partner.entity.js';
import { findEmbeddedArticle } from './partner.repository.js';

/** A text that a partner's webmaster pastes. */
export interface Snippet {
  readonly kind: SnippetKind;
  readonly text: string;
}

/** Writes the texts by which partners show articles. */
@Injectable()
export class PartnerSnippets {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** All kinds for an article that readers see now; none where there is none. `locale` null: the site's default. */
  async of(
    partner: Pick<PartnerEntity, 'id' | 'display'>,
    of: { articleId: string } | { locale: string | null; slug: string },
    section?: string | null,
  ): Promise<Snippet[]> {
    const { site } = this.config;
    const by = 'articleId' in of ? of : { locale: of.locale ?? site.defaultLocale, slug: of.slug };
    const article = await findEmbeddedArticle(this.dataSource.manager, by);
    if (!article) return [];
    const matter = {
      host: site,
      partner,
      article,
      articleUrl: articleUrl(site, article.locale, article.slug),
      ...(section ? { section } : {}),
      loader: embedLoaderAddress(site.serviceUrl),
    };
    return snippetKinds.map((kind) => ({ kind, text: embedSnippet(kind, matter) }));
  }
}
