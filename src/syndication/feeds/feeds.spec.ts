import { describe, expect, it } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { parseFragment } from 'parse5';
import { articleRow, INES, RECOVERY, testSite } from '../../../test/support/article-row.js';
import { feedFaults } from '../../../test/support/feed-rules.js';
import { jsonFeedFaults } from '../../../test/support/json-feed-rules.js';
import { articlesFeed } from './articles-feed.js';
import { atom } from './atom.js';
import type { FeedRow } from './feed.repository.js';
import { jsonFeed } from './json-feed.js';
import { rss } from './rss.js';

const site = testSite();
const selfUrl = 'https://content.example/feeds/articles.xml?topic=a&author=b';
const NASTY = 'A <b>&amp;\u0007\u001b]]> "x" \ud800🙂';

const plain: FeedRow = { ...articleRow(), partnerHtml: '<p>First.</p>\n<p><a href="/eye">Eye</a></p>\n' };
const nasty: FeedRow = {
  ...articleRow({
    articleId: '00000000-0000-7000-8000-a00000000002',
    title: NASTY,
    summary: NASTY,
    authors: [{ ...INES, name: NASTY, sameAs: ['javascript:alert(1)'] }, INES],
    topics: [{ ...RECOVERY, name: NASTY }],
    publishedAt: '2025-12-01T09:00:00Z',
  }),
  partnerHtml: `<p>x\u0000\u0008y &lt;b&gt; &amp;amp;</p>`,
};

function feedOf(rows: readonly FeedRow[]) {
  const facts = new Map([
    [plain.readingId, { review: { reviewedOn: '2026-01-20', reviewers: [INES] }, citations: [] }],
  ]);
  return articlesFeed({
    site,
    locale: 'en',
    topic: null,
    author: null,
    selfUrl,
    rows,
    pictures: new Map(),
    facts,
  });
}

const read = (xml: string) =>
  new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    htmlEntities: true,
    isArray: (name) => name === 'item',
  }).parse(xml) as {
    rss: { channel: { item: Record<string, never>[] } };
  };

describe('feeds', () => {
  it.each([
    ['RSS', rss],
    ['Atom', atom],
  ])('in %s have nothing a feed validator objects to, whatever editors wrote', (_, write) => {
    expect(feedFaults(write(feedOf([plain, nasty])), selfUrl)).toEqual([]);
    expect(feedFaults(write(feedOf([])), selfUrl)).toEqual([]);
    expect(feedFaults(write(feedOf([{ ...nasty, partnerHtml: null }])), selfUrl)).toEqual([]);
  });

  it('carry texts unchanged but for what XML cannot hold', () => {
    const [item] = read(rss(feedOf([nasty]))).rss.channel.item;
    expect(item!['title']).toBe('A <b>&amp;]]> "x" 🙂');
    // Readers take a description for HTML, so its text arrives as HTML of that text.
    expect(item!['description']).toBe('A &lt;b&gt;&amp;amp;]]&gt; &quot;x&quot; 🙂');
    expect(item!['content:encoded']).toContain('<p>xy &lt;b&gt; &amp;amp;</p>');
  });

  it('end every full text with its source and the medical notice', () => {
    const { items } = feedOf([plain, nasty]);
    for (const { html, url } of items) {
      expect(html).toContain(`<a href="${url}">`);
      expect(html!.trim().endsWith(`${site.settings.medicalNotices['en']!}</em></p>`)).toBe(true);
    }
  });

  it('bear the date of their latest change, and articles the same id for good', () => {
    const feed = feedOf([plain, { ...nasty, updatedAt: '2026-03-01T00:00:00.5Z' }]);
    expect(feed.updatedAt).toEqual(new Date('2026-03-01T00:00:00.5Z'));
    expect(feed.items.map(({ id }) => id)).toEqual([
      'urn:uuid:00000000-0000-7000-8000-a00000000001',
      'urn:uuid:00000000-0000-7000-8000-a00000000002',
    ]);
  });

  it('tell articles of one instant apart in Atom', () => {
    const updated = atom(feedOf([plain, nasty])).match(/(?<=<updated>)[^<]+/g)!;
    expect(new Set(updated).size).toBe(3);
    expect(updated.every((date) => date.startsWith('2026-02-01T09:00:00.000'))).toBe(true);
  });

  it('are named after the topic and the author they are of', () => {
    const feed = articlesFeed({
      site,
      locale: 'en',
      topic: { ...RECOVERY, description: 'Getting better.' },
      author: INES,
      selfUrl,
      rows: [],
      pictures: new Map(),
      facts: new Map(),
    });
    expect([feed.title, feed.description]).toEqual(['The Clinic: Recovery: Inès Verbeek', 'Getting better.']);
  });
});

describe('a JSON Feed', () => {
  const parsed = (rows: readonly FeedRow[]) => JSON.parse(jsonFeed(feedOf(rows))) as Record<string, unknown>;

  it('has the fields of version 1.1', () => {
    expect(parsed([plain])).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'The Clinic',
      home_page_url: 'https://clinic.example/',
      feed_url: selfUrl,
      description: site.settings.medicalNotices['en'],
      favicon: 'https://clinic.example/favicon.ico',
      authors: [{ name: 'The Clinic', url: 'https://clinic.example/' }],
      language: 'en',
      items: [
        {
          id: 'urn:uuid:00000000-0000-7000-8000-a00000000001',
          url: 'https://clinic.example/bells-palsy',
          title: "Bell's palsy",
          content_html: expect.stringContaining('<p><a href="https://clinic.example/eye">Eye</a></p>'),
          summary: 'A weakness of one side of the face.',
          date_published: '2026-01-01T09:00:00.000Z',
          date_modified: '2026-02-01T09:00:00.000Z',
          authors: [{ name: 'Inès Verbeek, MD', url: 'https://orcid.example/1' }],
          tags: ['Recovery'],
          language: 'en',
        },
      ],
    });
  });

  it('has nothing a checker objects to, whatever editors wrote', () => {
    for (const rows of [[plain, nasty], [], [{ ...nasty, partnerHtml: null }]]) {
      expect(jsonFeedFaults(jsonFeed(feedOf(rows)), selfUrl)).toEqual([]);
    }
  });

  it('shows words between angle brackets in readers that take titles for text and in those that take them for HTML', () => {
    const title = 'When <b> or </b> or <!--, and 3 < 4';
    const [item] = parsed([{ ...plain, title, summary: title }])['items'] as Record<string, string>[];
    for (const text of [item!['title']!, item!['summary']!]) {
      expect(text.replaceAll('\u2060', '')).toBe(title);
      const { childNodes } = parseFragment(text);
      expect(childNodes.map((node) => ('value' in node ? node.value : node.nodeName))).toEqual([text]);
    }
  });

  it('has the summary as its text where full texts are not wanted', () => {
    const [item] = parsed([{ ...plain, partnerHtml: null }])['items'] as Record<string, unknown>[];
    expect(item).toMatchObject({ content_text: 'A weakness of one side of the face.' });
    expect(item).not.toHaveProperty('content_html');
  });
});

describe('the rules feeds are held to', () => {
  const good = rss(feedOf([plain]));

  it.each([
    ['a control character', good.replace('First', 'Fi\u0008rst')],
    ['an entity that XML does not know', good.replace('First', '&nbsp;')],
    ['<script> in the content', good.replace('First.', '&lt;script&gt;&lt;/script&gt;')],
    ['<iframe> in the content', good.replace('First.', '&lt;iframe src=&quot;https://a.example&quot;&gt;')],
    ['href="/eye" is relative', good.replace('https://clinic.example/eye', '/eye')],
    ['its link to itself leads elsewhere', good.replace('author=b', 'author=c')],
    ['item 0: guid is no permalink', good.replace(' isPermaLink="false"', '')],
    ['item 0: pubDate', good.replace('Thu, 01 Jan', 'Fri, 01 Jan')],
    ['item 0: newer than the feed', good.replace('2026-02-01T09:00:00.000Z', '2026-02-01T09:00:02.000Z')],
    ['item 0: markup in the title', good.replace('<title>Bell', '<title>&lt;b&gt;x&lt;/b&gt;Bell')],
    ['language', good.replace('<language>en', '<language>English')],
    ['version', good.replace('version="2.0"', 'version="2.1"')],
  ])('find %s', (fault, xml) => {
    expect(feedFaults(xml, selfUrl)).toContain(fault);
  });

  const json = jsonFeed(feedOf([plain]));

  it.each([
    ['version', json.replace('version/1.1', 'version/1')],
    ['its address is another one', json.replace('author=b', 'author=c')],
    ['author is of version 1.0', json.replace('"authors"', '"author"')],
    ['item 0: no id', json.replace(/"id":"[^"]+"/, '"id":7')],
    ['item 0: no content', json.replace('"content_html"', '"_html"')],
    ['item 0: markup in title', json.replace('"title":"Bell', '"title":"<b>Bell')],
    ['item 0: date_published', json.replace('2026-01-01T09:00:00.000Z', '1 January 2026')],
    ['item 0: href="/eye" is relative', json.replace('https://clinic.example/eye', '/eye')],
    ['item 0: tags', json.replace('["Recovery"]', '"Recovery"')],
  ])('find %s in JSON', (fault, text) => {
    expect(jsonFeedFaults(text, selfUrl)).toContain(fault);
  });
});
