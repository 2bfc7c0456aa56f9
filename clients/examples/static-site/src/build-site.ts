import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createClient } from '../../../typescript/src/client.js';
import { articlePage } from './article-page.js';
import { authorPage, frontPages, topicPage } from './list-pages.js';
import { loadEdition, type Edition } from './load-site.js';
import { Paths } from './paths.js';
import { missingPage, searchPage } from './search-page.js';
import { sitemapOf } from './sitemap.js';

export interface BuildOptions {
  /** Address of the delivery API, as this machine and the readers' browsers reach it. */
  readonly apiUrl: string;
  /** Emptied, then filled. */
  readonly outFolder: string;
  /** Files to be served under /assets: style sheet, icon. */
  readonly assetsFolder: string;
  /** The compiled script of the search page, with what it imports. */
  readonly scriptsFolder: string;
}

/** Reads everything that is visible and writes the site. Resolves to the number of pages. */
export async function buildSite(options: BuildOptions): Promise<number> {
  const client = createClient({ url: options.apiUrl });
  const { site } = await client.frontPage({ first: 0 });
  const editions: Edition[] = [];
  for (const { locale } of site.locales) editions.push(await loadEdition(client, locale));

  const files = new Map<string, string>();
  const add = (path: string, page: string) => {
    const file = path === '/' ? 'index.html' : `${path.slice(1)}.html`;
    if (files.has(file)) throw new Error(`Two pages want to live at ${path}.`);
    files.set(file, page);
  };
  for (const edition of editions) {
    const paths = new Paths(edition.site, edition.locale);
    for (const [path, page] of frontPages(edition, editions)) add(path, page);
    for (const article of edition.articles) add(paths.article(article), articlePage(article, edition));
    for (const topic of edition.topics) add(paths.topic(topic), topicPage(topic, edition));
    for (const author of edition.authors) add(paths.author(author), authorPage(author, edition));
    add(paths.search(), searchPage(edition, editions, options.apiUrl));
    if (edition.locale === site.defaultLocale) add('/404', missingPage(edition));
  }
  const pages = files.size;
  files.set('sitemap.xml', await sitemapOf(client));

  await rm(options.outFolder, { recursive: true, force: true });
  await cp(options.scriptsFolder, join(options.outFolder, 'assets'), { recursive: true });
  await cp(options.assetsFolder, join(options.outFolder, 'assets'), { recursive: true });
  for (const [file, content] of files) {
    const target = join(options.outFolder, file);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, `${content}\n`);
  }
  return pages;
}
