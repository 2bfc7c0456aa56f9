import { embedHtml } from '../../rules/embed/embed-html.js';
import { embedUrl } from '../../rules/embed/embed-url.js';
import type { Embed } from '../delivery.types.generated.js';
import type { DeliverySite } from '../site/delivery-site.js';
import type { ArticleRow } from './article.row.js';

/** Addresses under which other sites show an article, and the HTML that oEmbed hands out as well. */
export function embedOf(article: ArticleRow, site: DeliverySite): Embed {
  const url = embedUrl(site.settings, { locale: article.locale, slug: article.slug });
  const articleUrl = site.articleUrl(article);
  const oEmbedUrl = new URL(`${site.settings.serviceUrl}/oembed`);
  oEmbedUrl.searchParams.set('url', articleUrl);
  oEmbedUrl.searchParams.set('format', 'json');
  const html = embedHtml({ frameUrl: url, articleUrl, title: article.title });
  return { url, html, oEmbedUrl: oEmbedUrl.href };
}
