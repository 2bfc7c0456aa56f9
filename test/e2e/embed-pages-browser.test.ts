import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { ARABIC, PARTNERS, seedEmbeds } from '../support/embed-library.js';
import { startEmbeds, type EmbedServer } from '../support/embed-server.js';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const inBrowser = existsSync(CHROMIUM) ? describe : describe.skip;
if (inBrowser === describe.skip)
  console.warn(`There is no Chromium at ${CHROMIUM}: pages of embeds are not tried in a browser.`);

jest.setTimeout(120_000);

const SLUG = 'what-is-bells-palsy';

inBrowser('pages of embeds in a browser', () => {
  let database: TestDatabase;
  let server: EmbedServer;
  let browser: Browser;

  beforeAll(async () => {
    database = await createTestDatabase();
    await seedEmbeds(database.ownerUrl, ['https://league.example']);
    server = await startEmbeds(database.deliveryUrl);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await database?.drop();
  });

  it('carry their structured data past a policy that lets no other script in', async () => {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      const seen = ((window as unknown as { violations: string[] }).violations = [] as string[]);
      addEventListener('securitypolicyviolation', ({ violatedDirective }) => seen.push(violatedDirective));
    });
    const violations = () => page.evaluate(() => (window as unknown as { violations: string[] }).violations);
    for (const path of [`/embed/${SLUG}`, `/embed/p/${PARTNERS.full}/${SLUG}`]) {
      await page.goto(server.url + path);
      const data = await page.locator('script[type="application/ld+json"]').textContent();
      expect(JSON.parse(data!)).toMatchObject({ '@type': 'MedicalWebPage' });
      expect(await violations()).toEqual([]);
      await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'document.title = "taken over"';
        document.head.append(script);
      });
      expect(await page.title()).toContain('palsy');
      expect(await violations()).toEqual(['script-src-elem']);
    }
    await page.close();
  });

  const arabic = encodeURIComponent(ARABIC.slug);
  it.each([
    ['card', `/embed/protecting-your-eye`, 'light', 600],
    ['narrow card', `/embed/protecting-your-eye`, 'dark', 320],
    ['card in any colour', `/embed/${SLUG}?accent=ffee00&font=serif&radius=0`, 'light', 600],
    ['article', `/embed/p/${PARTNERS.full}/${SLUG}`, 'light', 760],
    ['dark article', `/embed/p/${PARTNERS.full}/${SLUG}`, 'dark', 320],
    ['section', `/embed/p/${PARTNERS.full}/${SLUG}?section=causes`, 'light', 600],
    ['right to left', `/embed/p/${PARTNERS.full}/${arabic}?locale=ar`, 'light', 600],
    ['card right to left', `/embed/${arabic}?locale=ar`, 'dark', 600],
    ['notice', '/embed/closed-article', 'light', 600],
    ['refusal', `/embed/${SLUG}?theme=pink`, 'dark', 320],
  ] as const)('can be used by everybody: %s', async (_, path, colorScheme, width) => {
    const context = await browser.newContext({
      viewport: { width, height: 500 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.route('**/media/**', (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }),
    );
    await page.goto(server.url + path);
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const { axe: runner } = window as unknown as { axe: typeof import('axe-core') };
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      return (await runner.run(document, { runOnly: tags })).violations.map(({ id, nodes }) => [
        id,
        nodes[0]?.html,
      ]);
    });
    expect(found).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await context.close();
  });

  it('follow the device into the dark unless the address says otherwise', async () => {
    const background = async (path: string, colorScheme: 'light' | 'dark') => {
      const context = await browser.newContext({ colorScheme });
      const page = await context.newPage();
      await page.goto(`${server.url}/embed/p/${PARTNERS.full}/${SLUG}${path}`);
      const color = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await context.close();
      return color;
    };
    const [light, dark] = ['rgb(255, 255, 255)', 'rgb(22, 28, 33)'];
    expect(await background('', 'light')).toBe(light);
    expect(await background('', 'dark')).toBe(dark);
    expect(await background('?theme=light', 'dark')).toBe(light);
    expect(await background('?theme=dark', 'light')).toBe(dark);
  });
});

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1067"><rect width="1600" height="1067" fill="#7aa"/></svg>';
