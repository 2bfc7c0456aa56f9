import type { ArticleRow } from '../../delivery/articles/article.row.js';
import type { DeliverySite } from '../../delivery/site/delivery-site.js';
import { CARD_SIZE, embedHtml } from '../../rules/embed/embed-html.js';
import { embedUrl } from '../../rules/embed/embed-url.js';
import { authorAddress, signatures } from '../pages/page-article.js';
import { pageImage, type PictureOfArticle } from '../pages/page-image.js';
import { element } from '../xml.js';

/** The most a consumer has room for, in CSS pixels; null where it does not say. */
export interface OembedRoom {
  readonly maxwidth: number | null;
  readonly maxheight: number | null;
}

/** Where a card has no room for picture and text side by side, they stand one above the other. */
const NARROW = 480;
const NARROW_HEIGHT = 420;

/**
 * An oEmbed 1.0 answer of type `rich`: the card with its size, and a thumbnail where the article's picture has a size that
 * fits. `cacheAge` in seconds.
 */
export function oembed(
  article: ArticleRow,
  site: DeliverySite,
  { maxwidth, maxheight }: OembedRoom,
  picture: PictureOfArticle | undefined,
  cacheAge: number,
): Record<string, string | number> {
  const width = Math.min(CARD_SIZE.width, maxwidth ?? Infinity);
  const height = Math.min(width < NARROW ? NARROW_HEIGHT : CARD_SIZE.height, maxheight ?? Infinity);
  const thumbnail = pageImage(picture, site, {
    width: Math.min(maxwidth ?? Infinity, CARD_SIZE.width * 2),
    height: maxheight ?? Infinity,
  });
  const { authors = [] } = article;
  const authorUrl = authors.map(authorAddress).find(Boolean);
  return {
    type: 'rich',
    version: '1.0',
    title: article.title,
    ...(authors.length > 0 && { author_name: signatures(article) }),
    ...(authorUrl && { author_url: authorUrl }),
    provider_name: site.settings.name,
    provider_url: site.settings.url,
    cache_age: cacheAge,
    ...(thumbnail && {
      thumbnail_url: thumbnail.url,
      thumbnail_width: thumbnail.width,
      thumbnail_height: thumbnail.height,
    }),
    html: embedHtml({
      frameUrl: embedUrl(site.settings, article),
      articleUrl: site.articleUrl(article),
      title: article.title,
      width,
      height,
    }),
    width,
    height,
  };
}

/** The same as XML: one element a key. */
export function oembedXml(values: Readonly<Record<string, string | number>>): string {
  const elements = Object.entries(values).map(([name, value]) => element(name, String(value)));
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${elements.join('')}</oembed>\n`;
}

/** Seconds a `Cache-Control` lets a consumer keep an answer; 0 where it must ask again each time. */
export function cacheAgeOf(cacheControl: string): number {
  return Number(/(?:^|[ ,])max-age=(\d+)/.exec(cacheControl)?.[1] ?? 0);
}
