import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { articleId, authorId } from '../support/delivery-seed.js';
import { HOSTILE_TITLE, PARTNERS, seedEmbeds } from '../support/embed-library.js';
import { startEmbeds, type EmbedServer } from '../support/embed-server.js';
import { vocabularyFaults } from '../support/schema-org.js';

const ORIGIN = 'https://partner.example';
const OTHER = 'https://other.example:8443';

describe('embeds', () => {
  let database: TestDatabase;
  let server: EmbedServer;
  let owner: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    await seedEmbeds(database.ownerUrl, [ORIGIN, OTHER]);
    server = await startEmbeds(database.deliveryUrl);
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });

  afterAll(async () => {
    await owner?.end();
    await server?.close();
    await database?.drop();
  });

  const get = (path: string, headers?: Record<string, string>) => server.get(path, headers);
  const whole = (slug: string, partner: string = PARTNERS.full) => `/embed/p/${partner}/${slug}`;

  async function policy(path: string): Promise<Record<string, string>> {
    const { headers } = await get(path);
    expect(headers.get('x-frame-options')).toBeNull();
    const parts = headers.get('content-security-policy')!.split('; ');
    return Object.fromEntries(parts.map((part) => [part.split(' ')[0]!, part.slice(part.indexOf(' ') + 1)]));
  }

  describe('of an article', () => {
    it('are a card that everybody may frame, or for a partner the whole of it', async () => {
      const card = await get('/embed/what-is-bells-palsy');
      expect(card.status).toBe(200);
      expect(card.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(card.shown).toContain('A sudden weakness of one side of the face.');
      expect(card.shown).toContain(
        '<a target="_blank" href="https://clinic.example/what-is-bells-palsy" rel="noopener">',
      );
      expect(card.shown).not.toContain('Nobody knows');

      const article = await get(whole('what-is-bells-palsy'));
      expect(article.status).toBe(200);
      for (const seen of [
        'Nobody knows 🙂 yet.',
        'From The Clinic',
        'Shown with kind permission',
        'Tom Okafor; Inès Verbeek, MD, PhD',
        'It does not replace the advice of a doctor',
        '<time datetime="2026-02-01">February 1, 2026</time>',
        'Read the original at The Clinic',
        '<link rel="canonical" href="https://clinic.example/what-is-bells-palsy">',
        '<meta name="robots" content="noindex">',
      ]) {
        expect(article.shown).toContain(seen);
      }
    });

    it('say who reviewed it and when, wherever they are shown', async () => {
      const review = JSON.stringify({ reviewedOn: '2026-01-15', reviewerIds: [authorId(1)] });
      await owner.query('update delivery.reading set review = $2 where article_id = $1', [
        articleId(2),
        review,
      ]);
      for (const path of ['/embed/', whole('')]) {
        const { shown, headers } = await get(`${path}protecting-your-eye`);
        expect(shown).toContain(
          'Medically reviewed by Inès Verbeek, MD, PhD on <time datetime="2026-01-15">January 15, 2026</time>',
        );
        expect(headers.get('surrogate-key')).toContain(`author-${authorId(1)}`);
      }
    });

    it('show one section, with the way to all of it', async () => {
      const { shown: page } = await get(`${whole('what-is-bells-palsy')}?section=causes`);
      expect(page).toContain('Nobody knows');
      expect(page).not.toContain('weakness of the face, palsies');
      expect(page).toContain('href="https://clinic.example/what-is-bells-palsy#causes"');
      expect(page).toContain('It does not replace the advice of a doctor');
      expect((await get(`${whole('what-is-bells-palsy')}?section=none`)).status).toBe(404);
    });

    it('leave out the stories whose consent does not cover partners, in sections too', async () => {
      for (const path of [whole('recovery-week-by-week'), `${whole('recovery-week-by-week')}.html`]) {
        const { status, page } = await get(path);
        expect(status).toBe(200);
        expect(page).toContain('For partners.');
        expect(page).not.toContain('PRIVATE');
      }
      const { page } = await get(`${whole('recovery-week-by-week')}?section=causes`);
      expect(page).toContain('<h2 id="causes">Causes</h2>\n<p>For partners.</p>');
      expect(page).not.toContain('Before.');
    });

    it('come in the locale that is asked for, in its fallback, and under a former slug', async () => {
      expect((await get('/embed/wat-is-bells-palsy?locale=nl')).page).toContain('<html lang="nl" dir="ltr">');
      expect((await get('/embed/steroids?locale=nl')).page).toContain('<html lang="en" dir="ltr">');
      expect((await get('/embed/bells-palsy-explained')).page).toContain('What is Bell&#39;s palsy?');
      expect((await get(`/embed/${encodeURIComponent('شلل')}?locale=ar`)).page).toContain(
        '<html lang="ar" dir="rtl">',
      );
    });

    it('can be put into pages by a server: an article element, its headings below its title, nothing that runs', async () => {
      const { page, headers } = await get(`${whole('what-is-bells-palsy')}.html`);
      expect(page).toMatch(
        /^<article class="seventh-article" lang="en" dir="ltr" data-canonical="[^"]+"><header>.*<\/article>\n$/s,
      );
      expect(page).toContain('<h2 class="title">');
      expect(page).toContain('<h3 id="causes">Causes</h3>');
      expect(page).toContain('It does not replace the advice of a doctor');
      expect(page).not.toMatch(/<script|<style| style=|<iframe/);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    });

    it('name themselves to who makes a bookmark of them, and to search engines where the original is', async () => {
      for (const path of ['/embed/', whole('')]) {
        const { page, headers } = await get(`${path}protecting-your-eye`);
        const head = headOf(page);
        expect(head['og:title']).toBe('Protecting your eye');
        expect(head['og:description']).toBe(head['description']);
        expect(head).toMatchObject({
          'og:site_name': 'The Clinic',
          'og:url': 'https://clinic.example/protecting-your-eye',
          author: 'Inès Verbeek, MD, PhD',
          icon: 'https://clinic.example/favicon.ico',
          canonical: 'https://clinic.example/protecting-your-eye',
          robots: 'noindex',
        });
        expect(head['og:image']).toMatch(new RegExp(`^${server.url}/media/[^/]+/1280\\.jpeg`));
        for (const [name, type] of [
          ['json', 'application/json+oembed'],
          ['xml', 'text/xml+oembed'],
        ] as const) {
          const address = `${server.url}/oembed?url=https%3A%2F%2Fclinic.example%2Fprotecting-your-eye&format=${name}`;
          expect(head[type]).toBe(address);
          expect(headers.get('link')).toContain(`<${address}>; rel="alternate"; type="${type}"`);
          expect((await fetch(address)).status).toBe(200);
        }
        expect(vocabularyFaults(JSON.parse(head['application/ld+json']!) as Record<string, unknown>)).toEqual(
          [],
        );
        expect(page.match(/<title>|rel="canonical"|name="robots"/g)).toHaveLength(3);
      }
    });

    it('send search engines where the editor says', async () => {
      const seo = JSON.stringify({
        canonicalUrl: 'https://journal.example/eyes',
        title: 'Eyes',
        noIndex: false,
      });
      await owner.query('update delivery.reading set seo = $2 where article_id = $1', [articleId(20), seo]);
      const { page, headers } = await get('/embed/hostile');
      expect(headOf(page)).toMatchObject({ canonical: 'https://journal.example/eyes', 'og:title': 'Eyes' });
      expect(headers.get('link')).toMatch(/^<https:\/\/journal\.example\/eyes>; rel="canonical"/);
      expect(page).toContain('data-canonical="https://journal.example/eyes"');
      expect(page).toContain('href="https://clinic.example/hostile"');
      await owner.query('update delivery.reading set seo = null where article_id = $1', [articleId(20)]);
    });

    it('weigh less than 30 kB, pictures aside, and fetch nothing but pictures of the service', async () => {
      const { page } = await get('/embed/protecting-your-eye');
      expect(Buffer.byteLength(page)).toBeLessThan(30_000);
      const fetched = [...page.matchAll(/(?:src|srcset)="([^"]+)"/g)].flatMap(([, value]) =>
        value!.split(', '),
      );
      expect(fetched.length).toBeGreaterThan(1);
      for (const address of fetched) expect(address).toMatch(new RegExp(`^${server.url}/media/`));
      expect(page).not.toMatch(/<link[^>]+stylesheet|@import|url\(/);
    });

    it('tell nobody what is scheduled, and everybody what is gone', async () => {
      for (const path of ['/embed/', whole('')]) {
        const gone = await get(`${path}closed-article`);
        expect([gone.status, gone.page.includes('no longer available')]).toEqual([410, true]);
        const unseen = [await get(`${path}secret-trial`), await get(`${path}secret-new-slug`)];
        const never = await get(`${path}never-was-here`);
        for (const answer of unseen) {
          expect(answer.status).toBe(404);
          expect(answer.shown).toBe(never.shown);
          expect(answer.shown).not.toContain('SECRET');
        }
      }
    });

    it('are as fresh as the API: a correction is in the next answer, a withdrawal too', async () => {
      const first = await get('/embed/steroids');
      const etag = first.headers.get('etag')!;
      expect((await get('/embed/steroids', { 'if-none-match': etag })).status).toBe(304);
      await owner.query(`update delivery.reading set title = 'Steroids, corrected' where article_id = $1`, [
        articleId(5),
      ]);
      await owner.query(`update delivery.content_version set n = n + 1`);
      const second = await get('/embed/steroids', { 'if-none-match': etag });
      expect(second.status).toBe(200);
      expect(second.shown).toContain('Steroids, corrected');
      expect(Number(second.headers.get('x-content-version'))).toBe(
        Number(first.headers.get('x-content-version')) + 1,
      );
      await owner.query('delete from delivery.reading where article_id = $1', [articleId(5)]);
      expect((await get('/embed/steroids')).status).toBe(410);
      expect((await get(whole('steroids'))).status).toBe(410);
    });
  });

  describe('say to browsers and caches', () => {
    it('who may frame them, on every answer, errors too', async () => {
      const origins = `${ORIGIN} ${OTHER}`;
      for (const [path, ancestors] of [
        ['/embed/what-is-bells-palsy', '*'],
        ['/embed/closed-article', '*'],
        ['/embed/never-was-here', '*'],
        ['/embed/what-is-bells-palsy?theme=pink', '*'],
        [whole('what-is-bells-palsy'), origins],
        [`${whole('what-is-bells-palsy')}.html`, origins],
        [whole('closed-article'), origins],
        [whole('never-was-here'), origins],
        [whole('%E0%A4%A'), origins],
        [whole('a/b/c'), origins],
        [`${whole('what-is-bells-palsy')}?section=%3Cb%3E`, origins],
        [whole('what-is-bells-palsy', PARTNERS.cards), origins],
        [whole('what-is-bells-palsy', PARTNERS.dutch), origins],
        [whole('what-is-bells-palsy', PARTNERS.suspended), "'none'"],
        [whole('what-is-bells-palsy', PARTNERS.unknown), "'none'"],
        [whole('what-is-bells-palsy', 'partner'), "'none'"],
        ['/embed/a/b', "'none'"],
        ['/embed', "'none'"],
        ['/embed/%E0%A4%A', "'none'"],
      ] as const) {
        expect([path, (await policy(path))['frame-ancestors']]).toEqual([path, ancestors]);
      }
      const elsewhere = await get('/nothing-here');
      expect(elsewhere.headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
      expect(elsewhere.headers.get('x-frame-options')).toBe('DENY');
    });

    it('who may frame them also while the database fails, as far as it is known', async () => {
      const origins = `${ORIGIN} ${OTHER}`;
      await get(whole('what-is-bells-palsy'));
      await owner.query('alter table delivery.content_version rename to content_version_away');
      try {
        for (const [path, ancestors] of [
          [whole('what-is-bells-palsy'), origins],
          [whole('what-is-bells-palsy', PARTNERS.unknown), "'none'"],
          ['/embed/what-is-bells-palsy', '*'],
        ] as const) {
          const { status, shown, headers } = await get(path);
          expect([status, (await policy(path))['frame-ancestors']]).toEqual([500, ancestors]);
          expect(shown).toContain('cannot be shown at the moment');
          expect(headers.get('cache-control')).toBe('no-store');
        }
        expect((await get('/embed.js')).status).toBe(200);
      } finally {
        await owner.query('alter table delivery.content_version_away rename to content_version');
      }
    });

    it('that nothing may run or load but what stands in the page', async () => {
      const path = `${whole('what-is-bells-palsy')}?accent=f00&font=serif&radius=4`;
      const { 'frame-ancestors': _, ...rest } = await policy(path);
      const { page } = await get(path);
      const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
      const inside = (name: string) =>
        [...page.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))]
          .map(([, text]) => hash(text!))
          .join(' ');
      expect(inside('style').split(' ')).toHaveLength(2);
      expect(rest).toEqual({
        'default-src': "'none'",
        'img-src': `${server.url} https://clinic.example/favicon.ico`,
        'style-src': inside('style'),
        'script-src': inside('script'),
        'base-uri': "'none'",
        'form-action': "'none'",
        sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
      });
      expect(page).not.toMatch(/ style=| on[a-z]+=/);
      const { headers } = await get(path);
      expect(headers.get('set-cookie')).toBeNull();
      expect(headers.get('x-robots-tag')).toBe('noindex');
      expect(headers.get('link')).toMatch(
        /^<https:\/\/clinic\.example\/what-is-bells-palsy>; rel="canonical", </,
      );
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    });

    it('what they are made of, the partner among it', async () => {
      const { headers } = await get(whole('what-is-bells-palsy'));
      expect(headers.get('surrogate-key')!.split(' ')).toEqual(
        expect.arrayContaining(['content', `article-${articleId(1)}`, `partner-${PARTNERS.full}`]),
      );
      expect(headers.get('surrogate-key')!.split(' ')).not.toContain('articles');
      expect(headers.get('cache-control')).toBe('no-cache');
      expect(headers.get('vary')).toBe('X-Min-Content-Version, Accept-Encoding');
      expect((await get('/embed/hostile', { 'x-min-content-version': '999999' })).status).toBe(503);
      expect((await get('/embed/hostile', { 'x-min-content-version': 'x' })).status).toBe(400);
    });
  });

  describe('refuse', () => {
    it('partners that are suspended or unknown, and locales that are not theirs', async () => {
      const suspended = await get(whole('what-is-bells-palsy', PARTNERS.suspended));
      expect([suspended.status, suspended.page.includes('cannot be shown here')]).toEqual([403, true]);
      const unknown = await get(whole('what-is-bells-palsy', PARTNERS.unknown));
      expect([unknown.status, unknown.page.includes('There is no article here')]).toEqual([404, true]);
      expect((await get(whole('what-is-bells-palsy', PARTNERS.dutch))).status).toBe(404);
      expect((await get(`${whole('wat-is-bells-palsy', PARTNERS.dutch)}?locale=nl`)).status).toBe(200);
      const fragment = await get(`${whole('what-is-bells-palsy', PARTNERS.suspended)}.html`);
      expect([fragment.status, fragment.page.startsWith('<article class="seventh-notice"')]).toEqual([
        403,
        true,
      ]);
    });

    it.each([
      ['theme=pink', 'theme: send auto, light, dark.'],
      ['accent=red', 'accent: send a colour'],
      ['accent=fff;}body{x', 'accent: send a colour'],
      ['font=Comic', 'font: send system, serif.'],
      ['radius=1e3', 'radius: send a whole number from 0 to 24'],
      ['locale=%3Cscript%3E', 'locale: send a language tag'],
      ['locale=en&locale=nl', 'locale: send it once.'],
    ])('%s by name, without repeating it', async (query, sentence) => {
      const { status, shown: page, headers } = await get(`/embed/what-is-bells-palsy?${query}`);
      expect(status).toBe(400);
      expect(page).toContain(sentence);
      expect(page).not.toMatch(/pink|Comic|1e3|body\{x/);
      expect(headers.get('cache-control')).toBe('no-store');
    });

    it.each([
      '%3Cscript%3E',
      '..%2F..%2Fetc',
      '%00',
      'a%0d%0aSet-Cookie:%20a=b',
      '%E0%A4%A',
      "'%22%3E",
      'x'.repeat(500),
    ])('the slug %s, of which nothing comes back', async (slug) => {
      const answer = await get(`/embed/${slug}`);
      expect(answer.status).toBe(404);
      expect(answer.shown).not.toMatch(/<script|etc|Set-Cookie|xxxx/);
      expect(answer.headers.get('set-cookie')).toBeNull();
    });

    it('to let a title out of its place', async () => {
      for (const path of ['/embed/hostile', whole('hostile'), `${whole('hostile')}.html`]) {
        const { page } = await get(path);
        expect(page).toContain(
          '&lt;/title&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&quot;&amp;',
        );
        expect(page).not.toContain(HOSTILE_TITLE);
      }
    });

    it('other methods', async () => {
      const { status, headers } = await fetch(`${server.url}/embed/hostile`, { method: 'POST' });
      expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
      const head = await fetch(`${server.url}/embed/hostile`, { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
    });
  });

  describe('with the loader', () => {
    it('have it at a moving address and at one for its bytes', async () => {
      const moving = await get('/embed.js');
      expect(moving.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      expect(moving.headers.get('cache-control')).toContain('max-age=3600');
      expect(moving.headers.get('access-control-allow-origin')).toBe('*');
      expect(gzipSync(moving.page).byteLength).toBeLessThan(5000);
      const hash = createHash('sha256').update(moving.page).digest('hex').slice(0, 32);
      const fixed = await get(`/embed/${hash}.js`);
      expect(fixed.page).toBe(moving.page);
      expect(fixed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect((await get(`/embed/${'0'.repeat(32)}.js`)).status).toBe(404);
    });

    it('still have that of an earlier build', async () => {
      const hash = 'e'.repeat(32);
      await owner.query('insert into delivery.embed_loader (hash, script) values ($1, $2)', [hash, '"old";']);
      const { status, page, headers } = await get(`/embed/${hash}.js`);
      expect([status, page]).toEqual([200, '"old";']);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    });

    it('lead where a frame cannot: to the article and nowhere else', async () => {
      const { status, headers } = await get('/embed/what-is-bells-palsy?visit');
      expect([status, headers.get('location')]).toEqual([302, 'https://clinic.example/what-is-bells-palsy']);
      expect((await get('/embed/never-was-here?visit=https://evil.example')).status).toBe(404);
    });
  });
});

/** What a page's head says, by the name, the property, the relation or the type that says what it is. */
function headOf(page: string): Record<string, string> {
  const said: Record<string, string> = {};
  const visit = (node: DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document) => {
    if ('tagName' in node && ['meta', 'link', 'script'].includes(node.tagName)) {
      const own = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      const name = own['name'] ?? own['property'] ?? own['type'] ?? own['rel'];
      const [text] = node.childNodes;
      if (name !== undefined)
        said[name] = own['content'] ?? own['href'] ?? (text && 'value' in text ? text.value : '');
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(page));
  return said;
}
