import type { ArticleRow } from '../../delivery/articles/article.row.js';
import type { DeliverySite } from '../../delivery/site/delivery-site.js';
import { canonicalLocale } from '../../rules/locale.js';
import { PAGE_SHAPE } from '../pages/page-article.js';
import type { SyndicationContext } from '../syndication-context.js';

interface Addressed {
  readonly locale: string;
  readonly slug: string;
}

/** More candidates than a site with sense has for one address: each costs two statements. */
const MOST_CANDIDATES = 20;

/**
 * The article an address means: a canonical one, one it had before, or that of its embed or Markdown here. Null for what is
 * unknown or another site's.
 */
export async function articleAt(
  { articles, site }: Pick<SyndicationContext, 'articles' | 'site'>,
  url: URL,
): Promise<ArticleRow | null> {
  const candidates = candidatesAt(url, site).slice(0, MOST_CANDIDATES);
  for (const { locale, slug } of candidates) {
    const article = await articles.bySlug(locale, slug, PAGE_SHAPE);
    if (article) return article;
  }
  for (const { locale, slug } of candidates) {
    const article = await articles.bySlugElsewhere([locale], slug, PAGE_SHAPE);
    if (article) return article;
  }
  return null;
}

/** What an address may mean. Scheme, query, fragment and a slash at its end make no difference. */
export function candidatesAt(url: URL, site: DeliverySite): Addressed[] {
  if (url.username || url.password) return [];
  const onSite = pathBelow(site.settings.url, url);
  const onService = pathBelow(site.settings.serviceUrl, url);
  return [
    ...(onSite === null ? [] : site.articlesAt(onSite)),
    ...(onService === null ? [] : ownPage(onService, url, site)),
  ];
}

/** The path below a base address; null where the address is not below it. Ports count, where they are written. */
function pathBelow(base: string, url: URL): string | null {
  const { host, pathname } = new URL(base);
  const folder = pathname.replace(/\/$/, '');
  if (url.host !== host || !`${url.pathname}/`.startsWith(`${folder}/`)) return null;
  return url.pathname.slice(folder.length) || '/';
}

function ownPage(path: string, url: URL, site: DeliverySite): Addressed[] {
  const slug = /^\/embed\/([^/]+)\/?$/.exec(path)?.[1] ?? /^\/articles\/([^/]+)\.md$/.exec(path)?.[1];
  if (slug === undefined) return [];
  const locale = canonicalLocale(url.searchParams.get('locale') ?? '') ?? site.defaultLocale;
  try {
    return [{ locale, slug: decodeURIComponent(slug).normalize('NFC') }];
  } catch {
    return [];
  }
}
