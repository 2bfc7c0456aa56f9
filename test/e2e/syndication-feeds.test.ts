import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { seedLibrary } from '../support/delivery-library.js';
import { articleId, DeliverySeed, readingId } from '../support/delivery-seed.js';
import { feedFaults } from '../support/feed-rules.js';
import { jsonFeedFaults } from '../support/json-feed-rules.js';
import { startSyndication, type SyndicationServer } from '../support/syndication-server.js';

jest.setTimeout(60_000);

interface JsonFeed {
  readonly title: string;
  readonly feed_url: string;
  readonly items: readonly { id: string; title: string; content_html?: string; content_text?: string }[];
}

describe('the feeds', () => {
  let database: TestDatabase;
  let seed: DeliverySeed;
  let server: SyndicationServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    seed = await DeliverySeed.connect(database.ownerUrl);
    await seedLibrary(seed);
    await seed.query(
      `update delivery.reading set partner_html = '<p>As partners may show it.</p>' where reading_id = $1`,
      [readingId(5)],
    );
    server = await startSyndication(database.deliveryUrl);
  });

  afterAll(async () => {
    await server?.close();
    await seed?.end();
    await database?.drop();
  });

  async function json(query = ''): Promise<JsonFeed> {
    const response = await server.get(`/feeds/articles.json${query}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'application/feed+json; charset=utf-8',
    ]);
    return (await response.json()) as JsonFeed;
  }

  const titlesOf = (feed: JsonFeed) => feed.items.map(({ title }) => title);

  it.each([
    ['rss', 'application/rss+xml; charset=utf-8'],
    ['atom', 'application/atom+xml; charset=utf-8'],
    ['json', 'application/feed+json; charset=utf-8'],
  ])('as .%s leave a feed validator nothing to find, and know where they are', async (extension, type) => {
    for (const query of [
      '',
      '?full=false',
      '?topic=recovery',
      '?author=ines-verbeek',
      '?locale=nl',
      '?first=1',
    ]) {
      const response = await server.get(`/feeds/articles.${extension}${query}`);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
      const address = `https://content.example/feeds/articles.${extension}${query}`;
      const faults = extension === 'json' ? jsonFeedFaults : feedFaults;
      expect(faults(await response.text(), address)).toEqual([]);
    }
  });

  it('have the newest first, and nothing of what readers cannot see', async () => {
    const feed = await json();
    expect(titlesOf(feed)).toEqual([
      'Is it permanent?',
      'Protecting your eye',
      'Recovery, week by week',
      "What is Bell's palsy?",
      'Éarly steroids',
    ]);
    for (const format of ['rss', 'atom', 'json']) {
      for (const query of ['', '?topic=recovery', '?author=ines-verbeek', '?author=zoe-lind']) {
        const response = await server.get(`/feeds/articles.${format}${query}`);
        expect(await response.text()).not.toMatch(/SECRET|CLOSED/);
      }
    }
  });

  it('are of a locale, a topic, an author, or of several of these', async () => {
    expect(titlesOf(await json('?locale=nl'))).toEqual(['Wat is een aangezichtsverlamming?']);
    expect(titlesOf(await json('?topic=eye-care'))).toEqual(['Protecting your eye']);
    expect(titlesOf(await json('?author=tom-okafor&first=1'))).toEqual(['Is it permanent?']);
    const both = await json('?topic=recovery&author=ines-verbeek');
    expect(titlesOf(both)).toEqual([
      'Protecting your eye',
      'Recovery, week by week',
      "What is Bell's palsy?",
    ]);
    expect(both.title).toBe('The Clinic: Recovery: Inès Verbeek');
  });

  it('have one address each, whatever else was asked along', async () => {
    const { feed_url } = await json('?utm_source=x&first=20&full=true&locale=en&topic=recovery');
    expect(feed_url).toBe('https://content.example/feeds/articles.json?topic=recovery');
  });

  it('carry what partners may show where that is less than the site shows', async () => {
    const steroids = (await json()).items.at(-1)!;
    expect(steroids.content_html).toMatch(/^<p>As partners may show it\.<\/p><hr>/);
    expect(steroids.content_html).not.toContain('in full');
  });

  it('carry summaries where that is asked for, or is the setting', async () => {
    expect((await json('?full=false')).items[0]).toMatchObject({
      content_text: 'Is it permanent?, in short.',
    });
    const brief = await startSyndication(database.deliveryUrl, { FEED_FULL_TEXT: 'false' });
    try {
      const read = async (query: string) =>
        (await (await brief.get(`/feeds/articles.json${query}`)).json()) as JsonFeed;
      expect((await read('')).items[0]).not.toHaveProperty('content_html');
      expect((await read('?full=true')).items[0]).toHaveProperty('content_html');
    } finally {
      await brief.close();
    }
  });

  it('cost one statement for their articles, however many', async () => {
    for (const query of ['?first=1', '?first=100', '?author=ines-verbeek&first=100&topic=recovery']) {
      server.takeStatements();
      await json(query);
      const names = server.takeStatements().map(({ name }) => name);
      expect(names.filter((name) => name.startsWith('syndication.'))).toEqual([
        'syndication.feed',
        'syndication.facts',
      ]);
      expect(names.length).toBeLessThanOrEqual(5);
    }
  });

  it.each([
    ['?first=0', 400, 'first: '],
    ['?first=101', 400, 'first: '],
    ['?first=ten', 400, 'first: '],
    ['?full=yes', 400, 'full: '],
    ['?locale=tlh', 400, 'locale: '],
    ['?locale=<script>', 400, 'locale: '],
    ["?topic=x'%20or%201=1", 400, 'topic: '],
    ['?author=%00', 400, 'author: '],
    ['?topic=never-there', 404, 'topic: '],
    ['?author=never-there', 404, 'author: '],
    ['?topic=herstel', 404, 'topic: '],
    ['?topic=recovery&topic=eye-care', 400, 'topic: '],
  ])('refuse %s with %s and name what is wrong', async (query, status, beginning) => {
    const response = await server.get(`/feeds/articles.rss${query}`);
    const text = await response.text();
    expect([response.status, text.slice(0, beginning.length)]).toEqual([status, beginning]);
    expect(text).not.toMatch(/<|never-there|tlh|herstel/);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('are answered with 304 while nothing in them changed, by tag and by date', async () => {
    const path = '/feeds/articles.atom?topic=recovery';
    const first = await server.get(path);
    const etag = first.headers.get('etag')!;
    const modified = first.headers.get('last-modified')!;
    expect(etag).toMatch(/^"[^"]+"$/);
    const statuses = async (headers: Record<string, string>) => (await server.get(path, headers)).status;
    expect(await statuses({ 'if-none-match': `"other", ${etag}` })).toBe(304);
    expect(await statuses({ 'if-modified-since': modified })).toBe(304);
    // Tags decide where both are sent.
    expect(await statuses({ 'if-none-match': '"other"', 'if-modified-since': modified })).toBe(200);
    const other = await server.get(path, { 'if-none-match': etag, 'accept-encoding': 'identity' });
    expect(other.headers.get('etag')).not.toBe(etag);

    const again = await server.get(path, { 'if-none-match': etag });
    expect([await again.text(), again.headers.get('x-content-version')]).toEqual(['', '7']);
    expect(again.headers.get('surrogate-key')!.split(' ')).toEqual(
      expect.arrayContaining(['content', 'articles', `article-${articleId(1)}`]),
    );
    expect(again.headers.get('vary')).toBe('X-Min-Content-Version, Accept-Encoding');
  });

  it('change with what a schedule closes, though no change was made', async () => {
    const path = '/feeds/articles.rss?author=zoe-lind';
    const soon = new Date(Date.now() + 1500).toISOString();
    await seed.reading({
      article: 30,
      slug: 'short-lived',
      title: 'Short-lived',
      authors: [3],
      visibleUntil: soon,
    });
    const before = await server.get(path);
    const headers = {
      'if-none-match': before.headers.get('etag')!,
      'if-modified-since': before.headers.get('last-modified')!,
    };
    expect(await before.text()).toContain('Short-lived');
    await sleep(1700);
    for (const [name, value] of Object.entries(headers)) {
      const after = await server.get(path, { [name]: value });
      expect([after.status, (await after.text()).includes('Short-lived')]).toEqual([200, false]);
    }
  });

  it('wait for the change a client has seen elsewhere, or say that it has not arrived', async () => {
    const seen = await server.get('/feeds/articles.rss', { 'x-min-content-version': '7' });
    expect([seen.status, seen.headers.get('x-content-version')]).toEqual([200, '7']);
    const unseen = await server.get('/feeds/articles.rss', { 'x-min-content-version': '8' });
    expect([unseen.status, unseen.headers.get('retry-after')]).toEqual([503, '1']);
  });

  it('are compressed for who takes it, each way with a tag of its own', async () => {
    const answers = await Promise.all(
      ['br', 'gzip', 'identity'].map((coding) =>
        server.get('/feeds/articles.json', { 'accept-encoding': coding }),
      ),
    );
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ headers }) => headers.get('content-encoding'))).toEqual(['br', 'gzip', null]);
    expect(new Set(bodies).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(3);
  });
});
