import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { signIn } from '../support/editorial-client.js';
import { feedFaults } from '../support/feed-rules.js';
import { jsonFeedFaults } from '../support/json-feed-rules.js';
import { ADMIN, startInProcess, type InProcessService } from '../support/in-process-service.js';
import { oembedFaults, readOembedXml } from '../support/oembed-rules.js';
import { readSitemap, versionFaults } from '../support/sitemap-rules.js';
import { sitemapSchemaFaults } from '../support/sitemap-schema.js';
import { wordpressFilter } from '../support/wordpress-filter.js';
import { Desk, type DeskArticle } from './oracle/desk.js';

jest.setTimeout(120_000);

const bodyOf = (text: string) => ({ markdown: `${text}\n\nSee [eye care](/eye-care).` });
const OEMBED = `/oembed?url=${encodeURIComponent('https://clinic.example/a-fresh-quillwort')}`;
const PLACES = [
  '/feeds/articles.rss',
  '/feeds/articles.atom',
  '/feeds/articles.json',
  '/sitemap.xml',
  '/llms.txt',
  '/articles/a-fresh-quillwort.md',
  OEMBED,
];

describe('what other sites fetch from a running service', () => {
  let database: TestDatabase;
  let service: InProcessService;
  let desk: Desk;
  let article: DeskArticle;

  beforeAll(async () => {
    database = await createTestDatabase();
    service = await startInProcess(database.ownerUrl);
    desk = new Desk(await signIn(service.url, ADMIN.email, ADMIN.password));
    article = await desk.create({ locale: 'en', title: 'A fresh quillwort', body: bodyOf('First words.') });
  });

  afterAll(async () => {
    await service?.stop();
    await database?.drop();
  });

  async function texts(): Promise<Record<string, string>> {
    const answers = await Promise.all(PLACES.map((path) => fetch(service.url + path)));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    return Object.fromEntries(PLACES.map((path, at) => [path, bodies[at]!]));
  }

  it('knows nothing of a draft', async () => {
    for (const text of Object.values(await texts())) expect(text).not.toContain('quillwort');
  });

  it('has an article with the next load after it was published', async () => {
    article = await desk.publish(article);
    for (const [path, text] of Object.entries(await texts())) {
      expect([path, text.includes('a-fresh-quillwort')]).toEqual([path, true]);
    }
  });

  it('has a correction with the next load, under the same id, and asks nobody to keep the old one', async () => {
    const before = await fetch(`${service.url}/feeds/articles.atom`);
    const etag = before.headers.get('etag')!;
    const idOf = (xml: string) =>
      /<id>(urn:uuid:[^<]+)<\/id>\n<title>A (?:fresh|mended) quillwort/.exec(xml)![1];
    const id = idOf(await before.text());
    article = await desk.update(article, { title: 'A mended quillwort', body: bodyOf('Other words.') });
    article = await desk.publish(article);
    const after = await fetch(`${service.url}/feeds/articles.atom`, { headers: { 'if-none-match': etag } });
    const text = await after.text();
    expect([after.status, idOf(text)]).toEqual([200, id]);
    expect(text).toContain('Other words.');
    expect(text).not.toContain('First words.');
    const { '/sitemap.xml': sitemap, ...titled } = await texts();
    expect(sitemap).toContain('a-fresh-quillwort');
    for (const [path, other] of Object.entries(titled)) {
      expect([path, other.includes('A mended quillwort')]).toEqual([path, true]);
    }
  });

  it('is clean by the rules of feeds and sitemaps, over the starter articles too', async () => {
    const found = await texts();
    for (const format of ['rss', 'atom'] as const) {
      const path = `/feeds/articles.${format}`;
      expect(feedFaults(found[path]!, `https://clinic.example${path}`)).toEqual([]);
      const all = `${path}?first=100`;
      const text = await (await fetch(service.url + all)).text();
      expect(feedFaults(text, `https://clinic.example${all}`)).toEqual([]);
    }
    for (const query of ['', '?first=100', '?first=100&full=false']) {
      const text = await (await fetch(`${service.url}/feeds/articles.json${query}`)).text();
      expect(jsonFeedFaults(text, `https://clinic.example/feeds/articles.json${query}`)).toEqual([]);
    }
    expect(await sitemapSchemaFaults(found['/sitemap.xml']!)).toEqual([]);
    const { addresses } = readSitemap(found['/sitemap.xml']!);
    expect(addresses.length).toBeGreaterThan(10);
    expect(versionFaults(addresses)).toEqual([]);
    for (const { loc } of addresses) {
      const ask = (more: string) => fetch(`${service.url}/oembed?url=${encodeURIComponent(loc)}${more}`);
      const [json, small, xml] = await Promise.all([
        ask(''),
        ask('&maxwidth=300&maxheight=200'),
        ask('&format=xml'),
      ]);
      const occasion = { cacheControl: json.headers.get('cache-control') };
      expect(oembedFaults((await json.json()) as Record<string, string>, occasion)).toEqual([]);
      expect(oembedFaults(readOembedXml(await xml.text()), occasion)).toEqual([]);
      const values = (await small.json()) as Record<string, string>;
      expect(oembedFaults(values, { ...occasion, maxwidth: 300, maxheight: 200 })).toEqual([]);
    }
    expect(found['/feeds/articles.json']).toContain('https://clinic.example/eye-care');
    const { html } = JSON.parse(found[OEMBED]!) as { html: string };
    expect(wordpressFilter(html)).toContain('<iframe src="https://clinic.example/embed/a-fresh-quillwort"');
  });

  it('has nothing left of an article with the next load after it was withdrawn', async () => {
    article = await desk.unpublish(article);
    for (const [path, text] of Object.entries(await texts())) {
      expect([path, /quillwort|Other words/.test(text)]).toEqual([path, false]);
    }
    expect((await fetch(service.url + OEMBED)).status).toBe(404);
    expect((await fetch(`${service.url}/articles/a-fresh-quillwort.md`)).status).toBe(410);
  });
});
