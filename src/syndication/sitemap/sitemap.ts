import { instantText } from '../../rules/instant.js';
import type { DeliverySite } from '../../delivery/site/delivery-site.js';
import { element, emptyElement } from '../xml.js';
import type { SitemapPart, SitemapRow } from './sitemap.repository.js';

const HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n';
const PROTOCOL = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** A sitemap (sitemaps.org) in pieces, one a portion of articles. The schema wants an address: a site without articles has its home. */
export async function* urlset(
  portions: AsyncIterable<readonly SitemapRow[]>,
  site: DeliverySite,
): AsyncGenerator<string> {
  yield `${HEADER}<urlset xmlns="${PROTOCOL}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n`;
  let isEmpty = true;
  for await (const rows of portions) {
    isEmpty &&= rows.length === 0;
    yield rows.map((row) => urlEntry(row, site)).join('');
  }
  if (isEmpty) yield `<url>\n${element('loc', new URL(site.settings.url).href)}</url>\n`;
  yield '</urlset>\n';
}

/** One address with its versions in other languages. Every version names all of them, itself too: so they agree. */
export function urlEntry(row: SitemapRow, site: DeliverySite): string {
  const versions = row.versions.length > 1 ? row.versions : [];
  const main = mainVersion(versions, site);
  const links = versions.map((version) => alternate(version.locale, site.articleUrl(version)));
  if (main) links.push(alternate('x-default', site.articleUrl(main)));
  return `<url>\n${element('loc', site.articleUrl(row))}${element('lastmod', instantText(row.updatedAt))}${links.join('')}</url>\n`;
}

/** For readers of other languages: the version of the site's first locale that has one. */
function mainVersion(
  versions: SitemapRow['versions'],
  { defaultLocale, settings }: DeliverySite,
): SitemapRow['versions'][number] | undefined {
  const order = [defaultLocale, ...settings.locales.map(({ locale }) => locale)];
  const found = order.map((locale) => versions.find((version) => version.locale === locale)).find(Boolean);
  return found ?? versions[0];
}

function alternate(hreflang: string, href: string): string {
  return emptyElement('xhtml:link', { rel: 'alternate', hreflang, href });
}

/** What an address takes at most in an entry, without its slug: the tags around it and the longest beginning of the site's addresses. */
export function addressBytes(site: DeliverySite): number {
  const { locales } = site.settings;
  const beginnings = locales.map(
    ({ locale }) => element('loc', site.articleUrl({ locale, slug: '' })).length,
  );
  const lastmod = element('lastmod', new Date(0).toISOString()).length;
  // The longest language tag a site can have is 35 characters; a locale that the site lost has a path made of it.
  return (
    Math.max(...beginnings, site.settings.url.length + 60) +
    alternate('x'.repeat(35), '').length +
    lastmod +
    20
  );
}

/** The list of the files, where one would be too large. */
export function sitemapIndex(parts: readonly SitemapPart[], site: DeliverySite): string {
  const entries = parts.map(
    ({ updatedAt }, at) =>
      `<sitemap>\n${element('loc', `${site.settings.serviceUrl}/sitemaps/${at + 1}.xml`)}${element('lastmod', instantText(updatedAt))}</sitemap>\n`,
  );
  return `${HEADER}<sitemapindex xmlns="${PROTOCOL}">\n${entries.join('')}</sitemapindex>\n`;
}
