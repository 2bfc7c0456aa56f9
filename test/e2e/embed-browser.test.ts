import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Frame, type Page } from 'playwright-core';
import { embedLoaderAddress } from '../../src/partners/embed-loader.js';
import { embedSnippet, type SnippetKind } from '../../src/rules/embed/embed-snippet.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { PARTNERS, seedEmbeds } from '../support/embed-library.js';
import { wordpressFilter } from '../support/wordpress-filter.js';
import { startEmbeds, startSite, type EmbedServer, type OtherSite } from '../support/embed-server.js';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const inBrowser = existsSync(CHROMIUM) ? describe : describe.skip;
if (inBrowser === describe.skip)
  console.warn(`There is no Chromium at ${CHROMIUM}: embeds are not tried in a browser.`);

jest.setTimeout(120_000);

const SLUG = 'what-is-bells-palsy';
const SANDBOX = 'sandbox="allow-scripts"';

inBrowser('embeds in a browser', () => {
  let database: TestDatabase;
  let server: EmbedServer;
  let partner: OtherSite;
  let stranger: OtherSite;
  let browser: Browser;

  beforeAll(async () => {
    partner = await startSite();
    stranger = await startSite('localhost');
    database = await createTestDatabase();
    await seedEmbeds(database.ownerUrl, [partner.origin]);
    server = await startEmbeds(database.deliveryUrl);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    partner?.close();
    stranger?.close();
    await database?.drop();
  });

  /** What a page met on its way: requests to others than the two, complaints, cookies. */
  interface Visit {
    readonly page: Page;
    readonly requests: string[];
    readonly complaints: string[];
  }

  async function visit(
    site: OtherSite,
    html: string,
    options: BrowserContextOptions = {},
    prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<Visit> {
    site.page = `<!doctype html><html lang="en"><head><title>A partner</title></head><body>${html}</body></html>`;
    const context = await browser.newContext({ viewport: { width: 800, height: 600 }, ...options });
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.route('**/media/**', (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }),
    );
    await prepare(page);
    await page.goto(site.origin);
    return { page, requests, complaints };
  }

  function snippet(kind: SnippetKind, partnerId: string = PARTNERS.full, section?: string): string {
    return embedSnippet(kind, {
      host: { serviceUrl: server.url, defaultLocale: 'en' },
      partner: { id: partnerId, display: partnerId === PARTNERS.cards ? 'CARD' : 'FULL' },
      article: { locale: 'en', slug: SLUG, title: "What is Bell's palsy?" },
      articleUrl: `https://clinic.example/${SLUG}`,
      loader: embedLoaderAddress(server.url),
      ...(section && { section }),
    });
  }

  const framed = (path: string, more = '') =>
    `<iframe title="An article" width="600" height="50" ${more} src="${server.url}${path}"></iframe>`;

  /** The frame with its article shown; fails where it is refused. */
  async function frameOf(page: Page, at = 0): Promise<Frame> {
    const element = page.locator('iframe').nth(at);
    // Far below, browsers leave a frame undrawn.
    await element.scrollIntoViewIfNeeded();
    await element.contentFrame().locator('article').waitFor();
    const handle = await element.elementHandle();
    return (await handle.contentFrame())!;
  }

  /** How far the height of a frame is from that of what it shows, once it stays. */
  async function missingHeight(page: Page, at = 0): Promise<number> {
    const frame = await frameOf(page, at);
    const measure = () =>
      frame.evaluate(() => {
        const { height } = document.body.getBoundingClientRect();
        return Math.max(Math.abs(innerHeight - height), document.documentElement.scrollHeight - innerHeight);
      });
    let missing = await measure();
    for (let tries = 0; missing > 2 && tries < 50; tries += 1) {
      await page.waitForTimeout(50);
      missing = await measure();
    }
    return missing;
  }

  it('are shown by a pasted snippet in a plain page, as high as they are at every width', async () => {
    const { page, requests, complaints } = await visit(
      partner,
      `<h1>Our page</h1>${snippet('LOADER')}<p>After it.</p>`,
    );
    for (const width of [320, 600, 1024, 1440]) {
      await page.setViewportSize({ width, height: 700 });
      expect(await missingHeight(page)).toBeLessThanOrEqual(2);
    }
    expect(await page.locator('blockquote').isVisible()).toBe(false);
    const frame = await frameOf(page);
    expect(await frame.locator('h1').innerText()).toBe("What is Bell's palsy?");
    expect(complaints).toEqual([]);
    for (const url of requests) expect([partner.origin, server.url]).toContain(new URL(url).origin);
    expect(await page.context().cookies()).toEqual([]);
    expect(await frame.evaluate(() => [self.origin, innerWidth > 0])).toEqual(['null', true]);
    await page.context().close();
  });

  it('follow what grows in them, and what is put into the page later', async () => {
    const { page } = await visit(partner, snippet('LOADER'));
    expect(await missingHeight(page)).toBeLessThanOrEqual(2);
    const frame = await frameOf(page);
    const before = (await page.locator('iframe').boundingBox())!.height;
    await frame.evaluate(() => {
      const more = document.createElement('p');
      more.textContent = 'More and more. '.repeat(200);
      document.querySelector('.prose')!.append(more);
    });
    await page.waitForFunction(
      (height) => document.querySelector('iframe')!.offsetHeight > height + 100,
      before,
    );
    expect(await missingHeight(page)).toBeLessThanOrEqual(2);
    await page.evaluate(
      (html) => document.body.insertAdjacentHTML('beforeend', html),
      framed(`/embed/${SLUG}`, `${SANDBOX} style="box-sizing:border-box;padding:7px"`),
    );
    expect(await missingHeight(page, 1)).toBeLessThanOrEqual(2);
    await page.context().close();
  });

  it('are framed by the partner alone, the card by everybody', async () => {
    const own = await visit(partner, framed(`/embed/p/${PARTNERS.full}/${SLUG}`));
    expect(await (await frameOf(own.page)).locator('h1').innerText()).toContain('palsy');
    const foreign = await visit(
      stranger,
      framed(`/embed/p/${PARTNERS.full}/${SLUG}`) + framed(`/embed/${SLUG}`),
    );
    expect(await (await frameOf(foreign.page, 1)).locator('h1').innerText()).toContain('palsy');
    const refused = foreign.page
      .frames()
      .find((frame) => frame.name() === '' && frame.url().startsWith('chrome-error:'));
    expect(refused).toBeDefined();
    expect(foreign.complaints.join(' ')).toContain('frame-ancestors');
    const suspended = await visit(partner, framed(`/embed/p/${PARTNERS.suspended}/${SLUG}`));
    await suspended.page.waitForTimeout(200);
    expect(suspended.complaints.join(' ')).toContain('frame-ancestors');
    for (const { page } of [own, foreign, suspended]) await page.context().close();
  });

  it('speak to WordPress as it expects, and only with its secret', async () => {
    const listen = `<script>window.heard = []; addEventListener('message', ({ data, origin }) => heard.push([origin, data]));</script>`;
    const { page, complaints } = await visit(
      stranger,
      listen + framed(`/embed/${SLUG}#?secret=a1B2c3D4e5`, SANDBOX) + framed(`/embed/${SLUG}`, SANDBOX),
    );
    const frame = await frameOf(page);
    const height = await frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
    await page.waitForFunction(() => (window as unknown as { heard: unknown[] }).heard.length >= 3);
    const heard = await page.evaluate(
      () => (window as unknown as { heard: [string, Record<string, unknown>][] }).heard,
    );
    expect(heard).toContainEqual(['null', { message: 'height', value: height, secret: 'a1B2c3D4e5' }]);
    expect(
      heard
        .filter(([, { message }]) => message !== undefined)
        .every(([, { secret }]) => secret === 'a1B2c3D4e5'),
    ).toBe(true);
    expect(heard).toContainEqual(['null', { type: 'seventh:height', height, id: null }]);
    await frame.locator('h1 a').click();
    await page.waitForFunction(() =>
      (window as unknown as { heard: [string, { message?: string }][] }).heard.some(
        ([, { message }]) => message === 'link',
      ),
    );
    const links = await page.evaluate(() =>
      (window as unknown as { heard: [string, { message?: string; value: string }][] }).heard.filter(
        ([, { message }]) => message === 'link',
      ),
    );
    expect(links).toEqual([
      ['null', { message: 'link', value: `${server.url}/embed/${SLUG}?visit=`, secret: 'a1B2c3D4e5' }],
    ]);
    expect(complaints.filter((complaint) => !complaint.includes('allow-popups'))).toEqual([]);
    await page.context().close();
  });

  it('have their height in what WordPress leaves of an oEmbed answer', async () => {
    const address = encodeURIComponent('https://clinic.example/protecting-your-eye');
    const { html } = (await (await fetch(`${server.url}/oembed?url=${address}`)).json()) as { html: string };
    // As WordPress goes on: a sandbox and a secret of its own, heights from 200 to 1000 and only from the frame itself.
    const shown = wordpressFilter(html)!
      .replace('<iframe ', '<iframe sandbox="allow-scripts" data-secret="a1B2c3D4e5" ')
      .replace(/src="([^"]+)"/, 'src="$1#?secret=a1B2c3D4e5"');
    const listen = `<script>addEventListener('message', ({ data, source }) => {
      const frame = document.querySelector('iframe[data-secret="' + data.secret + '"]');
      if (!frame || source !== frame.contentWindow || data.message !== 'height') return;
      frame.height = Math.min(1000, Math.max(200, data.value));
    });</script>`;
    const { page, complaints } = await visit(stranger, listen + shown, {
      viewport: { width: 420, height: 800 },
    });
    const frame = await frameOf(page);
    expect(await frame.locator('h1').innerText()).toBe('Protecting your eye');
    const height = await frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
    await page.waitForFunction(
      (wanted) => document.querySelector('iframe')!.offsetHeight === wanted,
      Math.max(200, height),
    );
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('believe no height that somebody else sends, and none that cannot be', async () => {
    const { page } = await visit(partner, snippet('LOADER') + framed(`/embed/${SLUG}`, SANDBOX));
    expect(await missingHeight(page, 0)).toBeLessThanOrEqual(2);
    const before = (await page.locator('iframe').first().boundingBox())!.height;
    await page.evaluate(() => {
      for (const height of [5000, -1, Number.NaN, 1e9, '700', null])
        window.postMessage({ type: 'seventh:height', height, id: null }, '*');
    });
    await (
      await frameOf(page, 0)
    ).evaluate(() => {
      for (const height of [-5, 0, 0.5, 1e9, Number.NaN, Infinity, '9999'])
        parent.postMessage({ type: 'seventh:height', height }, '*');
      parent.postMessage('seventh:height', '*');
      parent.postMessage(null, '*');
    });
    await page.waitForTimeout(200);
    expect((await page.locator('iframe').first().boundingBox())!.height).toBe(before);
    await page.context().close();
  });

  it('stand in the page itself as an element: two on one page, nothing of the page in them and nothing of them in the page', async () => {
    const hostile =
      '<style>* { color: rgb(255, 0, 0) !important } p { display: none } .title { font-size: 90px }</style>';
    const { page, complaints, requests } = await visit(
      partner,
      `${hostile}<script>window.before = Object.keys(window)</script>${snippet('ELEMENT')}${snippet('ELEMENT', PARTNERS.full, 'causes')}`,
    );
    await page.locator('seventh-article article').nth(1).waitFor();
    expect(await page.locator('seventh-article').nth(0).locator('h2').first().innerText()).toContain('palsy');
    expect(await page.locator('seventh-article').nth(1).innerText()).not.toContain(
      'weakness of the face, palsies',
    );
    const seen = await page.evaluate(() => {
      const root = document.querySelector('seventh-article')!.shadowRoot!;
      const text = root.querySelector('.prose p')!;
      return {
        color: getComputedStyle(text).color,
        display: getComputedStyle(text).display,
        title: getComputedStyle(root.querySelector('.title')!).fontSize,
        added: Object.keys(window).filter(
          (key) => !(window as unknown as { before: string[] }).before.includes(key),
        ),
        scripts: root.querySelectorAll('script, style').length,
        notice: root.querySelector('.notice')!.textContent,
      };
    });
    expect(seen).toMatchObject({ color: 'rgb(28, 42, 50)', display: 'block', added: ['before'], scripts: 0 });
    expect(Number.parseInt(seen.title, 10)).toBeLessThan(40);
    expect(seen.notice).toContain('does not replace the advice of a doctor');
    expect(requests.filter((url) => url.endsWith('.js'))).toHaveLength(1);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('ask nothing of a strict policy but the service itself', async () => {
    const strict = [
      "default-src 'none'",
      ...['script', 'connect', 'img', 'frame'].map((it) => `${it}-src ${server.url}`),
    ];
    const site = await startSite();
    site.policy = strict.join('; ');
    const { page, complaints } = await visit(site, snippet('ELEMENT') + framed(`/embed/${SLUG}`, SANDBOX));
    const article = page.locator('seventh-article article');
    await article.waitFor();
    expect(await article.evaluate((it) => getComputedStyle(it).paddingTop)).toBe('32px');
    expect(await missingHeight(page)).toBeLessThanOrEqual(2);
    expect(complaints).toEqual([]);
    await page.context().close();
    site.close();
  });

  it('show a card in a frame of its own height where the element names no partner', async () => {
    const card = `<seventh-article slug="${SLUG}" theme="dark"><blockquote><a href="https://clinic.example/${SLUG}">An article</a></blockquote></seventh-article>`;
    const { page } = await visit(stranger, `${card}<script src="${server.url}/embed.js"></script>`);
    const frame = page.locator('seventh-article iframe');
    await frame.contentFrame().locator('article').waitFor();
    expect(await frame.contentFrame().locator('body').getAttribute('data-theme')).toBe('dark');
    await page.waitForFunction(
      () =>
        document.querySelector('seventh-article')!.shadowRoot!.querySelector('iframe')!.style.height !==
        '320px',
    );
    await page.context().close();
  });

  it('leave the quotation with its link where the script, the service or the partner is not there', async () => {
    const withoutScript = await visit(partner, snippet('ELEMENT') + snippet('LOADER'), {
      javaScriptEnabled: false,
    });
    expect(await withoutScript.page.locator('seventh-article a').getAttribute('href')).toBe(
      `https://clinic.example/${SLUG}`,
    );
    expect(await withoutScript.page.locator('seventh-article a').isVisible()).toBe(true);
    const offline = await visit(partner, snippet('ELEMENT'), {}, (page) =>
      page.route('**/*.js', (route) => route.abort()),
    );
    expect(await offline.page.locator('seventh-article a').isVisible()).toBe(true);
    const broken = await visit(partner, snippet('ELEMENT'), {}, (page) =>
      page.route('**/*.html*', (route) => route.abort()),
    );
    await broken.page.waitForTimeout(200);
    expect(await broken.page.locator('seventh-article a').isVisible()).toBe(true);
    const forged = await visit(partner, snippet('ELEMENT'), {}, (page) =>
      page.route('**/*.js', (route) =>
        route.fulfill({
          contentType: 'text/javascript',
          headers: { 'access-control-allow-origin': '*' },
          body: 'document.body.textContent = "taken over"',
        }),
      ),
    );
    expect(await forged.page.locator('seventh-article a').isVisible()).toBe(true);
    expect(forged.complaints.join(' ')).toContain('integrity');
    for (const { page } of [withoutScript, offline, broken, forged]) await page.context().close();
  });

  it('say in the page what is gone or refused', async () => {
    const element = (slug: string, partnerId: string) =>
      `<seventh-article slug="${slug}" partner="${partnerId}"><blockquote>Quotation</blockquote></seventh-article>`;
    const { page } = await visit(
      partner,
      `${element('closed-article', PARTNERS.full)}${element(SLUG, PARTNERS.suspended)}<script src="${server.url}/embed.js"></script>`,
    );
    await page.locator('seventh-article .seventh-notice').nth(1).waitFor();
    expect(await page.locator('seventh-article .sentence').allInnerTexts()).toEqual([
      'This article is no longer available.',
      'This article cannot be shown here at the moment.',
    ]);
    await page.context().close();
  });
});

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1067"><rect width="1600" height="1067" fill="#7aa"/></svg>';
