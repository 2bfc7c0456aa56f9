import type { Decorator } from '../body.js';
import { TextDraft, imageIdFrom, type DraftBlock, type ReadingOptions } from '../body-draft.js';
import { decoratorOf } from '../html/html-elements.js';
import { attributeOfToken, citationKeyOf, type MarkdownToken } from './parse-markdown.js';
import { isSafeLink } from '../safe-link.js';

/** A line of Markdown: texts, and the pictures that part them. */
export type InlinePiece = { readonly text: TextDraft } | { readonly figure: DraftBlock };

const tokenDecorators: Readonly<Record<string, Decorator>> = {
  strong: 'strong',
  em: 'em',
  s: 'strike-through',
};
const TAG = /^<(\/?)([a-z][a-z0-9]*)(?=[\s/>])/i;
const CITED = /^<span\s+class=["']?cited["']?\s*>$/i;
const MOST_SPANS = 50;
const LONGEST_BARE_ADDRESS = 2_000;
const BARE_ADDRESS = /\bhttps?:\/\/[^\s<>"`]+/gi;

/**
 * Texts and pictures of an inline token. Of HTML the tags that stand for marks are understood, as Markdown has no
 * underline, subscript or superscript: u, sub, sup, b, strong, i, em, s, del, code, and `<br>`; other tags vanish. A
 * footnote cites the word before it, or what stands in `<span class="cited">` right before it.
 */
export function inlineFromMarkdown(tokens: readonly MarkdownToken[], options: ReadingOptions): InlinePiece[] {
  const pieces: InlinePiece[] = [];
  const open: Decorator[] = [];
  let href: string | null = null;
  let text = new TextDraft();
  // Where each open tag `span` begins if its words are cited by the footnote behind it; null for any other.
  const spans: (number | null)[] = [];
  let cited: number | null = null;
  const close = (decorator: Decorator) => {
    const at = open.lastIndexOf(decorator);
    if (at >= 0) open.splice(at, 1);
  };
  const marks = (): readonly Decorator[] => (open.length < 2 ? open : [...new Set(open)]);
  for (const token of tokens) {
    const from = cited;
    cited = null;
    const name = /^(strong|em|s)_(open|close)$/.exec(token.type);
    if (name) {
      const decorator = tokenDecorators[name[1]!]!;
      if (name[2] === 'open') open.push(decorator);
      else close(decorator);
      continue;
    }
    switch (token.type) {
      case 'text':
        addWithLinks(text, token.content, marks(), href);
        break;
      case 'text_special':
        text.add(token.content, marks(), href);
        break;
      case 'softbreak':
        text.add(' ', marks(), href);
        break;
      case 'hardbreak':
        text.add('\n', marks(), href);
        break;
      case 'code_inline':
        text.add(token.content, [...new Set([...open, 'code' as const])], href);
        break;
      case 'link_open':
        href = linkOf(attributeOfToken(token, 'href'), options);
        break;
      case 'link_close':
        href = null;
        break;
      case 'image':
        pieces.push({ text }, { figure: figureFrom(token, options) });
        text = new TextDraft();
        spans.fill(null);
        break;
      case 'citation_mark':
        text.cite(citationKeyOf(token), from);
        break;
      case 'html_inline': {
        const [, slash, tag] = TAG.exec(token.content) ?? [];
        if (tag?.toLowerCase() === 'span') {
          if (slash) cited = spans.pop() ?? null;
          else if (spans.length < MOST_SPANS) spans.push(CITED.test(token.content) ? text.place() : null);
          break;
        }
        const decorator = tag ? decoratorOf(tag.toLowerCase()) : null;
        if (tag?.toLowerCase() === 'br') text.add('\n', marks(), href);
        else if (decorator !== null && slash) close(decorator);
        // More of the same within each other says nothing, and would be copied for every piece of text.
        else if (decorator !== null && open.length < 50) open.push(decorator);
      }
    }
  }
  pieces.push({ text });
  return pieces.filter((piece) => 'figure' in piece || !piece.text.isEmpty);
}

function linkOf(address: string, options: ReadingOptions): string | null {
  const href = address.trim().replaceAll(' ', '%20');
  if (href === '' || (options.isLenient && !isSafeLink(href))) return null;
  return href;
}

/** Links addresses that stand bare in the text, without the punctuation of the sentence around them. */
function addWithLinks(
  text: TextDraft,
  content: string,
  marks: readonly Decorator[],
  href: string | null,
): void {
  let done = 0;
  if (href === null) {
    for (const match of content.matchAll(BARE_ADDRESS)) {
      const address = withoutPunctuation(match[0]);
      if (address.length > LONGEST_BARE_ADDRESS || !isSafeLink(address)) continue;
      text.add(content.slice(done, match.index), marks, null);
      text.add(address, marks, address);
      done = match.index + address.length;
    }
  }
  text.add(content.slice(done), marks, href);
}

function withoutPunctuation(address: string): string {
  // How many closing brackets have no opening one before them, so that (https://example.org/a_(b)) ends well.
  let loose = 0;
  for (const sign of address) loose += sign === ')' ? 1 : sign === '(' ? -1 : 0;
  let end = address.length;
  while (end > 0 && /[.,;:!?'")\]*_~]/.test(address[end - 1]!)) {
    if (address[end - 1] === ')') {
      if (loose <= 0) break;
      loose -= 1;
    }
    end -= 1;
  }
  return address.slice(0, end);
}

const CREDIT = /(?:^|\n)Credit:[ \t]*([^\n]*)$/;

/** A picture; its title is the caption, and a last line of it that begins with "Credit:" says whose it is. */
function figureFrom(token: MarkdownToken, options: ReadingOptions): DraftBlock {
  const title = attributeOfToken(token, 'title');
  const credit = CREDIT.exec(title);
  return {
    _type: 'figure',
    imageId: imageIdFrom(attributeOfToken(token, 'src').trim(), options),
    alt: plainOfTokens(token.children ?? []),
    caption: credit ? title.slice(0, credit.index) : title,
    credit: credit?.[1] ?? '',
  };
}

/** The bare words of inline tokens. */
export function plainOfTokens(tokens: readonly MarkdownToken[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'image') return plainOfTokens(token.children ?? []);
      if (token.type === 'softbreak' || token.type === 'hardbreak') return ' ';
      return token.type === 'html_inline' ? '' : token.content;
    })
    .join('');
}
