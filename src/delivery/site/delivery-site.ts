import type { Config } from '../../config/config.js';
import { articleUrl, articlesAt, type AddressedArticle } from '../../rules/article-address.js';
import { fallbackChain } from '../../rules/locale.js';

/** The site as its readers know it: its locales and its addresses. */
export class DeliverySite {
  constructor(readonly settings: Config['site']) {}

  get defaultLocale(): string {
    return this.settings.defaultLocale;
  }

  /** Where to look for an article, in order, beginning with the locale itself. */
  fallbacks(locale: string): string[] {
    return fallbackChain(locale, this.settings);
  }

  /** Canonical address of an article. */
  articleUrl(article: AddressedArticle): string {
    return articleUrl(this.settings, article.locale, article.slug);
  }

  /** The articles a path may mean. */
  articlesAt(path: string): AddressedArticle[] {
    return articlesAt(this.settings, path);
  }

  /** The text in a locale, in one of its fallbacks, in the default locale, or in any; null where there is none. */
  textIn(texts: Readonly<Record<string, string>> | null, locale: string | null | undefined): string | null {
    if (!texts) return null;
    const chain = [...this.fallbacks(locale ?? this.defaultLocale), this.defaultLocale];
    const found = chain.find((each) => texts[each]);
    return (found !== undefined ? texts[found] : Object.values(texts).find(Boolean)) ?? null;
  }
}
