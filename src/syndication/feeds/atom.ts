import { element, emptyElement, xmlText } from '../xml.js';
import type { Feed, FeedItem } from './feed.js';

/** When there was nothing to change: Atom wants a date of every feed. */
const NEVER = new Date(0);

/** Atom 1.0 (RFC 4287). */
export function atom(feed: Feed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(feed.locale)}">
${element('id', feed.id)}${element('title', feed.title)}${element('subtitle', feed.description)}${element('updated', (feed.updatedAt ?? NEVER).toISOString())}${emptyElement('link', { rel: 'self', type: 'application/atom+xml', href: feed.selfUrl })}${emptyElement('link', { rel: 'alternate', type: 'text/html', href: feed.homeUrl })}${element('icon', feed.iconUrl)}${element('generator', 'Seventh')}<author>
${element('name', feed.publisher)}${element('uri', feed.homeUrl)}</author>
${feed.items.map((each) => entry(each)).join('')}</feed>
`;
}

function entry(each: FeedItem): string {
  return `<entry xml:lang="${xmlText(each.locale)}">
${element('id', each.id)}${element('title', each.title)}${emptyElement('link', { rel: 'alternate', type: 'text/html', href: each.url })}${element('published', each.publishedAt.toISOString())}${element('updated', ownInstant(each))}${each.authors.map(author).join('')}${each.topics.map((term) => emptyElement('category', { term })).join('')}${element('summary', each.summary || null)}${element('content', each.html, { type: 'html' })}</entry>
`;
}

/**
 * Articles that a schedule opened in the same minute would all bear its instant, and readers that go by it take them for one
 * change. Below the millisecond, which nobody measured, each has digits of its own, always the same.
 */
function ownInstant({ id, updatedAt }: FeedItem): string {
  const digits = parseInt(id.replaceAll('-', '').slice(-10), 16) % 1_000_000;
  return updatedAt.toISOString().replace('Z', `${String(digits).padStart(6, '0')}Z`);
}

function author({ name, url }: FeedItem['authors'][number]): string {
  return `<author>
${element('name', name)}${element('uri', url)}</author>
`;
}
