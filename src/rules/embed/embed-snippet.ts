import { attributes, escapeHtml } from '../body/html/html-syntax.js';
import { embedHtml, frameHtml } from './embed-html.js';
import { embedFragmentUrl, embedUrl, type EmbedHost } from './embed-url.js';

/** The ways in which a partner may put an article into a page. */
export const snippetKinds = ['LOADER', 'IFRAME', 'ELEMENT', 'FRAGMENT'] as const;
export type SnippetKind = (typeof snippetKinds)[number];

/** Height of a frame with a whole article where no script sizes it, in CSS pixels: it scrolls within. */
const READING_HEIGHT = 720;

/** What a snippet is made from. */
export interface SnippetMatter {
  readonly host: EmbedHost;
  readonly partner: { readonly id: string; readonly display: 'CARD' | 'FULL' };
  readonly article: { readonly locale: string; readonly slug: string; readonly title: string };
  /** Canonical address of the article. */
  readonly articleUrl: string;
  /** Anchor of the one section to show. */
  readonly section?: string;
  readonly loader: EmbedLoaderAddress;
}

/** Where the loader is found for good, and what its bytes hash to. */
export interface EmbedLoaderAddress {
  readonly url: string;
  /** As `integrity` wants it: sha384-… */
  readonly integrity: string;
}

/**
 * The text a webmaster pastes. LOADER: a frame that a script sizes; IFRAME: the frame alone; ELEMENT: the article in the page's own
 * flow, in a shadow root; FRAGMENT: the address of the HTML, to be fetched by the partner's server.
 */
export function embedSnippet(kind: SnippetKind, matter: SnippetMatter): string {
  const { host, partner, article, articleUrl, section } = matter;
  const target = {
    locale: article.locale,
    slug: article.slug,
    partnerId: partner.id,
    ...(section === undefined ? {} : { section }),
  };
  const frame = {
    frameUrl: embedUrl(host, target),
    articleUrl,
    title: article.title,
    ...(partner.display === 'FULL' && { width: '100%' as const, height: READING_HEIGHT }),
  };
  switch (kind) {
    case 'LOADER':
      return `${embedHtml(frame)}\n${scriptOf(matter.loader)}`;
    case 'IFRAME':
      return frameHtml(frame);
    case 'ELEMENT':
      return `${elementOf(matter)}\n${scriptOf(matter.loader)}`;
    case 'FRAGMENT':
      return embedFragmentUrl(host, target);
  }
}

/** Readable before and without the script: the quotation stands in the page until the article takes its place. */
function elementOf({ host, partner, article, articleUrl, section }: SnippetMatter): string {
  const element = attributes({
    slug: article.slug,
    partner: partner.id,
    locale: article.locale === host.defaultLocale ? null : article.locale,
    section: section ?? null,
  });
  const link = `<a${attributes({ href: articleUrl })}>${escapeHtml(article.title)}</a>`;
  return `<seventh-article${element}><blockquote>${link}</blockquote></seventh-article>`;
}

function scriptOf({ url, integrity }: EmbedLoaderAddress): string {
  return `<script async${attributes({ src: url, integrity, crossorigin: 'anonymous' })}></script>`;
}
