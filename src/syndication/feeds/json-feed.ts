import type { Feed, FeedItem } from './feed.js';

/** JSON Feed 1.1 (jsonfeed.org). */
export function jsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.homeUrl,
    feed_url: feed.selfUrl,
    description: feed.description,
    favicon: feed.iconUrl,
    authors: [{ name: feed.publisher, url: feed.homeUrl }],
    language: feed.locale,
    items: feed.items.map(item),
  });
}

function item(each: FeedItem): object {
  return {
    id: each.id,
    url: each.url,
    title: plain(each.title),
    // One of both is required: a feed of summaries has its text from them.
    ...(each.html === null ? { content_text: each.summary } : { content_html: each.html }),
    ...(each.summary && { summary: plain(each.summary) }),
    date_published: each.publishedAt.toISOString(),
    date_modified: each.updatedAt.toISOString(),
    ...(each.authors.length > 0 && {
      authors: each.authors.map(({ name, url }) => (url === null ? { name } : { name, url })),
    }),
    ...(each.topics.length > 0 && { tags: each.topics }),
    ...(each.image && { image: each.image.url }),
    language: each.locale,
  };
}

/**
 * Titles and summaries are plain text by the specification, but there are readers that take them for HTML. A word joiner, which
 * nobody sees, keeps `<` from beginning a tag: both show the same signs. Escaped, the one would show `&lt;`; without its tag, the
 * title of an article about `<b>` would lose its subject.
 */
function plain(text: string): string {
  return text.replace(/<(?=[a-z/!?])/gi, '<\u2060');
}
