import type { Decorator, InlineText } from '../body.js';
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

/** Text with marks as phrasing content. */
export function inlineToHtml(text: InlineText, siteOrigin: string | undefined): string {
  return markTreeOf(text)
    .map((node) => nodeToHtml(node, siteOrigin))
    .join('');
}

function nodeToHtml(node: MarkNode, siteOrigin: string | undefined): string {
  if (node.kind === 'text') return escapeHtml(node.text).replaceAll('\n', '<br>');
  const inner = node.children.map((child) => nodeToHtml(child, siteOrigin)).join('');
  if (node.kind === 'link') return linkToHtml(node.link.href, inner, siteOrigin);
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
