import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { ContentClient } from '../../../typescript/src/client.js';
import type { SiteFrameFragment } from '../../../typescript/src/operations.generated.js';
import { ArticlePage } from './article-page.js';
import { AuthorPage, FrontPage, MissingPage, SearchPage } from './list-pages.js';

export interface Answer {
  readonly status: number;
  readonly html?: string;
  /** Where a browser is sent instead. */
  readonly location?: string;
}

/** What this site shows at an address. Throws what the client throws. */
export async function answer(client: ContentClient, site: SiteFrameFragment, url: URL): Promise<Answer> {
  const { locale, path } = splitLocale(site, url.pathname);
  const [, author] = /^\/authors\/([^/]+)$/.exec(path) ?? [];
  if (path === '/') {
    const { site, articles } = await client.frontPage({
      locale,
      first: 9,
      after: url.searchParams.get('after'),
    });
    return page(<FrontPage site={site} locale={locale} articles={articles} />);
  }
  if (path === '/search') return searchPage(client, locale, url.searchParams.get('q')?.trim() ?? '');
  if (author !== undefined) {
    const found = await client.author({ slug: decodeURIComponent(author), locale, first: 50 });
    if (found.author) return page(<AuthorPage site={found.site} locale={locale} author={found.author} />);
    return missing(client, locale);
  }
  return articlePage(client, url.pathname, locale);
}

/** The service knows which article lives at a path, and where one has moved. */
async function articlePage(client: ContentClient, path: string, locale: string): Promise<Answer> {
  const { route } = await client.route({ path });
  if (route && 'location' in route) {
    return { status: route.status, location: new URL(route.location).pathname };
  }
  if (!route) return missing(client, locale);
  const { site, article } = await client.articleAsPortableText({ slug: route.slug, locale: route.locale });
  return article ? page(<ArticlePage site={site} article={article} />) : missing(client, locale);
}

async function searchPage(client: ContentClient, locale: string, text: string): Promise<Answer> {
  const [{ site }, found] = await Promise.all([
    client.frontPage({ locale, first: 0 }),
    text ? client.search({ text, locale }) : null,
  ]);
  return page(<SearchPage site={site} locale={locale} text={text} search={found?.search ?? null} />);
}

async function missing(client: ContentClient, locale: string): Promise<Answer> {
  const { site } = await client.frontPage({ locale, first: 0 });
  return { ...page(<MissingPage site={site} locale={locale} />), status: 404 };
}

/** `/nl/search` is the search of the Dutch pages; what begins with no locale belongs to the default one. */
function splitLocale(site: SiteFrameFragment, path: string): { locale: string; path: string } {
  const [, first, rest] = /^\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  const named = site.locales.find(({ locale }) => locale === first);
  return named ? { locale: named.locale, path: rest ?? '/' } : { locale: site.defaultLocale, path };
}

function page(element: ReactElement): Answer {
  return { status: 200, html: `<!doctype html>${renderToStaticMarkup(element)}` };
}
