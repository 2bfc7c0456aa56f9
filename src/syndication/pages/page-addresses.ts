import type { DeliverySite } from '../../delivery/site/delivery-site.js';

interface Addressed {
  readonly locale: string;
  readonly slug: string;
}

/** Where this service answers for an article, besides its canonical address on the site. */
export interface MachineAddresses {
  readonly markdown: string;
  readonly oembedJson: string;
  readonly oembedXml: string;
}

/** The locale stands in an address where it is not the site's default. */
export function machineAddresses(article: Addressed, site: DeliverySite): MachineAddresses {
  const { serviceUrl } = site.settings;
  const markdown = new URL(`${serviceUrl}/articles/${encodeURIComponent(article.slug)}.md`);
  if (article.locale !== site.defaultLocale) markdown.searchParams.set('locale', article.locale);
  return {
    markdown: markdown.href,
    oembedJson: oembedAddress(article, site, 'json'),
    oembedXml: oembedAddress(article, site, 'xml'),
  };
}

/** By the specification a discovery address has the article's own, the format, and nothing else. */
function oembedAddress(article: Addressed, site: DeliverySite, format: 'json' | 'xml'): string {
  const url = new URL(`${site.settings.serviceUrl}/oembed`);
  url.searchParams.set('url', site.articleUrl(article));
  url.searchParams.set('format', format);
  return url.href;
}

/** Value of a `Link` header that says where else the article is: canonical, oEmbed, Markdown. In ASCII, as headers are. */
export function linkHeader(article: Addressed, site: DeliverySite, canonicalUrl: string): string {
  const { markdown, oembedJson, oembedXml } = machineAddresses(article, site);
  return [
    link(canonicalUrl, 'canonical'),
    link(oembedJson, 'alternate', 'application/json+oembed'),
    link(oembedXml, 'alternate', 'text/xml+oembed'),
    link(markdown, 'alternate', 'text/markdown'),
  ].join(', ');
}

function link(address: string, rel: string, type?: string): string {
  // `href` of a URL is ASCII, and holds neither a bracket nor a line break.
  return `<${new URL(address).href}>; rel="${rel}"${type === undefined ? '' : `; type="${type}"`}`;
}
