import MarkdownIt from 'markdown-it';
import { citationMark, citationDefinition } from './footnote-syntax.js';

export type MarkdownToken = ReturnType<MarkdownIt['parse']>[number];

const parser = new MarkdownIt('default', {
  html: true,
  // linkify-it needs seconds for 100 kB of "http://a.b/("; bare addresses are found by our own linear search.
  linkify: false,
  typographer: false,
});
// Escaped characters stay tokens of their own, so that `https\://` is known from an address to be linked.
parser.core.ruler.disable('text_join');
// Addresses reach the check as they were written: there a bad one gets its message instead of passing for text.
parser.validateLink = () => true;
parser.normalizeLink = (url) => url;
parser.normalizeLinkText = (text) => text;
parser.inline.ruler.before('link', 'citation_mark', citationMark);
parser.block.ruler.before('reference', 'citation_definition', citationDefinition, {
  alt: ['paragraph', 'reference'],
});

/** CommonMark with the tables and strikethrough of GitHub. Nesting beyond 100 is read as text; time is linear. */
export function parseMarkdown(markdown: string): MarkdownToken[] {
  return parser.parse(markdown.replace(/^\ufeff/, ''), {});
}

/** Tokens of a text that is one line, as of a footnote. */
export function parseMarkdownLine(markdown: string): readonly MarkdownToken[] {
  return parser.parseInline(markdown, {}).flatMap(({ children }) => children ?? []);
}

export function attributeOfToken(token: MarkdownToken, name: string): string {
  return token.attrGet(name) ?? '';
}

/** Key of a citation where it is used or defined. */
export function citationKeyOf({ meta }: MarkdownToken): string {
  return (meta as { readonly key: string }).key;
}
