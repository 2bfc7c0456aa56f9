import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse, type DefaultTreeAdapterMap, type ParserError } from 'parse5';
import { chromium, type Browser, type Page } from 'playwright-core';
import { createEmptyDatabase, type TestDatabase } from '../support/database.js';
import { runCommand, type RunningProcess } from '../support/service-process.js';

const EXAMPLES = fileURLToPath(new URL('../../clients/examples/', import.meta.url));
const STATIC_SITE = join(EXAMPLES, 'static-site');
const SERVER_RENDERED = join(EXAMPLES, 'server-rendered');
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const CHROMIUM_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const WHY_SKIPPED = existsSync(CHROMIUM)
  ? ''
  : ` (skipped: no Chromium at ${CHROMIUM}; install it or set CHROMIUM_PATH)`;
const describeInChromium = WHY_SKIPPED ? describe.skip : describe;
const run = promisify(execFile);

describe('the examples of frontends, over the starter articles', () => {
  let database: Omit<TestDatabase, 'deliveryUrl'>;
  let folder: string;
  let service: RunningProcess;
  let apiUrl: string;
  let siteUrl: string;
  let renderedUrl: string;
  let browser: Browser | undefined;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    database = await createEmptyDatabase();
    folder = await mkdtemp(join(tmpdir(), 'seventh-examples-'));
    service = runCommand(['start'], {
      dataDir: folder,
      env: { DATABASE_URL: database.ownerUrl, SITE_URL: 'https://clinic.example', SITE_NAME: 'The Clinic' },
    });
    await Promise.all([service.ready, compileExamples()]);
    apiUrl = `${(await service.ready).url}/graphql`;
    const site = ['--url', apiUrl, '--out', join(folder, 'site'), '--serve', '0'];
    [siteUrl, renderedUrl] = await Promise.all([
      started('static-site/dist/server/examples/static-site/src/main.js', site),
      started('server-rendered/dist/examples/server-rendered/src/main.js', []),
    ]);
    if (!WHY_SKIPPED) browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    for (const child of children) child.kill();
    service?.kill('SIGTERM');
    await service?.exited;
    await database?.drop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  /** Runs a compiled example. Resolves to the address it prints. */
  function started(file: string, args: readonly string[]): Promise<string> {
    const child = spawn(process.execPath, [join(EXAMPLES, file), ...args], {
      env: { PATH: process.env.PATH, API_URL: apiUrl, PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    return new Promise((resolve, reject) => {
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
          const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
          if (url) resolve(url);
        });
      }
      child.once('exit', (code) => reject(new Error(`${file} ended with ${code}:\n${output}`)));
    });
  }

  /** Opens a page as a reader would. Whatever went wrong, or went elsewhere, is in `faults`. */
  async function open(address: string): Promise<{ page: Page; faults: string[] }> {
    const page = await browser!.newPage({ viewport: { width: 390, height: 844 } });
    const faults: string[] = [];
    const own = [siteUrl, renderedUrl, new URL(apiUrl).origin];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol !== 'data:' && !own.includes(origin)) faults.push(`asks ${request.url()}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(address, { waitUntil: 'load' });
    return { page, faults };
  }

  const titlesIn = (page: Page) => page.locator('.card :is(h2, h3)').allTextContents();
  const isTooWide = (page: Page) =>
    page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');

  describe('the static site', () => {
    it('has a page for each article, topic and author of each language', async () => {
      const files = (await readdir(join(folder, 'site'), { recursive: true })).toSorted();
      expect(files).toEqual(
        expect.arrayContaining([
          '404.html',
          'authors/edmund-fairleigh.html',
          'index.html',
          'nl.html',
          'nl/search.html',
          'nl/topics/oogzorg.html',
          'nl/wat-is-de-verlamming-van-bell.html',
          'page/2.html',
          'search.html',
          'sitemap.xml',
          'topics/eye-care.html',
          'what-is-bells-palsy.html',
        ]),
      );
      const sitemap = await readFile(join(folder, 'site/sitemap.xml'), 'utf8');
      expect(sitemap.match(/<loc>/g)).toHaveLength(17);
      expect(sitemap).toContain(
        '<xhtml:link rel="alternate" hreflang="nl" href="https://clinic.example/nl/wat-is-de-verlamming-van-bell" />',
      );
    });

    it('is well formed, with one main heading a page and no link that leads nowhere', async () => {
      const names = await readdir(join(folder, 'site'), { recursive: true });
      const pages = names.filter((name) => name.endsWith('.html'));
      expect(pages.length).toBeGreaterThan(30);
      for (const name of pages) {
        const { errors, elements } = readPage(await readFile(join(folder, 'site', name), 'utf8'));
        expect({ name, errors }).toEqual({ name, errors: [] });
        expect({ name, headings: elements.filter(({ tagName }) => tagName === 'h1').length }).toEqual({
          name,
          headings: 1,
        });
        const ids = elements.map(({ id }) => id).filter((id) => id !== undefined);
        expect({ name, ids: ids.length }).toEqual({ name, ids: new Set(ids).size });
        for (const { href } of elements.filter(({ tagName }) => tagName === 'a')) {
          const [path = '', anchor] = (href ?? '').split('#');
          if (path.startsWith('https:')) continue;
          const target = path === '' ? name : path === '/' ? 'index.html' : `${path.slice(1)}.html`;
          expect(names).toContain(target);
          expect(path === '' && anchor ? ids : [anchor]).toContain(anchor);
        }
      }
    });

    it('tells search engines the canonical address, the translations and the schema.org description', async () => {
      const page = await readFile(join(folder, 'site/what-is-bells-palsy.html'), 'utf8');
      expect(page).toContain('<link rel="canonical" href="https://clinic.example/what-is-bells-palsy" />');
      expect(page).toContain(
        'hreflang="nl" href="https://clinic.example/nl/wat-is-de-verlamming-van-bell" />',
      );
      const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
      expect(JSON.parse(data)).toMatchObject({
        '@type': 'MedicalWebPage',
        mainEntity: { '@type': 'Article', timeRequired: expect.stringMatching(/^PT\d+M$/) },
      });
    });

    describeInChromium(`in Chromium${WHY_SKIPPED}`, () => {
      it('lists articles and topics', async () => {
        const { page, faults } = await open(siteUrl);
        expect(await titlesIn(page)).toHaveLength(12);
        expect(await page.locator('.topics li').count()).toBe(6);
        expect(await isTooWide(page)).toBe(false);
        await page.getByRole('link', { name: 'Older articles' }).click();
        await page.waitForURL('**/page/2');
        expect(await titlesIn(page)).toHaveLength(2);
        expect(faults).toEqual([]);
        await page.close();
      });

      it('shows an article with sections, reading time, authors and related', async () => {
        const { page, faults } = await open(`${siteUrl}/bells-palsy-in-children`);
        expect(await page.locator('h1').textContent()).toBe("Bell's palsy in children");
        expect(await page.locator('.reading-time').textContent()).toBe('4 minutes to read');
        expect(await page.locator('a[rel=author]').allTextContents()).toEqual([
          'Dr Edmund Fairleigh',
          'Nuala Brannock',
        ]);
        expect((await titlesIn(page)).slice(0, 2)).toEqual([
          'Protecting an eye that does not close',
          "What is Bell's palsy?",
        ]);
        await page.locator('.sections').getByRole('link', { name: 'Looking for a cause' }).click();
        expect(await page.locator('h2:target').textContent()).toBe('Looking for a cause');
        expect(await page.getByRole('img', { name: /^Drawing of a tick/ }).isVisible()).toBe(true);
        expect(await page.locator('.callout-warning').isVisible()).toBe(true);
        expect(await page.getByRole('columnheader').allTextContents()).toEqual([
          'Possible cause',
          'What the doctor looks for',
        ]);
        expect(await isTooWide(page)).toBe(false);
        await page.locator('a[rel=author]').first().click();
        expect(await page.locator('h1').textContent()).toBe('Dr Edmund Fairleigh, MD, PhD');
        expect(faults).toEqual([]);
        await page.close();
      });

      it('leads from an article to its translation', async () => {
        const { page, faults } = await open(`${siteUrl}/what-is-bells-palsy`);
        await page.locator('.also').getByRole('link', { name: 'Nederlands' }).click();
        expect(await page.locator('h1').textContent()).toBe('Wat is de verlamming van Bell?');
        expect(await page.locator('html').getAttribute('lang')).toBe('nl');
        expect(faults).toEqual([]);
        await page.close();
      });

      it('searches as one types', async () => {
        const { page, faults } = await open(`${siteUrl}/search`);
        await page.getByRole('searchbox').pressSequentially('blister', { delay: 20 });
        await page.locator('#results mark').first().waitFor();
        expect(await titlesIn(page)).toContain('Ramsay Hunt syndrome');
        expect(await page.locator('#status').textContent()).toMatch(/\d+ articles? found/);
        await page.getByRole('link', { name: 'Ramsay Hunt syndrome' }).click();
        expect(await page.locator('h1').textContent()).toBe('Ramsay Hunt syndrome');
        expect(faults).toEqual([]);
        await page.close();
      });
    });
  });

  describe('the server-rendered site', () => {
    it('answers what is not there with 404, an impossible cursor with 400', async () => {
      const statusOf = async (path: string) => (await fetch(`${renderedUrl}${path}`)).status;
      expect(await statusOf('/no-such-article')).toBe(404);
      expect(await statusOf('/authors/nobody')).toBe(404);
      expect(await statusOf('/?after=forged')).toBe(400);
    });

    describeInChromium(`in Chromium${WHY_SKIPPED}`, () => {
      it('lists articles, page after page', async () => {
        const { page, faults } = await open(renderedUrl);
        const first = await titlesIn(page);
        expect(first).toHaveLength(9);
        await page.getByRole('link', { name: 'Older articles' }).click();
        const second = await titlesIn(page);
        expect(second).toHaveLength(5);
        expect(new Set([...first, ...second]).size).toBe(14);
        expect(faults).toEqual([]);
        await page.close();
      });

      it('renders Portable Text with the anchors of the sections', async () => {
        const { page, faults } = await open(`${renderedUrl}/bells-palsy-in-children`);
        await page.locator('.sections').getByRole('link', { name: 'Caring for your child' }).click();
        expect(await page.locator('h2:target').textContent()).toBe('Caring for your child');
        expect(await page.locator('.prose table tbody tr').count()).toBe(6);
        expect(await page.locator('.prose ol > li').count()).toBe(7);
        expect(await page.locator('.callout-warning').isVisible()).toBe(true);
        expect(await page.locator('.call a').textContent()).toBe('Ask about children');
        expect(await page.getByRole('img', { name: /^Drawing of a tick/ }).isVisible()).toBe(true);
        expect(await page.locator('.reading-time').textContent()).toBe('4 minutes');
        expect((await titlesIn(page))[0]).toBe('Protecting an eye that does not close');
        expect(await isTooWide(page)).toBe(false);
        await page.locator('a[rel=author]').last().click();
        expect(await page.locator('h1').textContent()).toBe('Nuala Brannock, MSc');
        expect(faults).toEqual([]);
        await page.close();
      });

      it('searches without any script', async () => {
        const { page, faults } = await open(`${renderedUrl}/search`);
        await page.getByRole('searchbox').fill('blister');
        await page.getByRole('button', { name: 'Search' }).click();
        expect(await titlesIn(page)).toContain('Ramsay Hunt syndrome');
        expect(await page.locator('script:not([type="application/ld+json"])').count()).toBe(0);
        expect(faults).toEqual([]);
        await page.close();
      });
    });
  });
});

/** Types are checked by `npm run types`. */
async function compileExamples(): Promise<void> {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const projects = [STATIC_SITE, join(STATIC_SITE, 'browser'), SERVER_RENDERED];
  for (const project of projects) await run(process.execPath, [tsc, '-p', project, '--noCheck']);
}

interface ReadElement {
  readonly tagName: string;
  readonly id?: string | undefined;
  readonly href?: string | undefined;
}

function readPage(html: string): { errors: string[]; elements: ReadElement[] } {
  const errors: string[] = [];
  const onParseError = ({ code, startLine }: ParserError) => void errors.push(`${code} in line ${startLine}`);
  const elements: ReadElement[] = [];
  const walk = (node: DefaultTreeAdapterMap['node']) => {
    if ('attrs' in node) {
      const valueOf = (name: string) => node.attrs.find((attribute) => attribute.name === name)?.value;
      elements.push({ tagName: node.tagName, id: valueOf('id'), href: valueOf('href') });
    }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(html, { onParseError, sourceCodeLocationInfo: true }));
  return { errors, elements };
}
