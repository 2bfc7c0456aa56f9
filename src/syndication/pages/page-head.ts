import { seoOf } from '../../delivery/articles/article-seo.js';
import type { ArticleRow } from '../../delivery/articles/article.row.js';
import { medicalWebPage, type CitedWork, type PageReview } from '../../delivery/articles/medical-web-page.js';
import type { DeliverySite } from '../../delivery/site/delivery-site.js';
import { attributes, escapeHtml } from '../../rules/body/html/html-syntax.js';
import { linkHeader, machineAddresses } from './page-addresses.js';
import { signature } from './page-article.js';
import type { PageImage } from './page-image.js';

/** What a page's head knows beside the article's own row. */
export interface PageExtras {
  readonly image?: PageImage | null;
  /** Null or missing while nobody has checked the article. */
  readonly review?: PageReview | null;
  readonly citations?: readonly CitedWork[];
}

export interface PageHead {
  /** Elements for `<head>`: nothing in them loads or runs. Encoding, viewport and styles are the page's own. */
  readonly html: string;
  /** Value of the `Link` header. */
  readonly link: string;
}

/** A copy on another address is not to be found by search engines; Google asks this of syndicated pages. */
const ROBOTS = 'noindex';

/**
 * What an HTML page of ours says of the article it shows to machines: title, description, authors, Open Graph and an icon,
 * of which others make cards (Ghost's bookmarks, chat programs), the canonical address, where oEmbed and Markdown are, and
 * structured data. The row must have been read with `PAGE_SHAPE`.
 */
export function pageHead(article: ArticleRow, site: DeliverySite, extras: PageExtras = {}): PageHead {
  const seo = seoOf(article, article.seo ?? null, site);
  const { image = null, review = null, citations = [] } = extras;
  const { authors = [], topics = [] } = article;
  const { markdown, oembedJson, oembedXml } = machineAddresses(article, site);
  const jsonLd = medicalWebPage({ article, seo, authors, topics, review, citations, site });
  const elements = [
    `<title>${escapeHtml(seo.title)}</title>`,
    meta('description', seo.description),
    ...authors.map((author) => meta('author', signature(author))),
    meta('robots', ROBOTS),
    meta('generator', 'Seventh'),
    ...Object.entries(seo.openGraph as Record<string, string>).map(([name, value]) => property(name, value)),
    ...authors.map((author) => property('article:author', author.name)),
    ...topics.map((topic) => property('article:tag', topic.name)),
    ...(image ? imageProperties(image) : []),
    meta('twitter:card', image ? 'summary_large_image' : 'summary'),
    link({ rel: 'canonical', href: seo.canonicalUrl }),
    link({ rel: 'icon', href: site.settings.iconUrl }),
    link({ rel: 'alternate', type: 'application/json+oembed', href: oembedJson, title: article.title }),
    link({ rel: 'alternate', type: 'text/xml+oembed', href: oembedXml, title: article.title }),
    link({ rel: 'alternate', type: 'text/markdown', href: markdown }),
    // Data, not a script: a policy that lets none run does not touch it.
    `<script type="application/ld+json">${JSON.stringify(jsonLd).replaceAll('<', '\\u003c')}</script>`,
  ];
  return { html: elements.join('\n'), link: linkHeader(article, site, seo.canonicalUrl) };
}

/** The head of a page that shows no article. */
export function noticeHead(title: string): string {
  return `<title>${escapeHtml(title)}</title>\n${meta('robots', ROBOTS)}`;
}

function imageProperties({ url, width, height, mime, alt }: PageImage): string[] {
  return [
    property('og:image', url),
    property('og:image:type', mime),
    property('og:image:width', String(width)),
    property('og:image:height', String(height)),
    ...(alt ? [property('og:image:alt', alt)] : []),
  ];
}

function meta(name: string, content: string): string {
  return `<meta${attributes({ name, content })}>`;
}

function property(name: string, content: string): string {
  return `<meta${attributes({ property: name, content })}>`;
}

function link(values: Readonly<Record<string, string>>): string {
  return `<link${attributes(values)}>`;
}
