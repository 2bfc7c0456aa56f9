import { instantText } from '../../rules/instant.js';
import type { Seo } from '../delivery.types.generated.js';
import type { DeliverySite } from '../site/delivery-site.js';
import type { ArticleRow, SeoRow } from './article.row.js';

/** What search engines and social networks are told: the editor's words, else the article's own. */
export function seoOf(article: ArticleRow, seo: SeoRow | null, site: DeliverySite): Seo {
  const url = site.articleUrl(article);
  const title = seo?.title || article.title;
  const description = seo?.description || article.summary;
  return {
    title,
    description,
    canonicalUrl: seo?.canonicalUrl || url,
    robots: seo?.noIndex ? 'noindex, follow' : 'index, follow',
    openGraph: {
      'og:type': 'article',
      'og:title': title,
      'og:description': description,
      'og:url': url,
      'og:site_name': site.settings.name,
      // ogp.me wants language_TERRITORY; a language alone would be ignored.
      ...(article.locale.includes('-') && { 'og:locale': article.locale.replace('-', '_') }),
      'article:published_time': instantText(article.publishedAt),
      'article:modified_time': instantText(article.updatedAt),
    },
  };
}
