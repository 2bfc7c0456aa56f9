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
const XHTML = 'http://www.w3.org/1999/xhtml';

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
  // The schema lets elements of other namespaces into addresses, not into lists of files; attributes nowhere.
  const own = kind === 'urlset' ? ['url', '@xmlns', '@xmlns:xhtml'] : ['sitemap', '@xmlns'];
  for (const name of Object.keys(root)) say(!own.includes(name) && name !== '#text', `${kind} with ${name}`);
  say(kind === 'urlset' && root['@xmlns:xhtml'] !== XHTML, 'namespace of versions');
  const entries = (root[kind === 'urlset' ? 'url' : 'sitemap'] ?? []) as Entry[];
  say(entries.length > 50_000, 'more than 50,000 addresses');
  for (const entry of entries) {
    const names = Object.keys(entry).join(' ');
    say(
      !(kind === 'urlset' ? /^loc lastmod( xhtml:link)?$/ : /^loc lastmod$/).test(names),
      `an entry of ${names}`,
    );
    // 12 to 2048 characters, by the schema.
    say(!/^(?=.{12,2048}$)https?:\/\/[\u0021-\u007e]+$/.test(entry.loc ?? ''), `the address ${entry.loc}`);
    const at = Date.parse(entry.lastmod ?? '');
    say(
      !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(entry.lastmod ?? '') || !(at <= Date.now()),
      `the date ${entry.lastmod}`,
    );
    for (const link of entry['xhtml:link'] ?? []) {
      const { '@rel': rel, '@hreflang': language = '', '@href': href = '' } = link;
      say(rel !== 'alternate' || !/^(x-default|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$/.test(language), 'a version');
      say(!/^https?:\/\/[\u0021-\u007e]+$/.test(href), `the version ${href}`);
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
