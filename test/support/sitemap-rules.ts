import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An address as a sitemap lists it. */
export interface ListedAddress {
  readonly loc: string;
  readonly lastmod: string;
  /** `hreflang address`, in order. */
  readonly versions: readonly string[];
}

interface Entry {
  readonly loc?: string;
  readonly lastmod?: string;
  readonly 'xhtml:link'?: readonly Record<string, string>[];
}

const PROTOCOL = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** Reads a sitemap or an index. Throws where the protocol (sitemaps.org) or its schema would not have it. */
export function readSitemap(xml: string): { kind: 'urlset' | 'sitemapindex'; addresses: ListedAddress[] } {
  const faults: string[] = [];
  const say = (isWrong: boolean, fault: string) => void (isWrong && faults.push(fault));
  say(!xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n'), 'no declaration of UTF-8');
  say(Buffer.byteLength(xml) > 52_428_800, 'more than 50 MB');
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw new Error(`not well-formed: ${valid.err.msg}`);
  const tree = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    htmlEntities: true,
    isArray: (name) => ['url', 'sitemap', 'xhtml:link'].includes(name),
  }).parse(xml) as Record<string, Record<string, unknown>>;
  const kind = 'urlset' in tree ? 'urlset' : 'sitemapindex';
  const root = tree[kind] ?? {};
  say(root['@xmlns'] !== PROTOCOL, 'namespace');
  const entries = (root[kind === 'urlset' ? 'url' : 'sitemap'] ?? []) as Entry[];
  say(entries.length > 50_000, 'more than 50,000 addresses');
  for (const entry of entries) {
    const names = Object.keys(entry).join(' ');
    say(!/^loc lastmod( xhtml:link)?$/.test(names), `an entry of ${names}`);
    say(!/^https?:\/\/[\u0021-\u007e]{3,2040}$/.test(entry.loc ?? ''), `the address ${entry.loc}`);
    const at = Date.parse(entry.lastmod ?? '');
    say(
      !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(entry.lastmod ?? '') || !(at <= Date.now()),
      `the date ${entry.lastmod}`,
    );
    for (const link of entry['xhtml:link'] ?? []) {
      say(link['@rel'] !== 'alternate' || !link['@hreflang'] || !link['@href'], 'a version');
    }
  }
  if (faults.length > 0) throw new Error(faults.join('; '));
  const addresses = entries.map(({ loc, lastmod, 'xhtml:link': links = [] }) => ({
    loc: loc!,
    lastmod: lastmod!,
    versions: links.map((link) => `${link['@hreflang']} ${link['@href']}`),
  }));
  return { kind, addresses };
}

/** Where versions in other languages do not agree about each other, as search engines ask. Over all files of a sitemap. */
export function versionFaults(addresses: readonly ListedAddress[]): string[] {
  const byAddress = new Map(addresses.map((each) => [each.loc, each]));
  const faults = byAddress.size === addresses.length ? [] : ['an address is listed twice'];
  for (const { loc, versions } of addresses) {
    if (versions.length === 0) continue;
    const locales = versions.map((version) => version.split(' ')[0]);
    if (new Set(locales).size !== locales.length) faults.push(`${loc}: a language twice`);
    if (locales.filter((locale) => locale === 'x-default').length !== 1) faults.push(`${loc}: x-default`);
    if (!versions.some((version) => version.endsWith(` ${loc}`))) faults.push(`${loc}: does not name itself`);
    for (const version of versions) {
      const other = byAddress.get(version.split(' ')[1]!);
      if (other?.versions.join() !== versions.join()) faults.push(`${loc}: ${version} does not agree`);
    }
  }
  return faults;
}
