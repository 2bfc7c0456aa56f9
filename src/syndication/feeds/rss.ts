import { escapeHtml } from '../../rules/body/html/html-syntax.js';
import { element, emptyElement, xmlText } from '../xml.js';
import type { Feed, FeedItem } from './feed.js';

const NAMESPACES = {
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  media: 'http://search.yahoo.com/mrss/',
};

/** RSS 2.0 with the modules readers know: `content:encoded`, `dc:creator`, `media:thumbnail`, and Atom's `link` to itself. */
export function rss(feed: Feed): string {
  const namespaces = Object.entries(NAMESPACES).map(([name, uri]) => ` xmlns:${name}="${uri}"`);
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xml:lang="${xmlText(feed.locale)}"${namespaces.join('')}>
<channel>
${title(feed.title)}${element('link', feed.homeUrl)}${element('description', escapeHtml(feed.description))}${element('language', feed.locale)}${element('lastBuildDate', feed.updatedAt && rfc822(feed.updatedAt))}${element('generator', 'Seventh')}${emptyElement('atom:link', { rel: 'self', type: 'application/rss+xml', href: feed.selfUrl })}${feed.items.map(item).join('')}</channel>
</rss>
`;
}

function item(each: FeedItem): string {
  const { image } = each;
  return `<item>
${title(each.title)}${element('link', each.url)}${element('guid', each.id, { isPermaLink: 'false' })}${element('pubDate', rfc822(each.publishedAt))}${element('atom:updated', each.updatedAt.toISOString())}${each.authors.map(({ name }) => element('dc:creator', name)).join('')}${each.topics.map((topic) => element('category', topic)).join('')}${
    // Readers take it for HTML, so it is escaped once as HTML and once as XML.
    element('description', escapeHtml(each.summary))
  }${element('content:encoded', each.html)}${image ? emptyElement('media:thumbnail', { url: image.url, width: String(image.width), height: String(image.height) }) : ''}</item>
`;
}

/**
 * RSS does not say whether titles are HTML. Its advisory board's profile writes the signs that make the difference as numbers,
 * which tells validators that plain text is meant.
 */
function title(text: string): string {
  return element('title', text).replaceAll('&amp;', '&#x26;').replaceAll('&lt;', '&#x3C;');
}

/** As RSS wants its dates: `Fri, 20 Nov 2026 09:00:00 GMT`. */
function rfc822(date: Date): string {
  return date.toUTCString();
}
