import { articlesAt, articleUrl, type AddressedArticle, type ArticleAddresses } from '../article-address.js';
import { linksOf } from '../body/body-parts.js';
import type { Body } from '../body/body.js';
import { parseUrl } from '../parse-url.js';

/** A revision whose links are looked at. */
export interface LinkingRevision {
  readonly articleId: string;
  readonly locale: string;
  readonly slug: string;
  readonly body: Body;
  readonly callToAction?: { readonly url: string; readonly label: string } | null;
}

/** A link that leads to an address where the site shows articles. */
export interface SiteLink {
  readonly href: string;
  /** The words that are linked. */
  readonly text: string;
  /** Where in the revision. */
  readonly path: readonly string[];
  /** What its address may stand for; none where it is the revision's own and the site has no such locale any more. */
  readonly candidates: readonly AddressedArticle[];
  /** Whether it stays on the page it stands on. */
  readonly isOwn: boolean;
  /** What follows #, decoded, without a text fragment; empty where there is none. */
  readonly fragment: string;
}

/**
 * The links of a revision within the pages of articles: relative ones, read from the article's own address as browsers do, and
 * absolute ones to the site, by http or https. Links to other paths of the site are left out. Of one block, each address once.
 */
export function siteLinksOf(revision: LinkingRevision, site: ArticleAddresses): SiteLink[] {
  const { body, callToAction } = revision;
  const places = new Map(body.map(({ _key }, index) => [_key, String(index)]));
  const placed = linksOf(body).map(({ href, text, blockKey }) => ({
    href,
    text,
    path: ['body', places.get(blockKey)!],
  }));
  if (callToAction) {
    placed.push({ href: callToAction.url, text: callToAction.label, path: ['callToAction', 'url'] });
  }
  const links = new Map<string, SiteLink>();
  for (const link of placed) {
    const key = `${link.path.join(' ')} ${link.href}`;
    const target = links.has(key) ? null : targetOf(link.href, revision, site);
    if (target) links.set(key, { ...link, ...target });
  }
  return [...links.values()];
}

/** The articles whose addresses the links of a revision name, itself left out. Each once. */
export function linkedArticles(revision: LinkingRevision, site: ArticleAddresses): AddressedArticle[] {
  const others = siteLinksOf(revision, site).filter(({ isOwn }) => !isOwn);
  const byAddress = new Map(
    others.flatMap(({ candidates }) => candidates).map((article) => [addressKey(article), article]),
  );
  return [...byAddress.values()];
}

/** A text of its own for each address of an article. Locales hold no blank. */
export function addressKey({ locale, slug }: AddressedArticle): string {
  return `${locale} ${slug}`;
}

export function addressOf(key: string): AddressedArticle {
  const blank = key.indexOf(' ');
  return { locale: key.slice(0, blank), slug: key.slice(blank + 1) };
}

type Target = Pick<SiteLink, 'candidates' | 'isOwn' | 'fragment'>;

function targetOf(href: string, own: LinkingRevision, site: ArticleAddresses): Target | null {
  const ownUrl = new URL(articleUrl(site, own.locale, own.slug));
  const url = parseUrl(href, ownUrl.href);
  const base = new URL(site.url);
  if (!url || !/^https?:$/.test(url.protocol) || url.host !== base.host) return null;
  const fragment = fragmentOf(url.hash);
  // A locale the site no longer has matches no pattern, but its articles still lead to themselves.
  if (url.pathname === ownUrl.pathname) return { candidates: [], isOwn: true, fragment };
  const below = base.pathname.replace(/\/$/, '');
  if (!url.pathname.startsWith(`${below}/`)) return null;
  const candidates = articlesAt(site, url.pathname.slice(below.length));
  if (candidates.length === 0) return null;
  const isOwn = candidates.some(({ locale, slug }) => locale === own.locale && slug === own.slug);
  return { candidates, isOwn, fragment };
}

/** Browsers cut off text fragments (https://wicg.github.io/scroll-to-text-fragment/) and decode the rest. */
function fragmentOf(hash: string): string {
  const [raw = ''] = hash.slice(1).split(':~:');
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}
