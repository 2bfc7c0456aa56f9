import type { CitationNumbers } from '../../citations/citation-numbers.js';
import type { Decorator, InlineText } from '../body.js';
import { citationMarkToHtml } from './citations-to-html.js';
import { attributes, escapeHtml } from './html-syntax.js';
import { markTreeOf, type MarkNode } from '../mark-tree.js';
import { isSafeLink } from '../safe-link.js';

const elements: Readonly<Record<Decorator, string>> = {
  strong: 'strong',
  em: 'em',
  underline: 'u',
  'strike-through': 's',
  sub: 'sub',
  sup: 'sup',
  code: 'code',
};

export interface InlineHtmlOptions {
  /** Origin of the clinic's own site: links to it are not external. */
  readonly siteOrigin?: string;
  /** Numbers of citations; where they are missing the words stand without. */
  readonly citations?: CitationNumbers;
}

/** Text with marks as phrasing content. */
export function inlineToHtml(text: InlineText, options: InlineHtmlOptions): string {
  return markTreeOf(text)
    .map((node) => nodeToHtml(node, options))
    .join('');
}

function nodeToHtml(node: MarkNode, options: InlineHtmlOptions): string {
  if (node.kind === 'text') return escapeHtml(node.text).replaceAll('\n', '<br>');
  const inner = node.children.map((child) => nodeToHtml(child, options)).join('');
  if (node.kind === 'link') return linkToHtml(node.link.href, inner, options.siteOrigin);
  if (node.kind === 'citation') return inner + citationMarkToHtml(node.mark.citation, options.citations);
  const name = Object.hasOwn(elements, node.decorator) ? elements[node.decorator] : null;
  return name ? `<${name}>${inner}</${name}>` : inner;
}

/**
 * A link around HTML. The address is looked at once more, for a body may come from a backup that somebody edited; one
 * that is not safe leaves its words without a link.
 */
export function linkToHtml(
  href: string,
  inner: string,
  siteOrigin: string | undefined,
  className?: string,
): string {
  if (!isSafeLink(href)) return inner;
  const rel = isExternal(href, siteOrigin) ? 'noopener' : null;
  return `<a${attributes({ class: className ?? null, href, rel })}>${inner}</a>`;
}

function isExternal(href: string, siteOrigin: string | undefined): boolean {
  if (!/^https?:/i.test(href)) return false;
  return siteOrigin === undefined || new URL(href).origin !== siteOrigin;
}
