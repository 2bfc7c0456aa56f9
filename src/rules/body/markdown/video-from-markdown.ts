import type { DraftBlock } from '../body-draft.js';
import { videoAddressOf } from '../video-address.js';
import { plainOfTokens } from './inline-from-markdown.js';
import { attributeOfToken, type MarkdownToken } from './parse-markdown.js';

/** No video has a longer address. */
const LONGEST_ADDRESS = 300;

/**
 * The video that a paragraph stands for: the address of one alone, or `[Title](address)` alone. Null for any other paragraph,
 * also for a titled link within a quote or callout, which hold no videos.
 */
export function videoFromMarkdown(
  { content, children }: MarkdownToken,
  isQuoted: boolean,
): DraftBlock | null {
  if (isVideo(content)) return { _type: 'video', url: content, title: '' };
  return isQuoted ? null : videoFromLink(children ?? []);
}

function videoFromLink(tokens: readonly MarkdownToken[]): DraftBlock | null {
  const [open, ...others] = tokens;
  // An address in angle brackets has no title to give.
  if (open?.type !== 'link_open' || open.markup === 'autolink') return null;
  const isAlone = others.findIndex(({ type }) => type === 'link_close') === others.length - 1;
  const title = others.slice(0, -1);
  const url = attributeOfToken(open, 'href').trim();
  if (!isAlone || !isVideo(url) || title.some(({ type }) => type === 'image')) return null;
  const words = plainOfTokens(title);
  return { _type: 'video', url, title: words === url ? '' : words };
}

function isVideo(address: string): boolean {
  return address.length < LONGEST_ADDRESS && videoAddressOf(address) !== null;
}
