import { attributes } from '../../rules/body/html/html-syntax.js';
import type { Embed } from '../delivery.types.generated.js';
import type { DeliverySite } from '../site/delivery-site.js';
import type { ArticleRow } from './article.row.js';

/** Height of a card's frame in CSS pixels: image, title and summary fit at 600 pixels' width. */
const CARD_HEIGHT = 320;

/** Addresses under which other sites show an article. */
export function embedOf(article: ArticleRow, site: DeliverySite): Embed {
  const url = new URL(`${site.settings.serviceUrl}/embed/${encodeURIComponent(article.slug)}`);
  if (article.locale !== site.defaultLocale) url.searchParams.set('locale', article.locale);
  const oEmbedUrl = new URL(`${site.settings.serviceUrl}/oembed`);
  oEmbedUrl.searchParams.set('url', site.articleUrl(article));
  oEmbedUrl.searchParams.set('format', 'json');
  const frame = attributes({
    src: url.href,
    title: article.title,
    width: '100%',
    height: String(CARD_HEIGHT),
    loading: 'lazy',
    style: 'border:0',
  });
  return { url: url.href, html: `<iframe${frame}></iframe>`, oEmbedUrl: oEmbedUrl.href };
}
